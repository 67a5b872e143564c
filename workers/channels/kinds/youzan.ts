import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { equalText, joined, md5Hex } from "../digest.ts";
import type { CommerceEvent } from "../events.ts";
import { chinaTime } from "../families/commerce.ts";
import { decryptYouzan } from "../families/youzan-crypto.ts";
import { minorUnits } from "../money.ts";
import { idText, parseJson, readJson, readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const pushed = z.object({
  client_id: z.string(),
  type: z.string(),
  kdt_id: idText,
  msg_id: idText.nullish(),
  id: idText.nullish(),
  version: idText.nullish(),
  /** JSON, percent-encoded. */
  msg: z.string(),
});
const trade = z.object({
  tid: idText.nullish(),
  update_time: z.string().nullish(),
  full_order_info: z
    .object({
      order_info: z.object({ tid: idText.nullish() }).nullish(),
      pay_info: z.object({ real_payment: z.union([z.string(), z.number()]).transform(String).nullish() }).nullish(),
      buyer_info: z.object({ buyer_phone: z.string().nullish() }).nullish(),
    })
    .nullish(),
  delivery_order: z.array(z.object({ express_no: z.string().nullish(), express_name: z.string().nullish() })).nullish(),
});

/** A sealed message: base64, percent-encoded. */
const SEALED = /^[\w+/=%-]{32,}$/;
const appMessage = z.object({ appId: z.number(), type: z.string().startsWith("APP_") });

const TYPES: Record<string, NonNullable<CommerceEvent["order"]>["state"]> = {
  trade_TradeCreate: "created",
  trade_TradePaid: "paid",
  trade_TradeBuyerPay: "paid",
  trade_TradeSellerShip: "shipped",
  trade_TradeSuccess: "delivered",
  trade_TradeClose: "cancelled",
  trade_refund_RefundSuccess: "refunded",
};

/** Youzan orders, events only. https://doc.youzanyun.com/doc#/content/MESSAGE */
export const youzan = defineChannel({
  kind: "youzan",
  title: { zh: "有赞订单", en: "Youzan orders" },
  settings: {
    clientId: shown(
      { zh: "client_id", en: "client_id" },
      { zh: "有赞云 → 应用 → 凭证", en: "Youzan cloud → app → credentials" },
      line(64),
    ),
    clientSecret: secret({ zh: "client_secret", en: "client_secret" }, { zh: "同页", en: "The same page" }, line(128)),
    shopId: shown(
      { zh: "店铺 kdt_id", en: "Shop kdt_id" },
      { zh: "授权店铺的编号", en: "Number of the authorised shop" },
      line(40),
    ),
  },
  hosts: () => [],
  async verify({ headers, body }, { settings }) {
    const text = readText(body);
    // What the vendor says of the app itself (bought, renewed) is sealed in place of being signed.
    if (!headers.has("event-sign") && SEALED.test(text)) return decryptYouzan(text, settings.clientSecret);
    // Recalled: the header's name.
    const signed = md5Hex(joined(settings.clientId, body, settings.clientSecret));
    if (!equalText(headers.get("event-sign")?.toLowerCase(), signed)) refuse("signature");
    return text;
  },
  parse(text, { settings, now }): CommerceEvent[] {
    const aboutApp = appMessage.safeParse(parseJson(text));
    if (aboutApp.success) return [];
    const given = readJson(text, pushed);
    if (given.client_id !== settings.clientId || given.kdt_id !== settings.shopId) refuse("receiver");
    const state = TYPES[given.type];
    const eventId = given.msg_id ?? given.id;
    if (!state || !eventId) return [];
    return eventsOf(readJson(percentDecoded(given.msg), trade), state, eventId, now());
  },
  ack: () => jsonAnswer({ code: 0, msg: "success" }),
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return refuse("invalid", "msg is not percent-encoded");
  }
}

function eventsOf(
  { tid, update_time, full_order_info, delivery_order }: z.infer<typeof trade>,
  state: NonNullable<CommerceEvent["order"]>["state"],
  eventId: string,
  nowMs: number,
): CommerceEvent[] {
  const externalId = tid ?? full_order_info?.order_info?.tid;
  if (!externalId) return [];
  const at = chinaTime(update_time, nowMs);
  const paid = full_order_info?.pay_info?.real_payment;
  const phone = full_order_info?.buyer_info?.buyer_phone;
  const order = {
    externalId,
    number: externalId,
    ...(state ? { state } : {}),
    ...(paid ? { totalMinor: minorUnits(paid, "CNY"), currency: "CNY" } : {}),
    ...(phone ? { phone } : {}),
  };
  const parcels = (delivery_order ?? []).flatMap(({ express_no, express_name }) =>
    express_no ? [{ trackingNo: express_no, courier: express_name ?? "", order: externalId, events: [] }] : [],
  );
  return [
    { is: "commerce", eventId, at, order },
    ...parcels.map((shipment, i): CommerceEvent => ({ is: "commerce", eventId: `${eventId}-${i + 1}`, at, shipment })),
  ];
}
