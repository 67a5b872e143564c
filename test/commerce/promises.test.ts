import { env } from "cloudflare:workers";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { listPromises } from "../../workers/commerce/promises/list-promises.ts";
import { promiseStatement } from "../../workers/commerce/promises/promise-statement.ts";
import { settlePromise } from "../../workers/commerce/promises/settle-promise.ts";
import { type PromiseWatch, watchPromises } from "../../workers/commerce/promises/watch-promises.ts";
import { openDatabase } from "../../workers/platform/db/database.ts";
import { cases } from "../../workers/platform/db/schema/cases.ts";
import { executions, orders, refunds, shipments } from "../../workers/platform/db/schema/orders.ts";
import { promises } from "../../workers/platform/db/schema/promises.ts";
import { couponGrants } from "../../workers/platform/db/schema/tickets.ts";

const NOW = Date.parse("2026-11-21T12:00:00+08:00");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const database = openDatabase(env.DB);

let shop = "";
let made = 0;
beforeEach(() => {
  made++;
  shop = `ledger-${made}`;
});

type Promised = Partial<typeof promises.$inferInsert>;

async function promised(more: Promised = {}): Promise<string> {
  const id = more.id ?? `prm_${shop}_${crypto.randomUUID().slice(0, 8)}`;
  await database.insert(promises).values({
    shopId: shop,
    id,
    conversation: "web~c1",
    kind: "refund",
    orderId: "D1",
    dueAt: NOW + DAY,
    state: "open",
    createdAt: NOW - DAY,
    ...more,
  });
  return id;
}

async function rowOf(id: string) {
  const [row] = await database.select().from(promises).where(sql`${promises.id} = ${id}`);
  if (!row) throw new Error(`no promise ${id}`);
  return row;
}

/** What was told outside, for this test's shop. */
function recorder(): PromiseWatch & { raised: string[]; told: string[] } {
  const raised: string[] = [];
  const told: string[] = [];
  return {
    raised,
    told,
    raise: async (promise) => {
      if (promise.shopId === shop) raised.push(promise.id);
      return `tkt_${promise.id}`;
    },
    tell: async (promise, news) => {
      if (promise.shopId === shop) told.push(`${news} ${promise.id}`);
    },
  };
}

async function refund(
  state: "requested" | "approved" | "paid" | "refused",
  more: { id?: string; amountMinor?: number } = {},
) {
  await database.insert(refunds).values({
    shopId: shop,
    id: more.id ?? "ref_1",
    orderId: "D1",
    amountMinor: more.amountMinor ?? 5_000,
    to: "alipay",
    state,
    reason: "",
    proposalId: "pro_1",
    createdAt: NOW,
    dueAt: NOW + DAY,
  });
}

describe("the watch over due dates", () => {
  it("keeps a refund's promise once the money is out, and not before all of it is", async () => {
    const id = await promised({ proposalId: "pro_1" });
    await refund("paid");
    await refund("approved", { id: "ref_2", amountMinor: 700 });
    const watch = recorder();
    await watchPromises(database, watch, NOW);
    expect((await rowOf(id)).state).toBe("open");
    await database.update(refunds).set({ state: "paid" }).where(sql`${refunds.shopId} = ${shop}`);
    await watchPromises(database, watch, NOW + HOUR);
    expect(await rowOf(id)).toMatchObject({
      state: "kept",
      settledAt: NOW + HOUR,
      history: [{ at: NOW + HOUR, state: "kept", by: "watch", reason: "seen_done" }],
    });
    expect(watch).toMatchObject({ told: [`kept ${id}`], raised: [] });
  });

  it("does not take another amount of the same order for it", async () => {
    const id = await promised({ amountMinor: 900, currency: "CNY" });
    await refund("paid");
    await watchPromises(database, recorder(), NOW);
    expect((await rowOf(id)).state).toBe("open");
  });

  it("keeps what it sees delivered, sent, called back and issued", async () => {
    const delivery = await promised({ kind: "delivery", orderId: "D1" });
    const dispatch = await promised({ kind: "dispatch", orderId: "D2" });
    const callback = await promised({ kind: "callback", orderId: null, ticketId: `tkt_${shop}` });
    const coupon = await promised({ kind: "coupon", orderId: null, customerId: "cus_1" });
    const executed = await promised({ kind: "coupon", orderId: null, proposalId: `pro_${shop}` });
    const parcel = { shopId: shop, courier: "顺丰", trackingNo: "SF1", events: [] };
    await database.insert(shipments).values([
      { ...parcel, id: "s1", orderId: "D1", state: "delivered", shippedAt: NOW, deliveredAt: NOW },
      { ...parcel, id: "s2", orderId: "D2", state: "in_transit", shippedAt: NOW },
    ]);
    await database.run(sql`INSERT INTO tickets (shop_id, id, number, type, priority, state, summary, created_at, updated_at, source, created_by, tags, evidence, chain, version)
      VALUES (${shop}, ${`tkt_${shop}`}, 1, 'callback', 'normal', 'done', '', ${NOW}, ${NOW}, 'dialogue', 'system', '[]', '[]', '[]', 1)`);
    await database.insert(couponGrants).values({ shopId: shop, id: "g1", code: "SORRY", grantedTo: "cus_1", at: NOW });
    await database.insert(executions).values({
      proposalId: `pro_${shop}`,
      shopId: shop,
      conversation: "web~c1",
      orderId: "D3",
      action: "compensate",
      state: "executed",
      resultSealed: "",
      run: "r",
      at: NOW,
    });
    await watchPromises(database, recorder(), NOW);
    for (const id of [delivery, dispatch, callback, coupon, executed]) expect((await rowOf(id)).state).toBe("kept");
  });

  it("keeps and withdraws what a case has promised as the case says", async () => {
    const ended = { kind: "lost_parcel", orderId: "D1", openedAt: NOW, updatedAt: NOW, revision: 1 } as const;
    await database.insert(cases).values([
      { ...ended, shopId: shop, id: "cas_sent", step: "replacement_underway" },
      { ...ended, shopId: shop, id: "cas_open", step: "judging" },
      { ...ended, shopId: shop, id: "cas_off", step: "done", outcome: "withdrawn" },
      { ...ended, shopId: shop, id: "cas_shut", step: "done", outcome: "closed" },
      { ...ended, shopId: shop, id: "cas_paid", step: "done", outcome: "refunded" },
    ]);
    const by = (kind: "replacement" | "follow_up" | "refund" | "delivery", sourceBy: string) =>
      promised({ kind, sourceBy, source: "template", dueAt: null, amountMinor: kind === "refund" ? 5_000 : null });
    const sent = await by("replacement", "case:cas_sent:replacing");
    const decided = await by("follow_up", "case:cas_sent:deciding");
    const waiting = await by("follow_up", "case:cas_open:deciding");
    const off = await by("follow_up", "case:cas_off:deciding");
    const shut = await by("replacement", "case:cas_shut:replacing");
    const paid = await by("refund", "case:cas_paid:refunding");
    const unpaid = await by("refund", "case:cas_open:refunding");
    // Called delivered before it was lost, and found since.
    const found = await by("delivery", "case:cas_open:parcel_found");
    const parcel = { shopId: shop, id: "s1", orderId: "D1", courier: "SF", trackingNo: "SF1" };
    await database.insert(shipments).values({ ...parcel, events: [], state: "delivered", deliveredAt: NOW - 2 * DAY });
    // Two parts of one refund; one of them is still on its way.
    await refund("paid", { amountMinor: 3_000 });
    await refund("approved", { id: "ref_2", amountMinor: 2_000 });
    await database.update(refunds).set({ reason: "case:cas_paid" }).where(sql`${refunds.shopId} = ${shop}`);
    await watchPromises(database, recorder(), NOW);
    const states = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await rowOf(id)).state));
    expect(await states(sent, decided, off, shut)).toEqual(["kept", "kept", "withdrawn", "withdrawn"]);
    expect(await states(waiting, paid, unpaid, found)).toEqual(["open", "open", "open", "open"]);
    await database.update(refunds).set({ state: "paid" }).where(sql`${refunds.shopId} = ${shop}`);
    await database.update(shipments).set({ deliveredAt: NOW }).where(sql`${shipments.shopId} = ${shop}`);
    await watchPromises(database, recorder(), NOW + HOUR);
    expect(await states(waiting, paid, unpaid, found)).toEqual(["open", "kept", "open", "kept"]);
  });

  it("withdraws what a notice of a parcel has promised once another word has taken its place", async () => {
    const parcel = { shopId: shop, courier: "顺丰", trackingNo: "SF1", events: [], shippedAt: NOW - 2 * DAY };
    const named = (id: string, orderId: string, more: Partial<typeof shipments.$inferInsert> = {}) => ({
      ...parcel,
      state: "in_transit" as const,
      id,
      orderId,
      ...more,
    });
    await database.insert(shipments).values([
      named("s_lost", "D1", { state: "lost" }),
      named("s_again", "D2", { etaAt: NOW + DAY }),
      named("s_twice", "D3", { etaAt: NOW - 3 * DAY }),
      named("s_off", "D4"),
      named("s_still", "D5", { etaAt: NOW - 3 * DAY }),
      named("s_come", "D6", { state: "delivered" }),
      // An id that an underscore taken for any letter would match.
      named("sxstill", "D5", { state: "lost" }),
    ]);
    await database.insert(orders).values({
      shopId: shop,
      id: "D4",
      customerId: "cus_1",
      state: "cancelled",
      currency: "CNY",
      itemsMinor: 100,
      freightMinor: 0,
      discountMinor: 0,
      totalMinor: 100,
      payments: [],
      recipientSealed: "",
      placedAt: NOW - 3 * DAY,
    });
    const noticed = (orderId: string, sourceBy: string, createdAt = NOW - DAY) =>
      promised({ kind: "follow_up", source: "template", dueAt: null, orderId, sourceBy, createdAt });
    const lost = await noticed("D1", "shipment:s_lost:stuck");
    const again = await noticed("D2", "shipment:s_again:late");
    const first = await noticed("D3", "shipment:s_twice:late");
    const second = await noticed("D3", "shipment:s_twice:stuck", NOW - HOUR);
    const off = await noticed("D4", "shipment:s_off:stuck");
    const still = await noticed("D5", "shipment:s_still:late");
    const come = await noticed("D6", "shipment:s_come:late");
    const watch = recorder();
    await watchPromises(database, watch, NOW);
    const states = await Promise.all(
      [lost, again, first, second, off, still, come].map(async (id) => (await rowOf(id)).state),
    );
    expect(states).toEqual(["withdrawn", "withdrawn", "withdrawn", "open", "withdrawn", "open", "kept"]);
    expect((await rowOf(lost)).history).toMatchObject([{ state: "withdrawn", by: "watch", reason: "superseded" }]);
    expect(watch).toMatchObject({ told: [`kept ${come}`], raised: [] });
    // Nothing of it is told twice, nor taken back again.
    await watchPromises(database, watch, NOW + HOUR);
    expect((await rowOf(lost)).settledAt).toBe(NOW);
    expect(watch.told).toEqual([`kept ${come}`]);
  });

  it("keeps nothing for what another shop has done", async () => {
    const id = await promised({ kind: "delivery" });
    await database.insert(shipments).values({
      shopId: `${shop}-other`,
      id: "s1",
      orderId: "D1",
      courier: "顺丰",
      trackingNo: "SF1",
      events: [],
      state: "delivered",
    });
    await watchPromises(database, recorder(), NOW);
    expect((await rowOf(id)).state).toBe("open");
  });

  it("breaks the overdue and raises one ticket, however often it looks", async () => {
    const id = await promised({ dueAt: NOW - 1 });
    const undated = await promised({ dueAt: null, kind: "follow_up" });
    const watch = recorder();
    await watchPromises(database, watch, NOW);
    await watchPromises(database, watch, NOW + HOUR);
    expect(await rowOf(id)).toMatchObject({ state: "broken", ticketId: `tkt_${id}`, toldAt: NOW });
    expect((await rowOf(undated)).state).toBe("open");
    expect(watch).toMatchObject({ raised: [id], told: [`overdue ${id}`] });
  });

  it("tells when a broken promise is kept late", async () => {
    const id = await promised({ dueAt: NOW - 1, proposalId: "pro_1" });
    const watch = recorder();
    await watchPromises(database, watch, NOW);
    await refund("paid");
    await watchPromises(database, watch, NOW + HOUR);
    expect(watch.told).toEqual([`overdue ${id}`, `kept ${id}`]);
    expect((await rowOf(id)).history.map(({ state }) => state)).toEqual(["broken", "kept"]);
  });

  it("finds what is done on the last day kept, not broken", async () => {
    const id = await promised({ dueAt: NOW - 1, proposalId: "pro_1" });
    await refund("paid");
    const watch = recorder();
    await watchPromises(database, watch, NOW);
    expect((await rowOf(id)).state).toBe("kept");
    expect(watch.raised).toEqual([]);
  });
});

describe("a watch that dies", () => {
  /** Dies at the n-th call outside, after or before that call has worked. */
  function mortal(dieAt: number, isAfter: boolean): PromiseWatch & { raised: string[]; told: string[] } {
    const base = recorder();
    let calls = 0;
    const dying = async <T>(work: () => Promise<T>): Promise<T> => {
      calls++;
      const isLast = calls === dieAt;
      if (isLast && !isAfter) throw new Error("killed");
      const value = await work();
      if (isLast) throw new Error("killed");
      return value;
    };
    return {
      raised: base.raised,
      told: base.told,
      raise: (promise) => (promise.shopId === shop ? dying(() => base.raise(promise)) : base.raise(promise)),
      tell: (promise, news) =>
        promise.shopId === shop ? dying(() => base.tell(promise, news)) : base.tell(promise, news),
    };
  }

  it.each([
    [1, false],
    [1, true],
    [2, false],
    [2, true],
  ])("at call %i outside (after it: %s) goes on where it was: nothing is lost", async (dieAt, isAfter) => {
    const id = await promised({ dueAt: NOW - 1 });
    const first = mortal(dieAt, isAfter);
    await watchPromises(database, first, NOW);
    expect(await rowOf(id)).toMatchObject({ state: "broken", toldAt: null });
    const second = recorder();
    await watchPromises(database, second, NOW + HOUR);
    // The same keys again: whoever is told does it once.
    expect(new Set([...first.raised, ...second.raised])).toEqual(new Set([id]));
    expect([...second.told]).toEqual([`overdue ${id}`]);
    expect(await rowOf(id)).toMatchObject({ state: "broken", toldAt: NOW + HOUR });
    const third = recorder();
    await watchPromises(database, third, NOW + 2 * HOUR);
    expect(third).toMatchObject({ raised: [], told: [] });
  });

  it("on one promise does not hold the next up", async () => {
    const bad = await promised({ dueAt: NOW - 2, id: `prm_${shop}_a` });
    const good = await promised({ dueAt: NOW - 1, id: `prm_${shop}_b` });
    const base = recorder();
    const watch: PromiseWatch = {
      ...base,
      raise: (promise) => (promise.id === bad ? Promise.reject(new Error("no")) : base.raise(promise)),
    };
    await watchPromises(database, watch, NOW);
    expect(base.told).toEqual([`overdue ${good}`]);
  });
});

describe("the ledger", () => {
  it("writes an execution's promise only in the batch that executes", async () => {
    const promise = {
      shop,
      conversation: "web~c1",
      kind: "refund",
      proposalId: "pro_1",
      orderId: "D1",
      customerId: "cus_1",
      amountMinor: 500,
      currency: "CNY",
      dueAt: NOW + DAY,
      at: NOW,
    } as const;
    await database.batch([
      promiseStatement(database, promise, sql`false`),
      promiseStatement(database, { ...promise, amountMinor: 700 }, sql`true`),
    ]);
    const rows = await database.select().from(promises).where(sql`${promises.shopId} = ${shop}`);
    expect(rows).toMatchObject([
      { amountMinor: 700, source: "proposal", state: "open", history: [], proposalId: "pro_1" },
    ]);
  });

  it("lists by due date, of one conversation, in the states asked for", async () => {
    await promised({ dueAt: null, what: "c" });
    await promised({ dueAt: NOW + 2 * DAY, what: "b" });
    await promised({ dueAt: NOW - DAY, what: "a" });
    await promised({ state: "kept", what: "d" });
    await promised({ conversation: "web~c2", what: "e" });
    const list = await listPromises(database, { shop, conversation: "web~c1", states: ["open"], now: NOW });
    expect(list.map(({ what, isOverdue }) => [what, isOverdue])).toEqual([
      ["a", true],
      ["b", false],
      ["c", false],
    ]);
    expect(await listPromises(database, { shop, states: ["open", "kept"], now: NOW })).toHaveLength(5);
    expect(await listPromises(database, { shop: `${shop}-other`, states: ["open"], now: NOW })).toEqual([]);
  });

  it("lets an agent say that it is kept, once, and masks why", async () => {
    const id = await promised();
    const say = (to: "kept" | "withdrawn", now: number) =>
      settlePromise(database, { shop, promise: id, to, reason: "打款给13912345678", actor: "staff:anna", now });
    expect(await say("kept", NOW)).toMatchObject({ state: "kept" });
    expect(await say("kept", NOW + HOUR)).toMatchObject({ state: "kept" });
    const { history } = await rowOf(id);
    expect(history).toMatchObject([{ at: NOW, by: "staff:anna", state: "kept" }]);
    expect(JSON.stringify(history)).not.toContain("13912345678");
    await expect(say("withdrawn", NOW)).rejects.toMatchObject({ code: "conflict" });
  });

  it("knows no promise of another shop", async () => {
    const id = await promised();
    const other = { shop: `${shop}-other`, promise: id, to: "kept", reason: "", actor: "staff:ben", now: NOW } as const;
    await expect(settlePromise(database, other)).rejects.toMatchObject({ code: "not_found" });
    expect((await rowOf(id)).state).toBe("open");
  });

  it("has a withdrawn promise watched no more", async () => {
    const id = await promised({ dueAt: NOW - 1 });
    await settlePromise(database, { shop, promise: id, to: "withdrawn", reason: "", actor: "staff:anna", now: NOW });
    const watch = recorder();
    await watchPromises(database, watch, NOW + DAY);
    expect(watch).toMatchObject({ raised: [], told: [] });
  });
});
