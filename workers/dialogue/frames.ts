import type { ActionName } from "../platform/policy.ts";
import { skillFor } from "../skills/index.ts";
import type { Frame } from "../skills/skill.ts";
import type { IntentId } from "../understanding/types.ts";
import type { DialogueState, OpenFrame } from "./contract.ts";
import { CHANGES } from "./labels.ts";

/** Goals kept at once; the oldest is forgotten. */
export const MAX_FRAMES = 4;

export function newFrame(intent: IntentId): OpenFrame {
  return { skill: skillFor(intent).name, intent, slots: {}, asked: null, askedTimes: 0, question: null };
}

/** A goal as it is remembered once it is reached. */
export function asLast({ skill, intent, slots }: Frame): Frame {
  return { skill, intent, slots: { ...slots }, asked: null, askedTimes: 0 };
}

/** Whether the frame waits for the shopper; one that does not is left when the subject changes. */
export function isWaiting(frame: OpenFrame): boolean {
  return frame.asked !== null || frame.question !== null || frame.words !== undefined;
}

function isOfAnotherOrder(newer: Frame, older: Frame): boolean {
  const [one, other] = [newer.slots.order_id, older.slots.order_id];
  return one !== undefined && other !== undefined && one !== other;
}

/** The same goal, or another way to the same question about the same order. */
function isReplacedBy(newer: OpenFrame, older: OpenFrame): boolean {
  if (older.skill !== newer.skill || older.words !== undefined || isOfAnotherOrder(newer, older)) return false;
  if (older.intent === newer.intent) return true;
  return older.asked !== null && older.asked === newer.asked && older.slots.order_id === newer.slots.order_id;
}

/** Puts a goal on top; the same goal further down is the older one and goes. */
export function push(state: DialogueState, frame: OpenFrame): void {
  const kept = state.frames.filter((one) => one !== frame && !isReplacedBy(frame, one));
  state.frames = [...kept, frame].slice(-MAX_FRAMES);
}

export function remove(state: DialogueState, frame: OpenFrame): void {
  state.frames = state.frames.filter((one) => one !== frame);
}

/** It asks for a way on that was offered, or which goods a plain question is about: whoever goes on has left it. */
export function isOptional({ asked, intent }: Frame): boolean {
  return asked === "service_type" || (asked === "product" && !CHANGES.has(intent));
}

/** Whether the frame waits for the confirmation of its proposal. */
export function isProposing(frame: OpenFrame): boolean {
  return frame.question?.expects?.kind === "confirm";
}

/** The open proposal is no more, and neither is the goal that waited for it. */
export function dropProposal(state: DialogueState): void {
  state.proposal = null;
  state.frames = state.frames.filter((frame) => !isProposing(frame));
}

/** What can be done to an order whatever else is. */
const BESIDE: ReadonlySet<ActionName> = new Set<ActionName>(["issue_invoice", "expedite_order"]);

/**
 * Makes room for the proposal of `orderId`; there is one open at most. What waits for the yes to another order's goes on
 * after it; else it is no more.
 */
export function giveWay(state: DialogueState, orderId: string | null, name: ActionName): void {
  const { proposal } = state;
  const open = proposal?.orderId ?? null;
  const isOther = open !== null && orderId !== null && open !== orderId && proposal?.name !== "place_order";
  const isBeside =
    proposal !== null && open === orderId && proposal.name !== name && (BESIDE.has(name) || BESIDE.has(proposal.name));
  if (!isOther && !isBeside) {
    dropProposal(state);
    return;
  }
  state.proposal = null;
  for (const frame of state.frames.filter(isProposing)) frame.question = null;
}
