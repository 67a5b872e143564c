import { parseArgs } from "node:util";
import { understand } from "../../workers/understanding/understand.ts";
import { contextOf, readRequests, scoreRequests } from "./requests-score.ts";

const { values } = parseArgs({
  options: { half: { type: "string", default: "first" }, misses: { type: "boolean", default: false } },
});
const { half } = values;
if (half !== "first" && half !== "second") {
  console.error("usage: node test/bench/requests.ts [--half first|second] [--misses]");
  process.exit(2);
}
// Whoever saw what the second half gets wrong could fit the tables to it.
if (half === "second" && values.misses) {
  console.error("--misses shows the first half only: the second half measures what was not looked at");
  process.exit(2);
}

const messages = readRequests(half);
const { shares, counts, misses } = scoreRequests(messages, (message) => understand(message.text, contextOf(message)));
if (values.misses) {
  for (const { task, message, read } of misses) {
    const { text, lang, requests, answer, isCorrection, negated } = message;
    console.log(`${task} ${lang}  ${JSON.stringify(text)}`);
    console.log(`    wanted ${JSON.stringify({ requests, answer, isCorrection, negated })}\n    read   ${read}`);
  }
}
console.log(
  `${half} half: ${counts.separated} to separate, ${counts.corrections} corrections, ${counts.answers} answers`,
);
const figures = Object.entries(shares).map(([task, share]) => `${task}=${share.toFixed(3)}`);
console.log(figures.join(" "));
