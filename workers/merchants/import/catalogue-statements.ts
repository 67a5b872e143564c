import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { productSearch } from "../../platform/db/product-search.ts";
import { inChunks, inList, type Statement, upsertRows } from "../../platform/db/rows.ts";
import {
  categories,
  products,
  promotions,
  sizeCharts,
  stock,
  variants,
  warehouses,
} from "../../platform/db/schema/catalogue.ts";
import { articles } from "../../platform/db/schema/service.ts";
import { searchWords } from "../../platform/search-words.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { ShopImport } from "../import-schema.ts";

/** The statements that write a document's catalogue, promotions and FAQ. */
export function catalogueStatements(
  database: Database,
  shopId: string,
  document: ShopImport,
  now: number,
): Statement[] {
  return [
    ...upsertRows(
      database,
      categories,
      document.categories.map((category) => ({ shopId, ...category })),
    ),
    ...upsertRows(
      database,
      sizeCharts,
      document.sizeCharts.map((chart) => ({ shopId, id: chart.id, chart })),
    ),
    ...upsertRows(
      database,
      warehouses,
      document.warehouses.map((warehouse) => ({ shopId, ...warehouse })),
    ),
    ...productStatements(database, shopId, document.products, now),
    ...upsertRows(
      database,
      promotions,
      document.promotions.map((promotion) => ({
        shopId,
        id: promotion.id,
        promotion,
        startsAt: promotion.startsAt,
        endsAt: promotion.endsAt,
      })),
    ),
    ...upsertRows(
      database,
      articles,
      document.faq.map((article) => ({
        shopId,
        id: article.id,
        article,
        validFrom: null,
        validUntil: null,
        updatedAt: now,
      })),
    ),
  ];
}

type ProductImport = ShopImport["products"][number];

function productStatements(database: Database, shopId: string, list: ProductImport[], now: number): Statement[] {
  if (list.length === 0) return [];
  const all = list.flatMap((product) =>
    product.variants.map((variant, position) => ({ ...variant, productId: product.id, position })),
  );
  const productIds = list.map(({ id }) => id);
  return [
    ...upsertRows(
      database,
      products,
      list.map(({ category, sizeChart, variants: own, ...product }) => ({
        shopId,
        ...product,
        categoryId: category,
        sizeChartId: sizeChart,
        fromMinor: Math.min(...own.map(({ priceMinor }) => priceMinor)),
        updatedAt: now,
      })),
    ),
    // A product comes whole: what it no longer lists is gone.
    database.delete(variants).where(and(eq(variants.shopId, shopId), inList(variants.productId, productIds))),
    ...upsertRows(
      database,
      variants,
      all.map(({ id, productId, position, options, priceMinor, listPriceMinor, isOnSale }) => ({
        shopId,
        id,
        productId,
        position,
        options,
        priceMinor,
        listPriceMinor,
        isOnSale,
      })),
    ),
    ...upsertRows(
      database,
      stock,
      all.flatMap(({ id, stock: levels }) =>
        Object.entries(levels).map(([warehouseId, level]) => ({
          shopId,
          variantId: id,
          warehouseId,
          quantity: typeof level === "number" ? level : level.quantity,
          restockAt: typeof level === "number" ? null : level.restockAt,
        })),
      ),
    ),
    database
      .delete(productSearch)
      .where(
        sql`${productSearch.rowid} in (select rowid from ${products} where ${and(eq(products.shopId, shopId), inList(products.id, productIds))})`,
      ),
    ...inChunks(list.map((product) => JSON.stringify([product.id, ...searchable(product)]))).map((chunk) =>
      database
        .insert(productSearch)
        .select(
          sql`select ${products}.rowid, ${products.shopId}, value->>1, value->>2 from json_each(${chunk}) join ${products} on ${products.shopId} = ${shopId} and ${products.id} = value->>0`,
        ),
    ),
  ];
}

/** The two columns of the index: what it is called, and what is written about it. */
function searchable(product: ProductImport): [string, string] {
  const both = ({ zh, en }: Bilingual) => (zh === en ? [zh] : [zh, en]);
  const names = [...both(product.name), ...product.aliases];
  const words = [
    ...both(product.description),
    ...both(product.usage),
    ...product.attributes.flatMap(({ label, value }) => [...both(label), ...both(value)]),
    ...product.variants.flatMap(({ options }) => Object.values(options).flatMap(both)),
    ...product.tags,
  ];
  return [names.flatMap(searchWords).join(" "), words.flatMap(searchWords).join(" ")];
}
