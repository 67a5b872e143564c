import { EVIDENCE_WANTED } from "../skills/after-sales/evidence.ts";
import { text } from "../skills/skill.ts";
import type { OpenFrame } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { isOptional, MAX_FRAMES, remove } from "./frames.ts";
import { ACTION_LABELS, CHANGES, INTENT_LABELS } from "./labels.ts";
import type { Reading } from "./read.ts";
import { runSkill } from "./run-skill.ts";
import { settle } from "./settle.ts";
import { beginWaiting } from "./several.ts";
import type { Turn } from "./working.ts";

/** After a digression's answer: back to what it interrupted; what waits and can be answered at once is. */
export async function comeBack(turn: Turn, draft: Draft): Promise<Draft> {
  let whole = draft;
  for (let times = 0; times < MAX_FRAMES; times++) {
    const isNext = turn.state.frames.at(-1)?.words !== undefined && isFree(whole) && !turn.state.proposal;
    if (!isNext) break;
    whole = await beginNext(turn, whole);
  }
  return goBack(turn, whole);
}

/** Whether nothing is asked yet. */
function isFree({ step, question }: Draft): boolean {
  return (step === "say" || step === "not_understood") && question.length === 0;
}

/** Begins the wish that waits on top. */
async function beginNext(turn: Turn, draft: Draft): Promise<Draft> {
  const frame = turn.state.frames.at(-1);
  if (frame?.words === undefined) return draft;
  const reading = beginWaiting(turn, frame, frame.words);
  const more = await settle(turn, frame, await runSkill(turn, frame, reading), true);
  return after(turn, frame, draft, more);
}

/** What comes next, under its own heading where it is something else than what was done before. */
function after(turn: Turn, frame: OpenFrame, draft: Draft, more: Draft): Draft {
  const wish = INTENT_LABELS[frame.intent]?.[turn.wording.language];
  const next = wish ? [{ template: "turn.next", facts: { wish: text(wish) } }] : [];
  return {
    ...more,
    says: [...draft.says, ...next, ...more.says],
    carried: [...draft.carried, ...more.carried],
    actions: [...draft.actions, ...more.actions],
  };
}

async function goBack(turn: Turn, draft: Draft): Promise<Draft> {
  const { state, reading } = turn;
  const top = state.frames.at(-1);
  if (!isFree(draft) || !top) return draft;
  if (state.proposal) {
    const action = text(ACTION_LABELS[state.proposal.name][turn.wording.language]);
    const resume = { id: "resume", label: turn.wording.language === "zh" ? "继续" : "Continue" };
    const still = { template: "turn.still_open", facts: { action } };
    return { ...draft, says: [...draft.says, still], choices: [...draft.choices, resume] };
  }
  // Which order was meant has been told meanwhile.
  if (top.asked === "order_id" && state.identity.level !== "none" && state.focus.orderId !== null && top.question) {
    remove(state, top);
    if (!CHANGES.has(top.intent)) return draft;
    top.slots.order_id = state.focus.orderId;
    top.asked = null;
    top.question = null;
    state.frames.push(top);
  }
  if (top.asked !== null && top.question) {
    if (top.isPressed || isOptional(top)) return draft;
    top.isPressed = true;
    return {
      ...draft,
      says: [...draft.says, { template: "turn.back_to", facts: {} }],
      again: top.question,
      expects: top.question.expects,
    };
  }
  // Nothing was asked for it yet: it was the second wish of a message.
  const isWaited = top.slots[EVIDENCE_WANTED] !== undefined;
  if (top.asked === null && top.question === null && top.skill !== "reception" && !isWaited && !isLeftOpen(turn, top)) {
    const understanding = { ...reading.understanding, intent: top.intent, entities: [], further: [] };
    const silent: Reading = { ...reading, text: "", choice: null, understanding };
    const more = await settle(turn, top, await runSkill(turn, top, silent), true);
    const wish = INTENT_LABELS[top.intent]?.[turn.wording.language];
    const isSame = state.last?.intent === top.intent;
    const next = wish && !isSame ? [{ template: "turn.next", facts: { wish: text(wish) } }] : [];
    return {
      ...more,
      says: [...draft.says, ...next, ...more.says],
      carried: [...draft.carried, ...more.carried],
      actions: [...draft.actions, ...more.actions],
    };
  }
  return draft;
}

/** Whether the frame was left open by its own answer in this turn. */
function isLeftOpen(turn: Turn, frame: OpenFrame): boolean {
  return !turn.input.state.frames.some((one) => one.intent === frame.intent && one.skill === frame.skill);
}
