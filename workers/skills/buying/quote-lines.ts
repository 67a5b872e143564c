import type { Product, Quote, QuoteStep, Variant } from "../../commerce/ports.ts";
import type { Source } from "../../platform/message.ts";
import type { Promotion } from "../../platform/snapshot.ts";
import { variantLabel, variantsWith } from "../products/option-values.ts";
import { cheapest, isOnePrice } from "../products/product-card.ts";
import { day, type Facts, money, number, type Say, type SkillContext, text } from "../skill.ts";

/** Something to price. */
export interface Line {
  product: Product;
  variant: Variant;
  quantity: number;
}

/** The product in its cheapest version with the chosen values; options that nobody chose and no price hangs on stay unnamed. */
export function lineFor(product: Product, chosen: Record<string, string[]>, quantity: number): Line | null {
  const matching = variantsWith(product, chosen);
  const variants = matching.length > 0 ? matching : product.variants;
  const variant = cheapest(variants);
  if (!variant) return null;
  if (variants.length === 1 || !isOnePrice(variants)) return { product, variant, quantity };
  const named = Object.entries(variant.options).filter(([name]) => chosen[name]?.length === 1);
  return { product, variant: { ...variant, options: Object.fromEntries(named) }, quantity };
}

/** What the shopper would pay for the lines now. */
export function quoteOf(lines: readonly Line[], coupons: string[], context: SkillContext): Quote {
  const asked = lines.map(({ product, variant, quantity }) => ({ product, variantId: variant.id, quantity }));
  return context.commerce.pricing.quote(asked, coupons);
}

/** “星河 X1 手机 曜石黑 256GB”. */
export function lineName({ product, variant }: Pick<Line, "product" | "variant">, context: SkillContext): string {
  const label = variantLabel(product, variant, context.language);
  return label ? `${product.name[context.language]} ${label}` : product.name[context.language];
}

/** The last day of a promotion; its end is not included. */
export function lastDay(promotion: Promotion) {
  return day(promotion.endsAt - 1);
}

/** A promotion as a source. */
export function promotionSource(promotion: Promotion, context: SkillContext): Source {
  return { kind: "promotion", id: promotion.id, title: promotion.title[context.language] };
}

function published(id: string | undefined, context: SkillContext): Promotion | undefined {
  return context.shop.promotions.find((promotion) => promotion.id === id);
}

/** What shipping costs; below the shop's threshold also from where it is free. */
function sayFreight(amountMinor: number, quote: Quote, { shop }: SkillContext): Say {
  if (amountMinor === 0) return { template: "quote.free_freight", facts: {} };
  const amount = money(amountMinor, quote.currency);
  const { freeFromMinor } = shop.policy.shipping;
  if (goodsMinor(quote) >= freeFromMinor) return { template: "quote.freight", facts: { amount } };
  return { template: "quote.freight_until", facts: { amount, free: money(freeFromMinor, quote.currency) } };
}

function sayStep(step: QuoteStep, label: string, quote: Quote, context: SkillContext): Say[] {
  const { currency } = quote;
  const amount = money(Math.abs(step.amountMinor), currency);
  const facts: Facts = { label: text(label), amount };
  const { terms } = step;
  switch (step.kind) {
    case "item": {
      if (!terms || terms.quantity === 1) return [{ template: "quote.item", facts }];
      const many = { ...facts, quantity: number(terms.quantity), unit: money(terms.unitMinor, currency) };
      return [{ template: "quote.items", facts: many }];
    }
    case "promotion":
    case "coupon":
      if (step.amountMinor === 0) return [];
      if (step.amountMinor > 0) return [{ template: "quote.plus", facts }];
      return [{ template: "quote.off", facts: { label: text(label), off: amount } }];
    case "freight":
      return [sayFreight(step.amountMinor, quote, context)];
    case "deposit":
    case "balance":
      return [{ template: `quote.${step.kind}`, facts }];
    case "total":
      return [{ template: "quote.total", facts: { amount } }];
  }
}

/** The goods after everything that is taken off, without freight. */
export function goodsMinor(quote: Quote): number {
  const freight = quote.steps.reduce((sum, step) => sum + (step.kind === "freight" ? step.amountMinor : 0), 0);
  return quote.totalMinor - freight;
}

/** The computation line by line; the total is left out where it repeats a single line. */
export function quoteLines(quote: Quote, lines: readonly Line[], context: SkillContext): Say[] {
  const items = quote.steps.filter((step) => step.kind === "item");
  const isTold = items.length === 1 && items[0]?.amountMinor === quote.totalMinor;
  return quote.steps
    .filter((step) => !(isTold && step.kind === "total"))
    .flatMap((step) => {
      const line = step.kind === "item" ? lines[items.indexOf(step)] : undefined;
      const said = sayStep(step, line ? lineName(line, context) : step.label[context.language], quote, context);
      const promotion = published(step.promotionId, context);
      const [first] = said;
      if (first && promotion) first.sources = [promotionSource(promotion, context)];
      return said;
    });
}

/** When the deal ends, when the balance is due, and what is missing to the next step. */
export function quoteConditions(quote: Quote, context: SkillContext): Say[] {
  const { language } = context;
  const say: Say[] = [];
  const ids = new Set(quote.steps.flatMap((step) => (step.amountMinor !== 0 ? (step.promotionId ?? []) : [])));
  for (const id of ids) {
    const promotion = published(id, context);
    if (!promotion) continue;
    const title = text(promotion.title[language]);
    say.push({ template: "quote.until", facts: { title, until: lastDay(promotion) } });
    const { rule } = promotion;
    if (rule.kind === "presale") {
      const facts = { from: day(rule.balanceFrom), until: day(rule.balanceUntil - 1) };
      say.push({ template: "quote.balance_time", facts });
    }
  }
  const next = quote.nextStep;
  const promotion = published(next?.promotionId, context);
  if (next && promotion) {
    say.push({
      template: "quote.next",
      facts: {
        missing: money(next.missingMinor, quote.currency),
        title: text(promotion.title[language]),
        off: money(next.offMinor, quote.currency),
      },
      sources: [promotionSource(promotion, context)],
    });
  }
  return say;
}
