import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { equalText } from "../digest.ts";
import type { CommerceEvent } from "../events.ts";
import { chinaTime } from "../families/commerce.ts";
import { topSignature } from "../families/sorted-sign.ts";
import { minorUnits } from "../money.ts";
import { idText, readForm, readJson, readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const fields = z.record(z.string(), z.string());
const content = z.object({
  tid: idText,
  status: z.string().nullish(),
  payment: z.union([z.string(), z.number()]).transform(String).nullish(),
  out_sid: z.string().nullish(),
  company_name: z.string().nullish(),
});

const TOPICS: Record<string, NonNullable<CommerceEvent["order"]>["state"]> = {
  taobao_trade_TradeCreate: "created",
  taobao_trade_TradeBuyerPay: "paid",
  taobao_trade_TradeSellerShip: "shipped",
  taobao_trade_TradeSuccess: "delivered",
  taobao_trade_TradeClose: "cancelled",
};

/**
 * Taobao and Tmall orders, events only; its chat is closed. The message service (TMC) is a socket that a relay beside
 * the shop's other systems reads: it posts each message here as a form, signed like a call of the platform (TOP).
 * https://open.taobao.com/doc.htm?docId=101617
 */
export const taobao = defineChannel({
  kind: "taobao",
  title: { zh: "淘宝 / 天猫订单", en: "Taobao and Tmall orders" },
  settings: {
    appId: shown(
      { zh: "AppKey", en: "App key" },
      { zh: "淘宝开放平台 → 应用", en: "Taobao open platform → app" },
      line(40),
    ),
    appSecret: secret(
      { zh: "AppSecret", en: "App secret" },
      { zh: "同页；中继用它签名", en: "The same page; the relay signs with it" },
      line(128),
    ),
    sellerNick: shown(
      { zh: "卖家昵称", en: "Seller" },
      { zh: "消息里的 user_nick", en: "`user_nick` of the messages" },
      line(64),
    ),
  },
  hosts: () => [],
  async verify({ body }, { settings }) {
    const { sign, ...signed } = Object.fromEntries(readForm(readText(body)));
    if (!equalText(sign?.toUpperCase(), topSignature(signed, settings.appSecret))) refuse("signature");
    return JSON.stringify(signed);
  },
  parse(text, { settings, now }): CommerceEvent[] {
    const { app_key, user_nick, topic = "", id, pub_time, content: inner = "{}" } = readJson(text, fields);
    if (app_key !== settings.appId || user_nick !== settings.sellerNick) refuse("receiver");
    const state = TOPICS[topic];
    if (!state || !id) return [];
    const { tid, payment, out_sid, company_name } = readJson(inner, content);
    const at = chinaTime(pub_time, now());
    const paid = payment ? { totalMinor: minorUnits(payment, "CNY"), currency: "CNY" } : {};
    return [
      {
        is: "commerce",
        eventId: id,
        at,
        order: { externalId: tid, number: tid, state, ...paid },
        ...(out_sid ? { shipment: { trackingNo: out_sid, courier: company_name ?? "", order: tid, events: [] } } : {}),
      },
    ];
  },
  ack: () => jsonAnswer({ success: true }),
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});
