import { EMOTIONS, INTENTS } from "./types.ts";

/** The classes that the model scores for every text, as columns of one matrix. */
export const HEADS = {
  intent: { offset: 0, size: INTENTS.length },
  emotion: { offset: INTENTS.length, size: EMOTIONS.length },
} as const;

/** All columns of the weight matrix. */
export const COLUMNS = INTENTS.length + EMOTIONS.length;
