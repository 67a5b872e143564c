import type { Clock } from "../../platform/clock.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { Policy } from "../../platform/policy.ts";
import type { Bilingual, Promotion, ShopSnapshot } from "../../platform/snapshot.ts";
import type { Pricing, Product, Quote, QuoteStep } from "../ports.ts";
import { applyCoupons } from "./coupons.ts";
import { covers, isRunning, type Portion, type PricedProduct, sumOf } from "./portions.ts";
import { applyBundles, applyPresales, applyThresholds } from "./promote.ts";

type Line = Parameters<Pricing["quote"]>[0][number];

const LABELS = {
  freight: { zh: "运费", en: "Shipping" },
  deposit: { zh: "定金", en: "Deposit" },
  balance: { zh: "尾款", en: "Balance" },
  total: { zh: "合计", en: "Total" },
} as const satisfies Record<string, Bilingual>;

/**
 * Prices by the published promotions. Order: presale, bundles, 满减, coupons, freight; a unit takes part in one
 * promotion, and coupons come on top where that promotion allows. Item, promotion, coupon and freight steps add up to
 * the total; deposit and balance say how it is paid.
 */
export function openPricing(shop: ShopSnapshot, now: Clock): Pricing {
  return {
    quote: (lines, coupons) => quote(shop, now(), lines, coupons),
    promotionsFor: (product) =>
      shop.promotions.filter((promotion) => isRunning(promotion, now()) && covers(promotion, product)),
  };
}

function quote(shop: ShopSnapshot, at: number, lines: Line[], coupons: string[]): Quote {
  const items = lines.map(itemOf);
  const priced = priceLines(
    { promotions: shop.promotions, shipping: shop.policy.shipping, at },
    items.map(({ line }) => line),
    coupons,
  );
  const { totalMinor, depositMinor } = priced;
  const isPresale = depositMinor > 0;
  const dueNowMinor = isPresale ? Math.min(depositMinor, totalMinor) : totalMinor;
  return {
    currency: shop.currency,
    steps: [
      ...items.map(({ step }) => step),
      ...priced.steps,
      { kind: "freight", label: LABELS.freight, amountMinor: priced.freightMinor },
      { kind: "total", label: LABELS.total, amountMinor: totalMinor },
      ...(isPresale ? split(dueNowMinor, totalMinor) : []),
    ],
    totalMinor,
    dueNowMinor,
    nextStep: priced.nextStep,
    refusedCoupons: priced.refusedCoupons,
  };
}

/** Goods at their price, before anything is taken off. */
export interface PricedLine {
  product: PricedProduct;
  quantity: number;
  unitMinor: number;
}

/** What goods come to by promotions and coupons, with freight; all amounts in minor units. */
export function priceLines(
  { promotions, shipping, at }: { promotions: Promotion[]; shipping: Policy["shipping"]; at: number },
  lines: PricedLine[],
  coupons: string[],
) {
  const running = promotions.filter((promotion) => isRunning(promotion, at));
  const whole = lines.map(
    (line): Portion => ({ ...line, amountMinor: line.quantity * line.unitMinor, promotion: null }),
  );
  const presale = applyPresales(whole, running);
  const bundled = applyBundles(presale.portions, running);
  const reduced = applyThresholds(bundled.portions, running);
  const couponed = applyCoupons(reduced.portions, promotions, coupons, at);
  const goodsMinor = sumOf(couponed.portions);
  const freightMinor = lines.length === 0 || goodsMinor >= shipping.freeFromMinor ? 0 : shipping.freightMinor;
  return {
    /** What was taken off, in its order. */
    steps: [...presale.steps, ...bundled.steps, ...reduced.steps, ...couponed.steps],
    itemsMinor: sumOf(whole),
    goodsMinor,
    freightMinor,
    totalMinor: goodsMinor + freightMinor,
    /** Above 0: a presale, of which this is due first. */
    depositMinor: presale.depositMinor,
    nextStep: reduced.next,
    refusedCoupons: couponed.refused,
  };
}

function itemOf({ product, variantId, quantity }: Line): { line: PricedLine; step: QuoteStep } {
  const variant = product.variants.find(({ id }) => id === variantId);
  if (!variant || !Number.isInteger(quantity) || quantity < 1) {
    throw new DeskbellError("invalid", "a line names a variant of its product and a quantity of 1 or more");
  }
  const unitMinor = variant.price.amountMinor;
  const amountMinor = quantity * unitMinor;
  return {
    line: { product, quantity, unitMinor },
    step: { kind: "item", label: labelOf(product, variantId), amountMinor, terms: { quantity, unitMinor } },
  };
}

function labelOf(product: Product, variantId: string): Bilingual {
  const options = product.variants.find(({ id }) => id === variantId)?.options ?? {};
  const values = product.optionNames.flatMap(({ name }) => options[name] ?? []);
  const named = (language: keyof Bilingual) =>
    [product.name[language], ...values.map((value) => value[language])].join(" ");
  return { zh: named("zh"), en: named("en") };
}

function split(dueNowMinor: number, totalMinor: number): QuoteStep[] {
  return [
    { kind: "deposit", label: LABELS.deposit, amountMinor: dueNowMinor },
    { kind: "balance", label: LABELS.balance, amountMinor: totalMinor - dueNowMinor },
  ];
}
