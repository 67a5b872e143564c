import { createHmac } from "node:crypto";
import { woocommerce } from "../../../workers/channels/kinds/woocommerce.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";

const order = (given: object) =>
  JSON.stringify({
    id: 727,
    number: "727",
    status: "processing",
    currency: "USD",
    total: "29.35",
    date_modified_gmt: "2026-11-20T08:00:00",
    billing: { email: "a@b.co", phone: "555" },
    meta_data: [],
    ...given,
  });

/** Payloads of https://woocommerce.github.io/woocommerce-rest-api-docs/#webhooks */
export const fixture = defineFixture({
  kind: woocommerce,
  settings: { site: "https://shop.example/", webhookSecret: "stand-in-webhook-secret" },
  sign: (body, _, { webhookSecret, site }) =>
    post(
      WEBHOOK_URL,
      {
        "x-wc-webhook-signature": createHmac("sha256", String(webhookSecret)).update(body).digest("base64"),
        "x-wc-webhook-source": `https://${site}/`,
        "x-wc-webhook-topic": "order.updated",
        "x-wc-webhook-resource": "order",
        "x-wc-webhook-event": "updated",
        "x-wc-webhook-delivery-id": "8c0a7",
      },
      body,
    ),
  // Sent when the site's own clock work runs, which may be late; no time is signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a paid order",
      body: order({}),
      events: [
        {
          is: "commerce",
          eventId: "8c0a7",
          at: Date.parse("2026-11-20T08:00:00Z"),
          order: {
            externalId: "727",
            number: "727",
            state: "paid",
            totalMinor: 2_935,
            currency: "USD",
            email: "a@b.co",
          },
        },
      ],
    },
    { name: "a refunded order", body: order({ status: "refunded" }), events: [{ order: { state: "refunded" } }] },
    {
      name: "an order with its parcel",
      body: order({
        status: "completed",
        meta_data: [
          { key: "_wc_shipment_tracking_items", value: [{ tracking_provider: "usps", tracking_number: "9400" }] },
        ],
      }),
      events: [
        { order: { state: "shipped" } },
        { eventId: "8c0a7-1", shipment: { trackingNo: "9400", courier: "usps", order: "727" } },
      ],
    },
    { name: "the form that is posted when a webhook is saved", body: "webhook_id=12", events: [] },
  ],
  wrongReceiver: { body: order({}), settings: { site: "other.example" } },
  contents: ["commerce"],
});
