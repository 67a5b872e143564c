import type { Clock } from "../../platform/clock.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { Bilingual, ShopSnapshot } from "../../platform/snapshot.ts";
import type { Pricing, Product, Quote, QuoteStep } from "../ports.ts";
import { applyCoupons } from "./coupons.ts";
import { covers, isRunning, type Portion, sumOf } from "./portions.ts";
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
  const running = shop.promotions.filter((promotion) => isRunning(promotion, at));
  const items = lines.map(itemOf);
  const presale = applyPresales(
    items.map(({ portion }) => portion),
    running,
  );
  const bundled = applyBundles(presale.portions, running);
  const reduced = applyThresholds(bundled.portions, running);
  const couponed = applyCoupons(reduced.portions, shop.promotions, coupons, at);
  const goodsMinor = sumOf(couponed.portions);
  const freightMinor = freightOf(shop, lines, goodsMinor);
  const totalMinor = goodsMinor + freightMinor;
  const isPresale = presale.depositMinor > 0;
  const dueNowMinor = isPresale ? Math.min(presale.depositMinor, totalMinor) : totalMinor;
  return {
    currency: shop.currency,
    steps: [
      ...items.map(({ step }) => step),
      ...presale.steps,
      ...bundled.steps,
      ...reduced.steps,
      ...couponed.steps,
      { kind: "freight", label: LABELS.freight, amountMinor: freightMinor },
      { kind: "total", label: LABELS.total, amountMinor: totalMinor },
      ...(isPresale ? split(dueNowMinor, totalMinor) : []),
    ],
    totalMinor,
    dueNowMinor,
    nextStep: reduced.next,
    refusedCoupons: couponed.refused,
  };
}

function itemOf({ product, variantId, quantity }: Line): { portion: Portion; step: QuoteStep } {
  const variant = product.variants.find(({ id }) => id === variantId);
  if (!variant || !Number.isInteger(quantity) || quantity < 1) {
    throw new DeskbellError("invalid", "a line names a variant of its product and a quantity of 1 or more");
  }
  const unitMinor = variant.price.amountMinor;
  const amountMinor = quantity * unitMinor;
  return {
    portion: { product, quantity, unitMinor, amountMinor, promotion: null },
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

function freightOf({ policy: { shipping } }: ShopSnapshot, lines: Line[], goodsMinor: number): number {
  return lines.length === 0 || goodsMinor >= shipping.freeFromMinor ? 0 : shipping.freightMinor;
}

function split(dueNowMinor: number, totalMinor: number): QuoteStep[] {
  return [
    { kind: "deposit", label: LABELS.deposit, amountMinor: dueNowMinor },
    { kind: "balance", label: LABELS.balance, amountMinor: totalMinor - dueNowMinor },
  ];
}
