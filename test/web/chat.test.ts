import { describe, expect, it } from "vitest";
import { waitingBubbles } from "../../web/chat/state.ts";
import { World } from "./world.ts";

async function talkingWorld() {
  const world = new World();
  const chat = world.open();
  chat.say("你好");
  await world.settle();
  return { world, chat };
}

const sendCalls = (world: World) =>
  world.calls.filter(({ path, key }) => path.endsWith("/messages") && key !== undefined);

describe("opening", () => {
  it("loads nothing before the shopper writes", async () => {
    const world = new World();
    world.open();
    await world.advance(60_000);
    expect(world.calls).toEqual([]);
    expect(world.state.stage).toBe("idle");
  });

  it("a reload reopens the same conversation and shows it again", async () => {
    const { world } = await talkingWorld();
    world.say("您好，请讲");
    world.open();
    await world.settle();
    expect(world.conversations.size).toBe(1);
    expect(world.shown).toEqual(["你好", "您好，请讲"]);
    expect(world.state.stage).toBe("open");
  });

  it("an unknown shop ends in the error page, not in retries", async () => {
    const world = new World();
    world.isMissing = true;
    world.open().say("在吗");
    await world.advance(60_000);
    expect(world.state.stage).toBe("missing");
    expect(world.calls).toHaveLength(1);
  });

  it("a long history opens with its last part, earlier parts come on request and join without a gap", async () => {
    const { world } = await talkingWorld();
    for (let n = 0; n < 200; n += 1) world.say(`m${n}`);
    const chat = world.open();
    await world.settle();
    expect(world.state.thread.messages).toHaveLength(60);
    await chat.loadEarlier();
    expect(world.state.thread.messages).toHaveLength(120);
    await chat.loadEarlier();
    await chat.loadEarlier();
    await chat.loadEarlier();
    expect(world.state.thread.messages).toEqual(world.conversation.messages);
    expect(world.state.thread.floor).toBe(0);
  });
});

describe("session", () => {
  it("a token that ran out while the chat is open is replaced, and the message still arrives once", async () => {
    const { world, chat } = await talkingWorld();
    world.conversations.clear();
    chat.say("还在吗");
    await world.settle();
    expect(world.state.hasRestarted).toBe(true);
    expect(world.conversation.messages.map(({ text }) => text)).toEqual(["还在吗"]);
    expect(world.shown).toEqual(["还在吗"]);
  });

  it("a token that ran out before the visit is replaced", async () => {
    const { world } = await talkingWorld();
    world.conversations.clear();
    world.open();
    await world.settle();
    expect(world.state.stage).toBe("open");
    expect(world.state.hasRestarted).toBe(true);
    expect(world.shown).toEqual([]);
  });

  it("an identity that is refused does not cost the conversation", async () => {
    const { world, chat } = await talkingWorld();
    world.refusesIdentity = true;
    chat.identify("bad");
    await world.settle();
    expect(world.conversations.size).toBe(1);
    expect(world.state.hasRestarted).toBe(false);
    expect(world.shown).toEqual(["你好"]);
  });

  it("another customer on the same device sees nothing of the first one, and sends nothing of theirs", async () => {
    const { world, chat } = await talkingWorld();
    world.isOnline = false;
    chat.say("我的手机号是");
    await world.settle();
    world.isOnline = true;
    world.isAnothers = true;
    await world.advance(1);
    world.open({ identity: "of-another" });
    await world.settle();
    expect(world.conversations.size).toBe(2);
    expect(world.shown).toEqual([]);
    expect(world.conversation.messages).toEqual([]);
    expect(world.state.outbox).toEqual([]);
  });

  it("an identity is offered once, with the present conversation", async () => {
    const { world, chat } = await talkingWorld();
    chat.identify("jwt");
    await world.settle();
    chat.setLocale("en");
    await world.settle();
    expect(world.calls.filter(({ identity }) => identity === "jwt")).toHaveLength(1);
    expect(world.conversations.size).toBe(1);
  });

  it("a server that refuses every session is left alone", async () => {
    const world = new World();
    world.faults = Array.from({ length: 50 }, () => ({ kind: "status", status: 403 }));
    world.open().say("在吗");
    await world.advance(120_000);
    expect(world.state.stage).toBe("refused");
    expect(world.calls.length).toBeLessThan(5);
  });
});

describe("sending", () => {
  it("a message whose answer was lost is sent again with its key and stored once", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = [{ kind: "lost_answer" }];
    chat.say("查物流");
    await world.advance(5000);
    expect(sendCalls(world).filter(({ key }) => key === sendCalls(world).at(-1)?.key)).toHaveLength(2);
    expect(world.conversation.messages.map(({ text }) => text)).toEqual(["你好", "查物流"]);
    expect(world.shown).toEqual(["你好", "查物流"]);
  });

  it("the stored message that comes by socket before its acknowledgement is not shown twice", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = [{ kind: "lost_answer" }];
    chat.say("查物流");
    await world.settle();
    expect(world.state.outbox).toHaveLength(1);
    expect(world.shown).toEqual(["你好", "查物流"]);
  });

  it("nor is it after a reload", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = [{ kind: "lost_answer" }];
    chat.say("查物流");
    await world.settle();
    world.states = [];
    world.open();
    await world.settle();
    const screens = world.states.map((state) => [...state.thread.messages, ...waitingBubbles(state)].length);
    expect(Math.max(...screens)).toBe(2);
    expect(world.shown).toEqual(["你好", "查物流"]);
  });

  it("the same words twice are two messages", async () => {
    const { world, chat } = await talkingWorld();
    chat.say("在吗");
    chat.say("在吗");
    expect(world.shown).toEqual(["你好", "在吗", "在吗"]);
    await world.settle();
    expect(world.shown).toEqual(["你好", "在吗", "在吗"]);
  });

  it("what is written offline waits over a reload and goes out in order once the network is back", async () => {
    const { world, chat } = await talkingWorld();
    world.isOnline = false;
    world.dropSockets();
    chat.wake();
    chat.say("一");
    chat.say("二");
    await world.advance(60_000);
    const again = world.open();
    expect(world.shown).toEqual(["一", "二"]);
    await world.advance(60_000);
    world.isOnline = true;
    again.wake();
    await world.advance(1000);
    expect(world.conversation.messages.map(({ text }) => text)).toEqual(["你好", "一", "二"]);
    expect(world.state.outbox).toEqual([]);
    expect([...world.storage.keys()].filter((key) => key.includes("outbox"))).toEqual([]);
  });

  it("after 429 nothing is sent before Retry-After, and then by itself", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = [{ kind: "status", status: 429, retryAfter: "7" }];
    chat.say("快");
    await world.settle();
    const sent = sendCalls(world).length;
    expect(world.state.limitedUntilMs).toBe(world.now + 7000);
    chat.wake();
    await world.advance(6900);
    expect(sendCalls(world)).toHaveLength(sent);
    await world.advance(200);
    expect(world.shown).toEqual(["你好", "快"]);
    expect(world.state.limitedUntilMs).toBeNull();
  });

  it("a refused message is parked for the shopper, and the next one is not held up by it", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = [{ kind: "status", status: 400 }];
    chat.say("坏");
    chat.say("好");
    await world.settle();
    expect(world.conversation.messages.map(({ text }) => text)).toEqual(["你好", "好"]);
    expect(world.state.outbox).toMatchObject([{ text: "坏", state: "failed" }]);
    chat.retry(world.state.outbox[0]?.key ?? "");
    await world.settle();
    expect(world.shown).toEqual(["你好", "好", "坏"]);
  });

  it("a server that keeps failing ends in a retry button, with the same key", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = Array.from({ length: 5 }, () => ({ kind: "status", status: 503 }));
    chat.say("在吗");
    await world.advance(60_000);
    expect(world.state.outbox).toMatchObject([{ state: "failed" }]);
    const { key } = world.state.outbox[0] ?? {};
    chat.retry(key ?? "");
    await world.settle();
    expect(sendCalls(world).at(-1)?.key).toBe(key);
    expect(world.shown).toEqual(["你好", "在吗"]);
  });

  it("a discarded message is gone, also after a reload", async () => {
    const { world, chat } = await talkingWorld();
    world.faults = [{ kind: "status", status: 400 }];
    chat.say("坏");
    await world.settle();
    chat.discard(world.state.outbox[0]?.key ?? "");
    world.open();
    await world.settle();
    expect(world.shown).toEqual(["你好"]);
  });
});

describe("staying connected", () => {
  it("a dropped socket comes back and brings exactly what was missed", async () => {
    const { world } = await talkingWorld();
    world.dropSockets();
    world.say("一");
    world.say("二");
    expect(world.state.link).toBe("retrying");
    await world.advance(2000);
    expect(world.state.link).toBe("live");
    expect(world.shown).toEqual(["你好", "一", "二"]);
  });

  it("a socket that is open but silent is found out and replaced", async () => {
    const { world } = await talkingWorld();
    world.areSocketsMute = true;
    world.say("错过");
    await world.advance(24_000);
    expect(world.shown).toEqual(["你好"]);
    world.areSocketsMute = false;
    world.conversation.sockets.clear();
    await world.advance(15_000);
    expect(world.shown).toEqual(["你好", "错过"]);
    expect(world.state.link).toBe("live");
  });

  it("a message that the socket skipped is fetched, and nothing is shown out of order meanwhile", async () => {
    const { world } = await talkingWorld();
    world.say("一", { isPushed: false });
    world.say("二");
    await world.settle();
    expect(world.shown).toEqual(["你好"]);
    await world.advance(500);
    expect(world.shown).toEqual(["你好", "一", "二"]);
  });

  it("a missing message is asked for again when the first attempt fails", async () => {
    const { world } = await talkingWorld();
    world.say("一", { isPushed: false });
    world.say("二");
    world.faults = [{ kind: "lost_answer" }];
    await world.advance(4000);
    expect(world.shown).toEqual(["你好", "一", "二"]);
  });

  it("where sockets are blocked the answers still come", async () => {
    const world = new World();
    world.hasSockets = false;
    const chat = world.open();
    chat.say("你好");
    await world.settle();
    world.say("您好");
    await world.advance(6000);
    expect(world.shown).toEqual(["你好", "您好"]);
  });

  it("who waits for the bot sees that it is working, until it answers or a person takes over", async () => {
    const { world, chat } = await talkingWorld();
    await world.advance(300);
    expect(world.state.thread.typing?.from).toBe("bot");
    world.say("您好");
    expect(world.state.thread.typing).toBeNull();
    world.hold("agent", { id: "a", name: "小林" });
    chat.say("在吗");
    await world.advance(300);
    expect(world.state.thread.typing).toBeNull();
  });

  it("a draft that stood when the socket broke is not there twice afterwards", async () => {
    const { world } = await talkingWorld();
    world.push({ type: "draft", turn: "t1", text: "有货。" });
    expect(world.state.thread.drafts).toEqual({ t1: "有货。" });
    world.dropSockets();
    world.say("有货。明天到。");
    await world.advance(2000);
    expect(world.state.thread.drafts).toEqual({});
    expect(world.shown).toEqual(["你好", "有货。明天到。"]);
  });
});
