import type { Product } from "../../commerce/ports.ts";
import type { Card } from "../../platform/message.ts";
import { moneyText } from "../buying/money-text.ts";
import type { ReplyLanguage } from "../skill.ts";
import { measuredValues } from "./measured-values.ts";
import { valuesOf } from "./option-values.ts";
import { cheapest, isOnePrice } from "./product-card.ts";

/** A cell for what the catalogue does not say. */
export const NOTHING = "—";
const MAX_CELL_VALUES = 6;

/** One line of a comparison: a value per product, in their order. */
export interface ComparedRow {
  label: string;
  values: string[];
  isDifferent: boolean;
}

function row(label: string, values: (string | null)[]): ComparedRow[] {
  if (values.every((value) => value === null)) return [];
  const shown = values.map((value) => value ?? NOTHING);
  return [{ label, values: shown, isDifferent: new Set(shown).size > 1 }];
}

function priceCell(product: Product, language: ReplyLanguage): string | null {
  const variant = cheapest(product.variants);
  if (!variant) return null;
  const price = moneyText(variant.price, language);
  if (isOnePrice(product.variants)) return price;
  return language === "zh" ? `${price}起` : `from ${price}`;
}

/** By their parameters; where a product has none, by the figures of its texts. */
function attributeRows(products: readonly Product[], language: ReplyLanguage): ComparedRow[] {
  const stated = products.map((product) =>
    product.attributes.length > 0 ? product.attributes : measuredValues(product),
  );
  const labels = new Map(stated.flatMap((list) => list.map(({ key, label }) => [key, label] as const)));
  return [...labels].flatMap(([key, label]) => {
    const values = stated.map((list) => list.find((one) => one.key === key)?.value[language] ?? null);
    return row(label[language], values);
  });
}

function optionRows(products: readonly Product[], language: ReplyLanguage): ComparedRow[] {
  const labels = new Map(
    products.flatMap(({ optionNames }) => optionNames.map(({ name, label }) => [name, label] as const)),
  );
  return [...labels].flatMap(([name, label]) => {
    const values = products.map((product) => {
      const all = valuesOf(product.variants, name).map((value) => value[language]);
      return all.length > 0 ? all.slice(0, MAX_CELL_VALUES).join(" / ") : null;
    });
    return row(label[language], values);
  });
}

function warrantyRow(products: readonly Product[], language: ReplyLanguage): ComparedRow[] {
  const unit = language === "zh" ? "个月" : " months";
  const values = products.map(({ warrantyMonths }) => (warrantyMonths === null ? null : `${warrantyMonths}${unit}`));
  return row(language === "zh" ? "保修" : "Warranty", values);
}

/** All that can be compared; the price first, then what differs, then what is the same. */
export function compareProducts(products: readonly Product[], language: ReplyLanguage): ComparedRow[] {
  const prices = products.map((product) => priceCell(product, language));
  const rows = [
    ...attributeRows(products, language),
    ...warrantyRow(products, language),
    ...optionRows(products, language),
  ];
  return [
    ...row(language === "zh" ? "价格" : "Price", prices),
    ...rows.filter((one) => one.isDifferent),
    ...rows.filter((one) => !one.isDifferent),
  ];
}

/** The rows as a card, a column per product. */
export function comparisonCard(names: readonly string[], rows: readonly ComparedRow[], language: ReplyLanguage): Card {
  return {
    kind: "table",
    columns: [language === "zh" ? "对比" : "Compared", ...names],
    rows: rows.map(({ label, values }) => [label, ...values]),
  };
}
