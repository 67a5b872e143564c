import { measuresIn } from "../../skills/products/measures.ts";
import { modelsIn } from "../../skills/products/named-products.ts";
import type { IntentId, Understanding } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import { SWAPPING } from "../kinship.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

// “14升的也行，也没货就取消”: what is to be done where the goods wished instead are not there.

const NOT_THERE = "(?:没有(?:现?货)?|没现?货|无现?货|缺货|断货|售罄|卖完了?|换不[了成]|不能换|不行|不成)";
const OR_ELSE = new RegExp(
  `${NOT_THERE}(?:了|呢|的)*[，,。\\s]*(?:的话|话|就|则|便|那|直接|干脆|麻烦|请|帮我?|给我?|我|还是|把)+[^，。,.!！?？\\n]{0,8}?(?:取消|退|不要)|\\bif [^,.\\n]{0,36}(?:out of stock|sold out|unavailable|not (?:there|available|in stock)|isn'?t|aren'?t|(?:is|are) out|not)[^,.\\n]{0,16},?\\s*(?:then |just |please |i'?d like to )*(?:cancel|refund|return)`,
  "iu",
);
const ENDS: ReadonlySet<IntentId> = new Set<IntentId>(["cancel_order", "return_request", "refund_request"]);
const OPTIONS: ReadonlySet<string> = new Set(["product", "color", "size", "storage", "spec"]);

/** The end that is wished in that case, as a part of the message; none where the main wish is no end. */
export function endWished({ text, understanding }: Reading): Understanding["further"] {
  const { intent, confidence } = understanding;
  return isOrElse(intent, text) ? [{ intent, confidence, text: OR_ELSE.exec(text)?.[0] ?? text }] : [];
}

/** Whether a wish is only for the case that what is wished before it is not there. */
export function isOrElse(intent: IntentId, text: string): boolean {
  return ENDS.has(intent) && OR_ELSE.test(text);
}

/** Other goods are wished first, and the end of the order only where they are not there. */
export function swapsOrElse({ text, choice, understanding }: Reading, { last, frames }: DialogueState): boolean {
  if (choice !== null || !OR_ELSE.test(text)) return false;
  const isUnderWay = SWAPPING.has(frames.at(-1)?.intent ?? last?.intent ?? "greeting");
  const isWished = wishesIn(text).some((wish) => SWAPPING.has(wish));
  const isNamed = understanding.entities.some(({ type }) => OPTIONS.has(type));
  return (isUnderWay || isWished) && (isNamed || measuresIn(text).length > 0 || modelsIn(text).length > 0);
}
