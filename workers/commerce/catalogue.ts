import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import { inList } from "../platform/db/rows.ts";
import { categories, products, sizeCharts, stock, variants, warehouses } from "../platform/db/schema/catalogue.ts";
import { searchExpression } from "../platform/search-words.ts";
import type { Bilingual } from "../platform/snapshot.ts";
import { estimateDelivery } from "./delivery.ts";
import type { CommerceDeps } from "./deps.ts";
import type { Catalogue, Product, StockLevel, Variant } from "./ports.ts";

const MAX_RESULTS = 50;
/** A hit in the name outweighs one in the description. */
const NAME_WEIGHT = 8;

/** The catalogue of the built-in store. */
export function openCatalogue(deps: CommerceDeps): Catalogue {
  return {
    products: async (ids) => {
      if (ids.length === 0) return [];
      const found = await loadProducts(deps, sql`select value from json_each(${JSON.stringify(ids)})`);
      const byId = new Map(found.map((product) => [product.id, product]));
      return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
    },
    search: (query) => search(deps, query),
    stock: (variantIds, city) => readStock(deps, variantIds, city),
  };
}

type SearchQuery = Parameters<Catalogue["search"]>[0];

async function search(deps: CommerceDeps, query: SearchQuery): Promise<Product[]> {
  const expression = query.text === undefined ? null : searchExpression(query.text);
  if (query.text !== undefined && query.text.trim() !== "" && expression === null) return [];
  const shop = deps.shop.shop;
  const conditions = and(
    eq(products.shopId, shop),
    eq(products.isOnSale, true),
    query.categoryId === undefined ? undefined : eq(products.categoryId, query.categoryId),
    query.maxPriceMinor === undefined ? undefined : lte(products.fromMinor, query.maxPriceMinor),
    query.tags?.length
      ? sql`exists (select 1 from json_each(${products.tags}) tag where ${inList(sql`tag.value`, query.tags)})`
      : undefined,
  );
  const limit = Math.min(Math.max(query.limit, 1), MAX_RESULTS);
  if (expression === null) {
    const ids = sql`select ${products.id} from ${products} where ${conditions} order by ${products.id} limit ${limit}`;
    return (await loadProducts(deps, ids)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }
  const match = `shop : "${shop.replaceAll('"', "")}" AND {names words} : (${expression})`;
  const ranked = sql`select ${products.id} from product_search join ${products} on ${products}.rowid = product_search.rowid
    where product_search match ${match} and ${conditions}
    order by bm25(product_search, 0, ${sql.raw(String(NAME_WEIGHT))}, 1), ${products.id} limit ${limit}`;
  return loadProducts(deps, ranked, true);
}

/** Products whose ids `ids` selects, in one round trip; `isRanked` keeps its order. */
async function loadProducts(deps: CommerceDeps, ids: SQL, isRanked = false): Promise<Product[]> {
  const { database, shop } = deps;
  const ofShop = (table: typeof products | typeof variants, id: SQL) =>
    and(eq(table.shopId, shop.shop), sql`${id} in (${ids})`);
  const [order, rows, variantRows] = await database.batch([
    database.select({ id: sql<string>`id` }).from(sql`(${isRanked ? ids : sql`select null as id where false`})`),
    database
      // D1 returns a batch's rows by column name: two columns called `name` would be one.
      .select({
        product: products,
        category: sql<Bilingual | null>`${categories.name}`.mapWith(categories.name).as("category_name"),
        chart: sizeCharts.chart,
      })
      .from(products)
      .leftJoin(categories, and(eq(categories.shopId, products.shopId), eq(categories.id, products.categoryId)))
      .leftJoin(sizeCharts, and(eq(sizeCharts.shopId, products.shopId), eq(sizeCharts.id, products.sizeChartId)))
      .where(ofShop(products, sql`${products.id}`)),
    database
      .select()
      .from(variants)
      .where(ofShop(variants, sql`${variants.productId}`))
      .orderBy(asc(variants.productId), asc(variants.position)),
  ]);
  const variantsOf = Map.groupBy(variantRows, (row) => row.productId);
  const found = rows.map(({ product, category, chart }): Product => {
    const { shopId: _, aliases: __, sizeChartId: ___, fromMinor: ____, updatedAt: _____, ...facts } = product;
    return {
      ...facts,
      category: category ?? { zh: product.categoryId, en: product.categoryId },
      sizeChart: chart,
      variants: offered(variantsOf.get(product.id) ?? []).map((row) => variantOf(row, shop.currency)),
    };
  });
  if (!isRanked) return found;
  const byId = new Map(found.map((product) => [product.id, product]));
  return order.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Those on sale; where none is, all of them: a product off sale is still answered about. */
function offered(rows: (typeof variants.$inferSelect)[]): (typeof variants.$inferSelect)[] {
  const onSale = rows.filter(({ isOnSale }) => isOnSale);
  return onSale.length > 0 ? onSale : rows;
}

function variantOf(row: typeof variants.$inferSelect, currency: string): Variant {
  const money = (amountMinor: number) => ({ amountMinor, currency });
  return {
    id: row.id,
    options: row.options,
    price: money(row.priceMinor),
    listPrice: row.listPriceMinor === null ? null : money(row.listPriceMinor),
  };
}

async function readStock(deps: CommerceDeps, variantIds: string[], city?: string): Promise<StockLevel[]> {
  if (variantIds.length === 0) return [];
  const { database, shop, now } = deps;
  const rows = await database
    .select({ stock, warehouse: warehouses })
    .from(stock)
    .innerJoin(warehouses, and(eq(warehouses.shopId, stock.shopId), eq(warehouses.id, stock.warehouseId)))
    .where(and(eq(stock.shopId, shop.shop), inList(stock.variantId, variantIds)))
    .orderBy(asc(stock.variantId), asc(stock.warehouseId));
  const orderedAt = now();
  return rows.map(({ stock: level, warehouse }) => {
    // Sold out goods leave when they are back.
    const startsAt = level.quantity > 0 ? orderedAt : Math.max(orderedAt, level.restockAt ?? orderedAt);
    return {
      variantId: level.variantId,
      warehouse: warehouse.name,
      warehouseId: warehouse.id,
      quantity: level.quantity,
      restockAt: level.restockAt,
      ...estimateDelivery(warehouse, startsAt, shop.timeZone, city),
    };
  });
}
