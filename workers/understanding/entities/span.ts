import type { Entity } from "../types.ts";

type WithoutSpan<T> = T extends unknown ? Omit<T, "text" | "start" | "end"> : never;

/** An entity's type and value, without its place. */
export type Reading = WithoutSpan<Entity>;

/** A candidate entity; where two overlap the higher `rank` wins, then the longer. */
export interface Found {
  start: number;
  end: number;
  rank: number;
  of: Reading;
}

/** A candidate at the place of a regular expression's match (or of one of its groups). */
export function at(match: RegExpExecArray, rank: number, of: Reading, group = match[0]): Found {
  const start = match.index + Math.max(0, match[0].indexOf(group));
  return { start, end: start + group.length, rank, of };
}

/** All matches of a pattern with the `g` flag, at most 200. */
export function matches(text: string, pattern: RegExp): RegExpExecArray[] {
  const out: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    out.push(match);
    if (out.length >= 200) break;
  }
  return out;
}

/** Keeps the best of overlapping candidates, in order of place. */
export function resolveOverlaps(found: readonly Found[]): Found[] {
  const order = [...found].sort((a, b) => b.rank - a.rank || b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Found[] = [];
  for (const f of order) {
    if (f.end > f.start && !kept.some((k) => f.start < k.end && k.start < f.end)) kept.push(f);
  }
  return kept.sort((a, b) => a.start - b.start);
}
