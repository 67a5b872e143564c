import type { DialogueState, TurnInput, TurnPorts } from "./contract.ts";
import type { Wording } from "./format.ts";
import type { Reading } from "./read.ts";

/** A turn under way. `state` is the working copy that the outcome returns. */
export interface Turn {
  input: TurnInput;
  ports: TurnPorts;
  state: DialogueState;
  reading: Reading;
  wording: Wording;
}
