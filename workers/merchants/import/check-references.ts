import { and, eq } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { inList } from "../../platform/db/rows.ts";
import { categories, products, sizeCharts, variants, warehouses } from "../../platform/db/schema/catalogue.ts";
import { customers } from "../../platform/db/schema/customers.ts";
import { orders } from "../../platform/db/schema/orders.ts";
import { shops } from "../../platform/db/schema/shops.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { ShopImport } from "../import-schema.ts";

/** A variant as an order line needs it. */
export interface KnownVariant {
  productId: string;
  name: Bilingual;
  options: Record<string, Bilingual>;
  priceMinor: number;
}

/** What a document's references lead to, in the document or in the shop already. */
export interface References {
  currency: string;
  variant(productId: string, variantId: string): KnownVariant | undefined;
  /** The sealed customer that is in the shop already; those of the document come first. */
  customer(id: string): typeof customers.$inferSelect | undefined;
  /** Whose an order is, by its id. */
  owner(orderId: string): string | undefined;
}

/** Reads what the document refers to and refuses it, with the path, where something is not there. */
export async function checkReferences(database: Database, shop: string, document: ShopImport): Promise<References> {
  const orderLines = document.orders.flatMap((order) => order.items);
  const orderIds = [...document.services, ...document.cashbacks].map(({ order }) => order);
  const exchangeable = document.products.flatMap((product) => product.exchangeFor);
  const [
    shopRows,
    categoryRows,
    chartRows,
    warehouseRows,
    variantRows,
    customerRows,
    ownerRows,
    orderOwnerRows,
    productRows,
  ] = await database.batch([
    database.select({ currency: shops.currency }).from(shops).where(eq(shops.id, shop)),
    database.select({ id: categories.id }).from(categories).where(eq(categories.shopId, shop)),
    database.select({ id: sizeCharts.id }).from(sizeCharts).where(eq(sizeCharts.shopId, shop)),
    database.select({ id: warehouses.id }).from(warehouses).where(eq(warehouses.shopId, shop)),
    database
      .select({ variant: variants, name: products.name })
      .from(variants)
      .innerJoin(products, and(eq(products.shopId, variants.shopId), eq(products.id, variants.productId)))
      .where(and(eq(variants.shopId, shop), inList(variants.id, unique(orderLines.map((line) => line.variant))))),
    database
      .select()
      .from(customers)
      .where(and(eq(customers.shopId, shop), inList(customers.id, unique(document.orders.map((o) => o.customer))))),
    database
      .select({ id: variants.id, productId: variants.productId })
      .from(variants)
      .where(
        and(
          eq(variants.shopId, shop),
          inList(variants.id, unique(document.products.flatMap((product) => product.variants.map(({ id }) => id)))),
        ),
      ),
    database
      .select({ id: orders.id, customerId: orders.customerId })
      .from(orders)
      .where(and(eq(orders.shopId, shop), inList(orders.id, unique(orderIds)))),
    database
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.shopId, shop), inList(products.id, unique(exchangeable)))),
  ]);
  const [row] = shopRows;
  if (!row) throw new DeskbellError("not_found", "this shop is not there; make it first");
  const known = variantsOf(document, variantRows);
  const customersById = new Map(customerRows.map((customer) => [customer.id, customer]));
  const owners = new Map([
    ...orderOwnerRows.map(({ id, customerId }) => [id, customerId] as const),
    ...document.orders.map(({ id, customer }) => [id, customer] as const),
  ]);
  const references: References = {
    currency: document.settings?.currency.toUpperCase() ?? row.currency,
    variant: (productId, variantId) => {
      const found = known.get(variantId);
      return found?.productId === productId ? found : undefined;
    },
    customer: (id) => customersById.get(id),
    owner: (orderId) => owners.get(orderId),
  };
  const problem =
    catalogueProblem(document, {
      categories: ids(categoryRows, document.categories),
      charts: ids(chartRows, document.sizeCharts),
      warehouses: ids(warehouseRows, document.warehouses),
      owners: new Map(ownerRows.map(({ id, productId }) => [id, productId])),
      products: ids(productRows, document.products),
    }) ??
    orderProblem(document, references) ??
    serviceProblem(document, references);
  if (problem) throw new DeskbellError("invalid", problem);
  return references;
}

function variantsOf(document: ShopImport, rows: { variant: typeof variants.$inferSelect; name: Bilingual }[]) {
  const known = new Map<string, KnownVariant>(
    rows.map(({ variant: { id, productId, options, priceMinor }, name }) => [
      id,
      { productId, name, options, priceMinor },
    ]),
  );
  for (const product of document.products) {
    for (const { id, options, priceMinor } of product.variants) {
      known.set(id, { productId: product.id, name: product.name, options, priceMinor });
    }
  }
  return known;
}

interface KnownIds {
  categories: Set<string>;
  charts: Set<string>;
  warehouses: Set<string>;
  /** Variants of the shop, with the product each belongs to. */
  owners: Map<string, string>;
  products: Set<string>;
}

function catalogueProblem(document: ShopImport, known: KnownIds): string | null {
  for (const [name, list] of Object.entries({
    categories: document.categories,
    products: document.products,
    variants: document.products.flatMap((product) => product.variants),
    customers: document.customers,
    orders: document.orders,
    services: document.services,
    cashbacks: document.cashbacks.map(({ order }) => ({ id: order })),
    faq: document.faq,
    promotions: document.promotions,
  })) {
    const twice = firstTwice(list.map(({ id }) => id));
    if (twice !== null) return `${name}: the id ${twice} is there twice`;
  }
  for (const [index, product] of document.products.entries()) {
    const path = `products.${index}`;
    if (!known.categories.has(product.category)) return `${path}.category: unknown category ${product.category}`;
    if (product.sizeChart !== null && !known.charts.has(product.sizeChart)) {
      return `${path}.sizeChart: unknown size chart ${product.sizeChart}`;
    }
    const [unknown] = product.exchangeFor.filter((id) => !known.products.has(id));
    if (unknown !== undefined) return `${path}.exchangeFor: unknown product ${unknown}`;
    for (const [position, variant] of product.variants.entries()) {
      const owner = known.owners.get(variant.id);
      if (owner !== undefined && owner !== product.id) {
        return `${path}.variants.${position}.id: ${variant.id} is a variant of ${owner} already`;
      }
      for (const warehouse of Object.keys(variant.stock)) {
        if (!known.warehouses.has(warehouse)) {
          return `${path}.variants.${position}.stock.${warehouse}: unknown warehouse`;
        }
      }
      const missing = product.optionNames.find(({ name }) => variant.options[name] === undefined);
      if (missing) return `${path}.variants.${position}.options: ${missing.name} is missing`;
    }
  }
  return null;
}

function orderProblem(document: ShopImport, references: References): string | null {
  const customersHere = new Map(document.customers.map((customer) => [customer.id, customer]));
  for (const [index, order] of document.orders.entries()) {
    const path = `orders.${index}`;
    const here = customersHere.get(order.customer);
    const stored = references.customer(order.customer);
    if (!here && !stored) return `${path}.customer: unknown customer ${order.customer}`;
    for (const [position, item] of order.items.entries()) {
      if (!references.variant(item.product, item.variant)) {
        return `${path}.items.${position}.variant: unknown variant ${item.variant} of product ${item.product}`;
      }
    }
    const hasRecipient = here
      ? here.name !== null && here.phone !== null && here.address !== null
      : Boolean(stored?.nameSealed && stored.phoneSealed && stored.addressSealed);
    if (!order.recipient && !hasRecipient) {
      return `${path}.recipient: missing, and the customer has no name, phone and address to take it from`;
    }
  }
  return null;
}

function serviceProblem(document: ShopImport, references: References): string | null {
  for (const [part, list] of Object.entries({ services: document.services, cashbacks: document.cashbacks })) {
    const index = list.findIndex(({ order }) => references.owner(order) === undefined);
    if (index >= 0) return `${part}.${index}.order: unknown order ${list[index]?.order}`;
  }
  for (const [index, customer] of document.customers.entries()) {
    const twice = firstTwice(customer.methods.map(({ id }) => id));
    if (twice !== null) return `customers.${index}.methods: the id ${twice} is there twice`;
    if (customer.balanceMinor !== undefined && customer.methods.some(({ id }) => id === "balance")) {
      return `customers.${index}.balanceMinor: name the balance here or among the methods, not both`;
    }
  }
  return null;
}

function ids(rows: { id: string }[], imported: { id: string }[]): Set<string> {
  return new Set([...rows, ...imported].map(({ id }) => id));
}

function firstTwice(values: string[]): string | null {
  const seen = new Set<string>();
  return values.find((value) => seen.size === seen.add(value).size) ?? null;
}

function unique(values: string[]): string[] {
  return [...new Set(values)];
}
