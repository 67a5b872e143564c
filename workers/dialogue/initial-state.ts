import { ANONYMOUS } from "../commerce/ports.ts";
import type { DialogueState } from "./contract.ts";

/** What a new conversation knows: nothing. */
export function initialState(): DialogueState {
  return {
    language: null,
    frames: [],
    last: null,
    focus: {
      productId: null,
      shownProductIds: [],
      categoryId: null,
      options: {},
      orderId: null,
      body: {},
      city: null,
    },
    identity: structuredClone(ANONYMOUS),
    proposal: null,
    awaiting: null,
    offered: [],
    done: null,
    notUnderstood: 0,
    angry: 0,
    hasGreeted: false,
    sentiments: [],
  };
}
