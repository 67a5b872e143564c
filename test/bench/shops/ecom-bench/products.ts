import type { ShopImportInput } from "../../../../workers/merchants/import-schema.ts";
import type { ProductColumns } from "./columns.ts";
import { fen } from "./orders.ts";

type ProductDocument = NonNullable<ShopImportInput["products"]>[number];
type Guides = NonNullable<ProductDocument["guides"]>;

export const WAREHOUSE = {
  id: "main",
  name: { zh: "总仓", en: "Main warehouse" },
  city: "广州",
  cutoffHour: 16,
  transitDays: 3,
};
const IN_STOCK = 100;

/** Groups of the assortment; the first whose words are in the title holds. */
const GROUPS = [
  { id: "kitchen_heater", zh: "小厨宝", en: "Kitchen water heaters", words: ["小厨宝"] },
  { id: "electric_heater", zh: "电热水器", en: "Electric water heaters", words: ["电热水器", "储水式"] },
  { id: "gas_heater", zh: "燃气热水器", en: "Gas water heaters", words: ["燃气热水器", "煤气热水器", "热水器"] },
  { id: "hood", zh: "油烟机", en: "Range hoods", words: ["烟机"] },
  { id: "stove", zh: "燃气灶", en: "Gas stoves", words: ["燃气灶", "灶"] },
  { id: "dishwasher", zh: "洗碗机", en: "Dishwashers", words: ["洗碗机"] },
  { id: "water", zh: "净水器", en: "Water purifiers", words: ["净水", "饮水"] },
  { id: "other", zh: "其他电器", en: "Other appliances", words: [""] },
];

export const categories = GROUPS.map(({ id, zh, en, words }) => ({
  id,
  name: { zh, en },
  aliases: words.filter((word) => word !== "" && word !== zh && word !== "灶"),
}));

/** Every product of the files, and those that are named only as replacements. */
export function productsOf(rows: ProductColumns[]): ProductDocument[] {
  const known = new Set(rows.map((row) => row.商品ID));
  const replacements = rows.flatMap((row) =>
    row.可换货商品
      .filter(({ 商品ID }) => !known.has(商品ID))
      .map((other) => replacementOf(other.商品ID, other.商品描述, other.商品状态, row)),
  );
  // Lists that disagree on a replacement: the one that sells it tells what it is.
  const inOrder = replacements.toSorted((a, b) => Number(isSold(a)) - Number(isSold(b)));
  const sold = new Set([...known, ...inOrder.filter(isSold).map(({ id }) => id)]);
  return [...rows.map((row) => productOf(row, sold)), ...new Map(inOrder.map((one) => [one.id, one])).values()];
}

function isSold({ isOnSale, variants }: ProductDocument): boolean {
  return isOnSale !== false && variants.some(({ stock }) => Object.values(stock ?? {}).some((left) => left !== 0));
}

function productOf(row: ProductColumns, sold: Set<string>): ProductDocument {
  return {
    id: row.商品ID,
    category: groupOf(row.商品名称),
    name: row.商品名称,
    description: row.商品描述,
    usage: row.商品描述,
    isOnSale: row.商品状态 !== "已下架",
    variants: [variant(row.商品ID, fen(row.商品价格), row.商品状态)],
    guides: guidesOf(row),
    // A replacement that this list calls sold out, though it is sold by itself, is no replacement here.
    exchangeFor: row.可换货商品
      .filter(({ 商品ID, 商品状态 }) => !sold.has(商品ID) || 商品状态 === "已上架")
      .map(({ 商品ID }) => 商品ID),
  };
}

/** A replacement is only described; its price is not told, and an exchange moves no money. */
function replacementOf(id: string, description: string, state: string, instead: ProductColumns): ProductDocument {
  return {
    id,
    category: groupOf(`${description}${instead.商品名称}`),
    name: description,
    description,
    usage: description,
    isOnSale: state !== "已下架",
    variants: [variant(id, fen(instead.商品价格), state)],
  };
}

function variant(id: string, priceMinor: number, state: string) {
  return { id, priceMinor, stock: { [WAREHOUSE.id]: state === "已上架" ? IN_STOCK : 0 } };
}

function groupOf(title: string): string {
  return GROUPS.find(({ words }) => words.some((word) => title.includes(word)))?.id ?? "other";
}

function guidesOf(row: ProductColumns): Guides {
  const guides: [Guides[number]["topic"], string][] = [
    ["installation", row.安装说明],
    ["accessories", row.辅材材料.map((one) => `${one.辅材名称}：${one.辅材描述}`).join("\n")],
    ["repair", row.维修说明],
    ["faults", row.常见故障.map((one) => `${one.故障代码} ${one.故障名称}：${one.故障解决方案}`).join("\n")],
    ["gifts", row.赠品信息.map((one) => `${one.赠品名称}：${one.赠品描述}`).join("\n")],
  ];
  return guides.filter(([, text]) => text.trim() !== "").map(([topic, text]) => ({ topic, text }));
}
