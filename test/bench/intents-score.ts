import type { Understanding } from "../../workers/understanding/types.ts";

/** One labelled row of a set. */
export interface Row {
  text: string;
  lang: string;
  intent: string;
  also: string[];
  sentiment?: number;
}

/** A row with what was understood and how long it took. */
export interface Result {
  row: Row;
  reading: Understanding;
  ms: number;
}

/** The figures of one run. */
export interface Scores {
  total: number;
  accuracy: number;
  macroF1: number;
  languageAccuracy: number;
  calibrationError: number;
  sentimentF1: number | undefined;
  negativeRecall: number | undefined;
  /** Of the requests that no shop serves, how many were refused; of the others, how many were. */
  refusals: { refused: number; outside: number; falsely: number; inside: number };
  medianMs: number;
  perLanguage: { lang: string; total: number; right: number; languageRight: number }[];
  confusions: { expected: string; got: string; count: number }[];
}

/** Reads JSONL rows `{text, lang, intent, also?, sentiment?}`; throws on a line without text and intent. */
export function readRows(jsonl: string): Row[] {
  return jsonl
    .split("\n")
    .filter((l) => l.trim() !== "")
    .map((line, i) => {
      const row: unknown = JSON.parse(line);
      if (typeof row !== "object" || row === null) throw new SyntaxError(`line ${i + 1} is not an object`);
      const { text, lang, intent, also, sentiment } = row as Record<string, unknown>;
      if (typeof text !== "string" || typeof intent !== "string")
        throw new SyntaxError(`line ${i + 1}: text or intent`);
      return {
        text,
        intent,
        lang: typeof lang === "string" ? lang : "?",
        also: Array.isArray(also) ? also.filter((a): a is string => typeof a === "string") : [],
        ...(typeof sentiment === "number" ? { sentiment } : {}),
      };
    });
}

const OUTSIDE = "out_of_scope";
/** The product asks back rather than guess below this. */
const ASKS_BELOW = 0.3;

function isRight({ row, reading }: Result): boolean {
  return reading.intent === row.intent || row.also.includes(reading.intent);
}

/** Mean F1 over the classes that occur as expected; an accepted alternative counts as the expected class. */
export function macroF1(pairs: readonly (readonly [expected: string, got: string])[]): number {
  const classes = new Set(pairs.map(([e]) => e));
  let sum = 0;
  for (const c of classes) {
    const hit = pairs.filter(([e, g]) => e === c && g === c).length;
    const expected = pairs.filter(([e]) => e === c).length;
    const got = pairs.filter(([, g]) => g === c).length;
    sum += hit === 0 ? 0 : (2 * hit) / (expected + got);
  }
  return classes.size === 0 ? 0 : sum / classes.size;
}

function calibrationError(results: readonly Result[]): number {
  const bins = Array.from({ length: 10 }, () => ({ n: 0, confidence: 0, right: 0 }));
  for (const r of results) {
    const bin = bins[Math.min(9, Math.floor(r.reading.confidence * 10))];
    if (!bin) continue;
    bin.n++;
    bin.confidence += r.reading.confidence;
    if (isRight(r)) bin.right++;
  }
  return bins.reduce((sum, b) => sum + Math.abs(b.confidence - b.right), 0) / Math.max(1, results.length);
}

/** The middle of some values, 0 of none. */
export function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function byLanguage(results: readonly Result[]): Scores["perLanguage"] {
  const table = new Map<string, { lang: string; total: number; right: number; languageRight: number }>();
  for (const r of results) {
    const entry = table.get(r.row.lang) ?? { lang: r.row.lang, total: 0, right: 0, languageRight: 0 };
    entry.total++;
    if (isRight(r)) entry.right++;
    if (r.reading.language === r.row.lang) entry.languageRight++;
    table.set(r.row.lang, entry);
  }
  return [...table.values()].sort((a, b) => b.total - a.total);
}

function confusionsOf(results: readonly Result[]): Scores["confusions"] {
  const counts = new Map<string, number>();
  for (const r of results) {
    if (isRight(r)) continue;
    const key = `${r.row.intent} ${r.reading.intent}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => ({ expected: key.split(" ")[0] ?? "", got: key.split(" ")[1] ?? "", count }))
    .sort((a, b) => b.count - a.count);
}

function refusalsOf(results: readonly Result[]): Scores["refusals"] {
  const isRefused = ({ reading }: Result) => reading.intent === OUTSIDE || reading.confidence < ASKS_BELOW;
  const outside = results.filter(({ row }) => row.intent === OUTSIDE);
  const inside = results.filter(({ row }) => row.intent !== OUTSIDE && !row.also.includes(OUTSIDE));
  return {
    refused: outside.filter(isRefused).length,
    outside: outside.length,
    falsely: inside.filter(isRefused).length,
    inside: inside.length,
  };
}

/** All figures of a run. */
export function score(results: readonly Result[]): Scores {
  const withSentiment = results.filter((r) => r.row.sentiment !== undefined);
  const negative = withSentiment.filter((r) => r.row.sentiment === -1);
  const perLanguage = byLanguage(results);
  const total = Math.max(1, results.length);
  return {
    total: results.length,
    accuracy: results.filter(isRight).length / total,
    macroF1: macroF1(results.map((r) => [r.row.intent, isRight(r) ? r.row.intent : r.reading.intent] as const)),
    languageAccuracy: perLanguage.reduce((s, l) => s + l.languageRight, 0) / total,
    calibrationError: calibrationError(results),
    sentimentF1:
      withSentiment.length === 0
        ? undefined
        : macroF1(withSentiment.map((r) => [String(r.row.sentiment), String(r.reading.sentiment)] as const)),
    negativeRecall:
      negative.length === 0 ? undefined : negative.filter((r) => r.reading.sentiment === -1).length / negative.length,
    refusals: refusalsOf(results),
    medianMs: median(results.map((r) => r.ms)),
    perLanguage,
    confusions: confusionsOf(results),
  };
}

/** The figures as lines to print; the last line is for machines. */
export function report(s: Scores, withConfusions: boolean): string[] {
  const percent = (x: number) => `${(100 * x).toFixed(1)} %`;
  const lines = ["lang      rows  intent   language"];
  for (const l of s.perLanguage) {
    lines.push(
      `${l.lang.padEnd(8)} ${String(l.total).padStart(5)}  ${percent(l.right / l.total).padStart(7)}  ${percent(l.languageRight / l.total).padStart(7)}`,
    );
  }
  if (withConfusions) {
    for (const c of s.confusions.slice(0, 40)) lines.push(`${String(c.count).padStart(3)}  ${c.expected} → ${c.got}`);
  }
  lines.push(`language ${percent(s.languageAccuracy)} · calibration error ${s.calibrationError.toFixed(3)}`);
  const { refused, outside, falsely, inside } = s.refusals;
  lines.push(
    `out of scope: ${refused} of ${outside} refused · false refusals ${percent(falsely / Math.max(1, inside))}`,
  );
  if (s.sentimentF1 !== undefined) {
    lines.push(`sentiment macro-F1 ${s.sentimentF1.toFixed(3)} · recall of -1 ${(s.negativeRecall ?? 0).toFixed(3)}`);
  }
  lines.push(`accuracy=${s.accuracy.toFixed(4)} macro_f1=${s.macroF1.toFixed(4)} ms=${s.medianMs.toFixed(3)}`);
  return lines;
}
