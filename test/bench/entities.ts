import { parseArgs } from "node:util";
import { findEntities } from "../../workers/understanding/entities/find.ts";
import { fold } from "../../workers/understanding/fold.ts";
import { f1, GOLD_PARTS, goldContext, readGold, scoreEntities, type Tally } from "./entities-score.ts";

const FLOOR = 0.93;
const { values } = parseArgs({
  options: { half: { type: "string", default: "first" }, misses: { type: "boolean", default: false } },
});
const half = GOLD_PARTS.find((part) => part === values.half);
if (half === undefined) {
  console.error(`usage: node test/bench/entities.ts [--half ${GOLD_PARTS.join("|")}] [--misses]`);
  process.exit(2);
}
// Whoever saw what a second half gets wrong could fit the readers to it.
if (half.endsWith("second") && values.misses) {
  console.error("--misses does not show a second half: it measures what was not looked at");
  process.exit(2);
}

const context = goldContext();
const messages = readGold(half);
const { byType, byLanguage, misses } = scoreEntities(messages, ({ text, now }) =>
  findEntities(text, fold(text), { ...context, now: now ?? context.now }),
);

function row(name: string, tally: Tally): string {
  const precision = tally.hits / Math.max(1, tally.hits + tally.extra);
  const recall = tally.hits / Math.max(1, tally.hits + tally.missed);
  const exact = tally.exactSpans / Math.max(1, tally.hits);
  const figures = [precision, recall, f1(tally), exact].map((figure) => figure.toFixed(3).padStart(8));
  return `${name.padEnd(16)}${String(tally.hits + tally.missed).padStart(5)}${figures.join("")}`;
}

if (values.misses) {
  for (const { lang, text, extra, missed } of misses) {
    const show = (list: readonly { type: string; text: string; value: unknown }[], sign: string) =>
      list.map((one) => `\n    ${sign} ${one.type} “${one.text}” ${JSON.stringify(one.value)}`).join("");
    console.log(`${lang}  ${text}${show(missed, "missed")}${show(extra, "extra ")}`);
  }
}
const types = [...byType].sort(([a], [b]) => a.localeCompare(b));
console.log(`${half}, ${messages.length} messages`);
console.log(`${"type".padEnd(16)}    n    prec  recall      f1   exact`);
for (const [name, tally] of types) console.log(row(name, tally));
console.log("");
for (const [name, tally] of byLanguage) console.log(row(name, tally));
const whole = types.reduce(
  (sum, [, t]) => ({
    hits: sum.hits + t.hits,
    extra: sum.extra + t.extra,
    missed: sum.missed + t.missed,
    exactSpans: sum.exactSpans + t.exactSpans,
  }),
  { hits: 0, extra: 0, missed: 0, exactSpans: 0 },
);
const below = types.filter(([, tally]) => f1(tally) < FLOOR).length;
console.log(`f1=${f1(whole).toFixed(3)} types_below=${below}`);
