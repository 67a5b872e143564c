/** Gaps between kept buckets are written in this base. */
export const GAP_BASE = 44;
/** How many of an embedding's signs one symbol holds. */
export const PACKED = 4;
/** What an embedding's sign is worth: the smallest scale, how much each next one is larger, and how many there are. */
const SCALE = { least: 0.25, growth: 1.35, count: 16 };

function printable(): string {
  let out = "";
  for (let code = 35; code < 127; code++) if (code !== 92 && code !== 36) out += String.fromCharCode(code);
  return out;
}

/** One symbol for four signs, a scale, or a digit of a gap. */
export const SYMBOLS = printable();

function symbolIndex(): Int16Array {
  const index = new Int16Array(128);
  for (let i = 0; i < SYMBOLS.length; i++) index[SYMBOLS.charCodeAt(i)] = i;
  return index;
}

const INDEX = symbolIndex();

/** For each symbol its signs, -1, 0 or 1. */
const SIGNS = Float64Array.from({ length: 3 ** PACKED * PACKED }, (_, i) => {
  const digit = PACKED - 1 - (i % PACKED);
  return (Math.floor(Math.floor(i / PACKED) / 3 ** digit) % 3) - 1;
});

/** The scales that an embedding can have, ascending. */
export const SCALES: readonly number[] = Array.from({ length: SCALE.count }, (_, i) => SCALE.least * SCALE.growth ** i);

/** The nearest scale, as its place in `SCALES`. */
export function scaleOf(size: number): number {
  const place = Math.round(Math.log(size / SCALE.least) / Math.log(SCALE.growth));
  return Math.max(0, Math.min(SCALE.count - 1, Number.isFinite(place) ? place : 0));
}

/** Calls back with each of the ascending numbers that the gaps stand for. */
export function decodeGaps(text: string, each: (value: number, place: number) => void): void {
  let at = -1;
  let place = 0;
  let gap = 0;
  let scale = 1;
  for (let i = 0; i < text.length; i++) {
    const symbol = INDEX[text.charCodeAt(i)] as number;
    gap += (symbol % GAP_BASE) * scale;
    scale *= GAP_BASE;
    if (symbol >= GAP_BASE) continue;
    at += gap + 1;
    each(at, place++);
    gap = 0;
    scale = 1;
  }
}

/** What a symbol stands for as a small number. */
export function numberAt(text: string, place: number): number {
  return INDEX[text.charCodeAt(place)] as number;
}

/** The scale of one row. */
export function scaleAt(scales: string, row: number): number {
  return SCALES[INDEX[scales.charCodeAt(row)] as number] as number;
}

/** Adds one row's signs, `scale` times, to `out`. Rows are read where a message has them: loading the model reads none. */
export function addRow(out: Float64Array, signs: string, row: number, scale: number): void {
  const symbols = out.length / PACKED;
  const start = row * symbols;
  for (let i = 0; i < symbols; i++) {
    const at = (INDEX[signs.charCodeAt(start + i)] as number) * PACKED;
    for (let j = 0; j < PACKED; j++) {
      const unit = i * PACKED + j;
      out[unit] = (out[unit] as number) + scale * (SIGNS[at + j] as number);
    }
  }
}
