import type { Step } from "../skills/skill.ts";
import { propose } from "./confirm.ts";
import type { OpenFrame } from "./contract.ts";
import { type Draft, draftOf } from "./draft.ts";
import { asLast, giveWay, push, remove } from "./frames.ts";
import type { Turn } from "./working.ts";

/** Asked so often in a row without an answer, a slot becomes a person's task. */
const MAX_ASKED = 3;

/** A goal is reached, or given up: the next message may go on from it. */
export function reached(turn: Turn, frame: OpenFrame): void {
  remove(turn.state, frame);
  if (frame.skill !== "reception") turn.state.last = asLast(frame);
}

function asking(turn: Turn, frame: OpenFrame, step: Extract<Step, { do: "ask" }>, hasMoved: boolean): Draft {
  const isRepeated = frame.asked === step.slot && !hasMoved;
  if (isRepeated && frame.askedTimes >= MAX_ASKED) return draftOf("handoff", [], { handoff: "not_understood" });
  frame.askedTimes = isRepeated ? frame.askedTimes + 1 : 1;
  if (hasMoved) delete frame.isPressed;
  frame.asked = step.slot;
  push(turn.state, frame);
  return draftOf("ask", [], {
    question: step.say,
    choices: step.choices ?? [],
    expects: { kind: "slot", name: step.slot },
  });
}

/** What a skill's step means for the frames, and for what is said. `hasMoved`: the message brought the goal something. */
export async function settle(turn: Turn, frame: OpenFrame, step: Step, hasMoved: boolean): Promise<Draft> {
  const { state, ports, wording } = turn;
  if (step.do === "ask") return asking(turn, frame, step, hasMoved);
  frame.asked = null;
  frame.askedTimes = 0;
  frame.question = null;
  if (step.do === "propose") {
    giveWay(state, "orderId" in step.request.arguments ? step.request.arguments.orderId : null, step.request.name);
    const draft = await propose(step.request, step.before ?? [], state, ports, wording);
    frame.hasMore = step.isMore === true;
    if (draft.step === "propose") push(state, frame);
    else reached(turn, frame);
    return draft;
  }
  if (step.do === "handoff") {
    reached(turn, frame);
    return draftOf("handoff", step.say ?? [], { handoff: step.reason });
  }
  const says = step.do === "say" ? step.say : [];
  if (step.do === "say" && step.isOpen) push(state, frame);
  else reached(turn, frame);
  return draftOf("say", says);
}
