import { and, eq, isNull, sql } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { inList, type Statement } from "../../platform/db/rows.ts";
import { customers } from "../../platform/db/schema/customers.ts";
import { customerGroups, customerLedger, customerPairs } from "../../platform/db/schema/customers-ledger.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { ledgerLines } from "./ledger-lines.ts";
import { apply, customersOf, type LedgerEntry, membersOf, pairOf, type Standing } from "./merge.ts";

/** Another writer may take the next line; so often it is tried again. */
const ATTEMPTS = 5;

/** Who writes, and when (epoch ms). */
export interface LedgerDeps {
  database: Database;
  shop: string;
  now: number;
  /** `staff:<id>`, or `channel:<id>` and `shopper:<conversation>` for what a key has proved. */
  actor: string;
  /** The number of the newest line when the writer looked; left out, they take what there is. */
  seen?: number;
}

/** All of this shop's records that are the same person, the given one among them. */
export async function onePerson(database: Database, shop: string, customer: string): Promise<string[]> {
  const groupOf = sql`(select ${customerGroups.groupId} from ${customerGroups} where ${and(eq(customerGroups.shopId, shop), eq(customerGroups.customerId, customer))})`;
  const rows = await database
    .select({ customer: customerGroups.customerId })
    .from(customerGroups)
    .where(and(eq(customerGroups.shopId, shop), sql`${customerGroups.groupId} = ${groupOf}`));
  return [...new Set([customer, ...rows.map((row) => row.customer)])].sort();
}

/** All records of a person in the order in which to erase them: the one that leads to the others goes last. */
export async function recordsToErase(database: Database, shop: string, customer: string): Promise<string[]> {
  const others = (await onePerson(database, shop, customer)).filter((record) => record !== customer);
  return [...others, customer];
}

/**
 * Adds a line to the shop's ledger, with who is one as it then is, in one batch. `changed` is empty where it was so
 * already. Throws `not_found` for a customer whom this shop does not have, `conflict` for a pair that a person has
 * split (by a key only) and for what has changed since `seen`, `precondition` for a split of what is not one.
 */
export async function appendToLedger(deps: LedgerDeps, entry: LedgerEntry): Promise<{ changed: readonly string[] }> {
  for (let attempt = 1; ; attempt++) {
    const { standing, lastSeq } = await readStanding(deps, entry.customers);
    const applied = apply(standing, entry);
    if ("refused" in applied) throw refusal(applied.refused);
    const { changed } = applied;
    if (changed.length === 0) return { changed };
    const [first, ...rest] = statements(deps, entry, lastSeq + 1, standing, applied.standing, changed);
    try {
      if (first) await deps.database.batch([first, ...rest]);
      return { changed };
    } catch (cause) {
      // The batch is one transaction: where the line was taken, nothing of it is there.
      if (attempt === ATTEMPTS || !/UNIQUE/i.test(messageOf(cause))) throw cause;
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.message} ${messageOf(error.cause)}` : "";
}

function refusal(why: "apart" | "not_one"): DeskbellError {
  return why === "apart"
    ? new DeskbellError("conflict", "a person has split these customers; only a person can merge them again")
    : new DeskbellError("precondition", "name some, not all, of the records of one customer");
}

/** As far as these customers are concerned. */
async function readStanding({ database, shop, seen }: LedgerDeps, asked: readonly string[]) {
  const unique = [...new Set(asked)];
  const groupsOf = sql`(select ${customerGroups.groupId} from ${customerGroups} where ${eq(customerGroups.shopId, shop)} and ${inList(customerGroups.customerId, unique)})`;
  const [grouped, known, [last]] = await database.batch([
    database
      .select({ customer: customerGroups.customerId, group: customerGroups.groupId })
      .from(customerGroups)
      .where(and(eq(customerGroups.shopId, shop), sql`${customerGroups.groupId} in ${groupsOf}`)),
    database
      .select({ id: customers.id })
      .from(customers)
      .where(and(eq(customers.shopId, shop), inList(customers.id, unique), isNull(customers.erasedAt))),
    database
      .select({ seq: sql<number>`coalesce(max(${customerLedger.seq}), 0)` })
      .from(customerLedger)
      .where(eq(customerLedger.shopId, shop)),
  ]);
  if (known.length !== unique.length) throw new DeskbellError("not_found", "this shop has no such customer");
  const groups = new Map(grouped.map(({ customer, group }) => [customer, group]));
  const all = [...new Set(unique.flatMap((customer) => membersOf({ groups }, customer)))];
  const since = seen === undefined ? [] : await ledgerLines(database, shop, all);
  if (seen !== undefined && since.some(({ seq }) => seq > seen)) {
    throw new DeskbellError("conflict", "somebody has merged or split these customers meanwhile; look again");
  }
  const pairs = await database
    .select({ a: customerPairs.customerA, b: customerPairs.customerB })
    .from(customerPairs)
    .where(and(eq(customerPairs.shopId, shop), eq(customerPairs.state, "apart"), within(all)));
  const standing: Standing = { groups, apart: new Set(pairs.map(({ a, b }) => pairOf(a, b))) };
  return { standing, lastSeq: last?.seq ?? 0 };
}

function within(all: readonly string[]) {
  return and(inList(customerPairs.customerA, all), inList(customerPairs.customerB, all));
}

function statements(
  { database, shop, now, actor }: LedgerDeps,
  entry: LedgerEntry,
  seq: number,
  before: Standing,
  after: Standing,
  changed: readonly string[],
): Statement[] {
  const why = entry.act === "merge" ? entry.why : null;
  const rows = changed.flatMap((customerId) => {
    const groupId = after.groups.get(customerId);
    return groupId === undefined ? [] : [{ shopId: shop, customerId, groupId }];
  });
  const apart = [...after.apart].filter((pair) => !before.apart.has(pair));
  return [
    database
      .insert(customerLedger)
      .values({ shopId: shop, seq, act: entry.act, customers: [...entry.customers], why, actor, at: now }),
    database
      .delete(customerGroups)
      .where(and(eq(customerGroups.shopId, shop), inList(customerGroups.customerId, changed))),
    ...rows.map((row) => database.insert(customerGroups).values(row)),
    // Who is one is no pair any more; whoever was split is apart from then on.
    ...(entry.act === "merge"
      ? [database.delete(customerPairs).where(and(eq(customerPairs.shopId, shop), within(changed)))]
      : []),
    ...apart.map((pair) => {
      const [customerA, customerB] = customersOf(pair);
      const row = { shopId: shop, customerA, customerB, state: "apart" as const, why: "staff", at: now };
      return database
        .insert(customerPairs)
        .values(row)
        .onConflictDoUpdate({
          target: [customerPairs.shopId, customerPairs.customerA, customerPairs.customerB],
          set: { state: "apart", at: now },
        });
    }),
    auditStatement(database, {
      shop,
      actor,
      action: entry.act === "merge" ? "customers.merged" : "customers.split",
      target: `customer:${entry.customers[0]}`,
      detail: { customers: [...entry.customers], why },
      at: now,
    }),
  ];
}
