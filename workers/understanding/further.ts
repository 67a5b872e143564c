import { hasHan } from "./fold.ts";
import type { ScoredIntent } from "./own-intents.ts";
import { type Part, partsOf } from "./parts.ts";
import type { IntentId, Language, Understanding } from "./types.ts";
import { ABOUT_DATA } from "./words/connectives.ts";

const MIN_CONFIDENCE = 0.5;
/** Between commas the least sure are mostly parts of a story. */
const MIN_CONFIDENCE_COMMA = 0.6;
/** A part of a few characters is a request only when it can hardly be read otherwise (“多少钱”). */
const MIN_CONFIDENCE_SHORT = 0.75;
const SHORT_HAN = 4;
const NOT_REQUESTS: ReadonlySet<IntentId> = new Set([
  "greeting",
  "thanks_goodbye",
  "affirm",
  "deny",
  "chitchat",
  "out_of_scope",
  "complaint",
]);
/** Two names for one question: “订单号…，查下到哪了”. */
const WHERE_IS_IT: ReadonlySet<IntentId> = new Set(["order_status", "track_shipment"]);
/** Why goods go back is no request beside that: “开胶了，我要退货”. */
const GIVING_BACK: ReadonlySet<IntentId> = new Set(["return_request", "exchange_request", "refund_request"]);
const DEFECT: IntentId = "quality_issue";
const MAX_PARTS = 8;

/** The meanings of a folded text, best first. */
export type Read = (folded: string) => readonly ScoredIntent[];

function needed({ text, isApart }: Part): number {
  if (hasHan(text) && text.length < SHORT_HAN) return MIN_CONFIDENCE_SHORT;
  return isApart ? MIN_CONFIDENCE : MIN_CONFIDENCE_COMMA;
}

/** The best meaning, as sure as all names for it together. */
function likeliest(intents: readonly ScoredIntent[]): ScoredIntent | undefined {
  const [best] = intents;
  if (!best || !WHERE_IS_IT.has(best.intent)) return best;
  const same = intents.filter((one) => WHERE_IS_IT.has(one.intent));
  return { intent: best.intent, confidence: same.reduce((sum, one) => sum + one.confidence, 0) };
}

/** A name for a way to reach somebody, or for an order, with its number, and nothing more. */
const CONTACT =
  /^(?:我的?|my )?(?:电话|手机号?|号码|邮箱|邮件|微信|订单号?|phone|mobile|tel|e-?mail|mail|order)(?:号|number|no)?[是:：.#\s]*[\d@a-z.+_-]{4,80}$/;

const LIVES = /^(?:我(?:们)?)?(?:家)?(?:住|家在|人在|(?:收货)?地址(?:是|[:：]))|^i(?:'m| am)? (?:live|living) /;

/** What is told on the way to a request: its reason, a word of praise, how to reach the shopper and where. */
function isTold({ text, isApart, isReason }: Part, intent: IntentId): boolean {
  return (
    isReason ||
    CONTACT.test(text) ||
    (intent === "change_address" && LIVES.test(text)) ||
    (!isApart && intent === "feedback_privacy" && !ABOUT_DATA.test(text))
  );
}

function isKnown(intent: IntentId, seen: ReadonlySet<IntentId>): boolean {
  return seen.has(intent) || (WHERE_IS_IT.has(intent) && [...WHERE_IS_IT].some((one) => seen.has(one)));
}

/**
 * The requests of a message that says several things, each once and in order, with their parts of the original text;
 * none where it has one part only. `folded` is the text without what it negates.
 */
export function requestsIn(original: string, folded: string, language: Language, read: Read): Understanding["further"] {
  const parts = partsOf(folded, language);
  if (parts.length < 2) return [];
  const found: Understanding["further"] = [];
  const seen = new Set<IntentId>();
  for (const part of parts.slice(0, MAX_PARTS)) {
    const { text, start } = part;
    const best = likeliest(read(text));
    if (!best || best.confidence < needed(part) || NOT_REQUESTS.has(best.intent)) continue;
    if (isTold(part, best.intent) || isKnown(best.intent, seen)) continue;
    seen.add(best.intent);
    found.push({ ...best, text: original.slice(start, start + text.length) });
  }
  return found;
}

/** Said beside a request, these are not what the message is about. */
const SMALL_TALK: ReadonlySet<IntentId> = new Set(["greeting", "thanks_goodbye", "chitchat", "out_of_scope"]);
const SURE = 0.75;

/**
 * What the message is about: a request rather than the thanks beside it; and a blend of two requests may look like a third
 * one, which no part of the message asks.
 */
export function mainOf(whole: ScoredIntent, requests: Understanding["further"]): ScoredIntent {
  const [first] = requests;
  if (first && SMALL_TALK.has(whole.intent) && first.confidence >= Math.min(SURE, whole.confidence)) {
    return { intent: first.intent, confidence: first.confidence };
  }
  // Anger beside a request blurs the whole: “this is ridiculous, where is my order”.
  if (first && whole.confidence < MIN_CONFIDENCE && requests.length === 1 && first.confidence >= SURE) {
    return { intent: first.intent, confidence: first.confidence };
  }
  if (!first || requests.length < 2 || requests.some((one) => one.intent === whole.intent)) return whole;
  return requests.every((one) => one.confidence > whole.confidence)
    ? { intent: first.intent, confidence: first.confidence }
    : whole;
}

/** The other requests, without the main one. */
export function besides(main: IntentId, requests: Understanding["further"]): Understanding["further"] {
  const isReturned = GIVING_BACK.has(main) || requests.some((one) => GIVING_BACK.has(one.intent));
  return requests.filter(({ intent }) => !isKnown(intent, new Set([main])) && !(isReturned && intent === DEFECT));
}

/** Whether an intent asks for something, so that what negates it asks for the contrary. */
export function isRequest(intent: IntentId): boolean {
  return !NOT_REQUESTS.has(intent);
}
