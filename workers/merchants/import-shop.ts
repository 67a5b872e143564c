import { and, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../platform/audit.ts";
import { inList, type Statement, upsertRows } from "../platform/db/rows.ts";
import { customers, identities, paymentMethods } from "../platform/db/schema/customers.ts";
import { cashbacks, invoices, orderItems, orders, refunds, services, shipments } from "../platform/db/schema/orders.ts";
import { shops, snapshots } from "../platform/db/schema/shops.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ShopDeps } from "./deps.ts";
import { catalogueStatements } from "./import/catalogue-statements.ts";
import { checkReferences, type References } from "./import/check-references.ts";
import { customerRows, paymentMethodRows, signedIdentityRows } from "./import/customer-rows.ts";
import { orderRows } from "./import/order-rows.ts";
import { cashbackRows, serviceRows } from "./import/service-rows.ts";
import { type ShopImport, shopImport } from "./import-schema.ts";
import { policyStatements } from "./policy-statements.ts";
import { publishSnapshot } from "./publish-snapshot.ts";
import { settingsColumns } from "./settings.ts";

/** How many of each part were written, and the snapshot version that carries them. */
export interface Imported {
  imported: Record<string, number>;
  version: number;
}

/**
 * Brings a document (`shopImport`) into a shop and publishes what of it is published: an upsert by id; what it does
 * not name stays.
 * Checked whole before the first write, written in one batch. `invalid` names the path, or says that the published shop
 * would be over 512 KB: then the rows are in and the version before stays in force. `not_found` for no such shop.
 */
export async function importShop(deps: ShopDeps, shop: string, document: unknown, actor: string): Promise<Imported> {
  const parsed = parseDocument(document);
  const references = await checkReferences(deps.database, shop, parsed);
  const at = deps.now();
  const imported = countsOf(parsed);
  const { database } = deps;
  await database.batch([
    auditStatement(database, { shop, actor, action: "shop.imported", target: `shop:${shop}`, detail: imported, at }),
    ...(parsed.settings
      ? [database.update(shops).set(settingsColumns(parsed.settings)).where(eq(shops.id, shop))]
      : []),
    ...(parsed.policy ? await policyStatements(deps, shop, parsed.policy, actor) : []),
    ...catalogueStatements(database, shop, parsed, at),
    ...(await customerStatements(deps, shop, parsed, at)),
    ...(await orderStatements(deps, shop, parsed, references)),
    ...upsertRows(database, services, await serviceRows(deps.keys, shop, parsed.services, references, at)),
    ...upsertRows(database, cashbacks, cashbackRows(shop, parsed.cashbacks, references, at)),
  ]);
  return { imported, version: await versionAfter(deps, shop, parsed) };
}

/** Customers and orders are read where they lie: a document of nothing else needs no new snapshot. */
async function versionAfter(deps: ShopDeps, shop: string, document: ShopImport): Promise<number> {
  const { customers: _, orders: __, services: ___, cashbacks: ____, settings, policy, ...published } = document;
  const isPublished = settings || policy || Object.values(published).some((list) => list.length > 0);
  if (isPublished) return (await publishSnapshot(deps, shop)).version;
  const [newest] = await deps.database
    .select({ version: sql<number>`coalesce(max(${snapshots.version}), 0)` })
    .from(snapshots)
    .where(eq(snapshots.shopId, shop));
  return newest?.version ?? (await publishSnapshot(deps, shop)).version;
}

function parseDocument(document: unknown): ShopImport {
  const parsed = shopImport.safeParse(document);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeskbellError("invalid", `${issue?.path.join(".") || "document"}: ${issue?.message ?? "not readable"}`);
}

function countsOf(document: ShopImport): Record<string, number> {
  const { settings, policy, ...lists } = document;
  const single = { ...(settings ? { settings: 1 } : {}), ...(policy ? { policy: 1 } : {}) };
  const counts = Object.entries(lists).flatMap(([name, list]) => (list.length > 0 ? [[name, list.length]] : []));
  return { ...single, ...Object.fromEntries(counts) };
}

async function customerStatements(
  { database, keys }: ShopDeps,
  shop: string,
  document: ShopImport,
  at: number,
): Promise<Statement[]> {
  const [rows, signed] = await Promise.all([
    customerRows(keys, shop, document.customers, at),
    signedIdentityRows(keys, shop, document.customers, at),
  ]);
  return [
    ...upsertRows(database, customers, rows, { keep: ["createdAt"] }),
    ...upsertRows(database, identities, signed, { keep: ["createdAt"] }),
    ...upsertRows(database, paymentMethods, paymentMethodRows(shop, document.customers)),
  ];
}

async function orderStatements(
  { database, keys }: ShopDeps,
  shop: string,
  document: ShopImport,
  references: References,
): Promise<Statement[]> {
  if (document.orders.length === 0) return [];
  const rows = await orderRows(keys, shop, document, references);
  const orderIds = rows.map(({ order }) => order.id);
  return [
    ...upsertRows(
      database,
      orders,
      rows.map(({ order }) => order),
      {
        keep: ["expeditedAt"],
        onReplace: {
          version: sql`${sql.identifier("version")} + 1`,
          presale: sql`coalesce(excluded.presale, ${sql.identifier("presale")})`,
        },
      },
    ),
    // An order comes whole, except for what executions added to it.
    database.delete(orderItems).where(and(eq(orderItems.shopId, shop), inList(orderItems.orderId, orderIds))),
    database.delete(shipments).where(and(eq(shipments.shopId, shop), inList(shipments.orderId, orderIds))),
    database
      .delete(refunds)
      .where(and(eq(refunds.shopId, shop), inList(refunds.orderId, orderIds), isNull(refunds.proposalId))),
    database
      .delete(invoices)
      .where(and(eq(invoices.shopId, shop), inList(invoices.orderId, orderIds), isNull(invoices.proposalId))),
    ...upsertRows(
      database,
      orderItems,
      rows.flatMap(({ items }) => items),
    ),
    ...upsertRows(
      database,
      shipments,
      rows.flatMap((row) => row.shipments),
    ),
    ...upsertRows(
      database,
      refunds,
      rows.flatMap((row) => row.refunds),
    ),
    ...upsertRows(
      database,
      invoices,
      rows.flatMap((row) => row.invoices),
    ),
  ];
}
