import { TZDateMini } from "@date-fns/tz";
import { and, count, eq, sql } from "drizzle-orm";
import { type CaseTerms, caseTermsSchema } from "../../platform/case-terms.ts";
import type { CaseOrigin } from "../../platform/case-words.ts";
import type { Database } from "../../platform/db/database.ts";
import { executions, orders, refunds, returns, services, shipments } from "../../platform/db/schema/orders.ts";
import { conversations } from "../../platform/db/schema/projections.ts";
import { shops } from "../../platform/db/schema/shops.ts";
import type { ActionName } from "../../platform/policy.ts";
import { parsePolicy, selectPolicyInForce } from "../../platform/policy-in-force.ts";
import { DEFAULT_REFUND_DAYS } from "../money/settle.ts";
import type { CaseStart } from "./case.ts";

/** What a new case begins with, and the terms that it keeps. */
export interface ReadStart {
  start: CaseStart;
  terms: CaseTerms;
}

interface Asked {
  database: Database;
  shop: string;
  /** Epoch ms. */
  now: number;
}

/** Reads what a case begins with; null where the row or order is not there, or is over already. */
export async function readStart(asked: Asked, id: string, origin: CaseOrigin): Promise<ReadStart | null> {
  const row = await readRow(asked, id, origin);
  if (!row) return null;
  const { database, shop, now } = asked;
  const [found, promised, executed, policies, zones, parcels, last] = await database.batch([
    database
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, row.orderId))),
    database
      .select({ amountMinor: refunds.amountMinor, state: refunds.state, proposalId: refunds.proposalId })
      .from(refunds)
      .where(and(eq(refunds.shopId, shop), eq(refunds.orderId, row.orderId), sql`${refunds.state} <> 'refused'`)),
    database
      .select({ conversation: executions.conversation, action: executions.action })
      .from(executions)
      .where(and(eq(executions.shopId, shop), eq(executions.proposalId, row.proposalId ?? ""))),
    selectPolicyInForce(database, shop, now),
    database.select({ timeZone: shops.timeZone }).from(shops).where(eq(shops.id, shop)),
    database
      .select({ count: count() })
      .from(shipments)
      .where(and(eq(shipments.shopId, shop), eq(shipments.orderId, row.orderId))),
    // Where the customer last wrote.
    database
      .select({ conversation: conversations.conversation })
      .from(conversations)
      .where(
        and(
          eq(conversations.shopId, shop),
          sql`${conversations.customerId} = (select ${orders.customerId} from ${orders} where ${orders.shopId} = ${shop} and ${orders.id} = ${row.orderId})`,
        ),
      )
      .orderBy(sql`${conversations.lastAt} desc`)
      .limit(1),
  ]);
  const [order] = found;
  if (!order) return null;
  const policy = parsePolicy(policies[0]);
  const own = promised.filter(({ proposalId }) => row.proposalId !== null && proposalId === row.proposalId);
  const paidMinor = order.paidAt === null ? 0 : order.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const goneMinor = promised.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const rule = policy.actions[executed[0]?.action as ActionName];
  const isBack = own.length > 0 && own.every(({ state }) => state !== "requested");
  const isOwed = own.length > 0 && !isBack;
  const isAtOnce = rule?.refund?.when === "at_once";
  const isAwaited = isOwed && !isAtOnce && row.source === "returns";
  return {
    start: {
      id,
      kind: row.kind,
      source: row.source,
      orderId: order.id,
      customerId: order.customerId,
      conversation: row.conversation ?? executed[0]?.conversation ?? last[0]?.conversation ?? null,
      proposalId: row.proposalId,
      resolution: row.resolution,
      amountMinor: amountOf(row, own, (parcels[0]?.count ?? 0) > 1 ? 0 : paidMinor - goneMinor),
      ...(isAwaited ? { refundDays: rule?.refund?.days ?? DEFAULT_REFUND_DAYS } : {}),
      currency: order.currency,
      chargeMinor: Math.max(row.differenceMinor, 0),
      refund: isBack ? "settled" : "none",
      returnTo: policy.returns.address,
      appointmentAt: row.date === null ? null : startOfDay(row.date, zones[0]?.timeZone ?? "UTC"),
      evidence: row.evidence,
      refundsAtOnce: isOwed && isAtOnce,
      isDecided: row.isDecided,
    },
    terms: caseTermsSchema.parse(policy.cases ?? {}),
  };
}

interface Row extends Pick<CaseStart, "kind" | "source" | "orderId" | "proposalId" | "resolution" | "isDecided"> {
  conversation: string | null;
  date: string | null;
  evidence: number;
  /** Of an exchange: negative comes back. */
  differenceMinor: number;
}

async function readRow({ database, shop }: Asked, id: string, origin: CaseOrigin): Promise<Row | null> {
  const plain = { conversation: null, date: null, evidence: 0, differenceMinor: 0, isDecided: false };
  switch (origin.from) {
    case "returns": {
      const [row] = await database
        .select()
        .from(returns)
        .where(and(eq(returns.shopId, shop), eq(returns.id, id)));
      // Paid at once: the goods are still to come.
      const isPaid = row?.state === "refunded" && row.kind === "return";
      if (!row || (row.state !== "requested" && !isPaid)) return null;
      const { orderId, proposalId, differenceMinor } = row;
      const kind = row.kind === "reship" ? "lost_parcel" : row.kind;
      const resolution = row.kind === "return" ? "refund" : "replace";
      const isDecided = row.kind === "reship";
      return { ...plain, kind, source: "returns", orderId, proposalId, resolution, isDecided, differenceMinor };
    }
    case "services": {
      const [row] = await database
        .select()
        .from(services)
        .where(and(eq(services.shopId, shop), eq(services.id, id)));
      if (row?.state !== "booked") return null;
      const { orderId, proposalId, date } = row;
      const kind = row.type === "repair" ? "repair" : "service";
      return { ...plain, kind, source: "services", orderId, proposalId, resolution: "repair", date };
    }
    case "refund": {
      const [row] = await database
        .select({ orderId: refunds.orderId })
        .from(refunds)
        .where(and(eq(refunds.shopId, shop), eq(refunds.proposalId, origin.proposal)));
      if (!row) return null;
      // The action has asked for the evidence that the policy wants; here it is judged.
      const { proposal: proposalId } = origin;
      return { ...plain, ...row, kind: "quality", source: "none", proposalId, resolution: "refund", evidence: 1 };
    }
    case "request": {
      const { kind, orderId, conversation, evidence } = origin;
      return {
        ...plain,
        kind,
        source: "none",
        orderId,
        proposalId: null,
        resolution: "refund",
        conversation,
        evidence,
      };
    }
  }
}

/** What was promised; of an exchange the difference; of a lost parcel, where it held the whole order, what is left of that. */
function amountOf(row: Row, own: { amountMinor: number }[], leftMinor: number): number | null {
  if (own.length > 0) return own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (row.kind === "exchange") return row.differenceMinor < 0 ? -row.differenceMinor : null;
  return row.kind === "lost_parcel" && !row.isDecided && leftMinor > 0 ? leftMinor : null;
}

function startOfDay(date: string, timeZone: string): number | null {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const at = new TZDateMini(year, month - 1, day, 0, 0, 0, timeZone).getTime();
  return Number.isFinite(at) ? at : null;
}
