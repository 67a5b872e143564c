import { and, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { insertWhere } from "../platform/db/rows.ts";
import { cases, shipmentReports } from "../platform/db/schema/cases.ts";
import { orders, returns, shipments } from "../platform/db/schema/orders.ts";
import type { AfterSales, CaseDesk, Reported, ShopperFact, UnderWay, Unreceived } from "./after-sales-ports.ts";
import type { CommerceDeps } from "./deps.ts";
import { openedBy } from "./orders.ts";
import type { Identity } from "./ports.ts";

const LIMIT = 20;
/** As couriers write them: letters and digits, dashes between. */
const TRACKING_NO = /^(?=.*\d)[A-Za-z0-9](?:[A-Za-z0-9-]{6,38})[A-Za-z0-9]$/;
const REF = /^[\w.:/-]{1,200}$/;
const MAX_REFS = 20;

/** What shoppers tell of their cases, through the objects that own them. */
export function openAfterSales(deps: CommerceDeps, desk: CaseDesk): AfterSales {
  return {
    underWay: async (identity) => (await readUnderWay(deps, identity)).map(({ isStarted: _, ...one }) => one),
    report: (caseId, fact, identity) => report(deps, desk, caseId, fact, identity),
    reportUnreceived: (orderId, identity) => reportUnreceived(deps, desk, orderId, identity),
  };
}

interface Found extends UnderWay {
  /** Its object has written its row; else only what the action has left is there. */
  isStarted: boolean;
}

/** A return that was confirmed a moment ago has no case yet, and is reported to all the same. */
async function readUnderWay({ database, shop }: CommerceDeps, identity: Identity): Promise<Found[]> {
  const opened = openedBy(identity);
  if (!opened) return [];
  const own = sql`(select ${orders.id} from ${orders} where ${and(eq(orders.shopId, shop.shop), opened)})`;
  const [started, left] = await database.batch([
    database
      .select({
        id: cases.id,
        kind: cases.kind,
        orderId: cases.orderId,
        step: cases.step,
        trackingNo: cases.backTrackingNo,
      })
      .from(cases)
      .where(and(eq(cases.shopId, shop.shop), ne(cases.step, "done"), sql`${cases.orderId} in ${own}`))
      .orderBy(desc(cases.openedAt))
      .limit(LIMIT),
    database
      .select({ id: returns.id, kind: returns.kind, orderId: returns.orderId })
      .from(returns)
      .where(
        and(
          eq(returns.shopId, shop.shop),
          eq(returns.state, "requested"),
          inArray(returns.kind, ["return", "exchange"]),
          sql`${returns.orderId} in ${own}`,
          sql`not exists (select 1 from ${cases} where ${cases.shopId} = ${shop.shop} and ${cases.id} = ${returns.id})`,
        ),
      )
      .orderBy(desc(returns.createdAt))
      .limit(LIMIT),
  ]);
  const fresh = left.map(({ id, kind, orderId }): Found => {
    const isReturn = kind === "return";
    return {
      id,
      kind: isReturn ? "return" : "exchange",
      orderId,
      step: "awaiting_parcel",
      trackingNo: null,
      isStarted: false,
    };
  });
  return [...fresh, ...started.map((one) => ({ ...one, isStarted: true }))];
}

async function report(
  deps: CommerceDeps,
  desk: CaseDesk,
  caseId: string,
  fact: ShopperFact,
  identity: Identity,
): Promise<Reported> {
  if (!isWellFormed(fact)) return { taken: false, why: "form" };
  const own = (await readUnderWay(deps, identity)).find(({ id }) => id === caseId);
  if (!own) return { taken: false, why: "not_now" };
  if (fact.type === "goods_sent") {
    const { trackingNo } = fact.parcel;
    if (own.trackingNo === trackingNo) return { taken: false, why: "known" };
    if (await isElsewhere(deps, caseId, trackingNo)) return { taken: false, why: "number" };
  }
  const origin = own.isStarted ? null : ({ from: "returns" } as const);
  const key = fact.type === "goods_sent" ? `chat:${fact.parcel.trackingNo}` : `chat:${fact.refs.join(" ")}`;
  return (await desk.report(caseId, origin, key, fact)) ? { taken: true } : { taken: false, why: "not_now" };
}

function isWellFormed(fact: ShopperFact): boolean {
  if (fact.type === "goods_sent") return TRACKING_NO.test(fact.parcel.trackingNo) && fact.parcel.courier.length <= 60;
  return fact.refs.length > 0 && fact.refs.length <= MAX_REFS && fact.refs.every((ref) => REF.test(ref));
}

/** A parcel that the shop has sent, or one that belongs to another case, does not come back under this number. */
async function isElsewhere({ database, shop }: CommerceDeps, caseId: string, trackingNo: string): Promise<boolean> {
  const [sent, others] = await database.batch([
    database
      .select({ id: shipments.id })
      .from(shipments)
      .where(and(eq(shipments.shopId, shop.shop), eq(shipments.trackingNo, trackingNo)))
      .limit(1),
    database
      .select({ id: cases.id })
      .from(cases)
      .where(
        and(
          eq(cases.shopId, shop.shop),
          ne(cases.id, caseId),
          or(eq(cases.backTrackingNo, trackingNo), eq(cases.replacementTrackingNo, trackingNo)),
        ),
      )
      .limit(1),
  ]);
  return sent.length > 0 || others.length > 0;
}

async function reportUnreceived(
  deps: CommerceDeps,
  desk: CaseDesk,
  orderId: string,
  identity: Identity,
): Promise<Unreceived> {
  const { database, shop, now, conversation } = deps;
  const opened = openedBy(identity);
  if (!opened) return { isReported: false, isCase: false };
  const parcels = await database
    .select({ id: shipments.id })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
    .where(
      and(eq(shipments.shopId, shop.shop), eq(shipments.orderId, orderId), eq(shipments.state, "delivered"), opened),
    );
  const [first, ...rest] = parcels;
  if (!first) return { isReported: false, isCase: false };
  const reporting = ({ id }: { id: string }) =>
    insertWhere(
      database,
      shipmentReports,
      { shopId: shop.shop, shipmentId: id, conversation, at: now() },
      sql`true`,
    ).onConflictDoNothing();
  await database.batch([reporting(first), ...rest.map(reporting)]);
  // Where a person decides what becomes of a lost parcel, a person sees to this one, too.
  const isCase = parcels.length === 1 && (shop.policy.cases?.lost ?? "person") !== "person";
  if (isCase) {
    await desk.open(`cas_${first.id}`, { from: "request", kind: "lost_parcel", orderId, conversation, evidence: 0 });
  }
  return { isReported: true, isCase };
}
