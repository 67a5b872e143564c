import { type Skill, text } from "../skill.ts";

/** Says what the shop has written for an intent of its own, or gives the conversation to a person. */
export const ownAnswers: Skill = {
  name: "own_answers",
  // Which they are is each shop's data: `skillFor` sends all of them here.
  intents: [],
  async step({ shop, frame, language }) {
    const own = shop.ownIntents.find(({ id }) => id === frame.intent);
    if (!own) return { do: "pass" };
    if (own.answer === "handoff") return { do: "handoff", reason: "policy" };
    const sources = [{ kind: "shop" as const, id: own.id, title: own.name[language] }];
    return { do: "say", say: [{ template: "own.answer", facts: { answer: text(own.answer[language]) }, sources }] };
  },
};
