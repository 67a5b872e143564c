import { DeskbellError } from "../../workers/platform/errors.ts";
import type { Holder, HolderState } from "../../workers/platform/message.ts";
import type { ActingAgent } from "./contract.ts";

/** Which holder may follow which, and for which reasons (design §3). A hand-over from agent to agent is two transitions. */
export const TRANSITIONS = {
  bot: {
    waiting: ["handoff", "failed"],
    agent: ["claimed"],
    closed: ["closed", "erased"],
  },
  waiting: {
    agent: ["claimed", "offered", "transferred"],
    bot: ["called_off", "timed_out", "off_hours"],
    closed: ["closed", "erased"],
  },
  agent: {
    bot: ["given_back"],
    waiting: ["transferred", "disconnected"],
    closed: ["closed", "erased"],
  },
  closed: {
    bot: ["reopened"],
    closed: ["erased"],
  },
} as const satisfies Record<Holder, Partial<Record<Holder, readonly string[]>>>;

export type TransitionReason =
  | "handoff"
  | "failed"
  | "claimed"
  | "closed"
  | "erased"
  | "offered"
  | "transferred"
  | "called_off"
  | "timed_out"
  | "off_hours"
  | "given_back"
  | "disconnected"
  | "reopened";

export interface Transition {
  to: Holder;
  reason: TransitionReason;
  /** Whom it goes to; only with `agent`. */
  agent?: ActingAgent;
  /** Said with the reason, such as why the bot hands over. */
  detail?: string;
}

/** The holder of a conversation that has just begun. */
export const OPENED: HolderState = { holder: "bot", epoch: 0, reason: "opened", agent: null };

/** The next state, one epoch on. `conflict` with the present holder where the table knows no such transition. */
export function move(state: HolderState, transition: Transition): HolderState {
  const targets: Partial<Record<Holder, readonly string[]>> = TRANSITIONS[state.holder];
  if (!targets[transition.to]?.includes(transition.reason)) {
    throw heldOtherwise(
      state,
      `a conversation held by ${state.holder} cannot go to ${transition.to} (${transition.reason})`,
    );
  }
  if ((transition.to === "agent") !== (transition.agent !== undefined)) {
    throw new DeskbellError("invalid", "an agent is named exactly where one takes the conversation");
  }
  return {
    holder: transition.to,
    epoch: state.epoch + 1,
    reason: transition.detail ? `${transition.reason}:${transition.detail}` : transition.reason,
    agent: transition.agent ?? null,
  };
}

/** Throws a `conflict` that names the holder unless `epoch` is the present one. */
export function requireEpoch(state: HolderState, epoch: number): void {
  if (state.epoch !== epoch) throw heldOtherwise(state, "the conversation has changed hands; read it again");
}

/** Throws a `conflict` that names the holder unless `agent` holds it. */
export function requireHeldBy(state: HolderState, agent: ActingAgent): void {
  if (state.holder !== "agent" || state.agent?.id !== agent.id) {
    throw heldOtherwise(state, "claim the conversation first");
  }
}

/** A conflict that names who holds the conversation. */
export function heldOtherwise(state: HolderState, message: string): DeskbellError {
  const by = state.agent ? `; ${state.agent.name} holds it` : "";
  return new DeskbellError("conflict", `${message}${by}`, { detail: { holder: state } });
}
