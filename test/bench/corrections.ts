import { understand } from "../../workers/understanding/understand.ts";
import { jargonShop } from "../understanding/own-intents/read-sets.ts";

/** How much a shop's own corrections improve the reading of messages that were held back; prints shares of 0–1. */
const AFTER = [0, 5, 20, 50];

const { corrections, heldBack } = jargonShop();
const shares = AFTER.map((count) => {
  const examples = corrections.slice(0, count);
  const right = heldBack.filter(
    ({ intent, text }) => understand(text, { now: 0, timeZone: "Asia/Shanghai", examples }).intent === intent,
  );
  return (right.length / heldBack.length).toFixed(3);
});
console.log(`${heldBack.length} messages held back, ${corrections.length} corrections`);
console.log(shares.map((share, i) => `${i === 0 ? "before" : `after_${AFTER[i]}`}=${share}`).join(" "));
