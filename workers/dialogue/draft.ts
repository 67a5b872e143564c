import type { Proposal } from "../commerce/ports.ts";
import type { ActionReport, Choice, Expects } from "../platform/message.ts";
import type { Facts, HandoffReason, Say } from "../skills/skill.ts";
import type { ReplyDraft, TurnOutcome } from "./contract.ts";

/** What a turn is coming to, before it is put into words. */
export interface Draft {
  step: TurnOutcome["step"];
  /** The answer. */
  says: Say[];
  /** What is asked after it. */
  question: Say[];
  /** A question asked before that is asked again as it was. */
  again: ReplyDraft | null;
  choices: Choice[];
  expects: Expects;
  /** Facts stated inside text facts. */
  carried: Facts[];
  handoff: HandoffReason | null;
  execute: Proposal | null;
  actions: ActionReport[];
}

export function draftOf(step: Draft["step"], says: Say[], more: Partial<Draft> = {}): Draft {
  return {
    step,
    says,
    question: [],
    again: null,
    choices: [],
    expects: null,
    carried: [],
    handoff: null,
    execute: null,
    actions: [],
    ...more,
  };
}
