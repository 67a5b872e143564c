import { bringsEvidence, EVIDENCE_WANTED, takesEvidence } from "../../skills/after-sales/evidence.ts";
import { namesNeed } from "../../skills/products/shopper-need.ts";
import { asksMore, asksMoreOfGift, guides } from "../../skills/service/guides.ts";
import type { Frame } from "../../skills/skill.ts";
import type { IntentId } from "../../understanding/types.ts";
import { amends, isAmendment, isPause } from "../amends.ts";
import type { DialogueState } from "../contract.ts";
import { asksOfDone } from "../done.ts";
import { isElliptic, isOfNext } from "../ellipsis.ts";
import { isProposing } from "../frames.ts";
import { isThreat } from "../handoff.ts";
import { SWAPPING } from "../kinship.ts";
import { isManner } from "../manner.ts";
import { putsOff } from "../putting-off.ts";
import { type Reading, UNSURE_BELOW } from "../read.ts";
import { isQuestion } from "../slots.ts";
import { wishesIn } from "../wishes.ts";
import { isNo, isYes } from "../yes-no.ts";
import { isConfident, isOther, RESUME, type Route } from "./ways.ts";

/** As sure as what is said in so many words. */
const SURE = 0.9;

/** “我说的是那双鞋”, “I mean the phone”: the same of another thing. */
const MEANS_OTHER = /我(?:说|指|问|要)的是|是指|\bi (?:mean|meant)\b/iu;

/** Goals that show several products. */
const SHOWS: ReadonlySet<IntentId> = new Set<IntentId>(["recommendation", "product_compare", "promotion_query"]);
const NAMES: ReadonlySet<string> = new Set(["order_id", "product", "category"]);

const CONFIRMS = /^\s*(?:好的?[,，\s]*)?(?:我?(?:确认|确定)|confirm(?:ed)?|yes[,\s]+confirm)[了吧。.!！\s]*$/i;

/** A grumble with no wish of its own: “截图没有，爱信不信”. */
function isCrossAside({ understanding, text }: Reading): boolean {
  return understanding.intent === "complaint" && text.length <= 20 && !isThreat(text) && wishesIn(text).length === 0;
}

/** “截图删掉了”, “没有照片不行吗” where one is waited for. */
const ABOUT_PROOF = /截图|截屏|照片|图片|凭证|视频|记录|登记|screenshot|photo|picture|\bproof\b/iu;
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
  // “换成大的” wishes something, whatever was asked before.
  const isBare = isUnclear || (BARE_NAME.has(understanding.intent) && wishesIn(text).length === 0);
  return isBare && from.skill !== "reception" && isOfNext(reading);
}

export function whileNothingAsked(state: DialogueState, reading: Reading): Route | null {
  const { understanding } = reading;
  if (state.proposal && isYes(reading)) return { go: "ask_again" };
  if (isPause(reading) && (state.frames.length > 0 || state.last !== null)) return { go: "hold" };
  if (state.proposal && isNo(reading)) return { go: "drop" };
  if (reading.choice === null && putsOff(reading.text)) return { go: "drop" };
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
  const goesOn = asksMore(reading.text) || asksMoreOfGift(from, reading.text);
  // “能换成小的那台不，省点电费” goes on from no guide.
  const isSwap = SWAPPING.has(understanding.intent);
  if (from.skill === guides.name && goesOn && !isSwap && wishesIn(reading.text).length === 0) {
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
  // “来两个” takes what was asked about, and asks nothing more of it.
  if (!isSame && understanding.intent === "place_order_help" && isConfident(reading, SURE)) return null;
  const isWish = !isSame && SWAPPING.has(understanding.intent) && wishesIn(reading.text).includes(understanding.intent);
  return isElliptic(reading) && !isWish && !namesOnlyPlace(from, reading) ? { go: "again", from } : null;
}
