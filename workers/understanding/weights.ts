/** Quantised weights run from -LEVELS to LEVELS. */
export const LEVELS = 24;
/** The longest run of zeros that one symbol stands for. */
export const RUNS = 40;

function printable(): string {
  let out = "";
  for (let code = 35; code < 127; code++)
    if (code !== 92 && code !== 96 && code !== 36) out += String.fromCharCode(code);
  return out;
}

/** Gaps between kept buckets are written in this base. */
export const GAP_BASE = 44;

/** First the 2·LEVELS non-zero levels, then the RUNS run lengths. */
export const SYMBOLS = printable();

function symbolIndex(): Int16Array {
  const index = new Int16Array(128);
  for (let i = 0; i < SYMBOLS.length; i++) index[SYMBOLS.charCodeAt(i)] = i;
  return index;
}

const INDEX = symbolIndex();

/** Reads gaps back: for each bucket its row plus one, 0 where it has none. */
export function decodeRows(text: string, buckets: number): Int32Array {
  const out = new Int32Array(buckets);
  let at = -1;
  let row = 0;
  let gap = 0;
  let scale = 1;
  for (let i = 0; i < text.length; i++) {
    const symbol = INDEX[text.charCodeAt(i)] as number;
    gap += (symbol % GAP_BASE) * scale;
    scale *= GAP_BASE;
    if (symbol >= GAP_BASE) continue;
    at += gap + 1;
    out[at] = ++row;
    gap = 0;
    scale = 1;
  }
  return out;
}

/** Where each row's symbols start, and where the last one's end. */
export function decodeStarts(sizes: string): Int32Array {
  const out = new Int32Array(sizes.length + 1);
  let at = 0;
  for (let i = 0; i < sizes.length; i++) {
    at += INDEX[sizes.charCodeAt(i)] as number;
    out[i + 1] = at;
  }
  return out;
}

/**
 * Adds one row, `scale` times, to `out`, in half steps: a level stands for the middle of what was rounded to it. Rows
 * are read where a message has them, so that loading the model reads none.
 */
export function addRow(out: Float64Array, text: string, start: number, end: number, scale: number): void {
  let column = 0;
  for (let i = start; i < end; i++) {
    const symbol = INDEX[text.charCodeAt(i)] as number;
    if (symbol >= 2 * LEVELS) {
      column += symbol - 2 * LEVELS + 1;
      continue;
    }
    const half = symbol < LEVELS ? 2 * (symbol - LEVELS) - 1 : 2 * (symbol - LEVELS + 1) + 1;
    out[column] = (out[column] as number) + scale * half;
    column++;
  }
}
