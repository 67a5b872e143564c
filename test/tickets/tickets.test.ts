import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { eraseCustomer } from "../../workers/commerce/customers/erase-customer.ts";
import { audit } from "../../workers/platform/db/schema/shops.ts";
import { ticketComments, ticketHistory, tickets } from "../../workers/platform/db/schema/tickets.ts";
import type { ConversationEvent } from "../../workers/platform/events.ts";
import { sweep } from "../../workers/sweep.ts";
import { commentTicket } from "../../workers/tickets/comment-ticket.ts";
import { createTicket } from "../../workers/tickets/create-ticket.ts";
import { followConversations } from "../../workers/tickets/follow-conversations.ts";
import { countTickets, listTickets } from "../../workers/tickets/list-tickets.ts";
import { mergeTicket } from "../../workers/tickets/merge-ticket.ts";
import { readTicket, readWholeTicket } from "../../workers/tickets/read-ticket.ts";
import { sweepTickets } from "../../workers/tickets/sweep-tickets.ts";
import { updateTicket } from "../../workers/tickets/update-ticket.ts";
import { NOW } from "../merchants/shop-fixture.ts";
import { ANNA, type Desk, HOUR_MS, newDesk, setAgent, ticketInput } from "./desk-fixture.ts";

const historyOf = async ({ database, shop }: Desk, id: string) =>
  (
    await database
      .select()
      .from(ticketHistory)
      .where(and(eq(ticketHistory.shopId, shop), eq(ticketHistory.ticketId, id)))
  ).map(({ type, by, changes }) => ({ type, by, changes }));
const auditedOf = async ({ database, shop }: Desk, id: string) =>
  (
    await database
      .select()
      .from(audit)
      .where(and(eq(audit.shopId, shop), eq(audit.target, `ticket:${id}`)))
  ).map(({ action }) => action);
const open = async (desk: Desk, more = {}) => (await createTicket(desk.deps, ticketInput(more), ANNA)).id;
const change = (
  desk: Desk,
  id: string,
  patch: Parameters<typeof updateTicket>[1]["patch"],
  key: string = crypto.randomUUID(),
) => updateTicket(desk.deps, { id, key, patch }, ANNA);

describe("a new ticket", () => {
  it("is numbered without a gap in its shop, also when many are made at once", async () => {
    const desk = await newDesk();
    const other = await newDesk();
    const made = await Promise.all(Array.from({ length: 8 }, () => createTicket(desk.deps, ticketInput(), ANNA)));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect((await createTicket(other.deps, ticketInput())).number).toBe(1);
  });

  it("made again under its key is the same one, and under the key with another body is refused", async () => {
    const desk = await newDesk();
    const input = ticketInput({ key: "same" });
    const [first, second] = await Promise.all([createTicket(desk.deps, input), createTicket(desk.deps, input)]);
    expect([first.isNew, second.isNew].sort()).toEqual([false, true]);
    expect(second.id).toBe(first.id);
    expect(await historyOf(desk, first.id)).toHaveLength(1);
    expect(await auditedOf(desk, first.id)).toEqual(["ticket.created"]);
    await expect(createTicket(desk.deps, { ...input, type: "repair" })).rejects.toMatchObject({ code: "conflict" });
  });

  it("holds no raw phone number, knows its customer by the order, and goes to who knows the type", async () => {
    const desk = await newDesk();
    await setAgent(desk, "ben", { skills: ["refund"] });
    const { ticket } = await readWholeTicket(desk.database, desk.keys, desk.shop, await open(desk));
    expect(ticket.summary).toContain("5678");
    expect(ticket.summary).not.toContain("13812345678");
    expect(ticket.assigneeId).toBe("ben");
    expect(ticket.firstReplyDueAt).toBe(NOW + 2 * HOUR_MS);
  });
});

describe("a change", () => {
  it("is done once per key, with who and when, and audited in the same breath", async () => {
    const desk = await newDesk();
    const id = await open(desk);
    await change(desk, id, { priority: "urgent", addTags: ["急"] }, "once");
    await change(desk, id, { priority: "urgent", addTags: ["急"] }, "once");
    const [, changed, ...more] = await historyOf(desk, id);
    expect(more).toEqual([]);
    expect(changed).toEqual({
      type: "ticket.changed",
      by: "staff:anna",
      changes: { priority: { from: "normal", to: "urgent" }, tags: { from: [], to: ["急"] } },
    });
    expect(await auditedOf(desk, id)).toEqual(["ticket.created", "ticket.changed"]);
    expect((await readTicket(desk.database, desk.shop, id)).firstReplyDueAt).toBe(NOW + HOUR_MS / 4);
  });

  it("of many at once none is lost", async () => {
    const desk = await newDesk();
    const id = await open(desk);
    await Promise.all(["a", "b", "c"].map((tag) => change(desk, id, { addTags: [tag] })));
    expect((await readTicket(desk.database, desk.shop, id)).tags.toSorted()).toEqual(["a", "b", "c"]);
  });

  it("of another shop's ticket finds none, and a stranger cannot be given one", async () => {
    const desk = await newDesk();
    const other = await newDesk();
    const id = await open(desk);
    await expect(change(other, id, { priority: "low" })).rejects.toMatchObject({ code: "not_found" });
    await expect(change(desk, id, { assigneeId: "stranger" })).rejects.toMatchObject({ code: "invalid" });
  });

  it("that waits for the shopper stops the clocks, and the time does not count", async () => {
    const desk = await newDesk();
    const id = await open(desk);
    desk.clock.at = NOW + HOUR_MS;
    expect(await change(desk, id, { state: "pending" })).toMatchObject({ resolutionDueAt: null, nextDueAt: null });
    desk.clock.at = NOW + 11 * HOUR_MS;
    expect(await change(desk, id, { state: "open" })).toMatchObject({
      resolutionDueAt: NOW + 34 * HOUR_MS,
      firstRepliedAt: NOW + HOUR_MS,
      firstReplyDueAt: null,
    });
  });

  it("that reopens does not go back to somebody who went home", async () => {
    const desk = await newDesk();
    const id = await open(desk);
    await change(desk, id, { assigneeId: "anna" });
    await change(desk, id, { state: "done" });
    await setAgent(desk, "anna", { isAway: true });
    expect(await change(desk, id, { state: "open" })).toMatchObject({ state: "open", assigneeId: "ben", doneAt: null });
    await change(desk, id, { state: "done" });
    await expect(change(desk, id, { state: "pending" })).rejects.toMatchObject({ code: "precondition" });
  });
});

describe("comments and merging", () => {
  it("what was written on a merged ticket is read where it went, and the sealed text is nowhere in the clear", async () => {
    const desk = await newDesk();
    const [a, b, c] = [await open(desk), await open(desk), await open(desk)];
    const comment = { id: a, key: "c1", text: "打过电话 13900001111，无人接听", isReply: false };
    await commentTicket(desk.deps, comment, ANNA);
    await commentTicket(desk.deps, comment, ANNA);
    await mergeTicket(desk.deps, { id: a, key: "m1", into: b }, ANNA);
    await mergeTicket(desk.deps, { id: b, key: "m2", into: c }, ANNA);
    const whole = await readWholeTicket(desk.database, desk.keys, desk.shop, c);
    expect(whole.comments).toMatchObject([{ text: comment.text, fromNumber: 1, by: "安娜" }]);
    expect((await desk.database.select().from(ticketComments))[0]?.textSealed).not.toContain("1390");
    expect(await readTicket(desk.database, desk.shop, a)).toMatchObject({ state: "done", mergedInto: c });
    await expect(change(desk, a, { state: "open" })).rejects.toMatchObject({ code: "precondition" });
    await expect(mergeTicket(desk.deps, { id: c, key: "m3", into: a }, ANNA)).rejects.toMatchObject({
      code: "precondition",
    });
    await expect(mergeTicket(desk.deps, { id: c, key: "m4", into: c }, ANNA)).rejects.toMatchObject({
      code: "invalid",
    });
  });

  it("two that are merged into each other at once do not both vanish", async () => {
    const desk = await newDesk();
    const [a, b] = [await open(desk), await open(desk)];
    const results = await Promise.allSettled([
      mergeTicket(desk.deps, { id: a, key: "x1", into: b }, ANNA),
      mergeTicket(desk.deps, { id: b, key: "x2", into: a }, ANNA),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const both = await Promise.all([a, b].map((id) => readTicket(desk.database, desk.shop, id)));
    expect(both.filter(({ mergedInto }) => mergedInto === null)).toHaveLength(1);
  });

  it("an erased customer leaves no summary and no comment", async () => {
    const desk = await newDesk();
    const id = await open(desk, { customerId: "alice" });
    await commentTicket(desk.deps, { id, key: "c", text: "宋敬明来电", isReply: true }, ANNA);
    await eraseCustomer(
      { database: desk.database, shop: desk.shop, now: NOW, actor: "staff:x" },
      "alice",
      async () => {},
    );
    const whole = await readWholeTicket(desk.database, desk.keys, desk.shop, id);
    expect(whole.ticket).toMatchObject({ summary: "", customerId: null });
    expect(whole.comments).toMatchObject([{ text: "" }]);
  });
});

const message = (from: "agent" | "shopper" | "bot", seq: number, at: number): ConversationEvent => ({
  eventSeq: seq,
  at,
  type: "message.added",
  message: `m${seq}`,
  seq,
  from,
  maskedText: "",
  episode: 1,
});

describe("clocks", () => {
  it("a person's answer in the conversation meets the first reply; the bot's does not; the shopper starts the next", async () => {
    const desk = await newDesk();
    const id = await open(desk, { conversation: "web~1" });
    const follow = (...applied: ConversationEvent[]) =>
      followConversations(desk.deps, [{ conversation: "web~1", applied }]);
    await follow(message("bot", 1, NOW + 1));
    expect((await readTicket(desk.database, desk.shop, id)).firstRepliedAt).toBeNull();
    await follow(message("agent", 2, NOW + 2));
    await follow(message("agent", 2, NOW + 2));
    expect(await readTicket(desk.database, desk.shop, id)).toMatchObject({
      firstRepliedAt: NOW + 2,
      nextReplyDueAt: null,
    });
    await change(desk, id, { state: "pending" });
    desk.clock.at = NOW + HOUR_MS;
    await follow(message("shopper", 3, NOW + HOUR_MS));
    expect(await readTicket(desk.database, desk.shop, id)).toMatchObject({
      state: "open",
      nextReplyDueAt: NOW + 5 * HOUR_MS,
    });
  });

  it("one that ran out is noticed once: the priority rises, history says so; and what nobody has is given out", async () => {
    const desk = await newDesk();
    await setAgent(desk, "anna", { isAway: true });
    await setAgent(desk, "ben", { isAway: true });
    const id = await open(desk);
    expect((await readTicket(desk.database, desk.shop, id)).assigneeId).toBeNull();
    await setAgent(desk, "anna", { isAway: false });
    await sweepTickets(desk.database, NOW + 3 * HOUR_MS);
    await sweepTickets(desk.database, NOW + 3 * HOUR_MS);
    expect(await readTicket(desk.database, desk.shop, id)).toMatchObject({
      priority: "high",
      breaches: ["first_reply"],
      assigneeId: "anna",
    });
    const types = (await historyOf(desk, id)).map(({ type }) => type);
    expect(types.filter((type) => type === "ticket.overdue")).toHaveLength(1);
    expect(await auditedOf(desk, id)).toContain("ticket.overdue");
  });
});

describe("lists", () => {
  it("show state, mine, unassigned and overdue, page by page, and nothing of other shops", async () => {
    const desk = await newDesk();
    const other = await newDesk();
    await open(other);
    const [a, b, c] = [await open(desk), await open(desk), await open(desk)];
    await change(desk, a, { assigneeId: "anna", state: "pending" });
    await change(desk, b, { assigneeId: null });
    await change(desk, c, { assigneeId: "ben", state: "done" });
    const ids = async (query: Partial<Parameters<typeof listTickets>[2]>, at = NOW) =>
      (await listTickets(desk.database, desk.shop, { limit: 10, ...query }, at)).tickets.map(({ id }) => id);
    expect(await ids({})).toEqual([c, b, a]);
    expect(await ids({ state: "pending" })).toEqual([a]);
    expect(await ids({ assigneeId: "ben" })).toEqual([c]);
    expect(await ids({ isUnassigned: true })).toEqual([b]);
    expect(await ids({ isOverdue: true })).toEqual([]);
    expect(await ids({ isOverdue: true }, NOW + 3 * HOUR_MS)).toEqual([b]);
    expect(await countTickets(desk.database, desk.shop, "anna", NOW)).toEqual({
      open: 1,
      pending: 1,
      mine: 1,
      unassigned: 1,
      overdue: 0,
    });
    const first = await listTickets(desk.database, desk.shop, { limit: 2 }, NOW);
    expect(first.next).toBe(2);
    expect(await ids({ before: first.next ?? 0 })).toEqual([a]);
    expect((await desk.database.select().from(tickets).where(eq(tickets.shopId, desk.shop))).length).toBe(3);
  });
});

it("the cron of the worker notices what is late and gives out what nobody has", async () => {
  const desk = await newDesk();
  await setAgent(desk, "anna", { isAway: true });
  await setAgent(desk, "ben", { isAway: true });
  const id = await open(desk);
  await setAgent(desk, "ben", { isAway: false });
  await sweep(env, NOW + 3 * HOUR_MS);
  expect(await readTicket(desk.database, desk.shop, id)).toMatchObject({ priority: "high", assigneeId: "ben" });
  expect(
    (await desk.database.select().from(ticketHistory).where(eq(ticketHistory.ticketId, id))).every(
      ({ isRuled }) => isRuled,
    ),
  ).toBe(true);
});
