import type { Order, OrderItem, Shipment } from "../../commerce/ports.ts";
import type { Card, Source } from "../../platform/message.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import type { ReplyLanguage } from "../skill.ts";
import { ORDER_STATE_WORDS, SHIPMENT_STATE_WORDS } from "./order-words.ts";

const MAX_LABEL = 80;
const MAX_EVENTS = 10;

/** “M 雾白”: the values chosen for an item. */
export function itemOptions(item: OrderItem, language: ReplyLanguage): string {
  return Object.values(item.options)
    .map((value) => value[language])
    .join(" ");
}

/** An item's name with its options and, above one, how many. */
export function itemLabel(item: OrderItem, language: ReplyLanguage): string {
  const options = itemOptions(item, language);
  const quantity = item.quantity > 1 ? ` ×${item.quantity}` : "";
  return `${item.name[language]}${options ? ` ${options}` : ""}${quantity}`;
}

/** All items in one line. */
export function itemsLabel(items: readonly OrderItem[], language: ReplyLanguage): string {
  return items.map((item) => itemLabel(item, language)).join(language === "zh" ? "、" : ", ");
}

/** A button's label: shortened where it is too long for one. */
export function shorten(label: string): string {
  return label.length <= MAX_LABEL ? label : `${label.slice(0, MAX_LABEL - 1)}…`;
}

/** What tells an order from another on a button: its things and its state. */
export function orderLabel(order: Order, language: ReplyLanguage): string {
  const state = ORDER_STATE_WORDS[order.state][language];
  const names = order.items.map((item) => item.name[language]).join(language === "zh" ? "、" : ", ");
  const room = MAX_LABEL - state.length - 3;
  return `${names.length <= room ? names : `${names.slice(0, room - 1)}…`} · ${state}`;
}

/** The order as a card. */
export function orderCard(order: Order, language: ReplyLanguage): Card {
  return {
    kind: "order",
    orderId: order.id,
    state: order.state,
    stateLabel: ORDER_STATE_WORDS[order.state][language],
    total: { amountMinor: order.totalMinor, currency: order.currency },
    items: order.items.map((item) => ({
      title: item.name[language],
      options: itemOptions(item, language),
      quantity: item.quantity,
    })),
  };
}

/** The newest courier event; events come in any order. */
export function latestEvent(shipment: Shipment): Shipment["events"][number] | null {
  return shipment.events.reduce<Shipment["events"][number] | null>(
    (latest, event) => (latest === null || event.at >= latest.at ? event : latest),
    null,
  );
}

/** A parcel as a card, newest event first; couriers write names and numbers into their events, so they are masked. */
export function shipmentCard(order: Order, shipment: Shipment, language: ReplyLanguage): Card {
  const events = [...shipment.events].sort((a, b) => b.at - a.at).slice(0, MAX_EVENTS);
  return {
    kind: "shipment",
    orderId: order.id,
    courier: shipment.courier,
    trackingNo: shipment.trackingNo,
    stateLabel: SHIPMENT_STATE_WORDS[shipment.state][language],
    etaAt: shipment.etaAt === null ? null : new Date(shipment.etaAt).toISOString(),
    events: events.map((event) => ({ at: new Date(event.at).toISOString(), text: maskText(event.text[language]) })),
  };
}

/** The order as the source of a statement. */
export function orderSource(order: Order): Source {
  return { kind: "order", id: order.id, title: order.id };
}

/** The parcel as the source of a statement. */
export function shipmentSource(shipment: Shipment): Source {
  return { kind: "shipment", id: shipment.id, title: `${shipment.courier} ${shipment.trackingNo}` };
}
