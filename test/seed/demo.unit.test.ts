import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { hasBanned } from "../../workers/dialogue/banned-words.ts";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import { shopImport } from "../../workers/merchants/import-schema.ts";
import { ORDER_STATES } from "../../workers/platform/policy.ts";
import { INTENTS } from "../../workers/understanding/types.ts";

const NOW = Date.parse("2026-11-21T15:30:00+08:00");
const FOLDER = "workers/merchants/demo";
const demo = shopImport.parse(readDemo(NOW));
const variants = new Map(
  demo.products.flatMap((product) => product.variants.map((variant) => [variant.id, { product, variant }])),
);
const idsOf = (list: { id: string }[]) => list.map(({ id }) => id);
const missing = (used: string[], known: string[]) => used.filter((id) => !known.includes(id));

test("the shelf, the orders and the answers are as many as promised", () => {
  expect(demo.categories).toHaveLength(6);
  expect(demo.products.length).toBeGreaterThanOrEqual(58);
  for (const { id } of demo.categories) {
    expect(demo.products.filter(({ category }) => category === id).length).toBeGreaterThanOrEqual(10);
  }
  expect(demo.customers).toHaveLength(8);
  expect(demo.orders.length).toBeGreaterThanOrEqual(38);
  expect(new Set(demo.orders.map(({ customer }) => customer)).size).toBe(8);
  expect(new Set(demo.orders.map(({ state }) => state))).toEqual(new Set(ORDER_STATES));
  expect(demo.faq).toHaveLength(40);
});

test("no id is given twice", () => {
  for (const list of [demo.categories, demo.products, [...variants.values()].map(({ variant }) => variant)]) {
    expect(new Set(idsOf(list)).size).toBe(list.length);
  }
  for (const list of [demo.sizeCharts, demo.warehouses, demo.promotions, demo.customers, demo.orders, demo.faq]) {
    expect(new Set(idsOf(list)).size).toBe(list.length);
  }
  expect(variants.size).toBe(demo.products.reduce((sum, product) => sum + product.variants.length, 0));
});

test("every reference leads somewhere", () => {
  const products = idsOf(demo.products);
  const categories = idsOf(demo.categories);
  const charts = demo.products.flatMap(({ sizeChart }) => sizeChart ?? []);
  const warehouses = [...variants.values()].flatMap(({ variant }) => Object.keys(variant.stock));
  const bundled = demo.promotions.flatMap(({ rule }) => (rule.kind === "bundle" ? rule.items : []));
  const excluded = Object.values(demo.policy?.actions ?? {}).flatMap((rule) => rule?.excludedCategories ?? []);
  const lines = demo.orders.flatMap(({ items }) => items);
  expect(missing(excluded, categories)).toEqual([]);
  expect(missing([...demo.products.map(({ category }) => category)], categories)).toEqual([]);
  expect(missing(charts, idsOf(demo.sizeCharts))).toEqual([]);
  expect(missing(warehouses, idsOf(demo.warehouses))).toEqual([]);
  expect(new Set(charts).size).toBe(demo.sizeCharts.length);
  const promoted = demo.promotions.flatMap(({ productIds }) => productIds);
  expect(missing([...promoted, ...bundled.map(({ productId }) => productId)], products)).toEqual([]);
  expect(
    missing(
      demo.promotions.flatMap(({ categoryIds }) => categoryIds),
      categories,
    ),
  ).toEqual([]);
  expect(
    missing(
      demo.orders.map(({ customer }) => customer),
      idsOf(demo.customers),
    ),
  ).toEqual([]);
  expect(lines.filter((line) => variants.get(line.variant)?.product.id !== line.product)).toEqual([]);
  expect(
    missing(
      demo.faq.flatMap(({ intents }) => intents),
      [...INTENTS],
    ),
  ).toEqual([]);
});

test("every variant has all options of its product, each pair of values once", () => {
  for (const product of demo.products) {
    const names = product.optionNames.map(({ name }) => name);
    const combinations = product.variants.map(({ options }) => names.map((name) => options[name]?.zh ?? "").join("/"));
    expect(product.variants.map(({ options }) => Object.keys(options))).toEqual(product.variants.map(() => names));
    expect(new Set(combinations).size, product.id).toBe(combinations.length);
  }
});

test("every size on the shelf is in the size chart", () => {
  for (const product of demo.products.filter(({ sizeChart }) => sizeChart !== null)) {
    const rows = demo.sizeCharts.find(({ id }) => id === product.sizeChart)?.rows.map(({ size }) => size) ?? [];
    const sizes = product.variants.map(({ options }) => options.size?.zh ?? "");
    expect(missing(sizes, rows), product.id).toEqual([]);
  }
});

test("at least three phones come in black, white and blue by storage, with 黑色 256GB in stock", () => {
  const phones = demo.products.filter(({ variants: all }) => {
    const has = (color: string, storage: string) =>
      all.some(({ options }) => options.color?.zh === color && options.storage?.zh === storage);
    return ["黑色", "白色", "蓝色"].every((color) => has(color, "256GB"));
  });
  expect(phones.length).toBeGreaterThanOrEqual(3);
  for (const phone of phones) {
    const black = phone.variants.find(({ options }) => options.color?.zh === "黑色" && options.storage?.zh === "256GB");
    expect(black?.stock.bj, phone.id).toBeGreaterThan(0);
  }
});

test("stock has all that shoppers meet: plenty, few, sold out with and without a day, not kept at a warehouse", () => {
  const all = [...variants.values()].map(({ variant }) => Object.values(variant.stock));
  const quantity = (level: (typeof all)[number][number]) => (typeof level === "number" ? level : level.quantity);
  const isOut = (levels: (typeof all)[number]) => levels.every((level) => quantity(level) === 0);
  expect(all.filter((levels) => levels.some((level) => quantity(level) >= 10)).length).toBeGreaterThan(250);
  expect(all.filter((levels) => levels.some((level) => quantity(level) > 0 && quantity(level) < 10))).not.toEqual([]);
  expect(all.filter((levels) => isOut(levels) && levels.some((level) => typeof level !== "number"))).not.toEqual([]);
  expect(all.filter((levels) => isOut(levels) && levels.every((level) => typeof level === "number"))).not.toEqual([]);
  expect(all.filter((levels) => levels.length < 3)).not.toEqual([]);
});

test("Chinese and English descriptions have the same sentences, so that one finds the other", () => {
  for (const { id, description } of demo.products) {
    const zh = description.zh.match(/[^。！？]+[。！？]/g) ?? [];
    const en = description.en.match(/.+?\.(?=\s|$)/g) ?? [];
    expect(en.length, id).toBe(zh.length);
  }
});

test("promotions: a 满减 and a bundle run, coupons run, are over and are to come, a presale takes deposits", () => {
  const kinds = (isIn: (at: { startsAt: number; endsAt: number }) => boolean) =>
    demo.promotions.filter(isIn).map(({ rule }) => rule.kind);
  const running = kinds(({ startsAt, endsAt }) => startsAt <= NOW && NOW < endsAt);
  expect(running).toEqual(expect.arrayContaining(["threshold", "bundle", "coupon", "presale"]));
  expect(kinds(({ endsAt }) => endsAt <= NOW)).toContain("coupon");
  expect(kinds(({ startsAt }) => startsAt > NOW)).toContain("coupon");
  for (const { id, rule, endsAt } of demo.promotions) {
    if (rule.kind !== "presale") continue;
    expect(rule.depositCountsMinor, id).toBeGreaterThan(rule.depositMinor);
    expect(rule.balanceFrom, id).toBeGreaterThanOrEqual(endsAt);
    expect(rule.balanceUntil, id).toBeGreaterThan(rule.balanceFrom);
  }
});

test("a bundle costs less than its parts, one by one", () => {
  for (const { rule } of demo.promotions) {
    if (rule.kind !== "bundle") continue;
    const parts = rule.items.map(({ productId, quantity }) => {
      const prices = demo.products.find(({ id }) => id === productId)?.variants.map(({ priceMinor }) => priceMinor);
      return quantity * Math.min(...(prices ?? []));
    });
    expect(rule.priceMinor).toBeLessThan(parts.reduce((sum, part) => sum + part, 0));
  }
});

test("no text uses a superlative that advertising law forbids", () => {
  const forbidden =
    /最好|最佳|最优|第一(?!次)|顶级|顶尖|国家级|世界级|极品|全网(?!通)|\bbest\b|\bno\. ?1\b|number one|\bfinest\b/i;
  const bad = globSync(`${FOLDER}/**/*.{yaml,md}`).flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .filter((line) => forbidden.test(line) || hasBanned(line, []))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(bad).toEqual([]);
});

test("the shoppers of the README can prove their orders", () => {
  const rows = [
    ...readFileSync(`${FOLDER}/README.md`, "utf8").matchAll(/\| (\S.*) \((u\d+)\)\s+\| (\d{12})\s+\| (\d{4})\s+\|/g),
  ];
  expect(rows).toHaveLength(8);
  for (const [, name, customerId, orderId, last4] of rows) {
    const customer = demo.customers.find(({ id }) => id === customerId);
    const order = demo.orders.find(({ id }) => id === orderId);
    expect(customer?.name).toBe(name);
    expect(order?.customer).toBe(customerId);
    expect((order?.recipient?.phone ?? customer?.phone)?.slice(-4)).toBe(last4);
  }
});
