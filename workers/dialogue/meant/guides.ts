import { namesThing } from "../../skills/guide-things.ts";
import { areTold, guideTopics } from "../../skills/guide-topics.ts";
import { namesSymptom } from "../../skills/symptoms.ts";
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

/** “放出来水浑的”: goods that do something wrong, where the guides tell what to do about it. */
export function tellsSymptom(
  { text, choice, understanding, isUnclear }: Reading,
  { awaiting, frames }: DialogueState,
  shop: Known,
) {
  if (choice !== null || awaiting !== null || frames.length > 0 || !areTold(["faults"], shop.guideTopics)) return false;
  const { intent } = understanding;
  const isTold = !isQuestion(text) && (intent === "product_usage" || intent === "product_info");
  const isLoose = isUnclear || isTold || intent === "complaint" || intent === "chitchat";
  return isLoose && namesSymptom(text) && !isThreat(text);
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

/** “换热器几年内包换”: a question that names what only guides tell of is theirs, whatever else its words do elsewhere. */
export function asksOfGuideThing(reading: Reading, state: DialogueState, shop: Known): IntentId | null {
  return namesThing(reading.text) ? asksGuide(reading, state, shop) : null;
}
