import { namesSymptom } from "../../skills/after-sales/symptoms.ts";
import { MINE } from "../../skills/products/own-goods.ts";
import { leavesIt } from "../../skills/talk/stored-words.ts";
import { isBacked } from "../backing-words.ts";
import { isAboutCode } from "../code-proof.ts";
import type { DialogueState } from "../contract.ts";
import { hasAngryWords, isThreat } from "../handoff.ts";
import { type Reading, UNSURE_BELOW } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";

const PARTICLES = "[了啊呀呢哦吧诶欸耶哎哇嘞咧的哈啦]*[\\s。.!！~～]*";
/** “没啥原因”, and words that tell no more than that nothing is known. */
const NO_VALUE = new RegExp(
  `^(?:我?(?:也|都|就|真)?(?:说不(?:清|好|上来)|讲不清|搞不清楚?|不太(?:清楚|懂|记得)|不晓得|不懂|没(?:有|啥|什么)*(?:特别的?)?(?:原因|理由)))${PARTICLES}$`,
  "iu",
);
const MAX_LEFT = 12;

/** “不清楚”, “随便”, “没啥原因”: an answer that gives no value. */
export function tellsNothing(text: string): boolean {
  const said = text.trim();
  return DOES_NOT_KNOW.test(said) || NO_VALUE.test(said) || (said.length <= MAX_LEFT && leavesIt(said));
}

const DOES_NOT_KNOW =
  /^(?:我?(?:也|都)?(?:不清楚|不知道|不晓得|不记得|记不清|记不得|忘了|忘记了|没注意|都行|都可以|随便|无所谓)[了啊呀呢哦吧]?|any(?:thing| of them)?|whatever|(?:i )?(?:don'?t|do not) (?:know|remember)|no idea|not sure|i forgot)[\s。.!！~～]*$/i;

/** “不清楚” to a question is no value, and no wish or feeling either. */
function withoutWish(reading: Reading, intent: "chitchat" | "deny"): Reading {
  const { understanding } = reading;
  const plain = { ...understanding, intent, confidence: UNSURE_BELOW, further: [] };
  return { ...reading, isUnclear: false, understanding: { ...plain, sentiment: 0, emotion: "calm" } };
}

/** “等等，是880012340017” names another order; it complains of nothing. */
function isPlainCorrection({ understanding, text }: Reading): boolean {
  const { isCorrection, entities } = understanding;
  return isCorrection && entities.length > 0 && !hasAngryWords(text) && !isThreat(text);
}

/** “我叫王小明”: it asks for nothing, whatever mood was before. */
const NAMES_ONESELF =
  /^(?:我(?:叫|是|姓)|my name is|i'?m)\s?(?:[\p{Script=Han}·]{1,4}|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)[。.!！\s]*$/u;

const COMPLAINS = /投诉|举报|差评|complain|report you|bad review/i;
const MAX_ANSWER = 40;

/** “太大了” to “why do you return it?” is the reason, not a complaint about the shop. */
function isAnswerThatSoundsCross({ understanding, text }: Reading, { awaiting }: DialogueState): boolean {
  if (understanding.intent !== "complaint" || awaiting?.expects.kind !== "slot" || text.length > MAX_ANSWER)
    return false;
  return !COMPLAINS.test(text) && !hasAngryWords(text) && !isThreat(text);
}

const SAYS_NAME =
  /^(?:我叫|我是|我的名字(?:是|叫)|本人)[\p{Script=Han}·]{2,4}[\s,，。.!！]*$|^(?:my name is|i am|i'm) [\p{L}' -]{2,40}[\s.!]*$/iu;

/** “看错了”: what was said before is taken back; the right one is about to come. */
const MISREAD =
  /^(?:[哦噢啊呃额嗯哎诶]|不好意思|抱歉|sorry|oops|oh)*[，,\s]*(?:我)?(?:看|打|写|发|说|输|记)错了?[啊呀哈了。.!！~\s]*$|^(?:sorry|oops|oh)?[,\s]*(?:my mistake|wrong (?:number|one)|i misread)[\s.!]*$/iu;

const CLAUSE = /[^，。,!！?？;；\n]+/gu;
/** “今天不下单哈”, “先不买”: of goods that were only looked at; nothing that was bought is given back. */
const BUYS_NOTHING =
  /^(?:那|我|今天|今日|暂时|目前|现在|这次|先|就|还是|都)*(?:不|唔|没打算|不打算|不准备|不急着)(?:买|下单|拍|订|入手)(?:了|住|先|啦|哈|吧|呢|的)*$|^(?:i'?m |i am |i will |i'?ll )?not (?:buying|ordering)(?: (?:it|anything|today|now|yet))*$/iu;
const OF_OWN = /订单|这单|那单|单号|取消|退|\border\b|cancel|refund/iu;
/** What is asked before anything is bought. */
const LOOKING: ReadonlySet<string> = new Set([
  "product_compare",
  "product_info",
  "product_usage",
  "price_query",
  "stock_query",
  "promotion_query",
  "recommendation",
  "payment_problem",
  "payment_methods",
  "coupon_help",
  "size_advice",
  "place_order_help",
  "repair_warranty",
]);

function declinesToBuy({ text, choice, understanding }: Reading, { last, frames, awaiting }: DialogueState): boolean {
  if (choice !== null || awaiting !== null || frames.length > 0 || OF_OWN.test(text)) return false;
  if (!LOOKING.has(last?.intent ?? "") || understanding.entities.some(({ type }) => type === "order_id")) return false;
  const says = (text.match(CLAUSE) ?? []).some((clause) => BUYS_NOTHING.test(clause.trim()));
  return says && wishesIn(text).length === 0;
}

function saysOnly({ text, choice }: Reading): boolean {
  const said = text.trim();
  if (NAMES_ONESELF.test(said)) return true;
  return choice === null && (MISREAD.test(said) || SAYS_NAME.test(said));
}

/** “老板，我买的那台热水器”: names what is meant, and tells of no fault; what is wished is yet to come. */
export function namesOnly(
  { text, choice, understanding, isUnclear }: Reading,
  { awaiting, frames }: DialogueState,
): boolean {
  const { intent, language, entities } = understanding;
  if (choice !== null || awaiting !== null || frames.length > 0 || isQuestion(text) || wishesIn(text).length > 0)
    return false;
  const named = entities.filter(({ type }) => type === "product" || type === "category" || type === "order_id");
  const end = text.replace(/[^\p{L}\p{N}]+$/u, "").length;
  if (isUnclear) return MINE.test(text) && named.some((one) => one.end === end);
  return named.length > 0 && intent === "quality_issue" && !isBacked(intent, text, language) && !namesSymptom(text);
}

/** The reading of an answer, a name or a slip: it asks for nothing, whatever a classifier makes of it. Null: it may. */
export function asAnswer(reading: Reading, state: DialogueState): Reading | null {
  const { text, understanding } = reading;
  const isUnknown = state.awaiting !== null && !understanding.answer && tellsNothing(text);
  const isOfCode = state.awaiting?.expects.name === "code" && isAboutCode(text);
  if (
    isUnknown ||
    isOfCode ||
    saysOnly(reading) ||
    isAnswerThatSoundsCross(reading, state) ||
    declinesToBuy(reading, state)
  ) {
    return withoutWish(reading, "chitchat");
  }
  if (!isPlainCorrection(reading)) return null;
  return understanding.intent === "complaint" ? withoutWish(reading, "deny") : null;
}

/** A correction carries no mood. */
export function inItsMood(reading: Reading): Reading {
  if (!isPlainCorrection(reading)) return reading;
  return { ...reading, understanding: { ...reading.understanding, sentiment: 0, emotion: "calm" } };
}
