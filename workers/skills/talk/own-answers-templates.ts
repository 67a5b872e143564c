import type { Templates } from "../skill.ts";

export const ownAnswersTemplates = {
  "own.answer": { zh: "{answer}", en: "{answer}" },
} satisfies Templates;
