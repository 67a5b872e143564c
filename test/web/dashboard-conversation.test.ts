import { expect, test } from "vitest";
import { createConversation } from "../../web/dashboard/conversation.ts";
import { pending } from "../../web/dashboard/outbox.ts";
import { DeskWorld } from "./dashboard-world.ts";
import { held } from "./messages.ts";

async function open(world: DeskWorld) {
  const one = createConversation(world.ports, world.api, { shop: "demo", conversation: "web~one", agentId: "me" });
  one.start();
  await world.pass(10);
  return one;
}
type One = Awaited<ReturnType<typeof open>>;
const texts = (one: One) => one.thread.value.messages.map(({ text }) => text);

const shownPending = (one: One) =>
  pending(one.outbox.value, { messages: one.thread.value.messages, notes: one.notes.value }, one.acknowledged.value);

async function openMine(world: DeskWorld) {
  world.say({ from: "shopper", text: "在吗" });
  const one = await open(world);
  await one.hold("claim");
  await world.pass(10);
  return one;
}

test("messages of a break stand once and in order after it, and so do notes", async () => {
  const world = new DeskWorld();
  world.say({ from: "shopper", text: "一" });
  const one = await open(world);
  world.dropSockets();
  world.say({ from: "shopper", text: "二" });
  world.say({ text: "三" });
  world.notes.push({ id: "note_x", by: "小周", text: "备注", at: new Date(world.now).toISOString() });
  await world.pass(3000);
  world.say({ from: "shopper", text: "四" });
  await world.pass(3000);
  expect(texts(one)).toEqual(["一", "二", "三", "四"]);
  expect(one.notes.value.map(({ text }) => text)).toEqual(["备注"]);
});

test("a reply whose answer was lost is sent again with its key: one message", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.faults = ["lost_answer"];
  one.say("reply", "您好");
  await world.pass(10);
  expect(one.outbox.value).toHaveLength(1);
  // It stands in the thread already, by the socket: shown once.
  expect(shownPending(one)).toEqual([]);
  await world.pass(5000);
  expect(one.outbox.value).toEqual([]);
  expect(world.messages.filter(({ text }) => text === "您好")).toHaveLength(1);
  expect(texts(one)).toEqual(["在吗", "您好"]);
});

test("a note that the socket brings before its acknowledgement is shown once; the same words again are another note", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.faults = ["lost_answer"];
  one.say("note", "核对");
  await world.pass(10);
  expect(one.outbox.value).toHaveLength(1);
  expect(shownPending(one)).toEqual([]);
  await world.pass(5000);
  world.faults = ["lost_request"];
  one.say("note", "核对");
  await world.pass(10);
  expect(shownPending(one)).toHaveLength(1);
  await world.pass(5000);
  expect(one.notes.value.map(({ text }) => text)).toEqual(["核对", "核对"]);
  expect(one.outbox.value).toEqual([]);
});

test("a reply written offline goes out once the network is back, over a reload as well", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.isOnline = false;
  one.say("reply", "马上");
  one.stop();
  const again = createConversation(world.ports, world.api, { shop: "demo", conversation: "web~one", agentId: "me" });
  expect(again.outbox.value.map(({ text }) => text)).toEqual(["马上"]);
  world.isOnline = true;
  again.start();
  await world.pass(3000);
  expect(world.messages.filter(({ text }) => text === "马上")).toHaveLength(1);
  expect(world.storage.size).toBe(0);
});

test("another agent on the same browser does not send what the first one wrote", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.isOnline = false;
  one.say("reply", "我的话");
  const other = createConversation(world.ports, world.api, { shop: "demo", conversation: "web~one", agentId: "other" });
  expect(other.outbox.value).toEqual([]);
});

test("a reply to a conversation that has changed hands is kept back and says who holds it", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.holder = held("agent", 9, "小王");
  one.say("reply", "还在吗");
  await world.pass(2000);
  expect(one.outbox.value.map(({ state }) => state)).toEqual(["conflict"]);
  expect(one.notice.value).toMatchObject({ kind: "conflict", holder: { agent: { name: "小王" } } });
  expect(one.isMine.value).toBe(false);
  expect(world.messages.some(({ text }) => text === "还在吗")).toBe(false);
});

test("a claim that comes second names the holder and shows the state as it is", async () => {
  const world = new DeskWorld();
  world.say({ from: "shopper" });
  const one = await open(world);
  world.holder = held("agent", 2, "小王");
  expect(await one.hold("claim")).toBe(false);
  expect(one.notice.value).toMatchObject({ kind: "conflict", holder: { agent: { name: "小王" } } });
  expect(one.holder.value?.epoch).toBe(2);
});

test("notes and replies go out in the order in which they were written", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.faults = ["lost_request"];
  one.say("reply", "第一");
  one.say("note", "备注");
  one.say("reply", "第二");
  await world.pass(5000);
  const posts = world.calls.filter((call) => /\/(reply|note)$/.test(call)).map((call) => call.split("/").at(-1));
  expect(posts).toEqual(["reply", "reply", "note", "reply"]);
  expect(texts(one)).toEqual(["在吗", "第一", "第二"]);
});

test("a refusal parks the entry; it is tried again only when the agent says so, with the same key", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.faults = [{ status: 400 }];
  one.say("reply", "再试");
  await world.pass(60_000);
  const [entry] = one.outbox.value;
  expect(entry?.state).toBe("failed");
  one.retry(entry?.key ?? "");
  await world.pass(1000);
  expect(one.outbox.value).toEqual([]);
  expect(texts(one)).toContain("再试");
});

test("an ended session is told once and nothing is lost", async () => {
  const world = new DeskWorld();
  const one = await openMine(world);
  world.faults = [{ status: 401 }];
  one.say("reply", "等登录后");
  await world.pass(60_000);
  expect(world.wasSignedOut).toBe(true);
  expect(one.outbox.value.map(({ state }) => state)).toEqual(["queued"]);
});

test("a history longer than the server shows begins where it is known, without a gap", async () => {
  const world = new DeskWorld();
  for (let seq = 1; seq <= 700; seq += 1) world.say({ from: "shopper", text: `${seq}` });
  const one = await open(world);
  expect(one.thread.value.floor).toBe(200);
  expect(texts(one)).toHaveLength(500);
  world.say({ text: "新" });
  expect(texts(one).at(-1)).toBe("新");
});

test("what is older is loaded page by page up to the first message, and a lost answer may be asked again", async () => {
  const world = new DeskWorld();
  for (let seq = 1; seq <= 620; seq += 1) world.say({ from: "shopper", text: `${seq}` });
  const one = await open(world);
  world.faults = ["lost_answer"];
  await one.loadEarlier();
  expect([one.earlier.value, one.thread.value.floor]).toEqual(["failed", 120]);
  for (const floor of [70, 20, 0]) {
    // Pressed twice, it is one page.
    await Promise.all([one.loadEarlier(), one.loadEarlier()]);
    expect(one.thread.value.floor).toBe(floor);
  }
  expect(texts(one)).toEqual(world.messages.map(({ text }) => text));
  const calls = world.calls.length;
  await one.loadEarlier();
  expect(world.calls).toHaveLength(calls);
});

test("a shopper who types is shown for a while", async () => {
  const world = new DeskWorld();
  const one = await open(world);
  world.tell({ type: "typing", from: "shopper" });
  expect(one.isShopperTyping.value).toBe(true);
  await world.pass(7000);
  expect(one.isShopperTyping.value).toBe(false);
});

test("a correction stands at once, is kept by the server, and is taken back", async () => {
  const world = new DeskWorld();
  world.say({ from: "shopper", text: "谷子几时排发" });
  const one = await open(world);
  const { known, correcting, correct } = one.corrections;
  const saving = correct(1, "urge_shipping");
  expect([known.value, correcting.value]).toEqual([{ 1: "urge_shipping" }, { seq: 1, state: "saving" }]);
  expect(await correct(1, "invoice"), "one at a time").toBe(false);
  expect(await saving).toBe(true);
  expect([world.corrections, correcting.value?.state]).toEqual([{ 1: "urge_shipping" }, "saved"]);
  expect((await open(world)).corrections.known.value).toEqual({ 1: "urge_shipping" });
  expect(await correct(1, null)).toBe(true);
  expect([world.corrections, known.value]).toEqual([{}, {}]);
});

test("a correction that fails leaves what was there, and says so", async () => {
  const world = new DeskWorld();
  world.say({ from: "shopper", text: "在吗" });
  world.corrections = { 1: "greeting" };
  const one = await open(world);
  world.faults = [{ status: 500 }];
  expect(await one.corrections.correct(1, "invoice")).toBe(false);
  expect(one.corrections.known.value).toEqual({ 1: "greeting" });
  expect(one.corrections.correcting.value).toEqual({ seq: 1, state: "failed" });
  expect(await one.corrections.correct(1, "invoice")).toBe(true);
});

test("a correction that somebody else has taken back is taken back", async () => {
  const world = new DeskWorld();
  world.say({ from: "shopper", text: "在吗" });
  world.corrections = { 1: "greeting" };
  const one = await open(world);
  world.corrections = {};
  expect(await one.corrections.correct(1, null)).toBe(true);
  expect(one.corrections.known.value).toEqual({});
});
