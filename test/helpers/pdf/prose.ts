import { randomFrom } from '../../e2e/soak/random.ts';

const WORDS =
  'harbour ferry island winter crossing timetable passenger ticket captain weather current northern southern village measure between another morning evening journey lantern railway station platform engine repair carpenter timber season company council archive letter account number against without through during several ordinary remarkable careful question answer reason method result figure sample control estimate pressure temperature surface material structure process evidence analysis difference condition observation instrument laboratory procedure experiment population distribution relation function constant variable equation argument proposal committee authority district management resource environment industry community development information communication organisation understanding responsibility the a of and in to is was with for on as by at from that this it which were had been more than some other two three many after before under over while'.split(
    ' ',
  );

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Sentences that say nothing, always the same for a seed. */
function sentences(seed: number, count: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, () => {
    const length = Math.floor(random.between(6, 24));
    const words = Array.from({ length }, () => random.pick(WORDS));
    if (random.between(0, 1) < 0.3) words[Math.floor(length / 2)] += ',';
    if (random.between(0, 1) < 0.15) words[2] = String(Math.floor(random.between(10, 900)));
    if (random.between(0, 1) < 0.1) words[3] = 'well-known';
    return `${capital(words.join(' '))}.`;
  });
}

export const paragraph = (seed: number, count: number): string => sentences(seed, count).join(' ');

/** A heading of a few words. */
export function heading(seed: number): string {
  const random = randomFrom(seed * 7 + 3);
  const long = WORDS.filter((word) => word.length > 6);
  return `${capital(random.pick(long))} and ${random.pick(long)}`;
}
