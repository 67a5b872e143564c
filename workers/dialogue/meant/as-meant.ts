import { saysSentBack } from "../../skills/after-sales/sent-back.ts";
import { asksIfEnough } from "../../skills/buying/balance-words.ts";
import { namesThing } from "../../skills/service/guide-things.ts";
import { areTold, guideTopics } from "../../skills/service/guide-topics.ts";
import { meansLabour } from "../../skills/service/labour.ts";
import { meansStored } from "../../skills/talk/stored-words.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import { asksWhenBack } from "../done.ts";
import { SWAPPING } from "../kinship.ts";
import { asksOfOrder } from "../order-questions.ts";
import { type Reading, UNSURE_BELOW } from "../read.ts";
import { wishesIn } from "../wishes.ts";
import { asAnswer, inItsMood } from "./answers.ts";
import { withAskingPart } from "./asking-part.ts";
import {
  addsToSum,
  askedInPassing,
  asksMoreOfOffer,
  asksOfOffer,
  asksOfOffered,
  asksOfOffers,
  asksOfProducts,
  comparesWithFocus,
  isOfNewOrder,
  takesGoods,
} from "./buying.ts";
import { asksOfFigures } from "./figures.ts";
import { asksForAnother, asksReturnPostage, asksSwaps } from "./giving-back.ts";
import { asksGuide, asksOfFault, asksOfGuideThing, asksOfWarranty, didNotHelp, tellsSymptom } from "./guides.ts";
import type { Known } from "./known.ts";
import { looksForKind } from "./looking.ts";
import {
  asksOfBalance,
  asksOfCard,
  asksOfMoneyBack,
  asksOfPayment,
  asksOfPurse,
  asksOfRefund,
  comparesWithPaid,
  GOT_CHEAPER,
  isOfDifference,
  isOfOwn,
  plainly,
  wantsOverpaid,
} from "./money.ts";
import { endWished, swapsOrElse } from "./or-else.ts";
import { asksOfOwnOrders, asksOfSeveralOrders, onlyNamesOrder } from "./own-orders.ts";
import { ASKS_RECEIVED, asksOfParcel } from "./parcels.ts";
import { asksOfBooked } from "./visits.ts";

const ASKS_HOURS =
  /几点|什么时候(?:上|在|下)|(?:上班|下班|工作|服务|在线)时间|多久上线|\bhours\b|what time|when (?:do|are|is)/i;

/** “just connect me”: to somebody. */
const CONNECT =
  /^(?:please |just |can you |could you |then )*(?:connect|transfer|put) me(?: through| over)?(?: to (?:someone|somebody|them))?(?: please| now)*[.!?\s]*$|^(?:那|就|快|赶紧|请|麻烦|帮我|给我)*(?:转接|接通|转人工|接人工)(?:一下|吧|啊)*[。.!！\s]*$/iu;

const ASKS_PERSON = /人工|客服|真人|专员|经理|转接|\b(?:human|agent|person|representative|someone|somebody)\b/iu;

/** What guides tell; they tell of their things once. */
const GUIDED: ReadonlySet<IntentId> = new Set<IntentId>(["product_usage", "repair_warranty"]);

/** What is asked for in so many words is as sure as a reading gets. */
const WISHED = 0.9;

/** What is asked to be done in so many words, unless the message only answers a question. */
function wished({ understanding, text, choice, isUnclear }: Reading, { awaiting }: DialogueState): IntentId | null {
  if (choice !== null || understanding.answer || awaiting?.expects.kind === "slot") return null;
  const wishes = wishesIn(text);
  const [first] = wishes;
  if (!first) return null;
  // Where a new order goes is part of placing it.
  if (understanding.intent === "change_address" && first === "place_order_help" && !wishes.includes("change_address"))
    return first;
  const isRead = wishes.includes(understanding.intent);
  return isRead ? (isUnclear ? understanding.intent : null) : first;
}

function meant(reading: Reading, state: DialogueState, shop: Known): IntentId | null {
  if (asksOfSeveralOrders(reading)) return "order_status";
  if (swapsOrElse(reading, state)) return "change_order";
  if (reading.understanding.intent === "human_agent" && ASKS_HOURS.test(reading.text)) return "store_info";
  if (reading.understanding.intent === "human_agent" && meansLabour(reading.text)) return "repair_warranty";
  if (reading.choice === null && saysSentBack(reading.text, reading.understanding)) return "return_request";
  if (didNotHelp(reading, state, shop)) return "quality_issue";
  if (asksOfBooked(reading, state)) return "repair_warranty";
  if (askedInPassing(reading.text) !== "" && takesGoods(reading, state)) return "place_order_help";
  const ofThing = asksOfFault(reading, state, shop) ?? asksOfGuideThing(reading, state, shop);
  if (ofThing) return ofThing;
  const ofOffered = asksOfOffered(reading, state);
  if (ofOffered) return ofOffered;
  if (asksReturnPostage(reading, state)) return "return_policy";
  if (addsToSum(reading, state)) return "price_query";
  if (comparesWithFocus(reading, state)) return "product_compare";
  if (asksWhenBack(state, reading)) return "refund_status";
  if (isOfDifference(reading, state)) return "price_protection";
  if (asksOfRefund(reading, state) || asksOfMoneyBack(reading, state)) return "refund_status";
  if (asksOfPurse(reading, state)) return "payment_problem";
  if (asksOfCard(reading, state)) return "coupon_help";
  if (asksOfWarranty(reading, state)) return "repair_warranty";
  const plain = plainly(reading);
  if (plain) return plain;
  if (wantsOverpaid(reading, state)) return "payment_problem";
  if (asksMoreOfOffer(reading, state)) return "promotion_query";
  const ofOffer = asksOfOffer(reading, shop);
  if (ofOffer) return ofOffer;
  if (reading.choice === null && CONNECT.test(reading.text.trim())) return "human_agent";
  if (isOfNewOrder(reading, state) || takesGoods(reading, state)) return "place_order_help";
  if (asksOfOwnOrders(reading, state)) return "order_status";
  const ofParcel = asksOfParcel(reading, state);
  if (ofParcel) return ofParcel;
  if (asksSwaps(reading, state)) {
    return SWAPPING.has(reading.understanding.intent) ? reading.understanding.intent : "change_order";
  }
  if (asksForAnother(reading, state)) return state.last?.intent ?? null;
  if (asksOfFigures(reading, state, shop)) return "product_info";
  if (looksForKind(reading, state)) return "recommendation";
  const wish = wished(reading, state) ?? (asksIfEnough(reading.text) ? null : asksGuide(reading, state, shop));
  if (wish !== null || reading.choice !== null || wishesIn(reading.text).length > 0) return wish;
  const ofOrder = asksOfOrder(reading, state);
  if (ofOrder !== null) return ofOrder;
  if (asksOfBalance(reading, state)) return "payment_problem";
  const isOwnPrice = comparesWithPaid(reading, state) || (GOT_CHEAPER.test(reading.text) && isOfOwn(reading));
  if (isOwnPrice) return "price_protection";
  const ofProducts = asksOfProducts(reading, state, shop) ?? asksOfPayment(reading, state) ?? asksOfOffers(reading);
  return ofProducts ?? (tellsSymptom(reading, state, shop) ? "quality_issue" : null);
}

/** How goods that are taken are paid, and that they are, is said of the order itself. */
const OF_TAKING: ReadonlySet<IntentId> = new Set<IntentId>(["place_order_help", "payment_methods", "payment_problem"]);

/** “拍一台，顺便问下 E1 是啥毛病”: what is asked beside goods that are taken, where no part was made of it. */
function passingPart({ text, understanding }: Reading, { guideTopics: known }: Known): typeof understanding.further {
  const asked = askedInPassing(text);
  if (asked === "") return [];
  if (areTold(guideTopics(asked), known)) return [{ intent: "product_usage", confidence: 1, text: asked }];
  const { intent, confidence, further } = understanding;
  const isParted = OF_TAKING.has(intent) || further.some((part) => asked.includes(part.text.trim()));
  return isParted ? [] : [{ intent, confidence, text: asked }];
}

/** The reading in the light of the conversation, where the same words mean another thing. */
export function asMeant(reading: Reading, state: DialogueState, shop: Known): Reading {
  const answer = asAnswer(reading, state);
  if (answer) return answer;
  const told = withAskingPart(inItsMood(reading));
  // “人和电话跟下单时一样” is for a visit or a parcel, and calls nobody.
  const isContact = told.understanding.intent === "human_agent" && meansStored(told.text);
  const isBare = wishesIn(told.text).length === 0 && !ASKS_PERSON.test(told.text);
  if (isContact && isBare) return { ...told, isUnclear: true };
  const intent = meant(told, state, shop);
  if (intent === null) return told;
  const isTaken = intent === "place_order_help" && takesGoods(told, state);
  const isWished = isTaken || wishesIn(told.text).includes(intent) || ASKS_RECEIVED.test(told.text);
  const confidence = Math.max(told.understanding.confidence, isWished ? WISHED : UNSURE_BELOW);
  // The same wish is not carried twice.
  const isAnswered = (part: { text: string }) => GUIDED.has(intent) && namesThing(part.text);
  const ended = swapsOrElse(told, state) ? endWished(told) : [];
  // An order that is only named wishes nothing beside.
  const parts = intent === "order_status" && onlyNamesOrder(told) ? [] : told.understanding.further;
  const passing = isTaken ? passingPart(told, shop) : [];
  const further = [...parts, ...ended, ...passing].filter((part) => part.intent !== intent && !isAnswered(part));
  const { answer: said, ...understanding } = told.understanding;
  // Goods that are taken, or asked about, are more than an answer to which are meant.
  const isMore = isTaken || asksOfOffered(told, state) !== null;
  const kept = said && !isMore ? { answer: said } : {};
  return { ...told, isUnclear: false, understanding: { ...understanding, ...kept, intent, confidence, further } };
}
