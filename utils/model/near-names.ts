/** The pairs of neighbouring characters, without regard to case and separators. */
function pairs(name: string): Set<string> {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return new Set(Array.from({ length: Math.max(0, plain.length - 1) }, (_, index) => plain.slice(index, index + 2)));
}

/** At most `count` of the names, the most alike first (Dice coefficient of their character pairs, at least a half). */
export function nearNames(name: string, names: readonly string[], count = 3): string[] {
  const wanted = pairs(name);
  return names
    .map((candidate) => {
      const found = pairs(candidate);
      return { candidate, likeness: (2 * [...found].filter((pair) => wanted.has(pair)).length) / Math.max(1, found.size + wanted.size) };
    })
    .filter(({ likeness }) => likeness >= 0.5)
    .sort((one, other) => other.likeness - one.likeness)
    .slice(0, count)
    .map(({ candidate }) => candidate);
}
