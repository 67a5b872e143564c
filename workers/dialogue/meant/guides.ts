import { namesSymptom } from "../../skills/after-sales/symptoms.ts";
import { asksCodeOrCheck, didNotGetBetter, namesCode, showsCode, tellsCode } from "../../skills/service/fault-words.ts";
import { namesThing } from "../../skills/service/guide-things.ts";
import { areTold, asksOfGift, guideTopics } from "../../skills/service/guide-topics.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import { isThreat } from "../handoff.ts";
import { speaksOfReturns } from "../order-questions.ts";
import type { Reading } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";
import type { Known } from "./known.ts";

/** “what if I drop it and it breaks” after a warranty was spoken of. */
export function asksOfWarranty({ understanding, text }: Reading, { last, awaiting }: DialogueState): boolean {
  const isMisread = understanding.intent === "return_policy" && !speaksOfReturns(text);
  return last?.intent === "repair_warranty" && awaiting === null && isMisread;
}

/** More is wished than advice on what it does. */
const WISHED_ELSE: ReadonlySet<IntentId> = new Set<IntentId>([
  "return_request",
  "exchange_request",
  "refund_request",
  "cancel_order",
  "human_agent",
  "place_order_help",
  "recommendation",
  "product_compare",
  "return_policy",
]);

/** “放出来水浑的”, “屏上跳 E4”: goods that do something wrong, where the guides tell what to do about it. */
export function tellsSymptom(
  { text, choice, understanding }: Reading,
  { awaiting, frames }: DialogueState,
  shop: Known,
) {
  if (choice !== null || awaiting !== null || frames.length > 0 || !areTold(["faults"], shop.guideTopics)) return false;
  if (isQuestion(text) || WISHED_ELSE.has(understanding.intent)) return false;
  return (namesSymptom(text) || tellsCode(text)) && !isThreat(text);
}

/** Whether advice of a guide on what is wrong has not helped. */
export function didNotHelp(
  { text, choice }: Reading,
  { awaiting, last, proposal }: DialogueState,
  shop: Known,
): boolean {
  if (choice !== null || proposal !== null || awaiting?.expects.kind === "confirm") return false;
  const isOfGuide = last?.skill === "guides" && last.slots["guide.question"] !== undefined;
  return isOfGuide && areTold(["faults"], shop.guideTopics) && didNotGetBetter(text) && wishesIn(text).length === 0;
}

/** What a product's guide answers is asked of the guide, whatever a classifier makes of “烟管” or “角阀”. */
export function asksGuide(
  { understanding, text, choice }: Reading,
  { awaiting }: DialogueState,
  shop: Known,
): IntentId | null {
  if (choice !== null || understanding.answer || awaiting?.expects.kind === "confirm") return null;
  if (wishesIn(text).length > 0) return null;
  const topics = guideTopics(text);
  if (!areTold(topics, shop.guideTopics)) return null;
  return topics.includes("repair") ? "repair_warranty" : "product_usage";
}

function namesFault(text: string): boolean {
  return namesCode(text) || namesSymptom(text);
}

/** “这响声是什么代码”, “显示 P7，先查哪里”: asked of what is wrong, which no comparison or parcel tells. */
export function asksOfFault(reading: Reading, state: DialogueState, shop: Known): IntentId | null {
  const { text } = reading;
  const { last, awaiting } = state;
  const isOfTold = last?.skill === "guides" && awaiting === null && namesFault(last.slots["guide.question"] ?? "");
  if (isOfTold && asksCodeOrCheck(text) && wishesIn(text).length === 0 && guideTopics(text).length === 0)
    return last.intent;
  const isFault = showsCode(text) || (namesFault(text) && asksCodeOrCheck(text));
  return isFault && guideTopics(text).includes("faults") ? asksGuide(reading, state, shop) : null;
}

/** “换热器几年内包换”: a question that names what only guides tell of is theirs, whatever else its words do elsewhere. */
export function asksOfGuideThing(reading: Reading, state: DialogueState, shop: Known): IntentId | null {
  return namesThing(reading.text) || asksOfGift(reading.text) ? asksGuide(reading, state, shop) : null;
}
