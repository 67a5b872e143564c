import type { Proposal } from "../../commerce/ports.ts";
import { bringsEvidence, takesEvidence } from "../../skills/after-sales/evidence.ts";
import { soundsLikeReason } from "../../skills/after-sales/reasons.ts";
import { skillFor } from "../../skills/index.ts";
import type { Frame } from "../../skills/skill.ts";
import { meansStored } from "../../skills/talk/stored-words.ts";
import type { IntentId } from "../../understanding/types.ts";
import { amends, isAmendment, isPause } from "../amends.ts";
import { asksOfShownMoney, asksResult } from "../done.ts";
import { isElliptic } from "../ellipsis.ts";
import { ACTION_INTENTS } from "../labels.ts";
import { tellsNothing } from "../meant/answers.ts";
import { askedOfPreview } from "../preview-questions.ts";
import { leavesIfShort, putsOff } from "../putting-off.ts";
import { type Reading, UNSURE_BELOW } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";
import { holdsNo, isNo, isYesTo } from "../yes-no.ts";
import { CONVERSATIONAL, DIGRESSION_AT, isConfident, isOther, type Route } from "./ways.ts";

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

const FILED =
  /(?:订单|收货|账户|账号|资料|下单|之前|原来|我?留|登记|预留|你们?(?:那|这)[边里]?)[^，。,.\n]{0,6}(?:那个?|的|上|里)|on (?:file|the order)/iu;

/** “电话就用订单上那个”: whom to call stays as it is shown. */
function leavesContact({ name }: Proposal, { text, understanding }: Reading): boolean {
  const ofContact = /电话|手机|号码|联系|phone|number|contact/iu.test(text);
  const isNew = understanding.entities.some(({ type }) => type === "phone" || type === "person" || type === "date");
  return name === "book_service" && ofContact && !isNew && !isQuestion(text) && (FILED.test(text) || meansStored(text));
}

/** A name and a number, and nothing else: for whom what is open is. */
export function isContact({ text, understanding }: Reading): boolean {
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

export function whileConfirming(frame: Frame, proposal: Proposal, reading: Reading): Route | null {
  if (isYesTo(proposal.name, reading)) return { go: "confirm" };
  if (isPause(reading)) return { go: "hold" };
  if (isNo(reading)) return { go: "drop" };
  // What is proposed can be paid for: the condition is met.
  if (reading.choice === null && leavesIfShort(reading.text)) return { go: "ask_again" };
  if (reading.choice === null && putsOff(reading.text)) return { go: "drop" };
  const asked = askedOfPreview(proposal, reading);
  if (asked) return { go: "ask_again", asked };
  if (tellsNothing(reading.text)) return { go: "ask_again" };
  if (asksResult(reading) || leavesContact(proposal, reading)) return { go: "ask_again" };
  if (asksOfShownMoney(proposal, reading)) return { go: "ask_again" };
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
