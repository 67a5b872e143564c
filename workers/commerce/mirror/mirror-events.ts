import { and, eq, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import type { Statement } from "../../platform/db/rows.ts";
import { mirroredOrders, mirroredShipments, mirrorEvents as seen } from "../../platform/db/schema/channels.ts";
import { shipments } from "../../platform/db/schema/orders.ts";
import { maskText } from "../../platform/privacy/mask.ts";

/** A fact about an order or a parcel, as a channel tells it; the same event may come any number of times. */
export interface MirrorEvent {
  eventId: string;
  /** Epoch ms by the vendor's clock. */
  at: number;
  order?: {
    externalId: string;
    number?: string;
    state?: string;
    totalMinor?: number;
    currency?: string;
  };
  shipment?: {
    trackingNo: string;
    courier: string;
    order?: string;
    state?: ShipmentState;
    etaAt?: number;
    events: { at: number; text: string; place?: string }[];
  };
}
type ShipmentState = "collected" | "in_transit" | "delivering" | "delivered" | "problem" | "returned";

interface Deps {
  database: Database;
  shop: string;
  channel: string;
  /** Epoch ms. */
  now: number;
}

const MAX_EVENTS = 100;
/** How our own parcels call the vendors' states; a problem says nothing of where the parcel is. */
const OWN_STATES = {
  collected: "in_transit",
  in_transit: "in_transit",
  delivering: "out_for_delivery",
  delivered: "delivered",
  problem: null,
  returned: null,
} as const satisfies Record<ShipmentState, string | null>;

/**
 * Brings facts of vendors and carriers into the mirror of orders and parcels, and tracking into the shop's own parcels
 * of the same number. An older fact does not replace a newer one; each event counts once.
 */
export async function mirrorEvents(deps: Deps, events: readonly MirrorEvent[]): Promise<void> {
  for (const event of events) await mirrorEvent(deps, event);
}

async function mirrorEvent(deps: Deps, event: MirrorEvent): Promise<void> {
  const { database, shop, channel, now } = deps;
  const row = { shopId: shop, channel, eventId: event.eventId, at: now };
  const known = await database
    .select({ at: seen.at })
    .from(seen)
    .where(and(eq(seen.shopId, shop), eq(seen.channel, channel), eq(seen.eventId, event.eventId)));
  if (known.length > 0) return;
  const at = Math.min(event.at, now);
  const statements = [
    ...(event.order ? [orderStatement(deps, event.order, at)] : []),
    ...(event.shipment ? await shipmentStatements(deps, event.shipment, at) : []),
  ];
  // The facts bear times and merge: two deliveries at once write the same.
  await database.batch([database.insert(seen).values(row).onConflictDoNothing(), ...statements]);
}

function orderStatement({ database, shop, channel }: Deps, order: NonNullable<MirrorEvent["order"]>, at: number) {
  const { externalId, number = null, state = null, totalMinor = null, currency = null } = order;
  const row = { shopId: shop, channel, externalId, number, state, stateAt: at, totalMinor, currency, updatedAt: at };
  const isNewer = sql`excluded.updated_at >= ${mirroredOrders.updatedAt}`;
  const given = (name: "number" | "total_minor" | "currency") =>
    sql`case when ${isNewer} then coalesce(excluded.${sql.raw(name)}, ${sql.raw(`mirrored_orders.${name}`)}) else coalesce(${sql.raw(`mirrored_orders.${name}`)}, excluded.${sql.raw(name)}) end`;
  const hasState = sql`excluded.state is not null and excluded.state_at >= ${mirroredOrders.stateAt}`;
  const hasNone = sql`${mirroredOrders.state} is null and excluded.state is not null`;
  return database
    .insert(mirroredOrders)
    .values(row)
    .onConflictDoUpdate({
      target: [mirroredOrders.shopId, mirroredOrders.channel, mirroredOrders.externalId],
      set: {
        number: given("number"),
        totalMinor: given("total_minor"),
        currency: given("currency"),
        state: sql`case when (${hasState}) or (${hasNone}) then excluded.state else ${mirroredOrders.state} end`,
        stateAt: sql`case when (${hasState}) or (${hasNone}) then excluded.state_at else ${mirroredOrders.stateAt} end`,
        updatedAt: sql`max(${mirroredOrders.updatedAt}, excluded.updated_at)`,
      },
    });
}

async function shipmentStatements(
  { database, shop }: Deps,
  given: NonNullable<MirrorEvent["shipment"]>,
  at: number,
): Promise<Statement[]> {
  const { trackingNo, courier, order = null, state = null, etaAt = null } = given;
  const isMirrored = and(eq(mirroredShipments.shopId, shop), eq(mirroredShipments.trackingNo, trackingNo));
  const isOwn = and(eq(shipments.shopId, shop), eq(shipments.trackingNo, trackingNo));
  const [[known], own] = await database.batch([
    database.select().from(mirroredShipments).where(isMirrored),
    database.select().from(shipments).where(isOwn),
  ]);
  // Couriers write names and numbers of those who sign.
  const told = given.events.map(({ text, ...event }) => ({ ...event, text: maskText(text) }));
  const hasState = state !== null && (!known?.state || at >= known.stateAt);
  const row = {
    shopId: shop,
    trackingNo,
    courier: courier || (known?.courier ?? ""),
    order: order ?? known?.order ?? null,
    state: hasState ? state : (known?.state ?? null),
    stateAt: hasState ? at : (known?.stateAt ?? at),
    etaAt: etaAt ?? known?.etaAt ?? null,
    events: merged(known?.events ?? [], told, ({ at, text }) => `${at} ${text}`),
    updatedAt: Math.max(at, known?.updatedAt ?? 0),
  };
  const { shopId: _, trackingNo: __, ...changed } = row;
  const mirrored: Statement = database
    .insert(mirroredShipments)
    .values(row)
    .onConflictDoUpdate({ target: [mirroredShipments.shopId, mirroredShipments.trackingNo], set: changed });
  const ownState = row.state === null ? null : OWN_STATES[row.state as ShipmentState];
  return [
    mirrored,
    ...own.map((parcel): Statement => {
      const events = merged(
        parcel.events,
        told.map(({ at, text, place = "" }) => ({ at, text: { zh: text, en: text }, city: place })),
        ({ at, text }) => `${at} ${text.zh}`,
      );
      // What has arrived stays where it is: a late fact of the way does not send it back.
      const isDone = parcel.state === "delivered" || parcel.state === "lost";
      const next = ownState && !isDone ? { state: ownState } : {};
      const deliveredAt = ownState === "delivered" && !isDone ? { deliveredAt: at } : {};
      const eta = etaAt === null ? {} : { etaAt };
      return database
        .update(shipments)
        .set({ events, ...next, ...deliveredAt, ...eta })
        .where(and(eq(shipments.shopId, shop), eq(shipments.id, parcel.id)));
    }),
  ];
}

function merged<T extends { at: number }>(known: readonly T[], told: readonly T[], keyOf: (event: T) => string): T[] {
  const all = new Map([...known, ...told].map((event) => [keyOf(event), event]));
  return [...all.values()].sort((a, b) => a.at - b.at).slice(-MAX_EVENTS);
}
