import type { Dialogue } from "./contract.ts";
import { tellReceipt } from "./receipt.ts";
import { takeTurn } from "./turn.ts";

export { initialState } from "./initial-state.ts";

/** The dialogue as the conversation object uses it. */
export const dialogue: Dialogue = { takeTurn, tellReceipt };
