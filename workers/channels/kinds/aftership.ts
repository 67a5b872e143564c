import { z } from "zod";
import { refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { base64, equalText, hmacOf } from "../digest.ts";
import type { CommerceEvent } from "../events.ts";
import { timeOf, withText } from "../families/commerce.ts";
import { hashedId, readJson, readText } from "../payload.ts";
import { line, secret } from "../settings.ts";

const maybe = z.string().nullish();
const body = z.object({
  event: z.string(),
  event_id: maybe,
  ts: z.number().nullish(),
  msg: z.object({
    tracking_number: z.string().min(1),
    slug: maybe,
    tag: maybe,
    order_id: maybe,
    order_number: maybe,
    updated_at: maybe,
    expected_delivery: maybe,
    aftership_estimated_delivery_date: z.object({ estimated_delivery_date: maybe }).nullish(),
    checkpoints: z
      .array(z.object({ checkpoint_time: maybe, message: maybe, tag: maybe, city: maybe, location: maybe }))
      .nullish(),
  }),
});

const STATES: Record<string, NonNullable<CommerceEvent["shipment"]>["state"]> = {
  InTransit: "in_transit",
  OutForDelivery: "delivering",
  AvailableForPickup: "delivering",
  AttemptFail: "problem",
  Exception: "problem",
  Expired: "problem",
  Delivered: "delivered",
};

/** AfterShip tracking, events only. https://www.aftership.com/docs/tracking/webhook/webhook-signature */
export const aftership = defineChannel({
  kind: "aftership",
  title: { zh: "AfterShip 物流", en: "AfterShip tracking" },
  settings: {
    webhookSecret: secret(
      { zh: "Webhook secret", en: "Webhook secret" },
      { zh: "AfterShip → Settings → Webhooks", en: "AfterShip → Settings → Webhooks" },
      line(128),
    ),
  },
  hosts: () => [],
  async verify({ headers, body: bytes }, { settings }) {
    const signed = base64(await hmacOf("SHA-256", settings.webhookSecret, bytes));
    if (!equalText(headers.get("aftership-hmac-sha256"), signed)) refuse("signature");
    return readText(bytes);
  },
  async parse(text, { now }): Promise<CommerceEvent[]> {
    const { event, event_id, ts, msg } = readJson(text, body);
    if (event !== "tracking_update") return [];
    const at = timeOf(msg.updated_at, ts ? ts * 1_000 : now());
    const eventId = event_id ?? (await hashedId(msg.tracking_number, msg.tag ?? "", at));
    const state = STATES[msg.tag ?? ""];
    const eta = msg.aftership_estimated_delivery_date?.estimated_delivery_date ?? msg.expected_delivery;
    const checkpoints = msg.checkpoints ?? [];
    return [
      {
        is: "commerce",
        eventId,
        at,
        shipment: {
          trackingNo: msg.tracking_number,
          courier: msg.slug ?? "",
          ...withText({ order: msg.order_id ?? msg.order_number }),
          ...(state ? { state } : {}),
          ...(eta ? { etaAt: timeOf(eta, at) } : {}),
          events: checkpoints.map(({ checkpoint_time, message, tag, city, location }) => ({
            at: timeOf(checkpoint_time, at),
            text: message ?? tag ?? "",
            ...withText({ place: city ?? location }),
          })),
        },
      },
    ];
  },
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});
