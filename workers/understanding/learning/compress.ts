import { GAP_BASE, PACKED, SCALES, SYMBOLS, scaleOf } from "../weights.ts";
import type { Example, Network } from "./network.ts";

/** All rows, those first that move the hidden layer most over the examples, each of which counts as `weightOf` says. */
export function heaviestRows<E extends Example>(
  network: Network,
  examples: readonly E[],
  weightOf: (example: E) => number,
): Int32Array {
  const { width, embeddings } = network;
  const moved = new Float64Array(embeddings.length / width);
  for (const example of examples) {
    const { features } = example;
    const weight = weightOf(example);
    for (let k = 0; k < features.length; k++) {
      const row = features.ids[k] as number;
      moved[row] = (moved[row] as number) + weight * (features.values[k] as number);
    }
  }
  for (let row = 0; row < moved.length; row++) {
    let squares = 0;
    for (let j = 0; j < width; j++) squares += (embeddings[row * width + j] as number) ** 2;
    moved[row] = (moved[row] as number) * squares;
  }
  return Int32Array.from(moved.keys()).sort((a, b) => (moved[b] as number) - (moved[a] as number) || a - b);
}

/** The network with only some of its rows, renumbered from 0. */
export function withRows(network: Network, rows: Int32Array): Network {
  const { width } = network;
  const embeddings = new Float32Array(rows.length * width);
  for (const [at, row] of rows.entries()) {
    embeddings.set(network.embeddings.subarray(row * width, (row + 1) * width), at * width);
  }
  return { ...network, embeddings };
}

/**
 * Embeddings as signs with one scale per row: those well under the row's mean are 0 (ternary weight networks, Li and Liu
 * 2016). Learning goes on in `exact`, and each row that it touches is rounded anew into the network.
 */
export interface Rounding {
  exact: Float32Array;
  /** -1, 0 or 1. */
  signs: Int8Array;
  /** Places in `SCALES`. */
  scales: Uint8Array;
  /** The spread of each hidden unit's embeddings: what a sign of scale 1 is worth there. */
  units: Float64Array;
  round(row: number): void;
}

/** An embedding this far under its row's mean size is 0. */
const ZERO_BELOW = 0.9;

function spreadOf({ width, embeddings }: Network): Float64Array {
  const squares = new Float64Array(width);
  for (let i = 0; i < embeddings.length; i++) {
    squares[i % width] = (squares[i % width] as number) + (embeddings[i] as number) ** 2;
  }
  return squares.map((sum) => Math.sqrt(sum / Math.max(1, embeddings.length / width)));
}

function meanAbove(sizes: Float64Array, limit: number): number {
  let sum = 0;
  let count = 0;
  for (let j = 0; j < sizes.length; j++) {
    if ((sizes[j] as number) <= limit) continue;
    sum += sizes[j] as number;
    count++;
  }
  return sum / Math.max(1, count);
}

/** Rounds all of a network's embeddings, and keeps the exact ones beside them. */
export function roundingOf(network: Network): Rounding {
  const { width, embeddings } = network;
  const exact = embeddings.slice();
  const units = spreadOf(network);
  const signs = new Int8Array(exact.length);
  const scales = new Uint8Array(exact.length / width);
  const sizes = new Float64Array(width);
  const round = (row: number) => {
    const base = row * width;
    let sum = 0;
    for (let j = 0; j < width; j++) {
      sizes[j] = Math.abs(exact[base + j] as number) / (units[j] as number);
      sum += sizes[j] as number;
    }
    const limit = (ZERO_BELOW * sum) / width;
    const place = scaleOf(meanAbove(sizes, limit));
    scales[row] = place;
    for (let j = 0; j < width; j++) {
      const sign = (sizes[j] as number) > limit ? Math.sign(exact[base + j] as number) : 0;
      signs[base + j] = sign;
      embeddings[base + j] = sign * (SCALES[place] as number) * (units[j] as number);
    }
  };
  for (let row = 0; row < scales.length; row++) round(row);
  return { exact, signs, scales, units, round };
}

/** Signs as printable text, four to a symbol. */
export function encodeSigns(signs: Int8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < signs.length; i += PACKED) {
    let symbol = 0;
    for (let j = 0; j < PACKED; j++) symbol = symbol * 3 + (signs[i + j] as number) + 1;
    parts.push(SYMBOLS.charAt(symbol));
  }
  return parts.join("");
}

/** Small numbers, one symbol each. */
export function encodePlaces(places: Uint8Array): string {
  return Array.from(places, (place) => SYMBOLS.charAt(place)).join("");
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
