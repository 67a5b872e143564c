import type { Order, Shipment } from "../../commerce/ports.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { day, type Facts, type Say, type SkillContext, text, time } from "../skill.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { asksCourier } from "./parcel-words.ts";
import { shipsByAt } from "./ships-by.ts";
import { latestEvent, orderCard, orderSource, shipmentCard, shipmentSource } from "./show-order.ts";

const HOUR_MS = 3_600_000;

const UNSENT: ReadonlySet<Order["state"]> = new Set<Order["state"]>(["pending_payment", "paid", "processing"]);

/** What is marked as delivered while the order has not left was something else, such as an old machine taken away. */
function isSent(order: Order, { state, shippedAt }: Shipment): boolean {
  if (state === "delivered") return !UNSENT.has(order.state);
  return state !== "created" || shippedAt !== null;
}

/** The order's parcels that a courier has, or had. */
export function sentShipments(order: Order): Shipment[] {
  const sent = order.shipments.filter((shipment) => isSent(order, shipment));
  // What is packed and waits for the courier is told of where the order counts as sent.
  return sent.length === 0 && order.state === "shipped" ? order.shipments : sent;
}

/** Since when nothing was heard of a parcel on its way for longer than the shop bears; null: it moves. */
export function stuckSince(shipment: Shipment, context: SkillContext): number | null {
  if (shipment.state !== "in_transit" && shipment.state !== "out_for_delivery") return null;
  const heardAt = latestEvent(shipment)?.at ?? shipment.shippedAt;
  if (heardAt === null) return null;
  return context.now - heardAt > context.shop.policy.shipping.stuckHours * HOUR_MS ? heardAt : null;
}

function headTemplate(shipment: Shipment): string {
  if (shipment.state === "delivered") return shipment.deliveredAt === null ? "delivered_unknown" : "delivered";
  return shipment.state === "in_transit" ? "on_the_way" : shipment.state;
}

/** Where one parcel is: its card, the newest event, when it comes. */
export function sayParcel(order: Order, shipment: Shipment, context: SkillContext): Say[] {
  const { language } = context;
  const facts: Facts = { courier: text(shipment.courier), tracking: text(shipment.trackingNo) };
  if (shipment.deliveredAt !== null) facts.at = time(shipment.deliveredAt);
  const says: Say[] = [
    {
      template: `parcel.${headTemplate(shipment)}`,
      facts,
      cards: [shipmentCard(order, shipment, language)],
      sources: [shipmentSource(shipment)],
    },
  ];
  const event = latestEvent(shipment);
  if (event) says.push(sayEvent(event, context));
  says.push(...sayCourier(shipment, context));
  const isAwaited = shipment.state !== "delivered" && shipment.state !== "lost";
  return isAwaited ? [...says, ...sayEta(shipment, "parcel.eta_past", context)] : says;
}

function sayEvent(event: Shipment["events"][number], { language }: SkillContext): Say {
  const told = maskText(event.text[language]);
  const place = maskText(event.city);
  const isTold = place === "" || told.includes(place) || language !== "zh";
  const facts: Facts = { at: time(event.at), event: text(told), ...(isTold ? {} : { place: text(place) }) };
  return { template: isTold ? "parcel.event" : "parcel.event_in", facts };
}

/** When it is expected; that this day is over is said by `past`. */
function sayEta({ etaAt }: Shipment, past: string, { now }: SkillContext): Say[] {
  if (etaAt === null) return [];
  return [{ template: isPast(etaAt, now) ? past : "parcel.eta", facts: { day: day(etaAt) } }];
}

const IS_COURIER = /派件员|快递员|配送员|骑手|送货员|小哥|courier|driver|rider/iu;

const COURIER_NAMED =
  /(?:姓名|名字)[:：是\s]{0,2}([\p{Script=Han}·]{2,4})(?![\p{Script=Han}])|(?:派件员|快递员|配送员|骑手|送货员|小哥)[:：【[\s]{1,2}([\p{Script=Han}·]{2,4}?)(?=[】\],，。（(\s]|$)|【([\p{Script=Han}]{1,3})(?:派件员|快递员|配送员|骑手|师傅)|(?:name|courier|driver)[: ]+(\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]+)?)/u;

/** Who brings it, as the courier has written it down last; empty: it is not asked, or not written. */
function sayCourier(shipment: Shipment, { language, text: said }: SkillContext): Say[] {
  if (!asksCourier(said)) return [];
  const event = shipment.events.toSorted((a, b) => b.at - a.at).find((one) => IS_COURIER.test(one.text[language]));
  if (event === undefined) return [];
  const told = event.text[language];
  const name = COURIER_NAMED.exec(told)
    ?.slice(1)
    .find((one) => one !== undefined);
  const facts = { at: time(event.at), event: text(maskText(told)) };
  // Who stands at the door is told by the name they go by; the number stays with the courier.
  if (name !== undefined) return [{ template: "parcel.courier_named", facts: { ...facts, name: text(name) } }];
  return event === latestEvent(shipment) ? [] : [{ template: "parcel.courier", facts }];
}

/** Whether the order left, or arrives, later than was promised. */
export function isLate(order: Order, { now, shop }: SkillContext): boolean {
  if (order.deliveredAt !== null || order.state === "cancelled" || order.paidAt === null) return false;
  const sent = sentShipments(order);
  if (sent.length === 0) return now > shipsByAt(order.paidAt, shop);
  return sent.some(({ state, etaAt }) => state !== "delivered" && isPast(etaAt, now));
}

/** A day is promised, not an hour: late is what comes after that day. */
function isPast(etaAt: number | null, now: number): boolean {
  return etaAt !== null && now - etaAt > 24 * HOUR_MS;
}

/** When a paid order leaves, by the cut-off hour at payment; and whether it was pressed for already. */
export function sayLeaves(order: Order, context: SkillContext): Say[] {
  if (order.expeditedAt !== null) {
    return [{ template: "parcel.expedited", facts: { at: time(order.expeditedAt) } }];
  }
  if (order.paidAt === null) return [];
  const leavesAt = shipsByAt(order.paidAt, context.shop);
  const template = context.now > leavesAt ? "parcel.leaves_late" : "parcel.leaves";
  const source = {
    kind: "policy" as const,
    id: "shipping",
    title: context.language === "zh" ? "发货规则" : "Shipping",
  };
  return [{ template, facts: { day: day(leavesAt) }, sources: [source] }];
}

/** What is known already of a parcel that no courier has yet: what was noted last, and when it is expected. */
export function sayAwaited(order: Order, context: SkillContext): Say[] {
  return order.shipments
    .filter((shipment) => !isSent(order, shipment))
    .flatMap((shipment) => {
      const event = latestEvent(shipment);
      // That the order was placed is no news.
      const isNews = event && event.at > order.placedAt ? [event] : [];
      return [...isNews.map((one) => sayEvent(one, context)), ...sayEta(shipment, "parcel.eta_was", context)];
    });
}

/** Why there is no parcel yet, and when there will be one. */
export function sayNotShipped(order: Order, context: SkillContext): Say[] {
  const { language } = context;
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  const facts: Facts = { order: text(order.id) };
  if (order.state === "pending_payment") return [{ template: "parcel.not_paid", facts, ...shown }];
  if (order.state === "cancelled") return [{ template: "parcel.cancelled", facts, ...shown }];
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  return [
    { template: "parcel.not_shipped", facts: { ...facts, state }, ...shown },
    ...sayAwaited(order, context),
    ...sayLeaves(order, context),
  ];
}
