import { sql } from "drizzle-orm";
import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { orderItems, orders } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { sealJson } from "../../platform/privacy/seal.ts";
import { charge } from "../money/settle.ts";
import type { ActionArguments, Effect, EffectItem, OrderPresale, Recipient, Refusal } from "../ports.ts";
import { priceLines } from "../pricing/pricing.ts";
import { presaleOf } from "../pricing/promote.ts";
import { addressArgument, idArgument, phoneArgument, recipientArgument } from "./arguments.ts";
import { usableCoupons, useCoupons } from "./coupon-writes.ts";
import type { CustomerActionDefinition, CustomerContext } from "./definition.ts";
import { mayPay } from "./methods.ts";
import { takeStock } from "./stock-writes.ts";
import type { VariantFacts } from "./variant-facts.ts";

type Arguments = ActionArguments["place_order"];

/**
 * Places an order at today's prices, promotions and freight. A stored value pays it at once; by another method it waits
 * for its payment. Of presale goods only the deposit is due now. Its number comes from the proposal: a repeat can place
 * no second one.
 */
export const placeOrder: CustomerActionDefinition<"place_order"> = {
  name: "place_order",
  arguments: z.strictObject({
    lines: z
      .array(z.strictObject({ variantId: idArgument, quantity: z.number() }))
      .min(1)
      .max(50),
    method: idArgument,
    recipient: recipientArgument.optional(),
    phone: phoneArgument.optional(),
    address: addressArgument.optional(),
    coupons: z.array(z.string().trim().min(1).max(64)).max(5).optional(),
  }),
  variants: ({ lines }) => lines.map(({ variantId }) => variantId),
  method: ({ method }) => method,
  preview: (context, args) => {
    const { rule, policy, purse, facts, currency, newOrderId, promisedFrom } = context;
    const resolved = resolveLines(context, args.lines);
    if ("refusal" in resolved) return resolved;
    if (!mayPay(rule, purse, args.method)) return { refusal: { reason: "method" } };
    const codes = args.coupons ?? [];
    if (!usableCoupons(context, codes)) return { refusal: { reason: "coupon" } };
    const priced = priceLines(
      { promotions: facts.promotions, shipping: policy.shipping, at: promisedFrom },
      resolved.lines.map(({ variant, quantity }) => ({
        product: { id: variant.productId, categoryId: variant.categoryId },
        quantity,
        unitMinor: variant.priceMinor,
      })),
      codes,
    );
    if (priced.refusedCoupons.length > 0) return { refusal: { reason: "coupon" } };
    const { itemsMinor, goodsMinor, freightMinor, totalMinor } = priced;
    const presold = presaleEffect(context, resolved.lines, priced);
    if ("refusal" in presold) return presold;
    const placed: Effect = {
      kind: "order_placed",
      orderId: newOrderId,
      items: resolved.lines.map((line, index) => effectItem(newOrderId, line, index)),
      itemsMinor,
      freightMinor,
      discountMinor: itemsMinor - goodsMinor,
      totalMinor,
      currency,
      recipient: recipientOf(context, args),
    };
    const [presale] = presold.effects;
    const dueMinor = presale ? presale.depositMinor : totalMinor;
    const isPaidNow = purse.find(args.method)?.kind === "stored_value" && dueMinor > 0;
    const effects = [placed, ...presold.effects];
    if (!isPaidNow) return { effects };
    const paid = charge({ purse, currency, orderId: newOrderId }, args.method, dueMinor);
    return "refusal" in paid ? paid : { effects: [...effects, paid] };
  },
  write: async (context, { method, coupons = [] }) => {
    const { deps, customerId, effects, facts, at, isMine } = context;
    const { database, keys, shop } = deps;
    const [placed] = effects.filter((effect) => effect.kind === "order_placed");
    if (!placed) return {};
    const { orderId: id, items, itemsMinor, freightMinor, discountMinor, totalMinor, currency, recipient } = placed;
    const [part] = effects.filter((effect) => effect.kind === "presale");
    const isCharged = effects.some(({ kind }) => kind === "charge");
    // With the deposit alone it is not paid yet.
    const isPaid = totalMinor === 0 || (isCharged && (part?.balanceMinor ?? 0) === 0);
    const dueMinor = part ? part.depositMinor : totalMinor;
    const isReserved = !part || items.every((item) => isInStock(facts.variants.get(item.variantId), item.quantity));
    const order = {
      shopId: shop.shop,
      id,
      customerId,
      state: isPaid ? "paid" : "pending_payment",
      version: 1,
      currency,
      itemsMinor,
      freightMinor,
      discountMinor,
      totalMinor,
      payments: dueMinor === 0 ? [] : [{ method, amountMinor: dueMinor }],
      presale: part ? presaleRow(part, isCharged ? at : null, isReserved) : null,
      recipientSealed: await sealJson(keys, recipient),
      placedAt: at,
      paidAt: isPaid ? at : null,
      deliveredAt: null,
      expeditedAt: null,
    } as const;
    const rows = items.map(({ itemId, ...item }) => ({
      shopId: shop.shop,
      id: itemId,
      orderId: id,
      ...item,
      reducedMinor: 0,
      state: "ordered" as const,
    }));
    const taken = takeStock(context, isReserved ? items : []);
    const used = useCoupons(context, coupons);
    return {
      statements: [
        insertWhere(database, orders, { ...order, payments: [...order.payments] }, isMine),
        ...rows.map((row) => insertWhere(database, orderItems, row, isMine)),
        ...taken.statements,
        ...used.statements,
      ],
      holds: [
        sql`not exists (select 1 from ${orders} where ${orders.shopId} = ${shop.shop} and ${orders.id} = ${id})`,
        ...taken.holds,
        ...used.holds,
      ],
    };
  },
};

interface Line {
  variant: VariantFacts;
  quantity: number;
}

function isInStock(variant: VariantFacts | undefined, quantity: number): boolean {
  return variant?.inStock == null || variant.inStock >= quantity;
}

/** Goods of a presale may be still to come, where the shop has said when. */
function isToCome(
  { facts, promisedFrom }: CustomerContext,
  { productId, categoryId, restockAt }: VariantFacts,
): boolean {
  const presale = presaleOf(facts.promotions, { id: productId, categoryId }, promisedFrom);
  return Math.max(presale?.rule.shipsAt ?? 0, presale ? (restockAt ?? 0) : 0) > promisedFrom;
}

/** The goods, each variant once; refused where one is unknown, not on sale, or not there in that number. */
function resolveLines(context: CustomerContext, given: Arguments["lines"]): { lines: Line[] } | { refusal: Refusal } {
  const { facts } = context;
  const lines = new Map<string, Line>();
  for (const { variantId, quantity } of given) {
    const variant = facts.variants.get(variantId);
    if (!variant) return { refusal: { reason: "items_unknown" } };
    if (!variant.isOnSale) return { refusal: { reason: "replacement" } };
    if (!Number.isSafeInteger(quantity) || quantity < 1) return { refusal: { reason: "quantity" } };
    lines.set(variantId, { variant, quantity: (lines.get(variantId)?.quantity ?? 0) + quantity });
  }
  const all = [...lines.values()];
  const isShort = all.some(({ variant, quantity }) => !isInStock(variant, quantity) && !isToCome(context, variant));
  return isShort ? { refusal: { reason: "out_of_stock" } } : { lines: all };
}

type PresaleEffect = Extract<Effect, { kind: "presale" }>;

/**
 * What a presale's order is due and when; none for ordinary goods. Refused where goods of other terms are in the same
 * order: they would be paid at other times.
 */
function presaleEffect(
  { facts, newOrderId: orderId, currency, promisedFrom }: CustomerContext,
  lines: Line[],
  { depositMinor, totalMinor }: { depositMinor: number; totalMinor: number },
): { effects: PresaleEffect[] } | { refusal: Refusal } {
  const found = lines.map(({ variant }) => {
    const product = { id: variant.productId, categoryId: variant.categoryId };
    return presaleOf(facts.promotions, product, promisedFrom);
  });
  const [presale] = found;
  if (found.some((one) => one !== presale)) return { refusal: { reason: "presale" } };
  if (!presale || depositMinor === 0) return { effects: [] };
  const { balanceFrom, balanceUntil, shipsAt = null, refundsDeposit = false } = presale.rule;
  const dueMinor = Math.min(depositMinor, totalMinor);
  const balanceMinor = totalMinor - dueMinor;
  const terms = { balanceFrom, balanceUntil, shipsAt, refundsDeposit };
  return { effects: [{ kind: "presale", orderId, depositMinor: dueMinor, balanceMinor, currency, ...terms }] };
}

function presaleRow(
  { depositMinor, balanceFrom, balanceUntil, shipsAt, refundsDeposit }: PresaleEffect,
  depositPaidAt: number | null,
  isReserved: boolean,
): OrderPresale {
  return { depositMinor, depositPaidAt, balanceFrom, balanceUntil, shipsAt, isReserved, refundsDeposit };
}

function effectItem(orderId: string, { variant, quantity }: Line, index: number): EffectItem {
  const { id: variantId, productId, name, options, priceMinor: unitPriceMinor } = variant;
  return { itemId: `${orderId}-${index + 1}`, productId, variantId, name, options, quantity, unitPriceMinor };
}

/** Where it goes: as said, else as on file. `invalid` names what neither says. */
function recipientOf({ customer }: CustomerContext, { recipient, phone, address }: Arguments): Recipient {
  const required = <T>(field: string, value: T | null): T => {
    if (value === null)
      throw new DeskbellError("invalid", `place_order.${field}: it is not on file, so it must be said`);
    return value;
  };
  return {
    name: required("recipient", recipient ?? customer.name),
    phone: required("phone", phone ?? customer.phone),
    address: required("address", address ?? customer.address),
  };
}
