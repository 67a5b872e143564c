import type { Order, Shipment } from "../../commerce/ports.ts";
import { hasRemedy, remedyKnown, remedyWanted } from "../after-sales/remedies.ts";
import { tellGiftAwaited } from "../service/guides.ts";
import { list, number, type Say, type Skill, type SkillContext, type Step, text, time } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { askNext, endWith, type NextChoice, nextChosen } from "../talk/next-choice.ts";
import { asksAllParcels, tellAllParcels } from "./all-parcels.ts";
import { findOrder } from "./find-order.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { sayLeaves, sayNotShipped, sayParcel, sentShipments, stuckSince } from "./parcel.ts";
import { asksWhoTook } from "./parcel-words.ts";
import { noteItems } from "./pick-items.ts";
import { latestEvent, orderCard, orderSource } from "./show-order.ts";

const isUnsent = (order: Order) => order.state === "paid" || order.state === "processing";
const isOnTheWay = (order: Order) => order.state === "shipped";
const isDelivered = (order: Order) => order.state === "delivered";

/** What was asked for where a parcel did not come, as far as the policy has it. */
function remedyFor(order: Order, context: SkillContext): Step | null {
  const remedy = remedyWanted(context);
  return remedy && hasRemedy(remedy, order, context) ? remedyKnown(order, remedy, context) : null;
}

function lost(order: Order, shipment: Shipment, context: SkillContext): Step {
  const chosen = nextChosen(context);
  if (chosen === "nothing" || chosen === "person") return endWith(chosen, "lost_parcel");
  if (chosen === "reship" || chosen === "refund_only") return remedyKnown(order, chosen, context);
  const remedy = remedyFor(order, context);
  if (remedy) return remedy;
  const ways = (["reship", "refund_only"] as const).filter((way) => hasRemedy(way, order, context));
  // Money wished where the shop's rules have none to give at once is a person's to give; the offer is not repeated.
  const isElsewhere =
    context.frame.asked === "service_type" && MONEY.test(context.text) && !ways.includes("refund_only");
  if (ways.length > 0 && !isElsewhere) {
    return askNext(sayParcel(order, shipment, context), [...ways, "person"], context);
  }
  if (isElsewhere) return { do: "handoff", reason: "lost_parcel", say: [{ template: "tracking.lost", facts: {} }] };
  const say = [...sayParcel(order, shipment, context), { template: "tracking.lost", facts: {} }];
  return { do: "handoff", reason: "lost_parcel", say };
}

const MONEY = /退款|退钱|退我|赔|\brefund|money|compensat/iu;
const MAX_URGED = 20;

function expedite(order: Order): Extract<Step, { do: "propose" }> {
  return { do: "propose", request: { name: "expedite_order", arguments: { orderId: order.id } } };
}

function tellStuck(order: Order, says: Say[], since: number, context: SkillContext): Step {
  const { shop, now, language } = context;
  const chosen = nextChosen(context);
  if (chosen === "expedite_order") return expedite(order);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  if (chosen === "reship" || chosen === "refund_only") return remedyKnown(order, chosen, context);
  const ways = (["reship", "refund_only"] as const).filter((way) => hasRemedy(way, order, context));
  const hours = number(shop.policy.shipping.stuckHours, language === "zh" ? "小时" : "hours");
  const stuck: Say = { template: "tracking.stuck", facts: { since: time(since), hours } };
  const canExpedite = order.expeditedAt === null && mayDo("expedite_order", order, shop, now).may;
  const choices: NextChoice[] = [...(canExpedite ? (["expedite_order"] as const) : []), ...ways, "person", "nothing"];
  return askNext([...says, stuck], choices, context);
}

/** Where the parcels of an order are, and what is wrong with them. */
export function tellParcels(order: Order, context: SkillContext, before: Say[] = []): Step {
  const parcels = sentShipments(order);
  if (parcels.length === 0) {
    if (isUnsent(order) || order.state === "pending_payment" || order.state === "cancelled") {
      return { do: "say", say: [...before, ...sayNotShipped(order, context)] };
    }
    const state = text(ORDER_STATE_WORDS[order.state][context.language]);
    const facts = { order: text(order.id), state };
    const say = [...before, { template: "tracking.no_parcel", facts, sources: [orderSource(order)] }];
    return { do: "handoff", reason: "policy", say };
  }
  const missing = parcels.find((shipment) => shipment.state === "lost");
  if (missing) return lost(order, missing, context);
  const says = [...before, ...parcels.flatMap((shipment) => sayParcel(order, shipment, context))];
  const since = parcels.map((shipment) => stuckSince(shipment, context)).find((at) => at !== null);
  if (since !== undefined && since !== null) return tellStuck(order, says, since, context);
  return { do: "say", say: says };
}

async function track(context: SkillContext): Promise<Step> {
  if (asksAllParcels(context)) return tellAllParcels(context);
  const asksWho = asksWhoTook(context.text);
  const found = await findOrder(context, asksWho ? [isDelivered, isOnTheWay] : [isOnTheWay, isUnsent, isDelivered]);
  if (found.step) return found.step;
  const told = tellParcels(found.order, context);
  if (!asksWho || told.do !== "say" || !isDelivered(found.order)) return told;
  return { ...told, say: [...told.say, { template: "tracking.ask_around", facts: {} }] };
}

const ASKS_WHERE =
  /没(?:有)?(?:收到|到|送到|送来|见到)|还没|怎么还|货呢|哪(?:里|了|儿)|卡在|not (?:here|arrived|received)|haven't|where/i;
const WENT_WRONG =
  /拒收|拒签|放错|送错|错地方|丢|不见|驿站|代收|态度|投诉|不送|不接|损|坏|破|wrong|lost|stolen|refus|damag|broken|neighbou?r/i;

/** “谁签的，放在哪儿了”: what the courier has written down answers it. */
const ASKS_SIGNER =
  /谁[^，。,.\n]{0,4}(?:签|收|拿|取|领)|签收人|代签|代收|放[在到]?了?(?:哪|什么地方)|who [^.?]{0,12}(?:signed|took|received|got)|where [^.?]{0,16}(?:left|put|leave)/iu;
/** Words of a courier for with whom or where a parcel was left. */
const LEFT_WITH =
  /代收|代签|签收人|本人|家人|邻居|门卫|保安|物业|前台|门口|驿站|快递柜|自提|收发室|signed|left (?:at|with)|reception|locker|neighbou?r|front desk/iu;

function tellsSigner(parcels: readonly Shipment[], { language }: SkillContext): boolean {
  return parcels.some((shipment) => {
    const event = latestEvent(shipment);
    return event !== null && event !== undefined && LEFT_WITH.test(`${event.text[language]} ${event.city}`);
  });
}

const NOT_RECEIVED =
  /(?:没有?|未|不曾)(?:收到|拿到|见到|看到|见着|收着|到手)|(?:根本|压根)没(?:收|到|见)|not (?:here|there|received|got)|never (?:got|received|came|arrived|saw)|(?:did|have|has)(?:n['’]?t| not) (?:\w+ )?(?:got|gotten|get|received?|seen|arrived?|come)|nothing (?:here|came|arrived)/i;
const UNRECEIVED = "delivery.unreceived";

/** Writes down that what is called delivered is not there; what is said of it, and whether a case sees to it. */
async function reportUnreceived(order: Order, context: SkillContext): Promise<{ say: Say[]; isCase: boolean }> {
  const { frame, commerce, identity } = context;
  if (frame.slots[UNRECEIVED] === undefined || !commerce.afterSales) return { say: [], isCase: false };
  const { isReported, isCase } = await commerce.afterSales.reportUnreceived(order.id, identity);
  if (isCase) return { say: [{ template: "tracking.unreceived_asked", facts: {} }], isCase };
  return { say: isReported ? [{ template: "tracking.unreceived_noted", facts: {} }] : [], isCase };
}

/** Delivered but not received, misdelivered, lost: the facts, and a person who can talk to the courier. */
async function deliveryProblem(context: SkillContext): Promise<Step> {
  noteItems(context);
  remedyWanted(context);
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  if (NOT_RECEIVED.test(context.text)) context.frame.slots[UNRECEIVED] = "1";
  const isSaidDelivered = /签收|送达|投递成功|delivered|signed for/i.test(context.text);
  const isSent = (order: Order) => isDelivered(order) || isOnTheWay(order);
  const found = await findOrder(context, isSaidDelivered ? [isDelivered, isSent] : [isSent]);
  if (found.step) return found.step;
  const { order } = found;
  const isLost = sentShipments(order).some((shipment) => shipment.state === "lost");
  const remedy = isLost ? null : remedyFor(order, context);
  if (remedy) return remedy;
  const parcels = sentShipments(order);
  // An unhappy shopper has the dialogue's apology already.
  const sorry: Say[] = context.understanding.sentiment === -1 ? [] : [{ template: "tracking.sorry", facts: {} }];
  const missing = parcels.find((shipment) => shipment.state === "lost");
  if (missing) return lost(order, missing, context);
  // Not there yet is where it is, as long as nothing else went wrong.
  const isMoving = parcels.some(({ state }) => state === "in_transit" || state === "out_for_delivery");
  if (isMoving && !isSaidDelivered && !WENT_WRONG.test(context.text)) {
    const told = tellParcels(order, context, sorry);
    const isAsking = ASKS_WHERE.test(context.text) || told.do !== "say";
    // A complaint about the courier is no wish to be passed on: a person is offered beside what is known.
    return isAsking ? told : askNext(told.say, ["person", "nothing"], context);
  }
  if (parcels.length === 0) return tellParcels(order, context);
  const says = parcels.flatMap((shipment) => sayParcel(order, shipment, context));
  if (parcels.some((shipment) => shipment.state === "delivered")) {
    if (ASKS_SIGNER.test(context.text) && tellsSigner(parcels, context)) {
      return { do: "say", say: [...sorry, ...says, { template: "tracking.ask_there", facts: {} }] };
    }
    const report = await reportUnreceived(order, context);
    if (report.isCase) return { do: "say", say: [...sorry, ...says, ...report.say] };
    const say = [...sorry, ...says, ...report.say, { template: "tracking.not_received", facts: {} }];
    return { do: "handoff", reason: "lost_parcel", say };
  }
  const isStuck = parcels.some((shipment) => stuckSince(shipment, context) !== null);
  if (isStuck) return tellParcels(order, context, sorry);
  return { do: "handoff", reason: "policy", say: [...sorry, ...says, { template: "tracking.problem", facts: {} }] };
}

const ALL_ORDERS =
  /(?:所有|全部|每[一个]?[个单笔]|几[个单笔]).{0,4}(?:订单|单子?|都)?|(?:订单|单子|它们|这些|那些).{0,4}(?:都|全)|都.{0,6}(?:加急|催)|all (?:of )?(?:my |the )?orders|every order|all of them|both/i;
const ALL = "urge.all";

/** Every order that can still be sent sooner, one proposal after the other. */
async function urgeAll(context: SkillContext): Promise<Step> {
  const { shop, now, identity, commerce, frame } = context;
  const isFirst = frame.slots[ALL] === undefined;
  frame.slots[ALL] = "1";
  const all = await commerce.orders.recent(identity, MAX_URGED);
  const open = all.filter((order) => order.expeditedAt === null && mayDo("expedite_order", order, shop, now).may);
  const [next, ...others] = open;
  if (!next) {
    const done = all.filter((order) => isUnsent(order) && order.expeditedAt !== null);
    const ids = list(done.map((order) => order.id));
    if (done.length > 0) return { do: "say", say: [{ template: "tracking.all_expedited", facts: { orders: ids } }] };
    return { do: "say", say: [{ template: "tracking.none_expeditable", facts: {} }] };
  }
  const count = number(open.length);
  const before: Say[] =
    isFirst && others.length > 0
      ? [{ template: "tracking.several", facts: { count, orders: list(open.map((order) => order.id)) } }]
      : [];
  return { ...expedite(next), before, isMore: others.length > 0 };
}

async function urge(context: SkillContext): Promise<Step> {
  if (remedyWanted(context) === "compensate") return deliveryProblem(context);
  const { shop, now, language } = context;
  const isKnown = context.identity.level !== "none";
  if (context.frame.slots[ALL] || (isKnown && context.frame.asked === null && ALL_ORDERS.test(context.text))) {
    return urgeAll(context);
  }
  // “怎么这么慢” after an answer about a parcel is about that parcel.
  const { orderId } = context.focus;
  const isMeant = (order: Order) => isUnsent(order) || (isOnTheWay(order) && order.id === orderId);
  const found = await findOrder(context, [isMeant, isOnTheWay]);
  if (found.step) return found.step;
  const { order } = found;
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  const facts = { order: text(order.id) };
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  if (isUnsent(order) && order.expeditedAt !== null) {
    const said = { ...facts, at: time(order.expeditedAt) };
    return { do: "say", say: [{ template: "tracking.already_expedited", facts: said, ...shown }] };
  }
  if (isOnTheWay(order)) {
    const head: Say = { template: "tracking.already_shipped", facts, sources: [orderSource(order)] };
    return tellParcels(order, context, [head]);
  }
  if (!isUnsent(order)) return tellParcels(order, context);
  if (mayDo("expedite_order", order, shop, now).may) {
    return {
      do: "propose",
      request: { name: "expedite_order", arguments: { orderId: order.id } },
      before: [
        ...(ASKS_WHERE.test(context.text) ? sentShipments(order).flatMap((one) => sayParcel(order, one, context)) : []),
        ...sayLeaves(order, context),
      ],
    };
  }
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  const say: Say[] = [{ template: "tracking.not_expeditable", facts: { ...facts, state }, ...shown }];
  return askNext([...say, ...sayLeaves(order, context)], ["person", "nothing"], context);
}

/** Where a parcel is, what is wrong with it, and pressing for it to be sent. */
export const tracking: Skill = {
  name: "tracking",
  intents: ["track_shipment", "delivery_problem", "urge_shipping"],
  async step(context) {
    const gift = await tellGiftAwaited(context);
    if (gift) return gift;
    if (context.frame.intent === "urge_shipping") return urge(context);
    if (context.frame.intent === "delivery_problem") return deliveryProblem(context);
    return track(context);
  },
};
