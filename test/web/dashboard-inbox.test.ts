import fc from "fast-check";
import { expect, test } from "vitest";
import { createInbox } from "../../web/dashboard/inbox.ts";
import { addPage, addRow, callsFor, isUnread, listed, type Rows } from "../../web/dashboard/inbox-rows.ts";
import type { DeskRow } from "../../web/dashboard/wire.ts";
import { DeskWorld, row } from "./dashboard-world.ts";

const NOW = Date.UTC(2026, 10, 21, 8);
const NONE: Rows = new Map();
const asked = { view: "all", agentId: "me", before: null, askedMs: NOW } as const;
const ids = (rows: Rows, view: "all" | "waiting" | "mine" | "bot" = "all") =>
  listed(rows, view, "me").map(({ conversation }) => conversation);

function openInbox(world: DeskWorld) {
  return createInbox(world.ports, world.api, { shop: "demo", agentId: "me", hasDesk: true, isVisible: () => true });
}

test("frames of the desk in any order and with repeats end in the newest state", () => {
  const states: DeskRow[] = [1, 2, 3, 4].map((epoch) => ({
    conversation: "a",
    holder: epoch === 4 ? "agent" : "waiting",
    epoch,
    agentId: null,
    agentName: null,
    lastText: `text ${epoch}`,
    lastFrom: "shopper",
    lastAt: `2026-11-21T07:3${epoch}:00.000Z`,
    waitingSince: null,
    unanswered: epoch,
  }));
  const orders = fc.shuffledSubarray([...states, ...states], { minLength: 8 });
  fc.assert(
    fc.property(orders, (frames) => {
      const rows = frames.reduce<Rows>((known, frame) => addRow(known, frame, NOW), NONE);
      expect(rows.get("a")).toMatchObject({ epoch: 4, holder: "agent", lastText: "text 4" });
    }),
  );
});

test("a list that is behind the socket does not take back what the socket told", () => {
  const live = addRow(NONE, { ...row("a"), epoch: 3, holder: "agent", agentId: "me", agentName: "小周" }, NOW);
  const rows = addPage(
    live,
    { rows: [row("a", { epoch: 2, holder: "waiting", intent: "complaint" })], next: null },
    asked,
  );
  expect(rows.get("a")).toMatchObject({ epoch: 3, holder: "agent", intent: "complaint" });
});

test("a line that is no longer in its list goes; one just heard of stays until the list has caught up", () => {
  const known = addPage(NONE, { rows: [row("old"), row("here")], next: null }, { ...asked, askedMs: NOW - 60_000 });
  const heard = addRow(known, { ...row("new"), holder: "waiting" }, NOW - 1000);
  expect(ids(addPage(heard, { rows: [row("here")], next: null }, asked)).sort()).toEqual(["here", "new"]);
});

test("who waits longest stands first among those who wait", () => {
  const rows = addPage(
    NONE,
    {
      rows: [
        row("late", { holder: "waiting", waitingSince: "2026-11-21T07:50:00.000Z" }),
        row("early", { holder: "waiting", waitingSince: "2026-11-21T07:10:00.000Z" }),
      ],
      next: null,
    },
    asked,
  );
  expect(ids(rows, "waiting")).toEqual(["early", "late"]);
});

test("unread is who waits and who wrote to me, until I have looked; what the bot answers is its own", () => {
  const page = [
    row("waits", { holder: "waiting" }),
    row("mine", { holder: "agent", agentId: "me" }),
    row("theirs", { holder: "agent", agentId: "other" }),
    row("answered", { holder: "agent", agentId: "me", lastFrom: "agent" }),
    row("bot"),
  ];
  const rows = addPage(NONE, { rows: page, next: null }, asked);
  const unread = (seen: Record<string, string>) =>
    [...rows.values()].filter((line) => isUnread(line, seen, "me")).map(({ conversation }) => conversation);
  expect(unread({})).toEqual(["waits", "mine"]);
  expect(unread({ mine: "2026-11-21T07:30:00.000Z" })).toEqual(["waits"]);
  expect(callsFor(rows, { waits: "2026-11-21T07:30:00.000Z" }, "me")).toBe(2);
});

test("what happened while the socket was down is in the list after it is back", async () => {
  const world = new DeskWorld();
  world.rows = [row("a")];
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10);
  world.isOnline = false;
  world.dropSockets();
  world.rows = [row("a", { epoch: 2, holder: "waiting", lastAt: "2026-11-21T08:00:00.000Z" }), row("b")];
  await world.pass(3000);
  expect(inbox.link.value).toBe("retrying");
  expect(ids(inbox.rows.value)).toEqual(["a"]);
  world.isOnline = true;
  inbox.wake();
  await world.pass(1000);
  expect(inbox.link.value).toBe("live");
  expect(ids(inbox.rows.value)).toEqual(["a", "b"]);
  expect(inbox.rows.value.get("a")?.holder).toBe("waiting");
});

test("a conversation that the socket names first is completed from the list", async () => {
  const world = new DeskWorld();
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10);
  world.rows = [row("new", { holder: "waiting", intent: "human_agent" })];
  world.tell({ type: "row", row: world.rows[0] });
  expect(ids(inbox.rows.value)).toEqual(["new"]);
  expect(inbox.rows.value.get("new")?.intent).toBeNull();
  await world.pass(2000);
  expect(inbox.rows.value.get("new")?.intent).toBe("human_agent");
});

test("a new conversation that the bot holds appears by the change of its count", async () => {
  const world = new DeskWorld();
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10);
  world.rows = [row("new")];
  world.tell({ type: "desk", waiting: 0, botHeld: 1, botActiveAt: null, agents: [] });
  await world.pass(2000);
  expect(ids(inbox.rows.value)).toEqual(["new"]);
});

test("a new line in a conversation that the bot holds is shown without a change of the count", async () => {
  const world = new DeskWorld();
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10);
  world.rows = [row("known", { lastText: "first" })];
  world.tell({ type: "desk", waiting: 0, botHeld: 1, botActiveAt: "2026-11-21T08:00:00.000Z", agents: [] });
  await world.pass(2000);
  world.rows = [row("known", { lastText: "second" })];
  world.tell({ type: "desk", waiting: 0, botHeld: 1, botActiveAt: "2026-11-21T08:00:05.000Z", agents: [] });
  await world.pass(2000);
  expect(inbox.rows.value.get("known")?.lastText).toBe("second");
});

test("the list goes on page by page to its end, each line once", async () => {
  const world = new DeskWorld();
  world.pageSize = 10;
  world.rows = Array.from({ length: 25 }, (_, at) =>
    row(`c${at}`, { lastAt: new Date(NOW - at * 60_000).toISOString() }),
  );
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10);
  expect(inbox.rows.value.size).toBe(10);
  await inbox.more();
  await inbox.more();
  expect(inbox.rows.value.size).toBe(25);
  expect(inbox.paging.value.next).toBeNull();
  await inbox.more();
  expect(world.calls.filter((call) => call.includes("before=")).length).toBe(2);
});

test("an open dashboard asks for the list at most every twenty seconds", async () => {
  const world = new DeskWorld();
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10 * 60_000);
  expect(world.calls.filter((call) => call.includes("/conversations?")).length).toBeLessThanOrEqual(31);
  inbox.stop();
  const before = world.calls.length;
  await world.pass(10 * 60_000);
  expect(world.calls.length).toBe(before);
});

test("what I have seen is remembered over a reload", async () => {
  const world = new DeskWorld();
  world.rows = [row("a", { holder: "agent", agentId: "me" })];
  const inbox = openInbox(world);
  inbox.start();
  await world.pass(10);
  expect(inbox.calls.value).toBe(1);
  inbox.markSeen("a");
  expect(inbox.calls.value).toBe(0);
  inbox.stop();
  const again = openInbox(world);
  again.start();
  await world.pass(10);
  expect(again.calls.value).toBe(0);
});
