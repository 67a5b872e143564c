import type { Passage } from "../../knowledge/ports.ts";
import type { SkillContext } from "../skill.ts";

/** Whether a published question answers the message at least this well (0–1), so that the skill may pass. */
export function isAnsweredByFaq(context: SkillContext, atLeast: number): boolean {
  const intents = [context.understanding.intent];
  return context.knowledge.find(context.text, { intents, limit: 1 }).some((passage) => passage.score >= atLeast);
}

const OFFERS = "promotion_query";

/** The published offer nearest to the words, or the first there is: offers that no rule computes. Null: none. */
export function publishedOffer({ knowledge, shop, text }: SkillContext, atLeast = 0): Passage | null {
  const ofOffers = (passage: Passage) => passage.faq.intents.includes(OFFERS) && passage.score >= atLeast;
  const near = knowledge.find(text, { intents: [OFFERS], limit: shop.faq.length }).find(ofOffers);
  const [first] = atLeast > 0 ? [] : shop.faq.filter(({ intents }) => intents.includes(OFFERS));
  return near ?? (first ? { faq: first, score: 0 } : null);
}
