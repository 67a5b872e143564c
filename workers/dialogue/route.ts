import type { Proposal } from "../commerce/ports.ts";
import type { SlotName } from "../platform/message.ts";
import { bringsEvidence, EVIDENCE_WANTED, takesEvidence } from "../skills/evidence.ts";
import { picksByPrice } from "../skills/find-product.ts";
import { asksMore, guides } from "../skills/guides.ts";
import { skillFor } from "../skills/index.ts";
import { soundsLikeReason } from "../skills/reasons.ts";
import { namesNeed } from "../skills/shopper-need.ts";
import type { Frame } from "../skills/skill.ts";
import { INTENTS, type IntentId } from "../understanding/types.ts";
import { amends, isAmendment, isPause } from "./amends.ts";
import type { DialogueState, OpenFrame } from "./contract.ts";
import { asksOfDone, asksResult } from "./done.ts";
import { bareIntent, isElliptic, isOfNext } from "./ellipsis.ts";
import { isOptional, isProposing } from "./frames.ts";
import { isThreat } from "./handoff.ts";
import { GIVING_BACK } from "./kinship.ts";
import { ACTION_INTENTS } from "./labels.ts";
import { isManner } from "./manner.ts";
import { type Reading, UNSURE_BELOW } from "./read.ts";
import { fitsSlot, isAside, isQuestion, takesFreeText } from "./slots.ts";
import { wishesIn } from "./wishes.ts";
import { holdsNo, isNo, isYes } from "./yes-no.ts";

/** Where a message goes. */
export type Route =
  /** A person is wished for. */
  | { go: "person" }
  /** The open proposal is confirmed. */
  | { go: "confirm" }
  /** The open proposal is not what was asked last, or has run out: it is shown again. */
  | { go: "ask_again" }
  /** A confirmation with nothing to confirm. */
  | { go: "nothing_open" }
  /** What was done last is wished or asked for once more. */
  | { go: "done" }
  /** Something is about to be said of what is open. */
  | { go: "hold" }
  /** What is open is not wanted. */
  | { go: "drop" }
  /** The goal under way goes on, with what the message adds. */
  | { go: "continue"; isAnswer: boolean }
  /** The answer to a question that was left for another: back to it. */
  | { go: "back"; frame: OpenFrame; choice: string }
  /** The goal answered last, once more with what the message changes. */
  | { go: "again"; from: Frame }
  | { go: "start"; intent: IntentId; isInstead: boolean; productId?: string }
  | { go: "unclear" };

/** Sure enough to leave a question standing and answer something else. */
const DIGRESSION_AT = 0.6;
/** A question is no reason or name; little more is needed to tell that it is not the answer. */
const QUESTION_DIGRESSION_AT = 0.4;
const OTHER_WISH_AT = 0.7;
const FREE_TEXT_DIGRESSION_AT = 0.8;
/** Slots that a question may describe: “有没有那个蓝色的大的？” */
const NAMED_BY_WORDS: ReadonlySet<SlotName> = new Set<SlotName>(["product", "new_product", "service_type", "time"]);
/** “我说的是那双鞋”, “I mean the phone”: the same of another thing. */
const MEANS_OTHER = /我(?:说|指|问|要)的是|是指|\bi (?:mean|meant)\b/iu;
/** Goals that show several products. */
const SHOWS: ReadonlySet<IntentId> = new Set<IntentId>(["recommendation", "product_compare", "promotion_query"]);
const NAMES: ReadonlySet<string> = new Set(["order_id", "product", "category"]);
const CONVERSATIONAL: ReadonlySet<IntentId> = new Set(["affirm", "deny", "chitchat", "greeting", "thanks_goodbye"]);
/** “拆了” may look like a yes; what is one was taken for it before. */
const SMALL_TALK: ReadonlySet<IntentId> = new Set<IntentId>(["chitchat", "greeting", "thanks_goodbye"]);
const PERSON =
  /人工|客服|真人|专员|坐席|热线|电话|human|agent|person|someone|somebody|representative|operator|staff|manager/i;
const RESUME = /^(?:继续|接着|继续办理?|接着办|刚才的?继续|continue|go on|resume)[吧。.!！\s]*$/i;
const CONFIRMS = /^\s*(?:好的?[,，\s]*)?(?:我?(?:确认|确定)|confirm(?:ed)?|yes[,\s]+confirm)[了吧。.!！\s]*$/i;
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

/** A grumble with no wish of its own: “截图没有，爱信不信”. */
function isCrossAside({ understanding, text }: Reading): boolean {
  return understanding.intent === "complaint" && text.length <= 20 && !isThreat(text) && wishesIn(text).length === 0;
}

function isConfident(reading: Reading, at: number): boolean {
  return !reading.isUnclear && reading.understanding.confidence >= at;
}

/** Whether the message asks for something else than the goal under way. */
function isOther(frame: Frame, reading: Reading, at: number): boolean {
  const { intent } = reading.understanding;
  // “T恤留着，只退裤子”: of what is still being asked for nothing is withdrawn yet; less of it is wished.
  const isLess =
    intent === "withdraw_request" && GIVING_BACK.has(frame.intent) && !/取消|撤|cancel/iu.test(reading.text);
  if (isLess && !wishesIn(reading.text).includes("withdraw_request")) return false;
  return isConfident(reading, at) && intent !== frame.intent && !CONVERSATIONAL.has(intent);
}

/** The wish itself, said once more: “退货” to the preview of a return, “电话也换一下” to that of a change. */
function isSameWish(frame: Frame, proposal: Proposal, reading: Reading): boolean {
  const intents: Partial<Record<string, IntentId>> = ACTION_INTENTS;
  const { intent } = reading.understanding;
  // “退款就行” to the preview of a return is that return's money.
  if (proposal.name === "return_items" && (intent === "refund_request" || intent === "return_request")) {
    return !isQuestion(reading.text);
  }
  return isConfident(reading, UNSURE_BELOW) && (intent === frame.intent || intent === intents[proposal.name]);
}

/** A name and a number, and nothing else: for whom what is open is. */
function isContact({ text, understanding }: Reading): boolean {
  const told = understanding.entities.filter(({ type }) => type === "person" || type === "phone");
  if (!told.some(({ type }) => type === "phone")) return false;
  const rest = told
    .sort((a, b) => b.start - a.start)
    .reduce((left, one) => left.slice(0, one.start) + left.slice(one.end), text);
  return rest.replace(/联系人|电话|手机号?|号码|姓名|[是:：]|name|phone|[^\p{L}\p{N}]/giu, "").length <= 1;
}

/** “太大了” after the preview of a return: why, said late. */
function givesReason({ slots }: Frame, { text, understanding, choice }: Reading): boolean {
  const isPlain = choice === null && !isQuestion(text) && understanding.entities.length === 0;
  return isPlain && slots.reason !== undefined && wishesIn(text).length === 0 && soundsLikeReason(text);
}

/** The number of the order that is spoken of already. */
function namesItsOrder({ orderId }: Proposal, reading: Reading): boolean {
  const named = reading.understanding.entities.filter(({ type }) => type === "order_id");
  return named.length > 0 && named.every(({ value }) => value === orderId) && isElliptic(reading);
}

/** “等下，那一件换件新的就行” to the preview of a return: put right by another wish, in so many words. */
function wishesInstead(frame: Frame, proposal: Proposal, { understanding, text, choice }: Reading): boolean {
  if (choice !== null || !understanding.isCorrection) return false;
  const intents: Partial<Record<string, IntentId>> = ACTION_INTENTS;
  const wishes = wishesIn(text);
  const own = [frame.intent, intents[proposal.name]];
  return wishes.includes(understanding.intent) && !wishes.some((wish) => own.includes(wish));
}

const TOO = /[也再]|还有|另外|顺便|\b(?:too|also|as well|and)\b/iu;

/** “880012340017也开一张” to the preview of an invoice: the same of another order, beside what is open. */
function addsOrder(frame: Frame, proposal: Proposal, reading: Reading): boolean {
  const { text, understanding } = reading;
  const named = understanding.entities.filter(({ type }) => type === "order_id");
  const isOther = named.length > 0 && named.every(({ value }) => value !== proposal.orderId);
  if (!isOther || isAmendment(reading) || !TOO.test(text) || isQuestion(text)) return false;
  return isSameWish(frame, proposal, reading) || isElliptic(reading);
}

/** “keep it, but can I change it to 38”: what is open is declined, and something else is wished in its place. */
function declinesFor(reading: Reading): Route | null {
  const { understanding, text } = reading;
  if (!holdsNo(text)) return null;
  const main = [understanding, ...understanding.further].find(
    (one) => !CONVERSATIONAL.has(one.intent) && one.intent !== "withdraw_request",
  );
  return main && !reading.isUnclear ? { go: "start", intent: main.intent, isInstead: true } : { go: "drop" };
}

function whileConfirming(frame: Frame, proposal: Proposal, reading: Reading): Route | null {
  if (isYes(reading)) return { go: "confirm" };
  if (isPause(reading)) return { go: "hold" };
  if (isNo(reading)) return { go: "drop" };
  if (asksResult(reading)) return { go: "ask_again" };
  const { understanding } = reading;
  if (wishesInstead(frame, proposal, reading)) return null;
  if (addsOrder(frame, proposal, reading)) return { go: "start", intent: frame.intent, isInstead: false };
  // The picture that comes a bubble later belongs to what is open.
  const mayShow = takesEvidence(frame) || frame.skill === skillFor("return_request").name;
  if (mayShow && bringsEvidence(reading) && wishesIn(reading.text).length === 0) {
    return { go: "continue", isAnswer: false };
  }
  if (amends(frame, proposal, reading)) return { go: "continue", isAnswer: false };
  const declined = declinesFor(reading);
  if (declined) return declined;
  if (understanding.isCorrection && !isOther(frame, reading, 0.9)) return { go: "continue", isAnswer: false };
  if (isContact(reading) || namesItsOrder(proposal, reading)) return { go: "continue", isAnswer: false };
  if (givesReason(frame, reading)) return { go: "continue", isAnswer: false };
  if (isSameWish(frame, proposal, reading)) return { go: "continue", isAnswer: false };
  if (isOther(frame, reading, DIGRESSION_AT)) return null;
  if (isQuestion(reading.text) && understanding.intent !== frame.intent) return null;
  if (understanding.entities.length > 0) return { go: "continue", isAnswer: false };
  return CONVERSATIONAL.has(understanding.intent) && isConfident(reading, DIGRESSION_AT) ? null : { go: "ask_again" };
}

/** “黑色的256G的那个吧” wishes nothing else, whatever a classifier makes of it. */
function isBareAnswer(slot: SlotName, reading: Reading): boolean {
  return !isQuestion(reading.text) && slot !== "order_id" && slot !== "product";
}

function isLabel(said: string, label: string): boolean {
  const tidy = (text: string) => text.toLowerCase().replace(/[\s。.!！,，~～]/g, "");
  return tidy(said) === tidy(label);
}

/** A button or label of a question further down: it was shown, so it may be answered. */
function answersSuspended(state: DialogueState, reading: Reading): Route | null {
  // Under a digression's answer nothing is asked: then the question on top may be answered so, too.
  for (const frame of state.frames.slice(0, state.awaiting ? -1 : undefined).reverse()) {
    const choice = frame.question?.choices.find((one) =>
      reading.choice === null ? isLabel(reading.text, one.label) : one.id === reading.choice,
    );
    if (choice && frame.asked !== null) return { go: "back", frame, choice: choice.id };
  }
  return null;
}

/** A longer answer than this to “why” is a reason. */
const MAX_NO = 8;

/** A name and nothing else: whom an invoice is for. */
function isPlainName({ text, understanding }: Reading): boolean {
  return (
    /^[\p{Script=Han}·]{2,4}[。.!！\s]*$/u.test(text.trim()) &&
    (understanding.entities.some(({ type }) => type === "person") || !isQuestion(text))
  );
}

/** “截图删掉了”, “没有照片不行吗” where one is waited for. */
const ABOUT_PROOF = /截图|截屏|照片|图片|凭证|视频|screenshot|photo|picture|\bproof\b/iu;

const THANKS = /谢谢|多谢|谢啦|谢了|thank|thx|cheers/i;
const MAX_THANKS = 16;

const FAREWELL = /再见|拜拜|回见|\bbye\b|good ?bye|see (?:you|ya)|that'?s all|没(?:别的|其他)?事了|就这样吧?$/iu;

/** “thx bye”: whatever was asked, the shopper goes. */
function isFarewell({ text, choice, understanding }: Reading): boolean {
  const isShort = text.trim().length <= MAX_THANKS * 2 && understanding.entities.length === 0;
  return choice === null && isShort && understanding.intent === "thanks_goodbye" && FAREWELL.test(text);
}

/** “好的谢谢”, “ok thanks”: enough was said. */
function isThanks({ text, choice, understanding }: Reading): boolean {
  const { length } = text.trim();
  return choice === null && length <= MAX_THANKS && THANKS.test(text) && understanding.entities.length === 0;
}

function whileAsked(frame: OpenFrame, reading: Reading, hasProposal: boolean): Route | null {
  const { asked } = frame;
  const { understanding } = reading;
  if (!asked) return null;
  if (isFarewell(reading)) return { go: "start", intent: "thanks_goodbye", isInstead: true };
  if (isOptional(frame) && isThanks(reading) && !isNo(reading) && !isQuestion(reading.text)) {
    return { go: "start", intent: "thanks_goodbye", isInstead: true };
  }
  if (understanding.answer?.kind === "choice") return { go: "continue", isAnswer: true };
  // “不用了” to a list of ways on is an answer to it.
  // “Changed my mind” is a no, and may be the reason.
  const isLabelled = frame.question?.choices.some(({ label }) => isLabel(reading.text, label)) === true;
  if (isLabelled) return { go: "continue", isAnswer: true };
  // “Changed my mind” is why it goes back, not a no to that.
  const isReason = asked === "reason" && reading.text.trim().length > MAX_NO;
  if (isNo(reading) && !isReason) return asked === "service_type" ? { go: "continue", isAnswer: true } : { go: "drop" };
  if (fitsSlot(asked, reading)) {
    // The value came with another wish: that is what is wanted now, and nothing is left to be asked for the old one.
    const isOtherWish = isOther(frame, reading, isQuestion(reading.text) ? DIGRESSION_AT : OTHER_WISH_AT);
    if (isOtherWish && !isElliptic(reading) && !isBareAnswer(asked, reading) && !isContact(reading)) {
      return { go: "start", intent: understanding.intent, isInstead: true };
    }
    return { go: "continue", isAnswer: true };
  }
  if (understanding.isCorrection) return { go: "continue", isAnswer: false };
  if (RESUME.test(reading.text)) return { go: "continue", isAnswer: false };
  // A yes says nothing where a value is asked for: the question stands.
  if (isYes(reading)) return hasProposal ? { go: "ask_again" } : { go: "continue", isAnswer: false };
  if (reading.isUnclear && isQuestion(reading.text) && !NAMED_BY_WORDS.has(asked)) return { go: "unclear" };
  if (asked === "invoice_title" && isPlainName(reading)) return { go: "continue", isAnswer: true };
  if (takesFreeText(asked)) {
    const asks = isQuestion(reading.text) || isAside(reading.text);
    const asksElse = asks && isOther(frame, reading, QUESTION_DIGRESSION_AT);
    const wantsElse = asked !== "reason" && isOther(frame, reading, FREE_TEXT_DIGRESSION_AT);
    const talks = SMALL_TALK.has(understanding.intent) && isConfident(reading, 0.9);
    return asksElse || wantsElse || talks ? null : { go: "continue", isAnswer: true };
  }
  return isOther(frame, reading, DIGRESSION_AT) ? null : { go: "continue", isAnswer: true };
}

const ASKS_NOTHING: ReadonlySet<IntentId> = new Set(["order_status", "affirm", "deny", "chitchat", "thanks_goodbye"]);

/** “是880012340002那条围巾”, after “等等” or after an answer: the goal once more, with what is put right. */
function amendsOpen(state: DialogueState, reading: Reading): Route | null {
  const top = state.frames.at(-1);
  if (state.proposal && top && isProposing(top)) {
    const hasOrder = reading.understanding.entities.some(({ type }) => type === "order_id");
    const isValue = amends(top, state.proposal, reading) || (hasOrder && !isQuestion(reading.text));
    return isValue && wishesIn(reading.text).length === 0 ? { go: "continue", isAnswer: false } : null;
  }
  const from = top ?? state.last;
  if (!from || wishesIn(reading.text).length > 0) return null;
  const hasOrder = reading.understanding.entities.some(({ type }) => type === "order_id");
  const isBare = ASKS_NOTHING.has(reading.understanding.intent) || reading.isUnclear;
  return hasOrder && isAmendment(reading) && (isBare || !isQuestion(reading.text)) ? { go: "again", from } : null;
}

/** Goals that a place changes the answer of. */
const OF_PLACE: ReadonlySet<IntentId> = new Set<IntentId>([
  "shipping_info",
  "stock_query",
  "change_address",
  "place_order_help",
  "cross_border",
]);

/** “what about Guangzhou” after a price: where it goes is another question. */
function namesOnlyPlace({ intent }: Frame, { understanding }: Reading): boolean {
  return !OF_PLACE.has(intent) && understanding.entities.every(({ type }) => type === "address");
}

/** “she likes comfy shoes” after a recommendation: more of what is looked for. */
function addsNeed({ intent }: Frame, { isUnclear, understanding, text }: Reading): boolean {
  if (intent !== "recommendation" || !isUnclear) return false;
  return understanding.entities.some(({ type }) => type === "category") || namesNeed(text);
}

/** “how do I get it” after a coupon. */
const GETS_COUPON =
  /^(?:and |so |ok,? )?(?:how|where) (?:do|can|would) i (?:get|claim|use|redeem|find) (?:it|one|that|this|them)\W*$|^(?:那|这个|它)?(?:要|该)?(?:怎么|如何|在?哪里?|去哪)(?:领|拿|用|兑|获取|得到)(?:取|到|券)?(?:啊|呢|呀)?[?？\s]*$/iu;
/** Goals whose answer says how long. */
const OF_TIME: ReadonlySet<IntentId> = new Set<IntentId>(["repair_warranty", "refund_status", "return_policy"]);
const BARE_HOW_LONG =
  /^(?:and |so |for )*how long(?: is (?:it|that)| does (?:it|that) (?:take|last)| (?:it|that) is)?\W*$|^(?:那|是|大概|一般|要)*(?:多久|几天|多长时间)[呢啊呀?？\s]*$/iu;
/** What a bare name is taken for. */
const BARE_NAME: ReadonlySet<IntentId> = new Set<IntentId>([
  "product_compare",
  "product_info",
  "stock_query",
  "size_advice",
  "recommendation",
  "change_order",
  "exchange_request",
  "order_status",
]);

function asksOfNext(from: Frame, reading: Reading): boolean {
  const { isUnclear, understanding, text } = reading;
  if (from.intent === "coupon_help" && GETS_COUPON.test(text.trim())) return true;
  if (OF_TIME.has(from.intent) && BARE_HOW_LONG.test(text.trim())) return true;
  return (isUnclear || BARE_NAME.has(understanding.intent)) && from.skill !== "reception" && isOfNext(reading);
}

function whileNothingAsked(state: DialogueState, reading: Reading): Route | null {
  const { understanding } = reading;
  if (state.proposal && isYes(reading)) return { go: "ask_again" };
  if (isPause(reading) && (state.frames.length > 0 || state.last !== null)) return { go: "hold" };
  if (state.proposal && isNo(reading)) return { go: "drop" };
  if (asksOfDone(state, reading)) return { go: "done" };
  const amended = amendsOpen(state, reading);
  if (amended) return amended;
  if (!state.proposal && state.done && CONFIRMS.test(reading.text)) return { go: "nothing_open" };
  const top = state.frames.at(-1);
  if (top && !state.proposal && (isYes(reading) || RESUME.test(reading.text)))
    return { go: "continue", isAnswer: false };
  if (
    top?.slots[EVIDENCE_WANTED] &&
    (bringsEvidence(reading) || isCrossAside(reading) || ABOUT_PROOF.test(reading.text))
  ) {
    return { go: "continue", isAnswer: false };
  }
  const from = top ?? state.last;
  if (!from) return null;
  if (bringsEvidence(reading) && takesEvidence(from)) return { go: "again", from };
  if (isManner(reading.text)) return { go: "again", from };
  if (MEANS_OTHER.test(reading.text) && understanding.entities.some(({ type }) => NAMES.has(type))) {
    return { go: "again", from };
  }
  if (from.skill === guides.name && asksMore(reading.text) && wishesIn(reading.text).length === 0) {
    return { go: "again", from };
  }
  const isSame = understanding.intent === from.intent;
  // “881234那单换成L码” after a question about the shop begins with that order.
  const isOfOrder =
    from.slots.order_id === undefined && understanding.entities.some(({ type }) => type === "order_id") && !isSame;
  if (understanding.isCorrection && !isOfOrder && (isSame || !isOther(from, reading, 0.7) || isElliptic(reading))) {
    return understanding.entities.length > 0 ? { go: "again", from } : null;
  }
  // “第二个有红色吗” asks something of one of those that were shown.
  const isOfShown =
    understanding.entities.some(({ type }) => type === "ordinal") && state.focus.shownProductIds.length > 1;
  if (isOfShown && SHOWS.has(from.intent) && isOther(from, reading, UNSURE_BELOW)) return null;
  if (addsNeed(from, reading) || asksOfNext(from, reading)) return { go: "again", from };
  return isElliptic(reading) && !namesOnlyPlace(from, reading) ? { go: "again", from } : null;
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
  const bare = isElliptic(reading) ? bareIntent(reading, state.focus.productId !== null) : null;
  if (bare && (reading.isUnclear || frame === undefined)) return { go: "start", intent: bare, isInstead: false };
  const isPick = reading.isUnclear && state.focus.shownProductIds.length > 1 && picksByPrice(reading.text);
  if (isPick) return { go: "start", intent: "product_info", isInstead: false };
  if (reading.isUnclear) return { go: "unclear" };
  const isInstead =
    understanding.isCorrection ||
    (frame !== undefined && proposal !== null && replaces(frame, reading)) ||
    (frame !== undefined &&
      skillFor(understanding.intent).name === frame.skill &&
      frame.intent === understanding.intent);
  return { go: "start", intent: understanding.intent, isInstead };
}
