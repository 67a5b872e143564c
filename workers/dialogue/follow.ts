import { skillFor } from "../skills/index.ts";
import { BOOKED_SERVICE } from "../skills/service/booking.ts";
import { guideTopics } from "../skills/service/guide-topics.ts";
import { visitWishedAt } from "../skills/service/visit-words.ts";
import type { Frame } from "../skills/skill.ts";
import { text } from "../skills/skill.ts";
import type { IntentId } from "../understanding/types.ts";
import { isConfirmable, propose, requestOf } from "./confirm.ts";
import type { OpenFrame } from "./contract.ts";
import { tellDone } from "./done.ts";
import { type Draft, draftOf } from "./draft.ts";
import { isOfNext } from "./ellipsis.ts";
import { mentionedProduct, turnTo } from "./focus.ts";
import { asLast, dropProposal, isProposing, isWaiting, newFrame, remove } from "./frames.ts";
import { ACTION_LABELS, CHANGES } from "./labels.ts";
import { type AskedOfPreview, leadOf } from "./preview-questions.ts";
import type { Reading } from "./read.ts";
import type { Route } from "./route/ways.ts";
import { runSkill } from "./run-skill.ts";
import { reached, settle } from "./settle.ts";
import { fillSlots } from "./slots.ts";
import { tellUnclear } from "./unclear.ts";
import type { Turn } from "./working.ts";

/** A frame goes on with what the message gives it. */
async function advance(turn: Turn, frame: OpenFrame, reading: Reading, isAnswer: boolean): Promise<Draft> {
  const before = JSON.stringify(frame.slots);
  fillSlots(frame, reading, isAnswer);
  if (frame.intent === "greeting") {
    if (turn.state.hasGreeted) frame.slots.greeted = "yes";
    turn.state.hasGreeted = true;
  }
  const step = await runSkill(turn, frame, reading);
  return settle(turn, frame, step, JSON.stringify(frame.slots) !== before);
}

/** “派人来看看” after what is wrong was asked about: the visit is for a repair. */
function forRepair({ state, reading }: Turn, frame: OpenFrame): void {
  const asked = state.last?.slots["guide.question"];
  if (frame.intent !== "repair_warranty" || asked === undefined || visitWishedAt(reading.text) < 0) return;
  if (guideTopics(asked).includes("faults")) frame.slots[BOOKED_SERVICE] = "repair";
}

/** A question about one product is not come back to when the shopper has gone on to another one. */
function isLeftBehind(turn: Turn, frame: OpenFrame): boolean {
  const mentioned = mentionedProduct(turn.reading);
  return mentioned !== null && mentioned !== frame.slots.product && !CHANGES.has(frame.intent);
}

/** Makes room for a new goal: what waits for the shopper is suspended, what does not is left. */
function leave(turn: Turn, isInstead: boolean): void {
  const { state } = turn;
  const top = state.frames.at(-1);
  if (!top) return;
  if (isInstead) {
    if (isProposing(top)) dropProposal(state);
    remove(state, top);
  } else if (!isWaiting(top) || isLeftBehind(turn, top)) {
    remove(state, top);
  }
}

function isAboutMoney(intent: IntentId): boolean {
  return intent === "price_query" || intent === "coupon_help" || intent === "promotion_query";
}

function isAboutGoods(intent: IntentId): boolean {
  return intent === "stock_query" || intent === "price_query" || intent === "place_order_help";
}

/** Ways to give back or put right what came: why, and which goods, was said for all of them. */
const PUTS_RIGHT: ReadonlySet<IntentId> = new Set<IntentId>([
  "quality_issue",
  "return_request",
  "exchange_request",
  "refund_request",
]);
const TOLD = ["reason", "reason.said", "items.said", "items.picked", "product", "fault_code"];

/** “换个新的也行” after a fault was told: why it goes back is known. */
function carryTold(turn: Turn, frame: OpenFrame): void {
  const { state, reading } = turn;
  const before = state.frames.at(-1) ?? state.last;
  const namesOrder = reading.understanding.entities.some(({ type }) => type === "order_id" || type === "product");
  if (!before || namesOrder || !PUTS_RIGHT.has(before.intent) || !PUTS_RIGHT.has(frame.intent)) return;
  if (before.slots.order_id === undefined || before.slots.order_id !== state.focus.orderId) return;
  for (const name of TOLD) if (before.slots[name] !== undefined) frame.slots[name] = before.slots[name];
}

function start(turn: Turn, intent: IntentId, isInstead: boolean): Promise<Draft> {
  const { state } = turn;
  const frame = newFrame(intent);
  carryTold(turn, frame);
  forRepair(turn, frame);
  if (intent === "thanks_goodbye") {
    state.frames = [];
    state.proposal = null;
  } else {
    leave(turn, isInstead);
  }
  const { last, focus } = state;
  // “用券多少钱” after “买两件多少钱” is still about two.
  const isSameSum = last !== null && isAboutMoney(last.intent) && isAboutMoney(intent);
  if (isSameSum && last.slots.product === focus.productId && mentionedProduct(turn.reading) === null) {
    if (last.slots.quantity) frame.slots.quantity = last.slots.quantity;
  }
  // “size 37” to a recommendation holds for the one that is asked about.
  if (last?.intent === "recommendation" && isAboutGoods(intent)) {
    for (const [name, value] of Object.entries(last.slots)) if (name.startsWith("option.")) frame.slots[name] = value;
  }
  const before = turn.input.state.focus.productId;
  const named = turn.reading.understanding.entities.filter((entity) => entity.type === "product");
  // “和牛仔裤比呢”: the other one is what was spoken of.
  if (intent === "product_compare" && before && named.length === 1 && named[0]?.value !== before) {
    frame.slots["compare.ids"] = before;
  }
  // “再加一条牛仔裤呢”: on top of what was priced.
  if (intent === "price_query" && last && isAboutMoney(last.intent) && before && named.length === 1) {
    if (named[0]?.value !== before) frame.slots["price.with"] = `${before} ${last.slots.quantity ?? 1}`;
  }
  return advance(turn, frame, turn.reading, false);
}

function again(turn: Turn, from: Frame): Promise<Draft> {
  const { state, reading } = turn;
  const open = state.frames.find((frame) => frame === from);
  const frame: OpenFrame = open ?? { ...asLast(from), skill: skillFor(from.intent).name, question: null };
  const understanding = { ...reading.understanding, intent: from.intent };
  // Another one is meant than the one that was found before.
  if (isOfNext(reading)) for (const name of ["order_id", "product"]) delete frame.slots[name];
  return advance(turn, frame, { ...reading, understanding }, false);
}

function goOn(turn: Turn, isAnswer: boolean): Promise<Draft> {
  const frame = turn.state.frames.at(-1);
  if (!frame) return start(turn, turn.reading.understanding.intent, false);
  // A changed proposal is another one: what was shown no longer stands.
  if (isProposing(frame)) turn.state.proposal = null;
  frame.question = null;
  return advance(turn, frame, turn.reading, isAnswer);
}

/** What was asked in between is left for the question that is answered now. */
function goBack(turn: Turn, frame: OpenFrame, choice: string): Promise<Draft> {
  const { state, reading } = turn;
  state.frames = state.frames.slice(0, state.frames.indexOf(frame) + 1);
  const answer = { kind: "choice" as const, id: choice };
  const understanding = { ...reading.understanding, intent: frame.intent, further: [], answer };
  return advance(turn, frame, { ...reading, understanding }, true);
}

const SWAPS: ReadonlySet<string> = new Set(["change_items", "exchange_items"]);
const SWAPPING: ReadonlySet<IntentId> = new Set<IntentId>(["change_order", "exchange_request"]);

function confirm(turn: Turn): Draft | Promise<Draft> {
  const { state, ports } = turn;
  const { proposal } = state;
  if (!proposal) return nothingOpen(turn);
  if (!isConfirmable(proposal, state.identity, ports.now)) return askAgain(turn);
  const frame = state.frames.at(-1);
  if (frame) reached(turn, frame);
  if (frame?.hasMore) state.frames.push({ ...frame, asked: null, question: null, hasMore: false });
  // One wish for other goods is read in two ways; what is carried out is both.
  if (SWAPS.has(proposal.name)) {
    state.frames = state.frames.filter(
      ({ intent, slots, words }) =>
        words !== undefined || !SWAPPING.has(intent) || (slots.order_id ?? proposal.orderId) !== proposal.orderId,
    );
  }
  // What was begun for an order that will never be sent is no more.
  if (proposal.name === "cancel_order") {
    state.frames = state.frames.filter((one) => one.slots.order_id !== proposal.orderId);
  }
  state.proposal = null;
  return draftOf("execute", [], { execute: proposal });
}

function askAgain(turn: Turn, asked?: AskedOfPreview): Draft | Promise<Draft> {
  const { state, ports, wording } = turn;
  if (!state.proposal) return nothingOpen(turn);
  // What was asked in between is left: the shopper has come back.
  const proposing = state.frames.findIndex(isProposing);
  if (proposing >= 0) state.frames = state.frames.slice(0, proposing + 1);
  return propose(
    requestOf(state.proposal),
    [{ template: asked ? leadOf(asked, state.proposal) : "confirm.again", facts: {} }],
    state,
    ports,
    wording,
  );
}

function nothingOpen(turn: Turn): Draft {
  const { done } = turn.state;
  if (!done) return draftOf("say", [{ template: "confirm.nothing_open", facts: {} }]);
  const action = text(ACTION_LABELS[done.action][turn.wording.language]);
  if (done.orderId === null) {
    return draftOf("say", [{ template: "confirm.already_done_own", facts: { action } }]);
  }
  const facts = { order: text(done.orderId), action };
  return draftOf("say", [{ template: "confirm.already_done", facts }]);
}

function drop(turn: Turn): Draft {
  const { state } = turn;
  const top = state.frames.at(-1);
  if (!top || isProposing(top)) dropProposal(state);
  if (top) remove(state, top);
  return draftOf("say", [{ template: "turn.dropped", facts: {} }]);
}

/** Goes where the route says. */
export function follow(turn: Turn, way: Route): Draft | Promise<Draft> {
  switch (way.go) {
    case "person":
      return draftOf("handoff", [], { handoff: "asked" });
    case "confirm":
      return confirm(turn);
    case "ask_again":
      return askAgain(turn, way.asked);
    case "nothing_open":
      return nothingOpen(turn);
    case "done":
      return tellDone(turn);
    case "hold":
      return draftOf("say", [{ template: "turn.go_ahead", facts: {} }]);
    case "drop":
      return drop(turn);
    case "continue":
      return goOn(turn, way.isAnswer);
    case "back":
      return goBack(turn, way.frame, way.choice);
    case "again":
      return again(turn, way.from);
    case "start":
      if (way.productId) turnTo(turn.state.focus, way.productId);
      return start(turn, way.intent, way.isInstead);
    case "unclear":
      return tellUnclear(turn);
  }
}
