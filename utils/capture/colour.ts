/** A colour as red, green, blue in 0..255 and alpha in 0..1. */
export interface Colour {
  red: number;
  green: number;
  blue: number;
  alpha: number;
}

/** One channel, linear light 0..1 to sRGB 0..255. */
function gamma(linear: number): number {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  return Math.min(255, Math.max(0, value * 255));
}

/** Oklab to sRGB, by the matrices of CSS Color 4. */
function fromOklab(lightness: number, a: number, b: number, alpha: number): Colour {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return {
    red: gamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    green: gamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    blue: gamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha,
  };
}

const cache = new Map<string, Colour | undefined>();

function parse(css: string): Colour | undefined {
  const [, name, list] = /^([a-z]+)\((.*)\)$/.exec(css.trim()) ?? [];
  if (!name || !list) return undefined;
  const parts = list.split(/[\s,/]+/);
  const space = name === 'color' ? parts.shift() : name;
  const [x = 0, y = 0, z = 0, alpha = 1] = parts.map((part) =>
    part === 'none' ? 0 : Number.parseFloat(part) / (part.endsWith('%') ? 100 : 1),
  );
  if (space === 'rgb' || space === 'rgba') return { red: x, green: y, blue: z, alpha };
  if (space === 'srgb') return { red: x * 255, green: y * 255, blue: z * 255, alpha };
  if (space === 'oklab') return fromOklab(x, y, z, alpha);
  if (space === 'oklch') return fromOklab(x, y * Math.cos((z * Math.PI) / 180), y * Math.sin((z * Math.PI) / 180), alpha);
  return undefined;
}

/** Reads a computed colour; undefined for notations it does not know. */
export function parseColour(css: string): Colour | undefined {
  if (!cache.has(css)) {
    if (cache.size > 500) cache.clear();
    cache.set(css, parse(css));
  }
  return cache.get(css);
}

/** A colour laid over another one. */
export function over(top: Colour, below: Colour): Colour {
  const mix = (a: number, b: number) => a * top.alpha + b * (1 - top.alpha);
  return { red: mix(top.red, below.red), green: mix(top.green, below.green), blue: mix(top.blue, below.blue), alpha: 1 };
}

/** Relative luminance, by WCAG 2. */
function luminance({ red, green, blue }: Colour): number {
  const linear = (channel: number) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Whether no eye can tell the two apart: a contrast under 1.2 and all channels close (red on green has little contrast too, but is seen). */
export function alike(a: Colour, b: Colour): boolean {
  if (Math.max(Math.abs(a.red - b.red), Math.abs(a.green - b.green), Math.abs(a.blue - b.blue)) > 40) return false;
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high ?? 0) + 0.05 < 1.2 * ((low ?? 0) + 0.05);
}
