import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Guide, SizeChart } from "../../../commerce/ports.ts";
import type { Bilingual, Promotion } from "../../snapshot.ts";

const bilingual = () => text({ mode: "json" }).$type<Bilingual>();

export const categories = sqliteTable(
  "categories",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    name: bilingual().notNull(),
    /** Other words shoppers use for it. */
    aliases: text({ mode: "json" }).$type<string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

export const sizeCharts = sqliteTable(
  "size_charts",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    chart: text({ mode: "json" }).$type<SizeChart>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

export const products = sqliteTable(
  "products",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    categoryId: text().notNull(),
    name: bilingual().notNull(),
    aliases: text({ mode: "json" }).$type<string[]>().notNull(),
    description: bilingual().notNull(),
    isOnSale: integer({ mode: "boolean" }).notNull(),
    attributes: text({ mode: "json" }).$type<{ key: string; label: Bilingual; value: Bilingual }[]>().notNull(),
    inTheBox: text({ mode: "json" }).$type<Bilingual[]>().notNull(),
    usage: bilingual().notNull(),
    authenticity: bilingual(),
    warrantyMonths: integer(),
    sizeChartId: text(),
    optionNames: text({ mode: "json" }).$type<{ name: string; label: Bilingual }[]>().notNull(),
    tags: text({ mode: "json" }).$type<string[]>().notNull(),
    guides: text({ mode: "json" }).$type<Guide[]>().notNull().default([]),
    /** Ids of the products that it may be exchanged for. */
    exchangeFor: text({ mode: "json" }).$type<string[]>().notNull().default([]),
    /** Lowest variant price: for search by budget. */
    fromMinor: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("products_by_category").on(t.shopId, t.categoryId)],
);

export const variants = sqliteTable(
  "variants",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    productId: text().notNull(),
    position: integer().notNull(),
    options: text({ mode: "json" }).$type<Record<string, Bilingual>>().notNull(),
    priceMinor: integer().notNull(),
    listPriceMinor: integer(),
    isOnSale: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index("variants_by_product").on(t.shopId, t.productId)],
);

export const warehouses = sqliteTable(
  "warehouses",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    name: bilingual().notNull(),
    city: text().notNull(),
    /** Local hour until which orders leave the same day. */
    cutoffHour: integer().notNull(),
    /** Days on the way where the destination is not known, and per city or province where it is. */
    transitDays: integer().notNull(),
    transitDaysTo: text({ mode: "json" }).$type<Record<string, number>>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);

export const stock = sqliteTable(
  "stock",
  {
    shopId: text().notNull(),
    variantId: text().notNull(),
    warehouseId: text().notNull(),
    quantity: integer().notNull(),
    restockAt: integer(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.variantId, t.warehouseId] })],
);

export const promotions = sqliteTable(
  "promotions",
  {
    shopId: text().notNull(),
    id: text().notNull(),
    promotion: text({ mode: "json" }).$type<Promotion>().notNull(),
    startsAt: integer().notNull(),
    endsAt: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] })],
);
