import { EMOTIONS, INTENTS, LANGUAGES } from "./types.ts";

/** What the model says of every text, as columns of its last layer. */
export const HEADS = {
  intent: { offset: 0, size: INTENTS.length },
  emotion: { offset: INTENTS.length, size: EMOTIONS.length },
  language: { offset: INTENTS.length + EMOTIONS.length, size: LANGUAGES.length },
} as const;

/** All columns of the last layer. */
export const COLUMNS = INTENTS.length + EMOTIONS.length + LANGUAGES.length;
