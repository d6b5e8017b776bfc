/** A table written as words in turn: name, sign, name, sign. */
function table(words: string): ReadonlyMap<string, string> {
  const parts = words.trim().split(/\s+/);
  return new Map(parts.flatMap((name, index) => (index % 2 === 0 ? [[name, parts[index + 1] ?? ''] as const] : [])));
}

/** Commands that stand for a letter. */
export const letters = table(`
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π
varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π
Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω infty ∞ partial ∂ nabla ∇ hbar ℏ ell ℓ Re ℜ Im ℑ aleph ℵ wp ℘ imath ı jmath ȷ emptyset ∅ varnothing ∅
top ⊤ bot ⊥ angle ∠ triangle △ square □ degree ° prime ′ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ % % $ $ # # & & _ _ S § P ¶ AA Å`);

/** Commands that stand for an operator, a relation or an arrow. */
export const operators = table(`
times × cdot ⋅ div ÷ pm ± mp ∓ ast ∗ star ⋆ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪
setminus ∖ neg ¬ lnot ¬ forall ∀ exists ∃ nexists ∄ in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ leq ≤ le ≤ geq ≥
ge ≥ ll ≪ gg ≫ neq ≠ ne ≠ approx ≈ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ perp ⊥ parallel ∥ mid ∣ nmid ∤ prec ≺ succ ≻ preceq ⪯ succeq ⪰
vdash ⊢ models ⊨ to → rightarrow → longrightarrow ⟶ leftarrow ← gets ← longleftarrow ⟵ leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐
Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ Longrightarrow ⟹ mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ hookrightarrow ↪ rightharpoonup ⇀
rightleftharpoons ⇌ nearrow ↗ searrow ↘ therefore ∴ because ∵ colon : coloneqq ≔ triangleq ≜ doteq ≐ asymp ≍ lesssim ≲ gtrsim ≳ dagger † ddagger ‡
surd √ backslash ∖ lt < gt >`);

/** Operators that are set large; those of the second list keep their limits beside them. */
export const sums = table('sum ∑ prod ∏ coprod ∐ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigvee ⋁ bigwedge ⋀');
export const integrals = table('int ∫ iint ∬ iiint ∭ oint ∮');

/** Names of functions, written upright; those of the second list take their limits below. */
export const functions = new Set(
  'sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp deg dim ker hom arg'.split(' '),
);
export const limits = new Set('lim max min sup inf limsup liminf det gcd Pr argmax argmin'.split(' '));

export const brackets = table(`
{ { } } lbrace { rbrace } langle ⟨ rangle ⟩ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ | ‖ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrack [ rbrack ]`);

export const accents = table(
  'hat ^ widehat ^ bar ¯ overline ¯ vec → overrightarrow → tilde ~ widetilde ~ dot ˙ ddot ¨ check ˇ breve ˘ acute ´ grave ` overbrace ⏞',
);
export const accentsBelow = table('underline _ underbrace ⏟');

/** Widths of spaces in em. */
export const spaces = table(', .17 : .22 ; .28 ! -.17 quad 1 qquad 2 enspace .5 thinspace .17 > .22 ~ .33 hfill 1');

/** Commands that change nothing a reader needs. */
export const silent = new Set('displaystyle textstyle scriptstyle limits nolimits nonumber notag left. right. rm bf it'.split(' '));

/** First code points of the alphabets of `\\mathbb` and its like: capitals, small letters, digits. */
const alphabets: Readonly<Record<string, readonly [number, number, number?]>> = {
  mathbf: [0x1d400, 0x1d41a, 0x1d7ce],
  boldsymbol: [0x1d468, 0x1d482, 0x1d7ce],
  bm: [0x1d468, 0x1d482, 0x1d7ce],
  mathcal: [0x1d49c, 0x1d4b6],
  mathscr: [0x1d49c, 0x1d4b6],
  mathfrak: [0x1d504, 0x1d51e],
  mathbb: [0x1d538, 0x1d552, 0x1d7d8],
  mathsf: [0x1d5a0, 0x1d5ba, 0x1d7e2],
  mathtt: [0x1d670, 0x1d68a, 0x1d7f6],
};
/** Letters that Unicode had before it had their alphabets. */
const older: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  mathbb: table('C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ'),
  mathcal: table('B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ'),
  mathscr: table('B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ e ℯ g ℊ o ℴ'),
  mathfrak: table('C ℭ H ℌ I ℑ R ℜ Z ℨ'),
};
export const isAlphabet = (name: string): boolean => name in alphabets;

/** Letters and digits in the alphabet of a command; others stay as they are. */
export function inAlphabet(name: string, text: string): string {
  const [capitals = 0, small = 0, digits] = alphabets[name] ?? [];
  const shifted = (char: string): string => {
    const code = char.charCodeAt(0);
    if (/[A-Z]/.test(char)) return String.fromCodePoint(capitals + code - 65);
    if (/[a-z]/.test(char)) return String.fromCodePoint(small + code - 97);
    return digits !== undefined ? String.fromCodePoint(digits + code - 48) : char;
  };
  return text.replaceAll(/[A-Za-z\d]/g, (char) => older[name]?.get(char) ?? shifted(char));
}
