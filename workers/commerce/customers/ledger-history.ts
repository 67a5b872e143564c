import { and, eq } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { customerLedger } from "../../platform/db/schema/customers-ledger.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { appendToLedger, type LedgerDeps } from "./ledger.ts";
import { type LedgerLine, ledgerLines } from "./ledger-lines.ts";
import { ALONE, apply, type LedgerEntry, membersOf, type Standing } from "./merge.ts";

/** A line as staff read it. */
export interface HistoryLine extends LedgerLine {
  /** What would take it back as things stand; null: that is done already. */
  undo: LedgerEntry | null;
}

/** What was decided of these customers and those they are or were one with, the oldest first. */
export async function ledgerHistory(
  { database, shop }: { database: Database; shop: string },
  customers: readonly string[],
): Promise<HistoryLine[]> {
  return withUndo(await ledgerLines(database, shop, customers));
}

/**
 * Takes a line back by another one: `not_found` for a line that is not there, `conflict` where it is taken back already
 * or, with `seen`, where the ledger has gone on about these customers.
 */
export async function undoLine(deps: LedgerDeps, seq: number): Promise<LedgerEntry> {
  const { database, shop } = deps;
  const [row] = await database
    .select({ customers: customerLedger.customers })
    .from(customerLedger)
    .where(and(eq(customerLedger.shopId, shop), eq(customerLedger.seq, seq)));
  if (!row) throw new DeskbellError("not_found", "the ledger has no such line");
  const line = (await ledgerHistory(deps, row.customers)).find((one) => one.seq === seq);
  if (!line?.undo) throw new DeskbellError("conflict", "this line has been taken back already");
  await appendToLedger(deps, line.undo);
  return line.undo;
}

function withUndo(lines: LedgerLine[]): HistoryLine[] {
  /** As it was before the first line, and after each. */
  const standings: Standing[] = [ALONE];
  for (const { entry } of lines) {
    const standing = standings.at(-1) ?? ALONE;
    const applied = apply(standing, entry);
    standings.push("standing" in applied ? applied.standing : standing);
  }
  return lines.map((line, at) => ({
    ...line,
    undo: undoOf(line.entry, standings[at] ?? ALONE, standings.slice(at + 1)),
  }));
}

/**
 * A merge is taken back by those who came with the second, a split by merging with one of those who stayed; only while
 * it has held ever since, or an old line would seem to undo a newer one.
 */
function undoOf(entry: LedgerEntry, before: Standing, since: readonly Standing[]): LedgerEntry | null {
  const [first = "", second = ""] = entry.customers;
  const areOne = (standing: Standing, other: string) => membersOf(standing, first).includes(other);
  if (entry.act === "merge") {
    const now = since.at(-1) ?? before;
    if (!since.every((standing) => areOne(standing, second))) return null;
    return { act: "split", customers: membersOf(before, second).filter((one) => areOne(now, one)) };
  }
  const stayed = membersOf(before, first).find((one) => !entry.customers.includes(one));
  if (stayed === undefined || since.some((standing) => areOne(standing, stayed))) return null;
  return { act: "merge", customers: [stayed, first], why: "staff" };
}
