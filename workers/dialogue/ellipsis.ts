import type { Entity, IntentId } from "../understanding/types.ts";
import type { Reading } from "./read.ts";

const ELLIPTIC_TYPES: ReadonlySet<Entity["type"]> = new Set<Entity["type"]>([
  "color",
  "size",
  "storage",
  "spec",
  "product",
  "ordinal",
  "quantity",
  "address",
  "order_id",
  "tracking_no",
  "height_cm",
  "weight_kg",
  "foot_cm",
  "coupon_code",
  "category",
  "country",
]);
const PARTICLES =
  /[那这呢的吗啊呀么吧个款件双台条只还也要换看下?？。.!！,，~～\s]|如果|换成|怎么样|如何|不对|不是|错了|尾号|订单编?号?|单号/gu;
const ENGLISH_PARTICLES =
  /\b(?:and|what|how|about|the|one|ones|in|for|is|it|a|an|that|this|do|does|you|have|then|or|if|i|take|get|can|could|please|order|with|to|color|colour|size|my|so|ok|okay|cool|great|nice|hmm|well|now|but|just|actually|instead)\b/gi;

/** Whether the message is values and particles only: “那白色呢”, “and in blue?”. */
export function isElliptic(reading: Reading): boolean {
  const { entities } = reading.understanding;
  if (reading.text.length > 60 || !entities.some((entity) => ELLIPTIC_TYPES.has(entity.type))) return false;
  let rest = reading.text;
  for (const entity of [...entities].sort((a, b) => b.start - a.start)) {
    if (ELLIPTIC_TYPES.has(entity.type)) rest = rest.slice(0, entity.start) + rest.slice(entity.end);
  }
  // Four digits beside an order number are its proof.
  if (entities.some((entity) => entity.type === "order_id")) rest = rest.replace(/(?<!\d)\d{2,4}(?!\d)/, "");
  return (
    rest
      // Words first: they are told apart by the blanks that go with the particles.
      .replace(ENGLISH_PARTICLES, "")
      .replace(PARTICLES, "")
      .replace(/[^\p{L}\p{N}]/gu, "").length <= 1
  );
}

/** What a bare value asks about: a name, a colour, an order number. */
export function bareIntent(reading: Reading, hasProduct: boolean): IntentId | null {
  const types = new Set(reading.understanding.entities.map((entity) => entity.type));
  if (types.has("tracking_no")) return "track_shipment";
  if (types.has("order_id")) return "order_status";
  if (types.has("height_cm") || types.has("weight_kg") || types.has("foot_cm")) return "size_advice";
  if (types.has("coupon_code")) return "coupon_help";
  if (types.has("address") && types.size === 1 && hasProduct) return "shipping_info";
  const isOption = types.has("color") || types.has("size") || types.has("storage") || types.has("spec");
  if (isOption && (hasProduct || types.has("product"))) return "stock_query";
  if (types.has("product")) return "product_info";
  return types.has("category") ? "recommendation" : null;
}

const OF_NEXT =
  /^(?:(?:ok|okay|so|well|cool|thanks)[,\s]+)*(?:and|what about|how about|and what about|and how about) (?:the|my|that) (?:other )?[a-z][a-z '-]{1,24}[?.!\s]*$/iu;

/** “and the jacket one?”: the same question of another thing. */
export function isOfNext({ text }: Reading): boolean {
  return OF_NEXT.test(text.trim());
}
