import type { Faq } from "../platform/snapshot.ts";

/** A passage that answers, with how well it fits. */
export interface Passage {
  faq: Faq;
  /** 0–1; below 0.35 it is not shown. */
  score: number;
}

export interface Knowledge {
  /** Published questions nearest to the text, best first; from the snapshot, no query. */
  find(text: string, options: { intents: string[]; limit: number }): Passage[];
}
