import { parseArgs } from "node:util";
import buildOnce from "../integration/build-once.ts";
import { runStorm } from "./storm/run.ts";

// npm run --silent bench:storm [-- --deliveries 100000 --conversations 1000 --seed 1]
// Inbound deliveries three times each and out of place, over a kind without a key (Telegram) and one with (REST), while
// their vendors limit, fail and fall silent. `unknown` counts replies of which nobody can know: the time-outs that were
// injected on the kind without a key.

const { values } = parseArgs({
  options: {
    deliveries: { type: "string", default: "100000" },
    conversations: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
  },
});
await buildOnce();
const size = {
  deliveries: Number(values.deliveries),
  conversations: Number(values.conversations),
  seed: Number(values.seed),
};
const storm = await runStorm(size, (progress) => console.error(progress));
const { deliveries, conversations, replies, failures, seconds, lost, doubled, outOfOrder, unknown, injected } = storm;
console.log(
  `${deliveries} deliveries over ${conversations} conversations in ${seconds.toFixed(0)} s; ${replies} replies, ${failures} other failures injected`,
);
console.log(`lost=${lost} doubled=${doubled} out_of_order=${outOfOrder} unknown=${unknown} injected=${injected}`);
process.exit(lost + doubled + outOfOrder === 0 && unknown === injected ? 0 : 1);
