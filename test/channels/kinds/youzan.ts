import { createHash } from "node:crypto";
import type { ChannelKind } from "../../../workers/channels/channel.ts";
import { youzan } from "../../../workers/channels/kinds/youzan.ts";
import { contextOf, defineFixture, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf, type Vector } from "../vectors.ts";

const kind: ChannelKind = youzan;

const push = (type: string, trade: object, kdt_id = 160) =>
  JSON.stringify({
    client_id: "yz1",
    type,
    kdt_id,
    msg_id: "M1",
    status: "TRADE_PAID",
    version: 1,
    msg: encodeURIComponent(JSON.stringify({ tid: "E20251121000001", update_time: "2025-11-21 16:00:00", ...trade })),
  });

/** Payloads of https://doc.youzanyun.com/doc#/content/MESSAGE */
export const fixture = defineFixture({
  kind: youzan,
  settings: { clientId: "yz1", clientSecret: "stand-in-client-secret", shopId: "160" },
  sign: (body, _, { clientId, clientSecret }) =>
    post(
      WEBHOOK_URL,
      { "event-sign": createHash("md5").update(`${clientId}${body}${clientSecret}`).digest("hex") },
      body,
    ),
  // The vendor pushes again what failed; no time is signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a paid order",
      body: push("trade_TradePaid", {
        full_order_info: { pay_info: { real_payment: "199.00" }, buyer_info: { buyer_phone: "13800138000" } },
      }),
      events: [
        {
          is: "commerce",
          eventId: "M1",
          at: 1_763_712_000_000,
          order: {
            externalId: "E20251121000001",
            state: "paid",
            totalMinor: 19_900,
            currency: "CNY",
            phone: "13800138000",
          },
        },
      ],
    },
    {
      name: "a shipped order with its parcel",
      body: push("trade_TradeSellerShip", { delivery_order: [{ express_no: "SF1", express_name: "顺丰" }] }),
      events: [{ order: { state: "shipped" } }, { eventId: "M1-1", shipment: { trackingNo: "SF1", courier: "顺丰" } }],
    },
    { name: "another message as none of ours", body: push("item_ItemUpdate", {}), events: [] },
  ],
  wrongReceiver: { body: push("trade_TradePaid", {}, 161) },
  contents: ["commerce"],
  vectors: {
    channel: "youzan",
    accepts: (vector) =>
      vector.decrypted === undefined
        ? accepts(
            youzan,
            { clientId: secretOf(vector, "client_id"), clientSecret: secretOf(vector, "client_secret") },
            vector,
          )
        : opens(vector),
  },
});

/** A sealed message, by the way of every other delivery. */
async function opens(vector: Vector): Promise<boolean> {
  const settings = { clientId: "", clientSecret: secretOf(vector, "client_secret"), shopId: "" };
  try {
    const opened = await kind.verify(post(WEBHOOK_URL, {}, String(vector.body)), contextOf(settings, 0));
    return opened === vector.decrypted;
  } catch {
    return false;
  }
}
