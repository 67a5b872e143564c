import { macroF1, median, type Row } from "../intents-score.ts";

/** Figures of a learner on labelled rows: `accuracy=… macro_f1=… ms=…`, milliseconds per message, median. */
export async function compare(rows: readonly Row[], read: (text: string) => string | Promise<string>): Promise<string> {
  for (const { text } of rows.slice(0, 50)) await read(text);
  const pairs: (readonly [expected: string, got: string])[] = [];
  const times: number[] = [];
  for (const { text, intent, also } of rows) {
    const started = performance.now();
    const reading = read(text);
    const got = typeof reading === "string" ? reading : await reading;
    times.push(performance.now() - started);
    pairs.push([intent, also.includes(got) ? intent : got]);
  }
  const accuracy = pairs.filter(([expected, got]) => expected === got).length / Math.max(1, pairs.length);
  return `accuracy=${accuracy.toFixed(4)} macro_f1=${macroF1(pairs).toFixed(4)} ms=${median(times).toFixed(3)}`;
}
