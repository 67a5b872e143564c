import type { SkillContext } from "./skill.ts";

/** Whether a published question answers the message at least this well (0–1), so that the skill may pass. */
export function isAnsweredByFaq(context: SkillContext, atLeast: number): boolean {
  const intents = [context.understanding.intent];
  return context.knowledge.find(context.text, { intents, limit: 1 }).some((passage) => passage.score >= atLeast);
}
