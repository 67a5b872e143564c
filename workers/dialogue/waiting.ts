import type { SlotName } from "../platform/message.ts";
import { type Draft, draftOf } from "./draft.ts";
import { CHANGES } from "./labels.ts";
import type { Turn } from "./working.ts";

/** Questions that only help to state a fact. */
const FACT_SLOTS: ReadonlySet<string> = new Set<SlotName>([
  "order_id",
  "phone",
  "product",
  "option",
  "body_measure",
  "quantity",
]);
const COMING = { template: "waiting.person_coming", facts: {} };
const NO_ACTION = { template: "waiting.no_action", facts: {} };
const SMALL_TALK = /^(?:reception|turn|confirm)\./;

function drop(turn: Turn): void {
  turn.state.frames = [];
  turn.state.proposal = null;
  turn.state.awaiting = null;
}

/** While a person is awaited: facts are stated, nothing is proposed, and no question stays without a word. */
export function whileWaiting(turn: Turn, draft: Draft): Draft {
  const isAction = draft.step === "propose" || draft.step === "execute";
  const goal = turn.state.frames.at(-1)?.intent;
  const isOtherQuestion =
    draft.expects?.kind === "slot" &&
    (!FACT_SLOTS.has(draft.expects.name) || (goal !== undefined && CHANGES.has(goal)));
  if (isAction || isOtherQuestion) {
    drop(turn);
    return draftOf("say", [...draft.says, NO_ACTION], { carried: draft.carried });
  }
  const isTalk = draft.says.length > 0 && draft.says.every((say) => SMALL_TALK.test(say.template));
  if (draft.step === "handoff" || draft.step === "not_understood" || isTalk) {
    const told = draft.step === "handoff" ? draft.says : [];
    return draftOf("say", [...told, COMING], { carried: draft.carried });
  }
  return draft;
}
