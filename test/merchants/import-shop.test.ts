import { eq, sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { importShop } from "../../workers/merchants/import-shop.ts";
import { customers, paymentMethods } from "../../workers/platform/db/schema/customers.ts";
import { cashbacks, orderItems, orders, services } from "../../workers/platform/db/schema/orders.ts";
import { audit } from "../../workers/platform/db/schema/shops.ts";
import { unsealJson } from "../../workers/platform/privacy/seal.ts";
import { DOCUMENT, newShop, newShopId } from "./shop-fixture.ts";

const ORDER = {
  id: "A1",
  customer: "alice",
  state: "paid",
  items: [
    { product: "p-shirt", variant: "v-shirt-m", quantity: 2 },
    { product: "p-nuts", variant: "v-nuts", quantity: 1, unitPriceMinor: 8_000 },
  ],
  freightMinor: 1_000,
  discountMinor: 3_000,
  payments: [{ method: "gift_card", amountMinor: 5_000 }, { method: "alipay" }],
  placedAt: "2026-11-20T10:00:00+08:00",
} as const;

const CARD = { id: "m", kind: "external", label: "x" };
const withMethods = (...methods: unknown[]) => ({ customers: [{ ...DOCUMENT.customers[0], methods }] });

describe("importing a shop's document", () => {
  let made: Awaited<ReturnType<typeof newShop>>;
  const run = (document: unknown, shop = made.shop) => importShop(made, shop, document, "staff:test");
  beforeAll(async () => {
    made = await newShop();
  });

  it("computes an order's amounts and splits its payments exactly", async () => {
    expect((await run({ orders: [ORDER] })).imported).toEqual({ orders: 1 });
    const [row] = await made.database.select().from(orders).where(eq(orders.shopId, made.shop));
    expect(row).toMatchObject({ itemsMinor: 33_800, totalMinor: 31_800, version: 1, currency: "CNY" });
    expect(row?.payments).toEqual([
      { method: "gift_card", amountMinor: 5_000 },
      { method: "alipay", amountMinor: 26_800 },
    ]);
    expect(row?.paidAt).toBe(Date.parse(ORDER.placedAt));
    expect(await unsealJson(made.keys, row?.recipientSealed ?? "")).toMatchObject({ name: "宋敬明" });
  });

  it("is an upsert by id: the same document twice leaves the same rows and a higher order version", async () => {
    await run({ ...DOCUMENT, orders: [ORDER] });
    await run({ ...DOCUMENT, orders: [ORDER] });
    const rows = await made.database.select().from(orderItems).where(eq(orderItems.shopId, made.shop));
    expect(rows.map(({ id }) => id)).toEqual(["A1-1", "A1-2"]);
    const [row] = await made.database.select().from(orders).where(eq(orders.shopId, made.shop));
    expect(row?.version).toBeGreaterThan(1);
  });

  it("publishes a snapshot with a higher version and the words of the catalogue", async () => {
    const { categories } = DOCUMENT;
    const [first, second] = [await run({ categories }), await run({ categories })];
    expect(second.version).toBe(first.version + 1);
    // Customers and orders are read where they lie.
    expect((await run({ orders: [ORDER] })).version).toBe(second.version);
    expect(made.snapshot.vocabulary.products).toContainEqual({
      id: "p-phone",
      category: "phones",
      names: ["星河 X1 手机", "Galaxia X1 phone", "星河X1"],
    });
    expect(made.snapshot.vocabulary.options).toContainEqual({
      name: "storage",
      values: [{ value: "256G", names: ["256G", "256 GB"] }],
    });
  });

  it("brings in what customers pay with, services, cashbacks, guides and exchange lists", async () => {
    const both = (zh: string, en: string) => ({ zh, en });
    const contact = { name: "宋敬明", phone: "13812345678" };
    await run({
      products: [
        {
          ...DOCUMENT.products[2],
          guides: [{ topic: "care", text: both("避光保存", "Keep it dark") }],
          exchangeFor: ["p-shirt"],
        },
      ],
      customers: [
        {
          ...DOCUMENT.customers[0],
          balanceMinor: 700,
          methods: [
            { id: "card-1", kind: "stored_value", label: "礼品卡", balanceMinor: 5_000 },
            { id: "wechat", kind: "external", label: both("微信支付", "WeChat Pay") },
          ],
        },
      ],
      orders: [ORDER],
      services: [{ id: "S1", order: "A1", type: "install", time: "周六", date: "2026-11-28", contact }],
      cashbacks: [{ order: "A1", amountMinor: 500, evidence: ["pic-1"] }],
    });
    const ofShop = <T extends typeof paymentMethods | typeof services | typeof cashbacks>(table: T) =>
      eq(table.shopId, made.shop);
    const methods = await made.database.select().from(paymentMethods).where(ofShop(paymentMethods));
    expect(new Set(methods.map(({ id, kind, balanceMinor }) => [id, kind, balanceMinor]))).toEqual(
      new Set([
        ["card-1", "stored_value", 5_000],
        ["wechat", "external", null],
        ["balance", "stored_value", 700],
      ]),
    );
    const [service] = await made.database.select().from(services).where(ofShop(services));
    expect(service).toMatchObject({ orderId: "A1", customerId: "alice", type: "install", state: "booked" });
    expect(JSON.stringify(service)).not.toContain("13812345678");
    expect(await made.database.select().from(cashbacks).where(ofShop(cashbacks))).toMatchObject([
      { orderId: "A1", customerId: "alice", state: "registered", evidence: ["pic-1"] },
    ]);
  });

  it("keeps no readable name, phone, e-mail or street in the database", async () => {
    const stored = JSON.stringify(await made.database.select().from(customers).where(eq(customers.shopId, made.shop)));
    for (const readable of ["宋敬明", "12345678", "1234 5678", "xample.com", "文三路"]) {
      expect(stored).not.toContain(readable);
    }
  });

  it("writes the audit in the batch of the import", async () => {
    const rows = await made.database
      .select()
      .from(audit)
      .where(sql`${eq(audit.shopId, made.shop)} and ${eq(audit.action, "shop.imported")}`);
    expect(rows.map(({ actor }) => actor)).toContain("seed");
  });

  it.each([
    ["products.0.variants", { products: [{ ...DOCUMENT.products[0], variants: [] }] }],
    ["products.0.category", { products: [{ ...DOCUMENT.products[0], category: "ghost" }] }],
    ["products.0.variants.0.stock.moon", { products: [withStock({ moon: 1 })] }],
    ["products.0.variants.0.id", { products: [{ ...DOCUMENT.products[2], id: "p-other" }] }],
    ["orders.0.customer", { orders: [{ ...ORDER, customer: "ghost" }] }],
    ["orders.0.items.0.variant", { orders: [{ ...ORDER, items: [{ ...ORDER.items[0], variant: "v-nuts" }] }] }],
    ["orders.0.recipient", { orders: [{ ...ORDER, customer: "bob" }] }],
    ["orders.0.discountMinor", { orders: [{ ...ORDER, discountMinor: 99_999_999 }] }],
    ["settings.timeZone", { settings: { ...settings(), timeZone: "Mars/Base" } }],
    ["products.0.exchangeFor", { products: [{ ...DOCUMENT.products[2], exchangeFor: ["ghost"] }] }],
    ["customers.0.methods.0.balanceMinor", withMethods({ id: "m", kind: "external", label: "x", balanceMinor: 1 })],
    ["customers.0.methods.0.balanceMinor", withMethods({ id: "m", kind: "stored_value", label: "x" })],
    [
      "customers.0.methods.0.balanceMinor",
      withMethods({ id: "m", kind: "stored_value", label: "x", balanceMinor: -1 }),
    ],
    ["customers.0.methods: the id m", withMethods(CARD, CARD)],
    ["cashbacks.0.order", { cashbacks: [{ order: "ghost", amountMinor: 1 }] }],
    ["nonsense", { nonsense: 1 }],
    ["orders: the id A1", { orders: [ORDER, ORDER] }],
  ])("names the path of what is wrong (%s) and writes nothing", async (path, document) => {
    const before = await made.database.select({ n: sql<number>`count(*)` }).from(audit);
    await expect(run(document)).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining(path) });
    expect(await made.database.select({ n: sql<number>`count(*)` }).from(audit)).toEqual(before);
  });

  it("refuses a shop that is not there", async () => {
    await expect(run({}, newShopId())).rejects.toMatchObject({ code: "not_found" });
  });

  it("takes a thousand products in one go", async () => {
    const template = DOCUMENT.products[2];
    const products = Array.from({ length: 1_000 }, (_, index) => ({
      ...template,
      id: `bulk-${index}`,
      variants: [{ id: `bulk-${index}`, priceMinor: index, stock: { bj: 1 } }],
    }));
    expect((await run({ products })).imported).toEqual({ products: 1_000 });
  });
});

function withStock(stock: Record<string, number>) {
  const [product] = DOCUMENT.products;
  return { ...product, variants: [{ ...product?.variants[0], stock }] };
}

function settings() {
  return {
    name: "店",
    timeZone: "Asia/Shanghai",
    currency: "CNY",
    country: "CN",
    defaultLanguage: "zh",
    greeting: "您好",
  };
}
