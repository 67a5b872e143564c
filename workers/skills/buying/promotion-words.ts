import type { Product } from "../../commerce/ports.ts";
import { isRunning } from "../../commerce/pricing/portions.ts";
import type { Bilingual, Promotion } from "../../platform/snapshot.ts";
import { cheapest } from "../products/product-card.ts";
import { day, list, money, type Say, type SkillContext, text } from "../skill.ts";
import { lastDay, promotionSource } from "./quote-lines.ts";

const MAX_NAMES = 3;

/** Product ids that the words about the promotions need; one look-up for all of them. */
export function productIdsIn(promotions: readonly Promotion[]): string[] {
  const ids = promotions.flatMap((promotion) => [
    ...promotion.productIds.slice(0, MAX_NAMES),
    ...(promotion.rule.kind === "bundle" ? promotion.rule.items.map((item) => item.productId) : []),
  ]);
  return [...new Set(ids)];
}

function nameOfCategory(id: string, context: SkillContext): string[] {
  const names = context.shop.vocabulary.categories.find((category) => category.id === id)?.names ?? [];
  const isHan = (name: string) => /[\u3400-\u9fff]/.test(name);
  const own = names.find((name) => isHan(name) === (context.language === "zh"));
  return own ? [own] : names.slice(0, 1);
}

/** What it covers: “全场”, categories, or the first products by name. */
export function scopeOf(promotion: Promotion, products: readonly Product[], context: SkillContext): string {
  const { language } = context;
  const categories = promotion.categoryIds.flatMap((id) => nameOfCategory(id, context));
  const covered = products.filter((product) => promotion.productIds.includes(product.id)).slice(0, MAX_NAMES);
  const names = [...categories, ...covered.map((product) => product.name[language])];
  if (promotion.productIds.length === 0 && promotion.categoryIds.length === 0) {
    return language === "zh" ? "全场商品" : "everything in the shop";
  }
  const isMore = promotion.productIds.length > MAX_NAMES || names.length === 0;
  const some: Bilingual = {
    zh: names.length === 0 ? "指定商品" : "等",
    en: names.length === 0 ? "selected products" : " and more",
  };
  return `${names.join(language === "zh" ? "、" : ", ")}${isMore ? some[language] : ""}`;
}

function tellBundle(
  rule: Extract<Promotion["rule"], { kind: "bundle" }>,
  products: readonly Product[],
  context: SkillContext,
) {
  const { language, shop } = context;
  const items = rule.items.map((item) => ({ ...item, product: products.find((one) => one.id === item.productId) }));
  const names = items.map(({ product, quantity, productId }) => {
    const name = product?.name[language] ?? productId;
    return quantity > 1 ? `${name} × ${quantity}` : name;
  });
  const price = money(rule.priceMinor, shop.currency);
  const say: Say[] = [{ template: "promotions.bundle", facts: { items: list(names), price } }];
  const prices = items.map(({ product, quantity }) => {
    const variant = product ? cheapest(product.variants) : null;
    return variant ? variant.price.amountMinor * quantity : null;
  });
  if (prices.some((amount) => amount === null)) return say;
  const separate = prices.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  if (separate <= rule.priceMinor) return say;
  const saved = money(separate - rule.priceMinor, shop.currency);
  say.push({ template: "promotions.bundle_saving", facts: { separate: money(separate, shop.currency), saved } });
  return say;
}

function tellRule(promotion: Promotion, products: readonly Product[], context: SkillContext): Say[] {
  const { rule } = promotion;
  const { shop, language } = context;
  const amount = (minor: number) => money(minor, shop.currency);
  switch (rule.kind) {
    case "threshold":
      return [...rule.steps]
        .sort((a, b) => a.fromMinor - b.fromMinor)
        .map((one) => ({
          template: "promotions.threshold",
          facts: { from: amount(one.fromMinor), off: amount(one.offMinor) },
        }));
    case "bundle":
      return tellBundle(rule, products, context);
    case "coupon":
      return [
        {
          template: rule.fromMinor > 0 ? "promotions.coupon" : "promotions.coupon_any",
          facts: {
            code: text(rule.code),
            off: amount(rule.offMinor),
            how: text(rule.howToGet[language]),
            ...(rule.fromMinor > 0 ? { from: amount(rule.fromMinor) } : {}),
          },
        },
      ];
    case "presale":
      return [
        {
          template: "promotions.presale",
          facts: {
            deposit: amount(rule.depositMinor),
            counts: amount(rule.depositCountsMinor),
            from: day(rule.balanceFrom),
            until: day(rule.balanceUntil - 1),
          },
        },
      ];
  }
}

/** A running or coming promotion: when, for what, by which rule. */
export function tellPromotion(promotion: Promotion, products: readonly Product[], context: SkillContext): Say[] {
  const facts = {
    title: text(promotion.title[context.language]),
    from: day(promotion.startsAt),
    until: lastDay(promotion),
    scope: text(scopeOf(promotion, products, context)),
  };
  const isNow = isRunning(promotion, context.now);
  const head: Say = {
    template: isNow ? "promotions.running" : "promotions.coming",
    facts,
    sources: [promotionSource(promotion, context)],
  };
  const say = [head, ...tellRule(promotion, products, context)];
  if (promotion.rule.kind === "coupon" || !isNow) return say;
  say.push({ template: promotion.withCoupons ? "promotions.with_coupons" : "promotions.without_coupons", facts: {} });
  return say;
}
