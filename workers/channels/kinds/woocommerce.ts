import { z } from "zod";
import { refuse } from "../answer.ts";
import { defineChannel } from "../channel.ts";
import { base64, equalText, hmacOf } from "../digest.ts";
import type { CommerceEvent } from "../events.ts";
import { timeOf, withText } from "../families/commerce.ts";
import { minorUnits } from "../money.ts";
import { hashedId, idText, readJson, readText } from "../payload.ts";
import { line, secret, shown } from "../settings.ts";

const maybe = z.string().nullish();
const tracked = z.object({ tracking_provider: maybe, custom_tracking_provider: maybe, tracking_number: z.string() });
const order = z.object({
  id: idText,
  number: idText.nullish(),
  status: maybe,
  currency: maybe,
  total: maybe,
  billing: z.object({ email: maybe, phone: maybe }).nullish(),
  date_modified_gmt: maybe,
  meta_data: z.array(z.object({ key: z.string(), value: z.unknown() })).nullish(),
});

const STATES: Record<string, NonNullable<CommerceEvent["order"]>["state"]> = {
  pending: "created",
  "on-hold": "created",
  processing: "paid",
  completed: "shipped",
  cancelled: "cancelled",
  failed: "cancelled",
  refunded: "refunded",
};
/** Where the usual tracking plug-in keeps its parcels. */
const TRACKING_KEY = "_wc_shipment_tracking_items";

/** WooCommerce webhooks, events only. https://developer.woocommerce.com/docs/apis/rest-api/webhooks */
export const woocommerce = defineChannel({
  kind: "woocommerce",
  title: { zh: "WooCommerce 订单", en: "WooCommerce orders" },
  settings: {
    site: shown(
      { zh: "网站地址", en: "Site" },
      { zh: "例如 https://shop.example/", en: "Such as https://shop.example/" },
      z.url().transform((address) => new URL(address).host),
    ),
    webhookSecret: secret(
      { zh: "Webhook 密钥", en: "Webhook secret" },
      { zh: "WooCommerce → 设置 → 高级 → Webhooks", en: "WooCommerce → Settings → Advanced → Webhooks" },
      line(128),
    ),
  },
  hosts: () => [],
  async verify({ headers, body }, { settings }) {
    const text = readText(body);
    // Saving a webhook posts one unsigned form: it says nothing, and is answered so that it can be saved.
    if (/^webhook_id=\d{1,12}$/.test(text)) return "";
    const signed = base64(await hmacOf("SHA-256", settings.webhookSecret, body));
    if (!equalText(headers.get("x-wc-webhook-signature"), signed)) refuse("signature");
    return text;
  },
  async parse(text, { settings, now }, { headers }): Promise<CommerceEvent[]> {
    if (text === "") return [];
    const source = headers.get("x-wc-webhook-source") ?? "";
    if (!URL.canParse(source) || new URL(source).host !== settings.site) refuse("receiver");
    if (headers.get("x-wc-webhook-resource") !== "order") return [];
    const given = readJson(text, order);
    const delivery = headers.get("x-wc-webhook-delivery-id") ?? (await hashedId(text));
    return eventsOf(given, delivery, now());
  },
  limits: { text: { max: 1_000, unit: "characters" } },
  isIdempotent: true,
});

function eventsOf(given: z.infer<typeof order>, eventId: string, nowMs: number): CommerceEvent[] {
  const { id, number, status, currency, total, billing, date_modified_gmt: modified } = given;
  const at = timeOf(modified ? `${modified}Z` : null, nowMs);
  const state = STATES[status ?? ""];
  const parcels =
    z.array(tracked).safeParse(given.meta_data?.find(({ key }) => key === TRACKING_KEY)?.value).data ?? [];
  return [
    {
      is: "commerce",
      eventId,
      at,
      order: {
        externalId: id,
        ...withText({ number, email: billing?.email, phone: billing?.phone }),
        ...(state ? { state } : {}),
        ...(currency && total ? { totalMinor: minorUnits(total, currency), currency } : {}),
      },
    },
    ...parcels.map(
      ({ tracking_provider, custom_tracking_provider, tracking_number: trackingNo }, index): CommerceEvent => ({
        is: "commerce",
        eventId: `${eventId}-${index + 1}`,
        at,
        shipment: { trackingNo, courier: tracking_provider || custom_tracking_provider || "", order: id, events: [] },
      }),
    ),
  ];
}
