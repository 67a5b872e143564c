import { z } from "zod";
import { refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { base64, equalText, hmacOf } from "../digest.ts";
import type { ChannelEvent, CommerceEvent } from "../events.ts";
import { timeOf, withText } from "../families/commerce.ts";
import { minorUnits } from "../money.ts";
import { idText, readJson, readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const maybe = z.string().nullish();
const order = z.object({
  id: idText,
  name: maybe,
  email: maybe,
  phone: maybe,
  total_price: maybe,
  currency: maybe,
  created_at: maybe,
  updated_at: maybe,
  cancelled_at: maybe,
});
const fulfillment = z.object({
  id: idText,
  order_id: idText,
  status: maybe,
  shipment_status: maybe,
  tracking_company: maybe,
  tracking_numbers: z.array(z.string()).nullish(),
  tracking_number: maybe,
  created_at: maybe,
  updated_at: maybe,
  estimated_delivery_at: maybe,
});
const refund = z.object({ id: idText, order_id: idText, created_at: maybe });
const privacy = z.object({
  customer: z.object({ id: idText, email: maybe, phone: maybe }).nullish(),
  orders_to_redact: z.array(idText).nullish(),
  orders_requested: z.array(idText).nullish(),
});

const ORDER_STATES: Record<string, NonNullable<CommerceEvent["order"]>["state"]> = {
  "orders/create": "created",
  "orders/paid": "paid",
  "orders/fulfilled": "shipped",
  "orders/cancelled": "cancelled",
};
const SHIPMENT_STATES: Record<string, NonNullable<CommerceEvent["shipment"]>["state"]> = {
  confirmed: "collected",
  in_transit: "in_transit",
  out_for_delivery: "delivering",
  ready_for_pickup: "delivering",
  attempted_delivery: "problem",
  failure: "problem",
  delivered: "delivered",
};

/**
 * Shopify webhooks, events only (its chat is closed). https://shopify.dev/docs/apps/build/webhooks — headers are not
 * signed and deliveries are retried for hours, so that no clock is checked: what repeats is known by its id.
 */
export const shopify = defineChannel({
  kind: "shopify",
  title: { zh: "Shopify 订单与物流", en: "Shopify orders and shipments" },
  settings: {
    domain: shown(
      { zh: "店铺域名", en: "Shop domain" },
      { zh: "形如 name.myshopify.com", en: "Such as name.myshopify.com" },
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[a-z0-9-]+\.myshopify\.(com|io)$/),
    ),
    clientSecret: secret(
      { zh: "应用 Client secret", en: "App client secret" },
      { zh: "Shopify 后台 → 应用 → API credentials", en: "Shopify admin → Apps → API credentials" },
      line(128),
    ),
  },
  hosts: () => [],
  async verify({ headers, body }, { settings }) {
    // A signed cookie of the log-in has the same HMAC: only a request with all of a webhook's headers is one.
    if (!header(headers, "topic") || !header(headers, "shop-domain") || !header(headers, "webhook-id"))
      refuse("invalid");
    const signed = base64(await hmacOf("SHA-256", settings.clientSecret, body));
    if (!equalText(header(headers, "hmac-sha256"), signed)) refuse("signature");
    return readText(body);
  },
  parse(body, { settings, now }, { headers }) {
    if (header(headers, "shop-domain")?.toLowerCase() !== settings.domain) refuse("receiver");
    return eventsOf(header(headers, "topic") ?? "", body, header(headers, "webhook-id") ?? "", now());
  },
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});

/** Newer deliveries name their headers without the `x-`. */
function header(headers: Headers, name: string): string | null {
  return headers.get(`x-shopify-${name}`) ?? headers.get(`shopify-${name}`);
}

function eventsOf(topic: string, body: string, eventId: string, nowMs: number): ChannelEvent[] {
  if (topic.startsWith("orders/")) return [orderEvent(topic, readJson(body, order), eventId, nowMs)];
  if (topic.startsWith("fulfillments/")) return parcels(readJson(body, fulfillment), eventId, nowMs);
  if (topic === "refunds/create") {
    const { order_id, created_at } = readJson(body, refund);
    return [
      { is: "commerce", eventId, at: timeOf(created_at, nowMs), order: { externalId: order_id, state: "refunded" } },
    ];
  }
  if (topic === "shop/redact") return [{ is: "erase_shop", eventId }];
  if (topic === "customers/redact") return aboutCustomer("erase", readJson(body, privacy), eventId);
  if (topic === "customers/data_request") return aboutCustomer("export", readJson(body, privacy), eventId);
  return [];
}

/** https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance */
function aboutCustomer(
  is: "erase" | "export",
  { customer, orders_to_redact, orders_requested }: z.infer<typeof privacy>,
  eventId: string,
): ChannelEvent[] {
  if (!customer) return [];
  const orders = orders_to_redact ?? orders_requested ?? [];
  const told = withText({ email: customer.email, phone: customer.phone });
  return [{ is, eventId, contact: customer.id, ...told, ...(orders.length > 0 ? { orders } : {}) }];
}

function orderEvent(topic: string, given: z.infer<typeof order>, eventId: string, nowMs: number): CommerceEvent {
  const state = given.cancelled_at ? "cancelled" : ORDER_STATES[topic];
  const { currency, total_price: total } = given;
  return {
    is: "commerce",
    eventId,
    at: timeOf(given.updated_at ?? given.created_at, nowMs),
    order: {
      externalId: given.id,
      ...withText({ number: given.name, email: given.email, phone: given.phone }),
      ...(state ? { state } : {}),
      ...(currency && total ? { totalMinor: minorUnits(total, currency), currency } : {}),
    },
  };
}

function parcels(given: z.infer<typeof fulfillment>, eventId: string, nowMs: number): CommerceEvent[] {
  const numbers = given.tracking_numbers?.length ? given.tracking_numbers : [given.tracking_number ?? ""];
  const state = given.status === "cancelled" ? "returned" : SHIPMENT_STATES[given.shipment_status ?? ""];
  const etaAt = given.estimated_delivery_at ? { etaAt: timeOf(given.estimated_delivery_at, nowMs) } : {};
  const at = timeOf(given.updated_at ?? given.created_at, nowMs);
  return numbers
    .filter((trackingNo) => trackingNo !== "")
    .map((trackingNo, index) => ({
      is: "commerce",
      eventId: index === 0 ? eventId : `${eventId}-${index}`,
      at,
      shipment: {
        trackingNo,
        courier: given.tracking_company ?? "",
        order: given.order_id,
        ...(state ? { state } : {}),
        ...etaAt,
        events: given.shipment_status ? [{ at, text: given.shipment_status }] : [],
      },
    }));
}
