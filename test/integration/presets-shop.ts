import type { ShopImportInput } from "../../workers/merchants/import-schema.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When something was, so many ms before now. */
export const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();

/** A thing of this shop at a price; the same thing again at another one is a change of its price. */
export function thing(id: string, priceMinor: number): NonNullable<ShopImportInput["products"]>[number] {
  return {
    id,
    category: "preset-things",
    name: `试品${id}`,
    description: "规则试验用的商品",
    usage: "常温保存",
    variants: [{ id: `${id}-v`, priceMinor, stock: {} }],
  };
}

/** A customer whose phone ends in four digits of its own. */
export function person(id: string, tier = "standard"): NonNullable<ShopImportInput["customers"]>[number] {
  const digits = String(6000 + Number(id.replace(/\D/g, "")));
  const address = { province: "上海市", city: "上海市", district: "浦东新区", street: "试验路1号" };
  return { id, name: "试验", phone: `1390001${digits}`, tier, address };
}

type Order = NonNullable<ShopImportInput["orders"]>[number];

/** One piece of a thing, paid for; `more` says how far it is. */
export function bought(id: string, customer: string, product: string, more: Partial<Order> = {}): Order {
  const at = ago(2 * DAY_MS);
  return {
    id,
    customer,
    state: "paid",
    items: [{ id: `${id}-i`, product, variant: `${product}-v`, quantity: 1 }],
    payments: [{ method: "alipay" }],
    placedAt: at,
    paidAt: at,
    ...more,
  };
}

/** On the way, last seen so long ago. */
export function sent(trackingNo: string, seenMs: number): Partial<Order> {
  const at = ago(seenMs);
  const events = [{ at, text: { zh: "快件已揽收", en: "Picked up" }, city: "上海" }];
  const parcel = { courier: "顺丰速运", trackingNo, state: "in_transit" as const, shippedAt: at, events };
  return { state: "shipped", shipments: [parcel] };
}

/** Signed for yesterday, as the courier says. */
export function signedFor(trackingNo: string): Partial<Order> {
  const at = ago(20 * HOUR_MS);
  const events = [{ at, text: { zh: "已签收，签收人为本人", en: "Delivered and signed for" }, city: "上海" }];
  const parcel = {
    courier: "顺丰速运",
    trackingNo,
    state: "delivered" as const,
    shippedAt: ago(2 * DAY_MS),
    events,
  };
  return { state: "delivered", deliveredAt: at, shipments: [{ ...parcel, deliveredAt: at }] };
}

/** The coupon that the preset for upset shoppers gives. */
export function sorryCoupon(): NonNullable<ShopImportInput["promotions"]>[number] {
  return {
    id: "preset-sorry",
    title: { zh: "安抚券：满100元减10元", en: "Sorry coupon: 10 yuan off 100 yuan" },
    startsAt: ago(DAY_MS),
    endsAt: ago(-30 * DAY_MS),
    rule: { kind: "coupon", code: "SORRY", fromMinor: 10_000, offMinor: 1_000, howToGet: "客服发放" },
  };
}
