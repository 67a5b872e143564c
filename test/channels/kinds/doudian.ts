import { createHash } from "node:crypto";
import { doudian } from "../../../workers/channels/kinds/doudian.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";
import { accepts, secretOf } from "../vectors.ts";

const push = (tag: string, data: object, shop_id = 4463798) =>
  JSON.stringify([{ tag, msg_id: "6837501", data: JSON.stringify({ shop_id, p_id: "@", ...data }) }]).replace(
    '\\"@\\"',
    "4781320682406083640",
  );

/** Payloads of https://op.jinritemai.com/docs/message-docs/31 */
export const fixture = defineFixture({
  kind: doudian,
  settings: { appId: "3409", appSecret: "stand-in-app-secret", shopId: "4463798" },
  sign: (body, _, { appId, appSecret }) =>
    post(
      WEBHOOK_URL,
      { "app-id": String(appId), "event-sign": createHash("md5").update(`${appId}${body}${appSecret}`).digest("hex") },
      body,
    ),
  // The vendor pushes again what failed; no time is signed.
  signsTime: false,
  signsBody: true,
  inbound: [
    {
      name: "a paid order, its 64-bit number whole",
      body: push("101", { pay_amount: 19_900, pay_time: 1_763_712_000 }),
      events: [
        {
          is: "commerce",
          eventId: "6837501",
          at: 1_763_712_000_000,
          order: { externalId: "4781320682406083640", state: "paid", totalMinor: 19_900, currency: "CNY" },
        },
      ],
    },
    {
      name: "a shipped order with its parcel",
      body: push("102", {
        update_time: 1_763_712_000,
        logistics_msg: [{ logistics_code: "SF1", express_company_id: "shunfeng" }],
      }),
      events: [
        { order: { state: "shipped" } },
        { eventId: "6837501-1", shipment: { trackingNo: "SF1", courier: "shunfeng", order: "4781320682406083640" } },
      ],
    },
    {
      name: "a cancelled order",
      body: push("106", { cancel_time: 1_763_712_000 }),
      events: [{ order: { state: "cancelled" } }],
    },
    { name: "the check of the address", body: '[{"tag":"0","msg_id":"0","data":"2026-11-21T08:00:00"}]', events: [] },
    { name: "another message as none of ours", body: push("400", {}), events: [] },
  ],
  wrongReceiver: { body: push("101", {}, 999) },
  contents: ["commerce"],
  vectors: {
    channel: "doudian",
    accepts: (vector) =>
      accepts(doudian, { appId: secretOf(vector, "app_key"), appSecret: secretOf(vector, "app_secret") }, vector),
  },
});
