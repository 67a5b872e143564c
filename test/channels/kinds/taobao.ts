import { createHash } from "node:crypto";
import { fromUtf8, utf8 } from "../../../workers/channels/digest.ts";
import { topSignature } from "../../../workers/channels/families/sorted-sign.ts";
import { taobao } from "../../../workers/channels/kinds/taobao.ts";
import { defineFixture, post, WEBHOOK_URL } from "../fixture.ts";
import { secretOf } from "../vectors.ts";

/** A message is written as JSON of its fields. */
const sign = (given: string, _: number, { appSecret }: Record<string, unknown>) => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  let fields: Record<string, string>;
  try {
    fields = Object.fromEntries(Object.entries(JSON.parse(given)).map(([name, value]) => [name, String(value)]));
  } catch {
    return post(WEBHOOK_URL, headers, given);
  }
  const pairs = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = pairs.map((pair) => pair.join("")).join("");
  const signature = createHash("md5").update(`${appSecret}${text}${appSecret}`).digest("hex").toUpperCase();
  return post(WEBHOOK_URL, headers, new URLSearchParams({ sign: signature, ...fields }).toString());
};
const message = (topic: string, content: object, user_nick = "铃铛优选旗舰店") =>
  JSON.stringify({
    app_key: "12345678",
    id: "6150800101",
    topic,
    user_nick,
    pub_time: "2025-11-21 16:00:00",
    content: JSON.stringify(content),
  });

/** Messages of https://open.taobao.com/tmc.htm (taobao_trade_*), as the relay posts them. */
export const fixture = defineFixture({
  kind: taobao,
  settings: { appId: "12345678", appSecret: "stand-in-app-secret", sellerNick: "铃铛优选旗舰店" },
  sign,
  // What the relay could not deliver it posts again later; a repeat is known by its id.
  signsTime: false,
  signsBody: true,
  unsigned: (body) => ({ body: utf8(fromUtf8(body).replace(/^sign=[^&]*&/, "")) }),
  inbound: [
    {
      name: "a paid order",
      body: message("taobao_trade_TradeBuyerPay", { tid: "2190000000000000001", payment: "199.00" }),
      events: [
        {
          is: "commerce",
          eventId: "6150800101",
          at: 1_763_712_000_000,
          order: { externalId: "2190000000000000001", state: "paid", totalMinor: 19_900, currency: "CNY" },
        },
      ],
    },
    {
      name: "a shipped order",
      body: message("taobao_trade_TradeSellerShip", {
        tid: 2190000000000001,
        out_sid: "SF1",
        company_name: "顺丰速运",
      }),
      events: [
        {
          order: { state: "shipped" },
          shipment: { trackingNo: "SF1", courier: "顺丰速运", order: "2190000000000001" },
        },
      ],
    },
    { name: "another topic as none of ours", body: message("taobao_item_ItemUpdate", {}), events: [] },
  ],
  wrongReceiver: { body: message("taobao_trade_TradeBuyerPay", { tid: "1" }, "别家店") },
  contents: ["commerce"],
  vectors: {
    channel: "taobao-top",
    accepts: async ({ body = {}, sign: expected, ...vector }) =>
      typeof body !== "string" && topSignature(flat(body), secretOf({ ...vector, body }, "app_secret")) === expected,
  },
});

function flat(fields: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
