import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { promises } from "../../workers/platform/db/schema/promises.ts";
import { tickets } from "../../workers/platform/db/schema/tickets.ts";
import { sweepPromises } from "../../workers/sweep-promises.ts";
import { newStore, order } from "./store-fixture.ts";

const NOW = Date.parse("2026-11-21T12:00:00+08:00");
const HOUR = 3_600_000;

async function shopWithPromises(rows: Partial<typeof promises.$inferInsert>[]) {
  const { database, snapshot } = await newStore([order("C1")]);
  const { shop } = snapshot;
  const ids = rows.map((_, index) => `prm_${shop.replaceAll("-", "")}${index}`);
  for (const [index, row] of rows.entries()) {
    await database.insert(promises).values({
      shopId: shop,
      id: ids[index] ?? "",
      conversation: "web~nobody",
      kind: "refund",
      orderId: "C1",
      dueAt: NOW - 1,
      state: "open",
      createdAt: NOW - HOUR,
      ...row,
    });
  }
  const ticketRows = () => database.select().from(tickets).where(sql`${tickets.shopId} = ${shop}`);
  return { database, shop, ids, ticketRows };
}

describe("the sweep", () => {
  it("raises one ticket for each overdue promise, swept once, twice or at the same time", async () => {
    const { database, shop, ids, ticketRows } = await shopWithPromises([{}, { kind: "callback", orderId: null }]);
    await Promise.all([sweepPromises(env, database, NOW), sweepPromises(env, database, NOW)]);
    await sweepPromises(env, database, NOW + HOUR);
    const rows = await ticketRows();
    expect(rows).toHaveLength(2);
    expect(rows.map(({ evidence }) => evidence[0]?.ref).sort()).toEqual([...ids].sort());
    const [first] = rows.filter(({ orderId }) => orderId === "C1");
    expect(first).toMatchObject({ type: "promise_overdue", priority: "high", source: "promise", customerId: "alice" });
    expect(first?.summary).toContain("退款");
    const kept = await database.select().from(promises).where(sql`${promises.shopId} = ${shop}`);
    expect(kept.every(({ state, toldAt, ticketId }) => state === "broken" && toldAt !== null && ticketId)).toBe(true);
  });

  it("goes on where a process has died after the ticket and before the mark", async () => {
    const { database, shop, ticketRows } = await shopWithPromises([{}]);
    await sweepPromises(env, database, NOW);
    // What the dead process had not written any more.
    await database.update(promises).set({ toldAt: null, ticketId: null }).where(sql`${promises.shopId} = ${shop}`);
    await sweepPromises(env, database, NOW + HOUR);
    expect(await ticketRows()).toHaveLength(1);
    const [row] = await database.select().from(promises).where(sql`${promises.shopId} = ${shop}`);
    expect(row).toMatchObject({ toldAt: NOW + HOUR, ticketId: (await ticketRows())[0]?.id });
  });

  it("raises none twice, though the words were erased between", async () => {
    const { database, shop, ticketRows } = await shopWithPromises([{ what: "明天退给您" }]);
    await sweepPromises(env, database, NOW);
    await database.update(promises).set({ toldAt: null, what: null }).where(sql`${promises.shopId} = ${shop}`);
    await sweepPromises(env, database, NOW + HOUR);
    expect(await ticketRows()).toHaveLength(1);
    const [row] = await database.select().from(promises).where(sql`${promises.shopId} = ${shop}`);
    expect(row?.toldAt).toBe(NOW + HOUR);
  });
});
