import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { customerLedger } from "../../platform/db/schema/customers-ledger.ts";
import { type LedgerEntry, MERGE_REASONS } from "./merge.ts";

/** A line leads to others' lines; no person is known by a longer chain. */
const MAX_ROUNDS = 6;

/** A line of the ledger, with who wrote it and when (epoch ms). */
export interface LedgerLine {
  seq: number;
  entry: LedgerEntry;
  actor: string;
  at: number;
}

/** All lines that tell who these customers are or were one with, the oldest first. */
export async function ledgerLines(
  database: Database,
  shop: string,
  customers: readonly string[],
): Promise<LedgerLine[]> {
  let known = [...new Set(customers)];
  for (let round = 0; ; round++) {
    const rows = await database
      .select()
      .from(customerLedger)
      .where(
        and(
          eq(customerLedger.shopId, shop),
          sql`exists (select 1 from json_each(${customerLedger.customers}) where value in (select value from json_each(${JSON.stringify(known)})))`,
        ),
      )
      .orderBy(asc(customerLedger.seq));
    const named = [...new Set([...known, ...rows.flatMap((row) => row.customers)])];
    if (named.length === known.length || round === MAX_ROUNDS) {
      return rows.map(({ seq, actor, at, ...row }) => ({ seq, actor, at, entry: entryOf(row) }));
    }
    known = named;
  }
}

/** The number of the shop's newest line: what a reader has seen up to; 0 where there is none. */
export async function ledgerSeq(database: Database, shop: string): Promise<number> {
  const [row] = await database
    .select({ seq: sql<number>`coalesce(max(${customerLedger.seq}), 0)` })
    .from(customerLedger)
    .where(eq(customerLedger.shopId, shop));
  return row?.seq ?? 0;
}

function entryOf({ act, customers, why }: { act: "merge" | "split"; customers: string[]; why: string | null }) {
  const [one = "", other = ""] = customers;
  const reason = MERGE_REASONS.find((known) => known === why) ?? "staff";
  return act === "merge" ? { act, customers: [one, other] as const, why: reason } : { act, customers };
}
