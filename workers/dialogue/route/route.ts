import { skillFor } from "../../skills/index.ts";
import { picksByPrice } from "../../skills/products/product-by-price.ts";
import type { Frame } from "../../skills/skill.ts";
import { INTENTS, type IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import { bareIntent, isElliptic } from "../ellipsis.ts";
import { isManner } from "../manner.ts";
import { type Reading, UNSURE_BELOW } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";
import { isConfident, RESUME, type Route } from "./ways.ts";
import { isLabel, whileAsked } from "./while-asked.ts";
import { whileConfirming } from "./while-confirming.ts";
import { whileNothingAsked } from "./while-idle.ts";

const PERSON =
  /人工|客服|真人|专员|坐席|热线|电话|human|agent|person|someone|somebody|representative|operator|staff|manager/i;

function buttonRoute(state: DialogueState, choice: string): Route | null {
  if (choice === "human") return { go: "person" };
  const [word, id, productId] = choice.split(":", 3);
  if (word === "confirm" || word === "decline") {
    const { proposal } = state;
    const isLastAsked = state.awaiting?.expects.kind === "confirm";
    if (!proposal || (id !== undefined && id !== proposal.id)) return { go: "nothing_open" };
    if (word === "decline") return { go: "drop" };
    return isLastAsked ? { go: "confirm" } : { go: "ask_again" };
  }
  if (choice === "resume") return state.proposal ? { go: "ask_again" } : null;
  const intent = word === "ask" ? INTENTS.find((one) => one === id) : undefined;
  return intent ? { go: "start", intent, isInstead: false, ...(productId ? { productId } : {}) } : null;
}

/** “by mistake” for “Ordered by mistake”. */
function isPartOfLabel(said: string, label: string): boolean {
  const tidy = (text: string) => text.toLowerCase().replace(/[\s。.!！,，~～]/g, "");
  const part = tidy(said);
  return part.length >= (/\p{Script=Han}/u.test(part) ? 3 : 6) && tidy(label).includes(part);
}

/** A button or label of a question further down: it was shown, so it may be answered. */
function answersSuspended(state: DialogueState, reading: Reading): Route | null {
  // Under a digression's answer nothing is asked: then the question on top may be answered so, too.
  for (const frame of state.frames.slice(0, state.awaiting ? -1 : undefined).reverse()) {
    const choice = frame.question?.choices.find((one) =>
      reading.choice === null
        ? isLabel(reading.text, one.label) || isPartOfLabel(reading.text, one.label)
        : one.id === reading.choice,
    );
    if (choice && frame.asked !== null) return { go: "back", frame, choice: choice.id };
  }
  return null;
}

/** “个人” to “what kind of invoice” is an answer; only plain words for a person are a wish there. */
function wantsPerson(state: DialogueState, reading: Reading): boolean {
  const { intent, answer } = reading.understanding;
  if (intent !== "human_agent" || answer || isManner(reading.text) || !isConfident(reading, UNSURE_BELOW)) return false;
  return state.awaiting === null || PERSON.test(reading.text);
}

const GOES_BACK: ReadonlySet<IntentId> = new Set<IntentId>(["return_request", "exchange_request", "refund_request"]);

/** “那换个颜色行不行” to the preview of a return: of the same goods only one can be done. */
function replaces(frame: Frame, { understanding }: Reading): boolean {
  const namesOther = understanding.entities.some(({ type }) => type === "order_id" || type === "product");
  return !namesOther && GOES_BACK.has(frame.intent) && GOES_BACK.has(understanding.intent);
}

/** Decides where the message goes: an open proposal or question first, then what it is about. */
export function route(state: DialogueState, reading: Reading): Route {
  const fromButton = reading.choice === null ? null : buttonRoute(state, reading.choice);
  if (fromButton) return fromButton;
  const { understanding } = reading;
  if (wantsPerson(state, reading)) return { go: "person" };
  if (state.proposal && RESUME.test(reading.text)) return { go: "ask_again" };
  const frame = state.frames.at(-1);
  const proposal = state.awaiting?.expects.kind === "confirm" ? state.proposal : null;
  const back = reading.understanding.answer?.kind === "choice" ? null : answersSuspended(state, reading);
  if (back) return back;
  const open =
    frame && proposal
      ? whileConfirming(frame, proposal, reading)
      : frame?.asked
        ? whileAsked(frame, reading, state.proposal !== null)
        : whileNothingAsked(state, reading);
  if (open) return open;
  const isLoose = reading.isUnclear || (understanding.intent === "product_compare" && !isQuestion(reading.text));
  const isPick = isLoose && state.focus.shownProductIds.length > 1 && picksByPrice(reading.text);
  if (isPick) return { go: "start", intent: "product_info", isInstead: false };
  // “OK换5升的” is values and particles, and a wish.
  const isWish = wishesIn(reading.text).includes(understanding.intent);
  const bare = isElliptic(reading) && !isWish ? bareIntent(reading, state.focus.productId !== null) : null;
  if (bare && (reading.isUnclear || frame === undefined)) return { go: "start", intent: bare, isInstead: false };
  if (reading.isUnclear) return { go: "unclear" };
  const isInstead =
    understanding.isCorrection ||
    (frame !== undefined && proposal !== null && replaces(frame, reading)) ||
    (frame !== undefined &&
      skillFor(understanding.intent).name === frame.skill &&
      frame.intent === understanding.intent);
  return { go: "start", intent: understanding.intent, isInstead };
}
