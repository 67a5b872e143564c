import { TZDateMini } from "@date-fns/tz";
import { formatISO } from "date-fns";
import { and, eq, inArray, isNull, lt, ne, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { inList } from "../../platform/db/rows.ts";
import { cases, noticeWishes, shipmentNotices, shipmentReports } from "../../platform/db/schema/cases.ts";
import { orders, shipments } from "../../platform/db/schema/orders.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import { shops } from "../../platform/db/schema/shops.ts";
import { log } from "../../platform/log.ts";
import { parsePolicy, selectPolicyInForce } from "../../platform/policy-in-force.ts";

const HOUR_MS = 3_600_000;
/** An estimate is a day, and couriers come until the evening. */
const LATE_AFTER_MS = 6 * HOUR_MS;
/** Older than this it is history, not news. */
const NEWS_MS = 30 * 24 * HOUR_MS;
const LIMIT = 500;

export type NoticeRow = typeof shipmentNotices.$inferSelect;
/** A shipment's trouble with what is said about it. */
export interface Noticed {
  notice: NoticeRow;
  courier: string;
  trackingNo: string;
  etaAt: number | null;
  timeZone: string;
}

/** What the watch needs of the world: to tell the customer, and to open the case of a lost parcel. */
export interface ShipmentWatch {
  /** False where there is nobody to tell. `key` is the same for every attempt. */
  tell(noticed: Noticed, conversation: string, key: string): Promise<boolean>;
  openLost(shop: string, shipment: string, orderId: string, conversation: string | null): Promise<void>;
}

/** Notices what is wrong with the shipments of one database, each once, and tells the customers. `now` is epoch ms. */
export async function watchShipments(database: Database, watch: ShipmentWatch, now: number): Promise<void> {
  const moving = await database
    .selectDistinct({ shop: shipments.shopId })
    .from(shipments)
    .where(
      or(
        ne(shipments.state, "delivered"),
        sql`exists (select 1 from ${shipmentReports} where ${shipmentReports.shopId} = ${shipments.shopId} and ${shipmentReports.shipmentId} = ${shipments.id})`,
      ),
    );
  for (const { shop } of moving) await noticeShop(database, shop, now);
  await tellPending(database, watch, now);
}

/** Writes down what is new in a shop; a shop with no policy in force has no terms to go by, and nothing is noticed. */
export async function noticeShop(database: Database, shop: string, now: number): Promise<void> {
  const [inForce] = await selectPolicyInForce(database, shop, now);
  if (!inForce) return;
  const stuckMs = parsePolicy(inForce).shipping.stuckHours * HOUR_MS;
  const found = await findTrouble(database, shop, now, stuckMs);
  for (const { saidIn, ...row } of found) {
    const last = sql<
      string | null
    >`(select ${conversations.conversation} from ${conversations} where ${conversations.shopId} = ${shop} and ${conversations.customerId} = ${row.customerId} order by ${conversations.lastAt} desc limit 1)`;
    const [talk] = await database
      .select({ conversation: last })
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, row.orderId)));
    await database
      .insert(shipmentNotices)
      .values({
        ...row,
        shopId: shop,
        conversation: saidIn ?? talk?.conversation ?? null,
        state: "pending",
        day: null,
        noticedAt: now,
      })
      .onConflictDoNothing();
  }
}

/** Whether a shopper has said in one of these conversations that a parcel is not there. */
export async function hasReport(database: Database, shop: string, names: readonly string[]): Promise<boolean> {
  const [found] = await database
    .select({ id: shipmentReports.shipmentId })
    .from(shipmentReports)
    .where(and(eq(shipmentReports.shopId, shop), inList(shipmentReports.conversation, names)))
    .limit(1);
  return found !== undefined;
}

type Trouble = Pick<NoticeRow, "shipmentId" | "kind" | "occurrence" | "orderId" | "customerId"> & {
  /** The conversation in which the shopper told it. */
  saidIn: string | null;
};

/** What is wrong now and was not noticed yet. What is lost or not received is not also late or stuck. */
async function findTrouble(database: Database, shop: string, now: number, stuckMs: number): Promise<Trouble[]> {
  const lastEventAt = sql<number | null>`(select max(value->>'at') from json_each(${shipments.events}))`;
  const rows = await database
    .select({
      id: shipments.id,
      state: shipments.state,
      etaAt: shipments.etaAt,
      shippedAt: shipments.shippedAt,
      deliveredAt: shipments.deliveredAt,
      orderId: shipments.orderId,
      customerId: orders.customerId,
      lastEventAt,
      reportedAt: shipmentReports.at,
      saidIn: shipmentReports.conversation,
    })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .leftJoin(
      shipmentReports,
      and(eq(shipmentReports.shopId, shipments.shopId), eq(shipmentReports.shipmentId, shipments.id)),
    )
    .where(
      and(
        eq(shipments.shopId, shop),
        or(
          eq(shipments.state, "lost"),
          and(eq(shipments.state, "delivered"), sql`${shipmentReports.at} is not null`),
          and(
            inArray(shipments.state, ["created", "in_transit", "out_for_delivery"]),
            or(
              lt(shipments.etaAt, now - LATE_AFTER_MS),
              sql`coalesce(${lastEventAt}, ${shipments.shippedAt}) < ${now - stuckMs}`,
            ),
          ),
        ),
        sql`coalesce(${shipmentReports.at}, ${lastEventAt}, ${shipments.shippedAt}, ${shipments.etaAt}, ${now}) > ${now - NEWS_MS}`,
      ),
    )
    .limit(LIMIT);
  const troubles = rows.map(({ id: shipmentId, orderId, customerId, saidIn, ...row }): Trouble => {
    const about = { shipmentId, orderId, customerId, saidIn };
    if (row.state === "lost") return { ...about, kind: "lost", occurrence: String(row.lastEventAt ?? 0) };
    if (row.state === "delivered") return { ...about, kind: "unreceived", occurrence: String(row.reportedAt ?? 0) };
    const seenAt = row.lastEventAt ?? row.shippedAt;
    const isStuck = seenAt !== null && seenAt < now - stuckMs;
    return isStuck
      ? { ...about, kind: "stuck", occurrence: String(seenAt) }
      : { ...about, kind: "late", occurrence: String(row.etaAt ?? 0) };
  });
  if (troubles.length === 0) return [];
  const known = await database
    .select({
      shipmentId: shipmentNotices.shipmentId,
      kind: shipmentNotices.kind,
      occurrence: shipmentNotices.occurrence,
    })
    .from(shipmentNotices)
    .where(
      and(
        eq(shipmentNotices.shopId, shop),
        sql`${shipmentNotices.shipmentId} in (select value from json_each(${JSON.stringify(troubles.map(({ shipmentId }) => shipmentId))}))`,
      ),
    );
  const keys = new Set(known.map(keyOf));
  return troubles.filter((trouble) => !keys.has(keyOf(trouble)));
}

function keyOf({ shipmentId, kind, occurrence }: Pick<Trouble, "shipmentId" | "kind" | "occurrence">): string {
  return `${shipmentId}:${kind}:${occurrence}`;
}

/** Tells what is written down and not told: at most one a day per customer (others wait for the next day), and none against their wish. */
export async function tellPending(database: Database, watch: ShipmentWatch, now: number): Promise<void> {
  const pending = await database
    .select({
      notice: shipmentNotices,
      courier: shipments.courier,
      trackingNo: shipments.trackingNo,
      etaAt: shipments.etaAt,
      timeZone: shops.timeZone,
      state: shipments.state,
      isAllowed: noticeWishes.isAllowed,
      hasCase: sql<number>`exists (select 1 from ${cases} where ${cases.shopId} = ${shipmentNotices.shopId} and ${cases.orderId} = ${shipmentNotices.orderId} and ${cases.kind} = 'lost_parcel')`,
    })
    .from(shipmentNotices)
    .innerJoin(
      shipments,
      and(eq(shipments.shopId, shipmentNotices.shopId), eq(shipments.id, shipmentNotices.shipmentId)),
    )
    .innerJoin(shops, eq(shops.id, shipmentNotices.shopId))
    .leftJoin(
      noticeWishes,
      and(eq(noticeWishes.shopId, shipmentNotices.shopId), eq(noticeWishes.customerId, shipmentNotices.customerId)),
    )
    .where(eq(shipmentNotices.state, "pending"))
    .orderBy(shipmentNotices.noticedAt)
    .limit(LIMIT);
  for (const { isAllowed, state, hasCase, ...noticed } of pending) {
    const { notice } = noticed;
    try {
      const isLost = notice.kind === "lost";
      if (isLost && !hasCase) {
        await watch.openLost(notice.shopId, notice.shipmentId, notice.orderId, notice.conversation);
      }
      // A lost parcel's case tells by itself; one that has come meanwhile needs no word any more.
      const isOver = state === "delivered" && notice.kind !== "unreceived";
      await tellOne(database, watch, noticed, isAllowed === false || isLost || isOver, now);
    } catch (error) {
      // It stays pending; the next sweep tells.
      log("warn", "shipments.tell", { shop: notice.shopId, error });
    }
  }
}

async function tellOne(
  database: Database,
  watch: ShipmentWatch,
  noticed: Noticed,
  isSilent: boolean,
  now: number,
): Promise<void> {
  const { notice, timeZone } = noticed;
  if (isSilent) return settle(database, notice, "held", null);
  if (notice.conversation === null) return settle(database, notice, "nobody", null);
  const day = formatISO(new TZDateMini(now, timeZone), { representation: "date" });
  // The day is taken before it is used: whoever dies in between has still told one at most.
  if (!(await takeDay(database, notice, day))) return;
  const isTold = await watch.tell(noticed, notice.conversation, `shipment:${keyOf(notice)}`);
  await settle(database, notice, isTold ? "told" : "nobody", isTold ? day : null);
}

/** The customer's day, unless another notice has it. */
async function takeDay(database: Database, notice: NoticeRow, day: string): Promise<boolean> {
  if (notice.day === day) return true;
  const others = database
    .select({ one: sql`1` })
    .from(sql`${shipmentNotices} as other`)
    .where(sql`other.shop_id = ${notice.shopId} and other.customer_id = ${notice.customerId} and other.day = ${day}`);
  const taken = await database
    .update(shipmentNotices)
    .set({ day })
    .where(and(isOf(notice), or(isNull(shipmentNotices.day), sql`${shipmentNotices.day} <> ${day}`), notExists(others)))
    .returning({ day: shipmentNotices.day });
  return taken.length > 0;
}

async function settle(
  database: Database,
  notice: NoticeRow,
  state: NoticeRow["state"],
  day: string | null,
): Promise<void> {
  await database.update(shipmentNotices).set({ state, day }).where(isOf(notice));
}

function isOf({ shopId, shipmentId, kind, occurrence }: NoticeRow): SQL | undefined {
  return and(
    eq(shipmentNotices.shopId, shopId),
    eq(shipmentNotices.shipmentId, shipmentId),
    eq(shipmentNotices.kind, kind),
    eq(shipmentNotices.occurrence, occurrence),
  );
}
