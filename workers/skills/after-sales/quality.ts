import type { Order } from "../../commerce/ports.ts";
import { protectPrice } from "../buying/price-difference.ts";
import { cancelKnown } from "../orders/cancellation.ts";
import { findOrder } from "../orders/find-order.ts";
import { ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { noteItems, pickItems } from "../orders/pick-items.ts";
import { itemsLabel, orderCard, orderSource } from "../orders/show-order.ts";
import { bookRepair, isBooking, wantsVisit } from "../service/booking.ts";
import { type Fault, faultChoices, faultWords, readFault } from "../service/faults.ts";
import { tellFaults } from "../service/tell-guide.ts";
import { type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { askNext, endWith, nextChosen } from "../talk/next-choice.ts";
import { readEvidence } from "./evidence.ts";
import { isFault, isWrongItem, readReason } from "./reasons.ts";
import { hasRemedy, type Remedy, remedyKnown, remedyWanted } from "./remedies.ts";
import { isKept, returnKnown } from "./return-flow.ts";
import { tellWarranty } from "./warranty.ts";

const SORRY_SAID = "quality.sorry";

/** Apologises once per goal; an unhappy shopper has the dialogue's apology already. */
function sorry(context: SkillContext): Say[] {
  if (context.frame.slots[SORRY_SAID]) return [];
  context.frame.slots[SORRY_SAID] = "1";
  if (context.understanding.sentiment === -1) return [];
  // Who is to be made amends need not have had trouble with the goods.
  return [{ template: remedyWanted(context) === "compensate" ? "tracking.sorry" : "quality.sorry", facts: {} }];
}

function withSorry(step: Step, context: SkillContext): Step {
  return step.do === "ask" ? { ...step, say: [...sorry(context), ...step.say] } : step;
}

function toPerson(order: Order, fault: Fault, context: SkillContext): Step {
  const { language } = context;
  const facts = {
    order: text(order.id),
    items: text(itemsLabel(order.items, language)),
    what: text(faultWords(fault)[language]),
  };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  const say = [...sorry(context), { template: "quality.to_person", facts, ...shown }];
  return { do: "handoff", reason: "quality", say };
}

/** Puts a reason of the policy that stands for faulty goods into the slot; false: the policy has none. */
function takeFaultReason(context: SkillContext): boolean {
  const rule = context.shop.policy.actions.return_items;
  if (!rule?.reasons) return true;
  const said = readReason(context, rule);
  const reason = said && isFault(said) ? said : rule.reasons.find(isFault);
  if (reason) context.frame.slots.reason = reason.id;
  return reason !== undefined;
}

/** What fits what is wrong: what was asked for, else what puts missing and wrong goods right. */
function remedyFor(order: Order, fault: Fault | null, context: SkillContext): Remedy | null {
  const wanted = remedyWanted(context);
  // What the policy has for other orders is refused by it, with its words.
  if (wanted) return context.shop.policy.actions[wanted]?.allowed ? wanted : null;
  // Unasked only where the policy has it for what is wrong.
  const { reasons } = context.shop.policy.actions.reship ?? {};
  const isMeant = fault === "missing" || (fault === "wrong" && reasons?.some(isWrongItem) === true);
  return isMeant && hasRemedy("reship", order, context) ? "reship" : null;
}

/** Goods that are not there yet cannot be at fault: what can be done with the order is said. */
function notSent(order: Order, context: SkillContext): Step {
  const { language } = context;
  const facts = { order: text(order.id), state: text(ORDER_STATE_WORDS[order.state][language]) };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  return { do: "say", say: [...sorry(context), { template: "remedies.not_sent", facts, ...shown }] };
}

const HELPED = "quality.helped";

/** What the guides of the goods say to do about it, with the ways on; null: they say nothing, or have said it. */
async function helpFirst(order: Order, context: SkillContext, fault: Fault | null): Promise<Step | null> {
  const { frame, commerce, shop, now, text: said } = context;
  const ways = (["book_service", "return_items"] as const).filter((way) => mayDo(way, order, shop, now).may);
  // It has been told; in words that name no fault nothing new was said of it.
  if (frame.slots[HELPED] !== undefined) return fault ? null : askNext([], [...ways, "person", "nothing"], context);
  const picked = pickItems(order.items, context);
  const items = picked.picked ?? [];
  const products = await commerce.catalogue.products([...new Set(items.map((item) => item.productId))]);
  const says = products.flatMap((product) => tellFaults(product, said, context));
  if (says.length === 0) return null;
  frame.slots[HELPED] = "1";
  return askNext([...sorry(context), ...says], [...ways, "person", "nothing"], context);
}

/** Faulty goods: what is wrong and with which order, then what the policy has for it, else a person. */
async function tellFault(context: SkillContext): Promise<Step> {
  const { shop, now } = context;
  noteItems(context);
  const wanted = remedyWanted(context);
  readEvidence(context);
  const chosen = nextChosen(context);
  if (chosen === "nothing" || chosen === "person") return endWith(chosen, "quality");
  if (chosen === "book_service" || isBooking(context) || wantsVisit(context)) return bookRepair(context);
  const fault = readFault(context);
  const canReturn = (order: Order) => mayDo("return_items", order, shop, now).may;
  const hasArrived = (order: Order) => order.state === "delivered" || order.state === "completed";
  const isRemedied = (order: Order) => wanted !== null && hasRemedy(wanted, order, context);
  const tiers = [canReturn, hasArrived, (order: Order) => order.state === "shipped"];
  const found = await findOrder(context, wanted ? [isRemedied, ...tiers] : tiers);
  if (found.step) return withSorry(found.step, context);
  const { order } = found;
  if (chosen === "cancel_order") return cancelKnown(order, context);
  const remedy = remedyFor(order, fault, context);
  if (remedy) return remedyKnown(order, remedy, context, sorry(context));
  if (["pending_payment", "paid", "processing"].includes(order.state)) return notSent(order, context);
  if (chosen === "return_items" && takeFaultReason(context)) return returnKnown(order, context);
  const help = await helpFirst(order, context, fault);
  if (help) return help;
  if (!fault) {
    const say = [...sorry(context), { template: "quality.ask_what", facts: {} }];
    return { do: "ask", slot: "fault_code", say, choices: faultChoices(context) };
  }
  // What is not taken back is paid back where it is.
  if (isKept(order, context) && hasRemedy("refund_only", order, context)) {
    return remedyKnown(order, "refund_only", context, sorry(context));
  }
  // What is missing or was swapped is not put right by sending the rest back.
  const isReturn = fault !== "missing" && fault !== "wrong" && canReturn(order) && takeFaultReason(context);
  if (!isReturn) return toPerson(order, fault, context);
  return returnKnown(order, context, [...sorry(context), { template: "quality.return_offer", facts: {} }]);
}

/** Faulty goods, warranty and repair, price protection. */
export const quality: Skill = {
  name: "quality",
  intents: ["quality_issue", "repair_warranty", "price_protection"],
  step(context) {
    if (context.frame.intent === "repair_warranty") return tellWarranty(context);
    if (context.frame.intent === "price_protection") return protectPrice(context);
    return tellFault(context);
  },
};
