import { createHmac } from "node:crypto";
import { shopify } from "../../../workers/channels/kinds/shopify.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

/** The topic travels in a header: here it stands before the body. */
const delivery = (topic: string, body: object) => `${topic} ${JSON.stringify(body)}`;

/** Payloads of https://shopify.dev/docs/api/admin-rest/latest/resources/webhook#event-topics */
export const fixture = defineFixture({
  kind: shopify,
  settings: { domain: "stand-in.myshopify.com", clientSecret: "stand-in-client-secret" },
  sign(given, _, { clientSecret, domain }) {
    const [, topic = "orders/updated", body = given] = /^([a-z_]+\/[a-z_]+) ([\s\S]*)$/.exec(given) ?? [];
    return post(
      WEBHOOK_URL,
      {
        "x-shopify-hmac-sha256": createHmac("sha256", String(clientSecret)).update(body).digest("base64"),
        "x-shopify-topic": topic,
        "x-shopify-shop-domain": String(domain),
        "x-shopify-webhook-id": "w1",
      },
      body,
    );
  },
  // Deliveries are retried for four hours, and the time stands in a header that is not signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a paid order, with an id beyond 2^53",
      body: delivery("orders/paid", {
        id: "@",
        name: "#1001",
        total_price: "199.50",
        currency: "USD",
        email: "a@b.co",
        updated_at: "2026-11-20T08:00:00Z",
      }).replace('"@"', "9007199254740993"),
      events: [
        {
          is: "commerce",
          eventId: "w1",
          at: Date.parse("2026-11-20T08:00:00Z"),
          order: {
            externalId: "9007199254740993",
            number: "#1001",
            state: "paid",
            totalMinor: 19_950,
            currency: "USD",
          },
        },
      ],
    },
    {
      name: "a cancelled order",
      body: delivery("orders/cancelled", { id: 1, cancelled_at: "2026-11-20T09:00:00Z" }),
      events: [{ order: { externalId: "1", state: "cancelled" } }],
    },
    {
      name: "a shipment",
      body: delivery("fulfillments/update", {
        id: 5,
        order_id: 1,
        status: "success",
        shipment_status: "in_transit",
        tracking_company: "UPS",
        tracking_numbers: ["1Z1", "1Z2"],
        updated_at: "2026-11-20T10:00:00Z",
      }),
      events: [
        { eventId: "w1", shipment: { trackingNo: "1Z1", courier: "UPS", order: "1", state: "in_transit" } },
        { eventId: "w1-1", shipment: { trackingNo: "1Z2" } },
      ],
    },
    {
      name: "a refund",
      body: delivery("refunds/create", { id: 9, order_id: 1, created_at: "2026-11-20T11:00:00Z" }),
      events: [{ order: { externalId: "1", state: "refunded" } }],
    },
    {
      name: "the wish to erase a customer",
      body: delivery("customers/redact", { customer: { id: 3, email: "a@b.co" }, orders_to_redact: [299938] }),
      events: [{ is: "erase", contact: "3", email: "a@b.co", orders: ["299938"] }],
    },
    {
      name: "the wish of a customer to see their data",
      body: delivery("customers/data_request", { customer: { id: 3, phone: "555-625-1199" }, orders_requested: [7] }),
      events: [{ is: "export", contact: "3", phone: "555-625-1199", orders: ["7"] }],
    },
    {
      name: "the wish to erase the store",
      body: delivery("shop/redact", { shop_id: 954889 }),
      events: [{ is: "erase_shop" }],
    },
    { name: "a topic that is none of ours", body: delivery("products/update", { id: 1 }), events: [] },
  ],
  wrongReceiver: { body: delivery("orders/paid", { id: 1 }), settings: { domain: "other.myshopify.com" } },
  contents: ["commerce", "erase", "export", "erase_shop"],
  vectors: {
    channel: "shopify",
    accepts: (vector) => accepts(shopify, { clientSecret: secretOf(vector, "client_secret") }, vector),
  },
});
