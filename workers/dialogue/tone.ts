import type { Choice } from "../platform/message.ts";
import type { ReplyLanguage, Say } from "../skills/skill.ts";
import type { IntentId } from "../understanding/types.ts";
import type { Draft } from "./draft.ts";
import { hasAngryWords, hasCause, isAngry } from "./handoff.ts";
import { builtInTemplates } from "./render.ts";
import type { Turn } from "./working.ts";

const SORRY: Say = { template: "tone.sorry", facts: {} };
const SORRY_WAIT: Say = { template: "tone.sorry_wait", facts: {} };
/** Who asks these is waiting for something. */
const WAITS: ReadonlySet<IntentId> = new Set<IntentId>([
  "order_status",
  "track_shipment",
  "urge_shipping",
  "shipping_info",
  "refund_status",
]);
const OFFER: Say = { template: "tone.offer_person", facts: {} };

/** The way to a person. */
export function personChoice(language: ReplyLanguage): Choice {
  return { id: "human", label: language === "zh" ? "转人工" : "Talk to a person" };
}

/** Below this a feeling is as little sure as the meaning. */
const FELT_FROM = 0.3;

/** Longer words beside an answer may say how one feels. */
const MAX_ANSWER = 10;

function hasApologised(says: readonly Say[]): boolean {
  return says.some(({ template }) => builtInTemplates[template]?.zh.includes("抱歉"));
}

/** Apologises once to an unhappy shopper, and offers a person to an angry one. */
export function withTone(turn: Turn, draft: Draft): Draft {
  const { understanding } = turn.reading;
  const { sentiments } = turn.state;
  const isNew = sentiments.at(-2) !== -1;
  // “等等，是另一单” sounds like displeasure and is none.
  const isFelt =
    !understanding.isCorrection &&
    hasCause(turn.reading) &&
    (!turn.reading.isUnclear || understanding.confidence >= FELT_FROM);
  // A word or two that answer a question have no mood of their own.
  const isAnswer =
    turn.input.state.awaiting?.expects.kind === "slot" &&
    turn.reading.text.trim().length <= MAX_ANSWER &&
    !hasAngryWords(turn.reading.text);
  const isUnhappy = !isAnswer && understanding.sentiment === -1 && ((isFelt && isNew) || isAngry(turn.reading));
  if (!isUnhappy || draft.step === "silent" || draft.step === "execute") return draft;
  if (draft.step === "handoff") {
    const isSaid = hasApologised(draft.says) || (hasApologised(draft.question) && draft.says.length === 0);
    return isSaid ? draft : { ...draft, says: [SORRY, ...draft.says] };
  }
  const sorry = WAITS.has(understanding.intent) && !isAngry(turn.reading) ? SORRY_WAIT : SORRY;
  const says = hasApologised(draft.says) ? draft.says : [sorry, ...draft.says];
  const isWaiting = turn.input.holder.holder === "waiting";
  if (!isAngry(turn.reading) || isWaiting || draft.expects !== null || draft.again !== null) {
    return { ...draft, says };
  }
  const others = draft.choices.filter((choice) => choice.id !== "human");
  return { ...draft, says: [...says, OFFER], choices: [...others, personChoice(turn.wording.language)] };
}
