import { describe, expect, it } from "vitest";
import { unwrap } from "../../workers/platform/errors.ts";
import type { ServerFrame } from "../../workers/platform/message.ts";
import { ANNA, TestConversation } from "./harness.ts";

/** A reader that keeps the number it has come to. */
class Reader {
  readonly frames: ServerFrame[] = [];
  readonly socket: WebSocket;
  isClosed = false;

  constructor(socket: WebSocket) {
    this.socket = socket;
    socket.addEventListener("message", ({ data }) => {
      if (typeof data === "string" && data !== "pong") this.frames.push(JSON.parse(data) as ServerFrame);
    });
    socket.addEventListener("close", () => {
      this.isClosed = true;
    });
    socket.accept();
  }

  seqs(): number[] {
    return this.frames.flatMap((frame) => (frame.type === "message" ? [frame.message.seq] : []));
  }

  async until(isThere: (frames: ServerFrame[]) => boolean): Promise<void> {
    while (!isThere(this.frames)) await scheduler.wait(2);
  }
}

type Viewer = Parameters<TestConversation["rpc"]["ticket"]>[0];

async function upgrade(conversation: TestConversation, ticket: string, after: number): Promise<Response> {
  const address = `https://conversation/socket?ticket=${ticket}&after=${after}`;
  return conversation.stub.fetch(address, { headers: { upgrade: "websocket" } });
}

async function connect(conversation: TestConversation, after: number, viewer: Viewer = { kind: "shopper" }) {
  const { ticket } = unwrap(await conversation.rpc.ticket(viewer));
  const { webSocket } = await upgrade(conversation, ticket, after);
  if (!webSocket) throw new Error("no socket");
  return new Reader(webSocket);
}

describe("sockets", () => {
  it("a socket that drops and returns misses and repeats nothing", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("one");
    const first = await connect(conversation, 0);
    await conversation.say("two");
    await first.until(() => first.seqs().includes(4));
    first.socket.close(1000, "gone");
    await conversation.say("three");
    const second = await connect(conversation, first.seqs().at(-1) ?? 0);
    const saying = conversation.say("four");
    await Promise.all([saying, second.until(() => second.seqs().includes(8))]);
    expect([...first.seqs(), ...second.seqs()]).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(second.frames[0]).toMatchObject({ type: "ready", seq: 6 });
  });

  it("messages stored while a socket catches up come once and in order", async () => {
    const conversation = await TestConversation.make();
    for (let index = 0; index < 5; index++) await conversation.say(`m${index}`);
    const connecting = connect(conversation, 0);
    const saying = Promise.all(Array.from({ length: 20 }, (_, index) => conversation.say(`n${index}`)));
    const reader = await connecting;
    await saying;
    const all = (await conversation.messages()).map(({ seq }) => seq);
    await reader.until(() => reader.seqs().length >= all.length);
    expect(reader.seqs()).toEqual(all);
  });

  it("a hibernated socket is fed again after the object has left memory", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("one");
    const reader = await connect(conversation, 0);
    await reader.until(() => reader.seqs().length === 2);
    await conversation.evict();
    await conversation.say("two");
    await reader.until(() => reader.seqs().length === 4);
    expect(reader.seqs()).toEqual([1, 2, 3, 4]);
  });

  it("a ticket opens one socket, once, for 60 seconds", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("one");
    const { ticket } = unwrap(await conversation.rpc.ticket({ kind: "shopper" }));
    expect((await upgrade(conversation, ticket, 0)).status).toBe(101);
    expect((await upgrade(conversation, ticket, 0)).status).toBe(401);
    const { ticket: stale } = unwrap(await conversation.rpc.ticket({ kind: "shopper" }));
    conversation.ahead = 61_000;
    expect((await upgrade(conversation, stale, 0)).status).toBe(401);
    expect((await upgrade(conversation, "made-up", 0)).status).toBe(401);
  });

  it("at most 50 sockets are open for a conversation", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("one");
    for (let index = 0; index < 50; index++) await connect(conversation, 2);
    const { ticket } = unwrap(await conversation.rpc.ticket({ kind: "shopper" }));
    expect((await upgrade(conversation, ticket, 0)).status).toBe(429);
  });

  it("notes reach agents and never the shopper; typing goes across; unknown frames are refused", async () => {
    const conversation = await TestConversation.make();
    await conversation.say("one");
    const [shopper, agent] = [
      await connect(conversation, 2),
      await connect(conversation, 2, { kind: "agent", agent: ANNA }),
    ];
    const note = unwrap(await conversation.rpc.note(ANNA, "k", "a difficult one"));
    expect(unwrap(await conversation.rpc.note(ANNA, "k", "a difficult one"))).toEqual(note);
    shopper.socket.send(JSON.stringify({ type: "typing" }));
    await agent.until((frames) => frames.some(({ type }) => type === "typing"));
    shopper.socket.send(JSON.stringify({ type: "message", text: "smuggled" }));
    await shopper.until((frames) => frames.some(({ type }) => type === "error"));
    unwrap(await conversation.rpc.claim(ANNA, 0));
    await shopper.until((frames) => frames.some(({ type }) => type === "holder"));
    expect(agent.frames.filter(({ type }) => type === "note")).toEqual([{ type: "note", note }]);
    expect(JSON.stringify(shopper.frames)).not.toContain("difficult");
  });

  it("drafts of a turn that is dropped are taken back", async () => {
    let hasDrafted = false;
    const conversation = await TestConversation.make({
      takeTurn: async (_, ports) => {
        ports.draft("This much is sure.");
        hasDrafted = true;
        while (!ports.signal.aborted) await scheduler.wait(2);
        ports.draft("This comes too late.");
        throw new Error("aborted");
      },
    });
    unwrap(await conversation.rpc.open(conversation.opening, { locale: null, productId: null, signed: null }));
    const reader = await connect(conversation, 0);
    const said = conversation.say("one");
    while (!hasDrafted) await scheduler.wait(2);
    unwrap(await conversation.rpc.claim(ANNA, 0));
    await said;
    await reader.until((frames) => frames.some(({ type }) => type === "draft.end"));
    expect(reader.frames.filter(({ type }) => type === "draft")).toMatchObject([{ text: "This much is sure." }]);
  });
});
