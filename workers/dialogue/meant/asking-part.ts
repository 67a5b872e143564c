import type { IntentId } from "../../understanding/types.ts";
import { asksToKnow } from "../asks-to-know.ts";
import { type Reading, withMain } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";

/** Tells something or asks it; told only, it is why the other part is asked. */
const MAY_TELL: ReadonlySet<IntentId> = new Set<IntentId>([
  "size_advice",
  "product_info",
  "product_usage",
  "recommendation",
  "order_status",
  "chitchat",
]);

const asks = (text: string) => asksToKnow(text) || isQuestion(text) || wishesIn(text).length > 0;

/** “小锅有点小，大的有货吗”: of a message whose main point is only told, the part that asks is the point. */
export function withAskingPart(reading: Reading): Reading {
  const { understanding, text, choice } = reading;
  if (choice !== null || understanding.answer || !MAY_TELL.has(understanding.intent)) return reading;
  const asking = understanding.further.find((part) => asks(part.text));
  if (!asking) return reading;
  const rest = understanding.further.reduce((left, part) => left.replace(part.text, " "), text);
  return asks(rest) ? reading : { ...reading, isUnclear: false, understanding: withMain(understanding, asking) };
}
