import { asksBalance, asksIfEnough, asksIfShort } from "../skills/buying/balance-words.ts";
import { asksOfOneOrder } from "../skills/orders/overview-words.ts";
import { asksFigure } from "../skills/products/product-question.ts";
import { areTold, guideTopics } from "../skills/service/guide-topics.ts";
import type { Say } from "../skills/skill.ts";
import { meansStored } from "../skills/talk/stored-words.ts";
import { fold } from "../understanding/fold.ts";
import type { IntentId, Understanding } from "../understanding/types.ts";
import { understand } from "../understanding/understand.ts";
import { yesOrNo } from "../understanding/yes-no.ts";
import { asksToKnow } from "./asks-to-know.ts";
import { isBacked } from "./backing-words.ts";
import type { OpenFrame } from "./contract.ts";
import type { Draft } from "./draft.ts";
import { MAX_FRAMES, newFrame } from "./frames.ts";
import { NOT_A_REQUEST } from "./handoff.ts";
import { GIVING_BACK, PUTTING_RIGHT, SWAPPING, WHERE_IS_IT } from "./kinship.ts";
import { isManner } from "./manner.ts";
import { isOrElse } from "./meant/or-else.ts";
import { asksOfSeveralOrders } from "./meant/own-orders.ts";
import { withNamedThings } from "./name-things.ts";
import { speaksOfReturns } from "./order-questions.ts";
import { questionsIn } from "./questions.ts";
import type { Reading } from "./read.ts";
import type { Route } from "./route/ways.ts";
import { runSkill } from "./run-skill.ts";
import { settle } from "./settle.ts";
import { fillSlots, isQuestion } from "./slots.ts";
import { wishesIn } from "./wishes.ts";
import type { Turn } from "./working.ts";

const MAX_FURTHER = 3;
function isSameWish(a: IntentId, b: IntentId): boolean {
  return a === b || [GIVING_BACK, SWAPPING, PUTTING_RIGHT, WHERE_IS_IT].some((wish) => wish.has(a) && wish.has(b));
}

/** “订单 123” names what the other part is about; it asks nothing. */
function saysSomething(reading: Reading): boolean {
  let rest = reading.text;
  for (const { start, end } of [...reading.understanding.entities].sort((a, b) => b.start - a.start)) {
    rest = rest.slice(0, start) + rest.slice(end);
  }
  return rest.replace(NAMES_ONLY, "").length > 1;
}

/** What an order, a phone or its owner is named with. */
const NAMES_ONLY =
  /订单编?号?|单号|手机号?码?|电话号?码?|尾号|后四位|我|[是为的]|\border(?: number| no)?\b|\b(?:my|the|phone|mobile|number|last (?:four|4)(?: digits)?|ending|ends|in|is|of)\b|[^\p{L}\p{N}]/giu;

/** Money back for what is dearer than it is now is the price protection itself. */
const OF_PRICE: ReadonlySet<IntentId> = new Set(["refund_request", "price_query", "promotion_query", "refund_status"]);
const WHOLE = /退货|整单|全[部额]?退|不要了|return|cancel/iu;
function isOfPrice(part: Understanding["further"][number], intent: IntentId): boolean {
  return intent === "price_protection" && OF_PRICE.has(part.intent) && !WHOLE.test(part.text);
}

const CHANGES_ITEMS = /[换改加减添]|change|swap|add|replace/i;

/** “要退货，太小了” gives the reason; it asks for no size and tells no fault of its own. */
function isReason(part: Understanding["further"][number], intent: IntentId): boolean {
  if (!GIVING_BACK.has(intent) || isQuestion(part.text)) return false;
  // “拍错了” is why it is cancelled; it wishes no other item.
  if (part.intent === "change_order") return !CHANGES_ITEMS.test(part.text);
  // “I want a refund, it leaked”: what is wrong with it is why.
  const isFault = part.intent === "quality_issue" && wishesIn(part.text).every((wish) => GIVING_BACK.has(wish));
  return part.intent === "size_advice" || isFault;
}

/** “要是买不了，告诉我原因”, “京东E卡付”: how an order is to be placed; it asks nothing of its own. */
function isWayToBuy(part: Understanding["further"][number], intent: IntentId): boolean {
  return intent === "place_order_help" && !isQuestion(part.text) && wishesIn(part.text).length === 0;
}

/** A part is what its own words ask to be done, whatever a classifier makes of so few of them. */
function asWished(part: Understanding["further"][number], { shop }: Turn["ports"]): Understanding["further"][number] {
  const [wish] = wishesIn(part.text);
  if (wish) return { ...part, intent: wish };
  if (asksBalance(part.text)) return { ...part, intent: "payment_problem" };
  const asksGuide = areTold(guideTopics(part.text), shop.guideTopics);
  return asksGuide ? { ...part, intent: "product_usage" } : part;
}

/** Asks what something is like or how it stands; as an aside, and no question, it asks nothing. */
const INFORMS: ReadonlySet<IntentId> = new Set([
  "product_info",
  "product_usage",
  "product_compare",
  "stock_query",
  "price_query",
  "size_advice",
  "authenticity",
  "return_policy",
  "shipping_info",
  "store_info",
  "membership_points",
  "payment_methods",
  "order_status",
]);
/** “怕没提交上”: what is feared is why something is asked, and asks nothing of its own. */
const FEARS = /^(?:我?(?:就|只|主要|也)?是?(?:怕|担心|生怕)|(?:i'?m |just )?(?:afraid|worried|scared))/i;

/** “不修了”, before what is wished instead. */
const GIVES_UP = /^(?:那|就|算了|还是)*(?:我|先)?不(?:修|装)了[吧啊呀。！!\s]*$/u;

function asksNothing({ intent, text }: Understanding["further"][number]): boolean {
  const isAsked = asksToKnow(text);
  if (GIVES_UP.test(text.trim())) return true;
  if (FEARS.test(text.trim()) && wishesIn(text).length === 0) return true;
  // “信息用账号里的”: where a particular is found, for the wish beside it.
  if (meansStored(text) && !isAsked && wishesIn(text).length === 0) return true;
  return INFORMS.has(intent) && !isAsked && wishesIn(text).length === 0;
}

/** “王小明，13900000000” beside an appointment or an order says for whom it is; it changes no address. */
function isContactFor(part: Understanding["further"][number], intent: IntentId): boolean {
  // “抬头应该是广州…维修部” names whom the invoice is for.
  if (intent === "invoice" && part.intent === "change_address") return wishesIn(part.text).length === 0;
  const takesContact = intent === "repair_warranty" || intent === "place_order_help";
  if (!takesContact || part.intent !== "change_address") return false;
  return wishesIn(part.text).length === 0 || (intent === "place_order_help" && !/[改换]|change/iu.test(part.text));
}

/** What a guide does not tell and may be asked in the same breath. */
const BESIDE_GUIDES: ReadonlySet<IntentId> = new Set([
  "price_query",
  "stock_query",
  "promotion_query",
  "product_compare",
  "track_shipment",
  "order_status",
  "refund_status",
  "payment_problem",
  "return_policy",
]);

/** The guides were asked with the whole message; only a wish or another question is left beside them. */
function isToldByGuides(part: Understanding["further"][number], turn: Turn): boolean {
  const { text, understanding } = turn.reading;
  const asked = areTold(guideTopics(text), turn.ports.shop.guideTopics) && understanding.intent !== "place_order_help";
  if (!asked || wishesIn(text).length > 0) return false;
  // “基础的收多少” after who comes: no price of the goods.
  const isFee = part.intent === "price_query" && !questionsIn(part.text).some(({ intent }) => intent === "price_query");
  const isBeside =
    (BESIDE_GUIDES.has(part.intent) && !isFee) || (part.intent === "product_info" && asksFigure(part.text));
  return !isBeside || !(isQuestion(part.text) || asksFigure(part.text)) || guideTopics(part.text).length > 0;
}

const CLAUSE = /[^，。！？,!?;；\n]+/g;

/** What an answer tells already: a comparison each price, an order what it comes to. */
const TELLS: Partial<Record<IntentId, readonly IntentId[]>> = {
  // Which to take is said by those that are named to be compared.
  product_compare: ["price_query", "recommendation"],
  recommendation: ["price_query", "product_info", "stock_query"],
  place_order_help: ["price_query", "stock_query"],
  price_protection: ["price_query"],
  size_advice: ["product_info"],
  change_order: ["stock_query"],
  exchange_request: ["stock_query"],
};

function tells(intent: IntentId, text: string): readonly IntentId[] {
  const isEnough = intent === "payment_problem" && asksIfEnough(text);
  // What an order holds is told with what each of it cost.
  const isWhole = intent === "order_status" && asksOfOneOrder(text);
  if (intent === "payment_problem" && asksIfShort(text)) return ["price_query", "price_protection"];
  return isEnough || isWhole ? ["price_query"] : (TELLS[intent] ?? []);
}

/** Questions put into words that no part was made of. */
function unanswered(
  { text, choice }: Reading,
  known: Understanding["further"],
  intent: IntentId,
): Understanding["further"] {
  if (choice !== null) return [];
  const others = [intent, ...known.map((part) => part.intent)];
  const told = new Set([...others, ...others.flatMap((one) => tells(one, text))]);
  return questionsIn(text)
    .filter((question) => !told.has(question.intent))
    .map((question) => ({ ...question, confidence: 1 }));
}

/** Wishes put into words that no part was made of. */
function unparted(
  { text, choice }: Reading,
  known: Understanding["further"],
  intent: IntentId,
): Understanding["further"] {
  if (choice !== null) return [];
  const clauses = text.match(CLAUSE) ?? [];
  return wishesIn(text)
    .filter((wish) => wish !== intent && !known.some((part) => part.intent === wish))
    .map((wish) => ({
      intent: wish,
      confidence: 1,
      text: clauses.find((clause) => wishesIn(clause).includes(wish)) ?? text,
    }));
}

/** The words of sending back are known in Chinese and English. */
const LATIN = /^[\p{Script=Latin}\p{Script=Han}\p{N}\p{P}\p{S}\s]+$/u;

/** Requests beside the main one that ask for something of their own. */
function otherRequests(turn: Turn, way: Route): Understanding["further"] {
  // “写错了，是146号，不是126”: it only puts right what is open.
  const isAmending = way.go === "continue" && !way.isAnswer && turn.input.state.proposal !== null;
  if (asksOfSeveralOrders(turn.reading)) return [];
  const { intent, further } = turn.reading.understanding;
  const wished = [...further, ...unparted(turn.reading, further, intent)];
  return [...wished, ...unanswered(turn.reading, wished, intent)]
    .map((part) => asWished(part, turn.ports))
    .filter(
      (one) =>
        !NOT_A_REQUEST.has(one.intent) &&
        !isManner(one.text) &&
        !tells(intent, turn.reading.text).includes(one.intent) &&
        yesOrNo(fold(one.text)) === undefined &&
        !(one.intent === "return_policy" && LATIN.test(one.text) && !speaksOfReturns(one.text)) &&
        !asksNothing(one) &&
        !(isAmending && !isQuestion(one.text) && wishesIn(one.text).length === 0) &&
        !isContactFor(one, intent) &&
        !isToldByGuides(one, turn) &&
        isBacked(one.intent, one.text, turn.reading.understanding.language) &&
        !isOfPrice(one, intent) &&
        !isSameWish(one.intent, intent) &&
        !isReason(one, intent) &&
        !isWayToBuy(one, intent),
    );
}

/** The other requests of the same message: stated at once, asked or proposed after what is open. */
export async function answerFurther(turn: Turn, way: Route, draft: Draft): Promise<Draft> {
  if (way.go !== "start" && way.go !== "continue" && way.go !== "again" && way.go !== "done") return draft;
  const { shop, now } = turn.ports;
  let whole = draft;
  for (const { intent, text: part } of otherRequests(turn, way).slice(0, MAX_FURTHER)) {
    if (whole.handoff || turn.state.frames.some((frame) => frame.intent === intent)) continue;
    const found = understand(part, {
      vocabulary: shop.vocabulary,
      examples: shop.examples,
      now,
      timeZone: shop.timeZone,
      language: turn.reading.understanding.language,
    });
    const understanding = { ...withNamedThings(found, part, shop.vocabulary), intent, further: [] };
    const reading: Reading = { ...turn.reading, text: part, choice: null, understanding };
    if (!saysSomething(reading)) continue;
    const frame = newFrame(intent);
    fillSlots(frame, reading, false);
    if (isOrElse(intent, turn.reading.text)) {
      // What is wished first is there: the other case does not come.
      if (turn.state.proposal) continue;
      turn.state.frames = turn.state.frames.filter(({ intent: open }) => !SWAPPING.has(open));
      whole = { ...whole, question: [], again: null, choices: [], expects: null };
    }
    if (whole.expects !== null || whole.question.length > 0) {
      whole = await statedBeside(turn, frame, reading, whole);
      continue;
    }
    const more = await settle(turn, frame, await runSkill(turn, frame, reading), true);
    // “我有几单” before what is asked of them: that nothing was found to words that ask nothing is no news.
    if (isNothingFound(more) && whole.says.length > 0 && !asksToKnow(part) && !isQuestion(part)) continue;
    whole = { ...more, says: [...whole.says, ...more.says], carried: [...whole.carried, ...more.carried] };
  }
  const says = withoutRepeats(whole.says);
  const told = says.filter(({ template }) => template !== "faq.not_found");
  // That nothing is known of one part is not said beside what answers another.
  return { ...whole, says: told.length > 0 || whole.question.length > 0 ? told : says };
}

function isNothingFound({ step, says }: Draft): boolean {
  return step === "say" && says.length > 0 && says.every(({ template }) => template === "faq.not_found");
}

/** The same answer to two ways of asking is said once. */
function withoutRepeats(says: readonly Say[]): Say[] {
  const said = says.map(({ template, facts }) => JSON.stringify([template, facts]));
  return says.filter((_, at) => said.indexOf(said[at] ?? "") === at);
}

/** A question stands already: only what can be stated is added, the rest waits beneath it. */
async function statedBeside(turn: Turn, frame: OpenFrame, reading: Reading, whole: Draft): Promise<Draft> {
  const step = await runSkill(turn, frame, reading);
  if (step.do === "say") return { ...whole, says: [...whole.says, ...step.say] };
  if (step.do === "ask" || step.do === "propose") turn.state.frames = [frame, ...turn.state.frames].slice(-MAX_FRAMES);
  return whole;
}
