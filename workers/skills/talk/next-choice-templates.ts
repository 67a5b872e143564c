import type { Templates } from "../skill.ts";

/** Words for offering what is possible instead; every skill that refuses carries them. */
export const nextChoiceTemplates = {
  "next.which": { zh: "您看怎么处理比较合适？", en: "What would you like to do?" },
  "next.nothing": {
    zh: "好的，那就先不操作。有需要随时告诉我。",
    en: "All right, nothing is changed. Just tell me if you need anything.",
  },
  "next.person": {
    zh: "好的，我把情况转给专员为您处理。",
    en: "All right, I'm passing this on to a colleague.",
    promises: [{ kind: "follow_up", record: "handoff" }],
  },
} satisfies Templates;
