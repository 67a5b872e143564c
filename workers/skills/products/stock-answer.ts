import type { Product, StockLevel, Variant } from "../../commerce/ports.ts";
import { cityWords } from "../orders/city-words.ts";
import { day, type Facts, list, number, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { valuesOf, variantLabel } from "./option-values.ts";
import { productCard, productSource } from "./product-card.ts";

/** Below this the exact number is told. */
const FEW = 10;
const MAX_LABEL = 80;

function nameOf(product: Product, variant: Variant, context: SkillContext): string {
  const label = variantLabel(product, variant, context.language);
  return label ? `${product.name[context.language]} ${label}` : product.name[context.language];
}

/** Warehouses that have it, the one that delivers first in front. */
function levelsWith(variant: Variant, levels: readonly StockLevel[]): StockLevel[] {
  return levels
    .filter((level) => level.variantId === variant.id && level.quantity > 0)
    .sort((a, b) => a.arrivesAt - b.arrivesAt || b.quantity - a.quantity);
}

/** Whether any of them is there. */
export function isInStock(variants: readonly Variant[], levels: readonly StockLevel[]): boolean {
  return variants.some((variant) => levelsWith(variant, levels).length > 0);
}

function restockOf(variant: Variant, levels: readonly StockLevel[]): number | null {
  const days = levels.flatMap((level) => (level.variantId === variant.id ? (level.restockAt ?? []) : []));
  return days.length > 0 ? Math.min(...days) : null;
}

interface VariantQuestion {
  product: Product;
  variant: Variant;
  levels: readonly StockLevel[];
  wantedQuantity: number;
  city: string | null;
  context: SkillContext;
}

/** Where the variant is, how much of it, when it leaves and arrives; sold out: when it is back. */
export function tellVariant(question: VariantQuestion): Say[] {
  const { product, variant, levels, wantedQuantity, context } = question;
  const city = question.city === null ? null : cityWords(context);
  const { language } = context;
  const [first, ...others] = levelsWith(variant, levels);
  if (!first) return [tellMissing(product, variant, levels, context)];
  const total = [first, ...others].reduce((sum, level) => sum + level.quantity, 0);
  const isFew = first.quantity < FEW;
  const facts: Facts = {
    item: text(nameOf(product, variant, context)),
    warehouse: text(first.warehouse[language]),
    ships: day(first.shipsAt),
    arrives: day(first.arrivesAt),
    ...(isFew ? { left: number(first.quantity) } : {}),
    ...(city ? { city: text(city) } : {}),
  };
  const say: Say[] = [
    {
      template: `stock.${isFew ? "few" : "in_stock"}${city ? "_city" : ""}`,
      facts,
      cards: productCard(product, language, variant),
      sources: [productSource(product, language, "stock")],
    },
  ];
  if (others.length > 0) {
    const warehouses = [...new Set(others.map((level) => level.warehouse[language]))];
    say.push({ template: "stock.also_at", facts: { warehouses: list(warehouses) } });
  }
  if (wantedQuantity > 1) say.push(tellQuantity(wantedQuantity, total));
  return say;
}

function tellQuantity(wanted: number, total: number): Say {
  if (total >= wanted) return { template: "stock.enough", facts: { wanted: number(wanted) } };
  if (total >= FEW) return { template: "stock.not_enough", facts: { wanted: number(wanted) } };
  return { template: "stock.not_enough_few", facts: { wanted: number(wanted), total: number(total) } };
}

function tellMissing(product: Product, variant: Variant, levels: readonly StockLevel[], context: SkillContext): Say {
  const back = restockOf(variant, levels);
  const facts: Facts = { item: text(nameOf(product, variant, context)), ...(back ? { back: day(back) } : {}) };
  return {
    template: back ? "stock.restock" : "stock.sold_out",
    facts,
    sources: [productSource(product, context.language, "stock")],
  };
}

/**
 * The variant in stock that differs least: in colour rather than in size or storage, by few options, near in price.
 */
function nearest(product: Product, to: Variant, levels: readonly StockLevel[]): Variant | null {
  const distance = (variant: Variant) => {
    const differing = product.optionNames.filter(({ name }) => variant.options[name]?.zh !== to.options[name]?.zh);
    const beyondColor = differing.filter(({ name }) => name !== "color").length;
    const price = Math.abs(variant.price.amountMinor - to.price.amountMinor);
    return [beyondColor, differing.length, price] as const;
  };
  const candidates = product.variants
    .filter((variant) => variant.id !== to.id && levelsWith(variant, levels).length > 0)
    .map((variant) => ({ variant, rank: distance(variant) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2]);
  return candidates[0]?.variant ?? null;
}

interface SoldOutQuestion {
  product: Product;
  wanted: readonly Variant[];
  levels: readonly StockLevel[];
  context: SkillContext;
}

/** Nothing of what was asked for is there: when it is back, and the nearest that is there. */
export function tellSoldOut({ product, wanted, levels, context }: SoldOutQuestion): Step {
  const [first] = wanted;
  const alternative = first ? nearest(product, first, levels) : null;
  if (!first || (!alternative && wanted.length > 1)) return tellAllSoldOut({ product, wanted, levels, context });
  const say = soldOutLines(product, wanted, levels, context);
  const level = alternative ? levelsWith(alternative, levels)[0] : undefined;
  if (alternative && level) {
    const label = variantLabel(product, alternative, context.language);
    say.push({
      template: "stock.nearest",
      facts: {
        item: text(nameOf(product, alternative, context)),
        warehouse: text(level.warehouse[context.language]),
        arrives: day(level.arrivesAt),
      },
      cards: productCard(product, context.language, alternative),
      sources: [productSource(product, context.language, "stock")],
      choices: [{ id: "ask:stock_query", label: label.slice(0, MAX_LABEL) }],
    });
  }
  return { do: "say", say };
}

/** One line per variant asked for; where a whole colour is out, one line for the colour. */
function soldOutLines(
  product: Product,
  wanted: readonly Variant[],
  levels: readonly StockLevel[],
  context: SkillContext,
) {
  const [first] = wanted;
  if (!first || wanted.length === 1) return wanted.map((variant) => tellMissing(product, variant, levels, context));
  const common = product.optionNames.flatMap(({ name }) => {
    const values = valuesOf(wanted, name);
    return values.length === 1 ? (values[0]?.[context.language] ?? []) : [];
  });
  const days = wanted.flatMap((variant) => restockOf(variant, levels) ?? []);
  const item = text([product.name[context.language], ...common].join(" "));
  const back = days.length > 0 ? Math.min(...days) : null;
  const say: Say = {
    template: back ? "stock.restock" : "stock.sold_out",
    facts: { item, ...(back ? { back: day(back) } : {}) },
    sources: [productSource(product, context.language, "stock")],
  };
  return [say];
}

function tellAllSoldOut({ product, wanted, levels, context }: SoldOutQuestion): Step {
  const dated = wanted
    .flatMap((variant) => {
      const back = restockOf(variant, levels);
      return back === null ? [] : [{ variant, back }];
    })
    .sort((a, b) => a.back - b.back);
  const [soonest] = dated;
  const facts: Facts = {
    product: text(product.name[context.language]),
    ...(soonest
      ? { item: text(variantLabel(product, soonest.variant, context.language)), back: day(soonest.back) }
      : {}),
  };
  const template = soonest ? "stock.all_restock" : "stock.all_sold_out";
  return {
    do: "say",
    say: [{ template, facts, sources: [productSource(product, context.language, "stock")] }],
  };
}
