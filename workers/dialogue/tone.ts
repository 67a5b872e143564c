import type { Choice } from "../platform/message.ts";
import type { ReplyLanguage, Say } from "../skills/skill.ts";
import type { IntentId } from "../understanding/types.ts";
import type { Draft } from "./draft.ts";
import { hasAngryWords, hasCause, isAngry } from "./handoff.ts";
import { builtInTemplates } from "./render.ts";
import { wishesIn } from "./wishes.ts";
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

/** Told of what is over, or of what was bought: nobody waits for anything. */
const OF_WHAT_IS_OVER = /^(?:overview\.|parcel\.delivered|orders\.(?:delivered|completed|returned|cancelled)$)/;
/** “太大了，退了吧”: why it goes back is the shopper's own, and nothing went wrong. */
const OWN_REASON =
  /(?:太|有点|偏|过于)(?:大|小|高|矮|长|宽|重|沉|占地|占地方)|不(?:喜欢|想要|合适|需要|想买|用)了?|用不(?:上|着|到)|[买拍订下]错|买(?:多|重)了|重复|后悔|改主意|(?:too (?:big|small|large|tall|heavy)|changed my mind|don'?t (?:need|want|like)|by mistake|wrong size)/iu;
const FAULTY =
  /坏|破|漏|裂|差|烂|劣|假|骗|故障|毛病|问题|不制|不加热|用不了|不好使|生锈|划|脏|响|吵|broken|damaged|fault|defect|leak|noisy|fake|awful|bad/iu;
const GIVES_BACK: ReadonlySet<IntentId> = new Set<IntentId>([
  "return_request",
  "refund_request",
  "exchange_request",
  "cancel_order",
  "change_order",
]);

/** Who has waited for a visit in vain is owed more than another one. */
const WAITED = /等|催|迟|[没未不]来|鸽|爽约|late|wait|show(?:ed)? up/iu;

/** “给我约周六来装”: a visit is booked, and nothing is said to be wrong. */
function onlyBooks(text: string): boolean {
  return wishesIn(text).includes("repair_warranty") && !FAULTY.test(text) && !WAITED.test(text);
}

/** Nothing went wrong that could be apologised for. */
function isAtEase({ text, understanding: { intent } }: Turn["reading"], { says }: Draft): boolean {
  if (hasAngryWords(text)) return false;
  // “钱不够就算了”: left, and nobody is to blame.
  if (says.length > 0 && says.every(({ template }) => template === "turn.dropped")) return true;
  if (GIVES_BACK.has(intent)) return OWN_REASON.test(text) && !FAULTY.test(text);
  if (intent === "repair_warranty" && onlyBooks(text)) return true;
  return WAITS.has(intent) && says.some(({ template }) => OF_WHAT_IS_OVER.test(template));
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
  if (!isUnhappy || isAtEase(turn.reading, draft) || draft.step === "silent" || draft.step === "execute") return draft;
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
