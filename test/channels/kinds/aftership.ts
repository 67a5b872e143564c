import { createHmac } from "node:crypto";
import { aftership } from "../../../workers/channels/kinds/aftership.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const update = (msg: object, event = "tracking_update") =>
  JSON.stringify({
    event,
    event_id: "e1",
    is_tracking_first_tag: true,
    ts: 1_763_712_000,
    msg: { tracking_number: "1Z1", slug: "ups", ...msg },
  });

/** Payloads of https://www.aftership.com/docs/tracking/webhook/webhook-overview */
export const fixture = defineFixture({
  kind: aftership,
  settings: { webhookSecret: "stand-in-webhook-secret" },
  sign: (body, _, { webhookSecret }) =>
    post(
      WEBHOOK_URL,
      { "aftership-hmac-sha256": createHmac("sha256", String(webhookSecret)).update(body).digest("base64") },
      body,
    ),
  // Deliveries are retried for a day and no time is signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a parcel on its way",
      body: update({
        tag: "InTransit",
        order_id: "1001",
        updated_at: "2026-11-20T08:00:00+00:00",
        expected_delivery: "2026-11-23",
        checkpoints: [{ checkpoint_time: "2026-11-20T07:00:00+00:00", message: "Departed", city: "Louisville" }],
      }),
      events: [
        {
          is: "commerce",
          eventId: "e1",
          at: Date.parse("2026-11-20T08:00:00Z"),
          shipment: {
            trackingNo: "1Z1",
            courier: "ups",
            order: "1001",
            state: "in_transit",
            etaAt: Date.parse("2026-11-23"),
            events: [{ at: Date.parse("2026-11-20T07:00:00Z"), text: "Departed", place: "Louisville" }],
          },
        },
      ],
    },
    {
      name: "a delivered parcel",
      body: update({ tag: "Delivered" }),
      events: [{ shipment: { state: "delivered", events: [] } }],
    },
    { name: "an exception", body: update({ tag: "Exception" }), events: [{ shipment: { state: "problem" } }] },
    { name: "another event as none of ours", body: update({}, "edd_revise"), events: [] },
  ],
  // The secret belongs to one account; no receiver is named.
  contents: ["commerce"],
  vectors: {
    channel: "aftership",
    accepts: (vector) => accepts(aftership, { webhookSecret: secretOf(vector, "webhook_secret") }, vector),
  },
});
