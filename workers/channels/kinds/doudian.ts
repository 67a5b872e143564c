import { z } from "zod";
import { jsonAnswer, refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { equalText, joined, md5Hex } from "../digest.ts";
import type { CommerceEvent } from "../events.ts";
import { idText, matching, parseJson, readJson, readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const seconds = idText.transform(Number).nullish();
const data = z.object({
  p_id: idText.nullish(),
  s_id: idText.nullish(),
  shop_id: idText.nullish(),
  pay_amount: z.number().nullish(),
  create_time: seconds,
  pay_time: seconds,
  update_time: seconds,
  complete_time: seconds,
  cancel_time: seconds,
  receive_msg: z.object({ tel: z.string().nullish() }).nullish(),
  logistics_msg: z
    .union([
      z.object({ logistics_code: z.string().nullish(), express_company_id: z.string().nullish() }),
      z.array(z.object({ logistics_code: z.string().nullish(), express_company_id: z.string().nullish() })),
    ])
    .nullish(),
});
const pushed = z.array(
  z.object({ tag: idText, msg_id: idText, data: z.union([z.string(), z.record(z.string(), z.unknown())]) }),
);

/** Recalled tags: created, paid, shipped (in part, in whole), finished, cancelled. */
const STATES: Record<string, NonNullable<CommerceEvent["order"]>["state"]> = {
  "100": "created",
  "101": "paid",
  "102": "shipped",
  "108": "shipped",
  "103": "delivered",
  "106": "cancelled",
};
/** The vendor tries the address with this tag. */
const CHECK = "0";

/** Doudian (抖店) orders, events only; its chat is closed. https://op.jinritemai.com/docs/message-docs */
export const doudian = defineChannel({
  kind: "doudian",
  title: { zh: "抖店订单", en: "Doudian orders" },
  settings: {
    appId: shown(
      { zh: "App Key", en: "App key" },
      { zh: "抖店开放平台 → 应用", en: "Doudian open platform → app" },
      line(40),
    ),
    appSecret: secret({ zh: "App Secret", en: "App secret" }, { zh: "同页", en: "The same page" }, line(128)),
    shopId: shown(
      { zh: "店铺 ID", en: "Shop ID" },
      { zh: "抖店后台右上角", en: "Top right of the shop's console" },
      line(40),
    ),
  },
  hosts: () => [],
  async verify({ headers, body }, { settings }) {
    if (headers.get("app-id") !== settings.appId) refuse("receiver");
    const signed = md5Hex(joined(settings.appId, body, settings.appSecret));
    if (!equalText(headers.get("event-sign")?.toLowerCase(), signed)) refuse("signature");
    return readText(body);
  },
  parse(text, { settings, now }): CommerceEvent[] {
    return readJson(text, pushed)
      .filter(({ tag }) => tag !== CHECK)
      .flatMap(({ tag, msg_id, data: given }) => eventsOf(tag, msg_id, detail(given), settings.shopId, now()));
  },
  ack: () => jsonAnswer({ code: 0, msg: "success" }),
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});

function detail(given: string | Record<string, unknown>): z.infer<typeof data> {
  return matching(typeof given === "string" ? parseJson(given) : given, data);
}

function eventsOf(
  tag: string,
  eventId: string,
  given: z.infer<typeof data>,
  shopId: string,
  nowMs: number,
): CommerceEvent[] {
  if (given.shop_id && given.shop_id !== shopId) refuse("receiver");
  const externalId = given.p_id ?? given.s_id;
  const state = STATES[tag];
  if (!externalId || !state) return [];
  const clock = given.update_time ?? given.complete_time ?? given.cancel_time ?? given.pay_time ?? given.create_time;
  const at = clock ? clock * 1_000 : nowMs;
  const phone = given.receive_msg?.tel;
  const order = {
    externalId,
    number: externalId,
    state,
    ...(given.pay_amount ? { totalMinor: Math.round(given.pay_amount), currency: "CNY" } : {}),
    ...(phone ? { phone } : {}),
  };
  const parcels = [given.logistics_msg ?? []]
    .flat()
    .flatMap(({ logistics_code, express_company_id }) =>
      logistics_code
        ? [{ trackingNo: logistics_code, courier: express_company_id ?? "", order: externalId, events: [] }]
        : [],
    );
  return [
    { is: "commerce", eventId, at, order },
    ...parcels.map((shipment, i): CommerceEvent => ({ is: "commerce", eventId: `${eventId}-${i + 1}`, at, shipment })),
  ];
}
