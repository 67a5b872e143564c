import { batch, signal } from "@preact/signals";
import type { Api } from "./api.ts";
import type { ConversationPage } from "./wire.ts";

/** How far the correction of one message is. */
export interface Correcting {
  seq: number;
  state: "saving" | "saved" | "failed";
}

export interface CorrectionsOptions {
  shop: string;
  conversation: string;
}

/** What agents said that messages of a conversation meant. */
export function createCorrections(api: Api, { shop, conversation }: CorrectionsOptions) {
  /** Intents by seq. */
  const known = signal<Readonly<Record<string, string>>>({});
  /** The intents that the shop has added. */
  const ownIntents = signal<ConversationPage["ownIntents"]>([]);
  const correcting = signal<Correcting | null>(null);

  const set = (seq: number, intent: string | null) => {
    const { [seq]: _, ...others } = known.value;
    known.value = intent === null ? others : { ...others, [seq]: intent };
  };

  return {
    known,
    ownIntents,
    correcting,
    /** As the server has them; what is being saved stands. */
    show: (page: Pick<ConversationPage, "corrections" | "ownIntents">) =>
      batch(() => {
        ownIntents.value = page.ownIntents;
        if (correcting.value?.state !== "saving") known.value = page.corrections;
      }),
    /** Says what a message meant; null takes it back. What fails stands as it was before. */
    correct: async (seq: number, intent: string | null): Promise<boolean> => {
      const before = known.value[seq] ?? null;
      if (correcting.value?.state === "saving" || intent === before) return false;
      batch(() => {
        set(seq, intent);
        correcting.value = { seq, state: "saving" };
      });
      const answer =
        intent === null
          ? await api.takeBackCorrection(shop, conversation, seq)
          : await api.correct(shop, conversation, seq, intent);
      // Taken back already is taken back.
      const isDone = answer.ok || (intent === null && answer.problem.kind === "missing");
      batch(() => {
        if (!isDone) set(seq, before);
        correcting.value = { seq, state: isDone ? "saved" : "failed" };
      });
      return isDone;
    },
  };
}
