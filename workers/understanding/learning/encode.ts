import { GAP_BASE, LEVELS, RUNS, SYMBOLS } from "../weights.ts";

/** A row whose strongest level is below this says next to nothing. */
const WEAKEST_ROW = 2;
/** Beside a level as strong as this the weakest ones are noise. */
const STRONG = 4;

/** The levels that a row of weights is written as: what costs room and hardly moves a score is left out. */
export function levelsOf(row: Float32Array, step: number): Int8Array {
  const levels = Int8Array.from(row, (w) => Math.max(-LEVELS, Math.min(LEVELS, Math.trunc(w / step))));
  const strongest = levels.reduce((most, level) => Math.max(most, Math.abs(level)), 0);
  if (strongest < WEAKEST_ROW) return levels.fill(0);
  return strongest < STRONG ? levels : levels.map((level) => (Math.abs(level) === 1 ? 0 : level));
}

/** One row as printable text: a symbol for a level, a symbol for a run of zeros; zeros at the end are left out. */
export function encodeRow(levels: Int8Array): string {
  let out = "";
  let zeros = 0;
  for (const level of levels) {
    if (level === 0) {
      zeros++;
      continue;
    }
    for (; zeros > 0; zeros -= Math.min(zeros, RUNS)) out += SYMBOLS.charAt(2 * LEVELS + Math.min(zeros, RUNS) - 1);
    out += SYMBOLS.charAt(level < 0 ? level + LEVELS : level + LEVELS - 1);
  }
  return out;
}

/** Small numbers, one symbol each. */
export function encodeSizes(sizes: readonly number[]): string {
  return sizes.map((size) => SYMBOLS.charAt(size)).join("");
}

/** Ascending numbers as printable gaps: digits of base GAP_BASE, low first, all but the last in the upper half. */
export function encodeGaps(ascending: Iterable<number>): string {
  let out = "";
  let last = -1;
  for (const value of ascending) {
    let gap = value - last - 1;
    last = value;
    while (gap >= GAP_BASE) {
      out += SYMBOLS.charAt(GAP_BASE + (gap % GAP_BASE));
      gap = Math.floor(gap / GAP_BASE);
    }
    out += SYMBOLS.charAt(gap);
  }
  return out;
}
