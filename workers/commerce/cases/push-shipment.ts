import { and, eq, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { cases, shipmentPushes, shipmentReports } from "../../platform/db/schema/cases.ts";
import { orders, shipments } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import type { Bilingual } from "../../platform/snapshot.ts";

export const SHIPMENT_STATES = ["created", "in_transit", "out_for_delivery", "delivered", "lost"] as const;
type ShipmentState = (typeof SHIPMENT_STATES)[number];

/** What a courier or warehouse reports of a parcel. Times are epoch ms. */
export interface ShipmentPush {
  trackingNo: string;
  courier?: string | undefined;
  /** Makes the shipment known where it is new. */
  orderId?: string | undefined;
  state?: ShipmentState | undefined;
  etaAt?: number | undefined;
  event?: { at: number; text: Bilingual; city: string } | undefined;
  /** The shopper says that it is not there. */
  isUnreceived?: boolean | undefined;
}

/** What a push means for a case whose parcel it is. */
export interface PushedCase {
  case: string;
  event: { type: "goods_sent"; parcel: null } | { type: "goods_received" } | { type: "delivered" };
}

const KEYS_KEPT_MS = 30 * 86_400_000;

/** Drops keys that nobody repeats any more, of all shops of a database. `now` is epoch ms. */
export async function sweepPushes(database: Database, now: number): Promise<void> {
  await database.delete(shipmentPushes).where(lt(shipmentPushes.at, now - KEYS_KEPT_MS));
}

interface PushDeps {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
}

/**
 * Takes a push in, once per key; the same again gives the same answer. A parcel never goes back a step: couriers report
 * out of order. `not_found` for a parcel that belongs to no order and no case, `conflict` for a key with another body.
 */
export async function pushShipment(
  deps: PushDeps,
  known: { key: string; bodyHash: string },
  push: ShipmentPush,
): Promise<{ shipment: string | null; cases: PushedCase[] }> {
  const { database, shop, now } = deps;
  const { trackingNo, orderId } = push;
  const [found, ofCases, ordered] = await database.batch([
    database
      .select({ id: shipments.id, orderId: shipments.orderId })
      .from(shipments)
      .where(and(eq(shipments.shopId, shop), eq(shipments.trackingNo, trackingNo))),
    database
      .select({ id: cases.id, back: cases.backTrackingNo })
      .from(cases)
      .where(
        and(
          eq(cases.shopId, shop),
          or(eq(cases.backTrackingNo, trackingNo), eq(cases.replacementTrackingNo, trackingNo)),
        ),
      ),
    database
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, orderId ?? ""))),
  ]);
  if (orderId !== undefined && ordered.length === 0) throw new DeskbellError("not_found", "there is no such order");
  const own = found.find((one) => orderId === undefined || one.orderId === orderId);
  const isNew = !own && orderId !== undefined;
  if (!own && !isNew && ofCases.length === 0) {
    throw new DeskbellError("not_found", "no parcel with this number is known; name its order to make it known");
  }
  if (isNew && push.courier === undefined) {
    throw new DeskbellError("invalid", "courier: name the courier of a parcel that is new");
  }
  // Two of the same push make one shipment: its id is the parcel's.
  const shipment = own?.id ?? (isNew ? `shp_${orderId}_${trackingNo}` : null);
  const run = newId("run", now);
  const isMine = sql`exists (select 1 from ${shipmentPushes} mine where mine.shop_id = ${shop} and mine.key = ${known.key} and mine.run = ${run})`;
  const row = { shopId: shop, ...known, run, at: now };
  await database.batch([
    insertWhere(database, shipmentPushes, row, sql`true`).onConflictDoNothing(),
    ...(isNew && shipment !== null ? [newShipment(deps, push, shipment, isMine)] : []),
    ...(shipment === null ? [] : changes(deps, push, shipment, own?.orderId ?? orderId ?? "", isMine)),
  ]);
  const [kept] = await database
    .select({ bodyHash: shipmentPushes.bodyHash })
    .from(shipmentPushes)
    .where(and(eq(shipmentPushes.shopId, shop), eq(shipmentPushes.key, known.key)));
  if (kept && kept.bodyHash !== known.bodyHash) {
    throw new DeskbellError("conflict", "this key came with another body before; use a new key");
  }
  return { shipment, cases: ofCases.flatMap((one) => meaning(one.id, one.back === trackingNo, push.state)) };
}

function meaning(id: string, isBack: boolean, state: ShipmentState | undefined): PushedCase[] {
  if (state === "delivered") return [{ case: id, event: { type: isBack ? "goods_received" : "delivered" } }];
  const moves = state === "in_transit" || state === "out_for_delivery";
  return isBack && moves ? [{ case: id, event: { type: "goods_sent", parcel: null } }] : [];
}

function newShipment({ database, shop }: PushDeps, push: ShipmentPush, id: string, isMine: SQL): Statement {
  const plain = { shippedAt: null, etaAt: null, deliveredAt: null, events: [], state: "created" as const };
  const { trackingNo, courier = "", orderId = "" } = push;
  return insertWhere(
    database,
    shipments,
    { shopId: shop, id, orderId, courier, trackingNo, ...plain },
    isMine,
  ).onConflictDoNothing();
}

function changes(deps: PushDeps, push: ShipmentPush, id: string, orderId: string, isMine: SQL): Statement[] {
  const { database, shop, now } = deps;
  const at = push.event?.at ?? now;
  const isOne = and(eq(shipments.shopId, shop), eq(shipments.id, id), isMine);
  const statements: Statement[] = [];
  if (push.event) {
    const { zh, en } = push.event.text;
    // Couriers write who signed for a parcel.
    const event = JSON.stringify({ ...push.event, text: { zh: maskText(zh), en: maskText(en) } });
    statements.push(
      database
        .update(shipments)
        .set({ events: sql`json_insert(${shipments.events}, '$[#]', json(${event}))` })
        .where(isOne),
    );
  }
  if (push.etaAt !== undefined) {
    statements.push(database.update(shipments).set({ etaAt: push.etaAt }).where(isOne));
  }
  if (push.isUnreceived) {
    const isDelivered = sql`${isMine} and exists (select 1 from ${shipments} where ${shipments.shopId} = ${shop} and ${shipments.id} = ${id})`;
    statements.push(
      insertWhere(
        database,
        shipmentReports,
        { shopId: shop, shipmentId: id, conversation: null, at: now },
        isDelivered,
      ).onConflictDoNothing(),
    );
  }
  return push.state === undefined
    ? statements
    : [...statements, ...stateChanges(deps, push.state, at, id, orderId, isMine)];
}

/** The parcel's state, and the order that follows it. */
function stateChanges(
  { database, shop }: PushDeps,
  state: ShipmentState,
  at: number,
  id: string,
  orderId: string,
  isMine: SQL,
): Statement[] {
  const rank = sql`case ${shipments.state} when 'created' then 0 when 'in_transit' then 1 when 'out_for_delivery' then 2 when 'lost' then 0 else 4 end`;
  const newRank = { created: 0, in_transit: 1, out_for_delivery: 2, lost: 3, delivered: 4 }[state];
  const isOrder = and(eq(orders.shopId, shop), eq(orders.id, orderId), isMine);
  const isWhole = sql`not exists (select 1 from ${shipments} where ${shipments.shopId} = ${shop} and ${shipments.orderId} = ${orderId} and ${shipments.state} <> 'delivered')`;
  const raised = { version: sql`${orders.version} + 1` };
  const statements: Statement[] = [
    database
      .update(shipments)
      .set({
        state,
        shippedAt: state === "created" ? sql`${shipments.shippedAt}` : sql`coalesce(${shipments.shippedAt}, ${at})`,
        deliveredAt:
          state === "delivered" ? sql`coalesce(${shipments.deliveredAt}, ${at})` : sql`${shipments.deliveredAt}`,
      })
      .where(
        and(
          eq(shipments.shopId, shop),
          eq(shipments.id, id),
          ne(shipments.state, "delivered"),
          sql`${rank} <= ${newRank}`,
          isMine,
        ),
      ),
  ];
  if (state !== "created") {
    statements.push(
      database
        .update(orders)
        .set({ state: "shipped", ...raised })
        .where(and(isOrder, sql`${orders.state} in ('paid', 'processing')`)),
    );
  }
  if (state === "delivered") {
    statements.push(
      database
        .update(orders)
        .set({ state: "delivered", deliveredAt: sql`coalesce(${orders.deliveredAt}, ${at})`, ...raised })
        .where(and(isOrder, eq(orders.state, "shipped"), isWhole)),
    );
  }
  return statements;
}
