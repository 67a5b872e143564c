import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import type { DeskFrame, DeskRow } from "../../durable-objects/desk/contract.ts";
import { deskOf } from "../../durable-objects/desk/contract.ts";
import { nextAgent } from "../../durable-objects/desk/offers.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { ANNA, BEN, outcomeOf, SHOP, TestConversation } from "../conversation/harness.ts";

const handsOff = {
  takeTurn: async (input: Parameters<typeof outcomeOf>[0]) => outcomeOf(input, { step: "handoff", handoff: "asked" }),
};
const desk = deskOf(env, SHOP);
const stub = env.DESK.getByName(SHOP);
const upgrade = { headers: { upgrade: "websocket" } };

class DeskReader {
  readonly frames: DeskFrame[] = [];

  static async open(agent: typeof ANNA): Promise<{ reader: DeskReader; socket: WebSocket }> {
    const { ticket } = unwrap(await desk.ticket(SHOP, agent));
    const response = await stub.fetch(`https://desk/socket?ticket=${ticket}`, upgrade);
    const { webSocket } = response;
    if (!webSocket) throw new Error(`no socket: ${response.status}`);
    const reader = new DeskReader();
    webSocket.addEventListener("message", ({ data }) => {
      if (typeof data === "string") reader.frames.push(JSON.parse(data) as DeskFrame);
    });
    webSocket.accept();
    return { reader, socket: webSocket };
  }

  async row(isIt: (row: DeskRow) => boolean): Promise<DeskRow> {
    for (;;) {
      for (const frame of this.frames) if (frame.type === "row" && isIt(frame.row)) return frame.row;
      await scheduler.wait(2);
    }
  }

  async desk(isIt: (frame: DeskFrame & { type: "desk" }) => boolean) {
    for (;;) {
      for (const frame of this.frames) if (frame.type === "desk" && isIt(frame)) return frame;
      await scheduler.wait(2);
    }
  }
}

describe("the desk", () => {
  it("shows at once who waits, who has taken whom, and who is there", async () => {
    const { reader, socket } = await DeskReader.open(ANNA);
    const conversation = await TestConversation.make(handsOff);
    const name = conversation.opening.conversation;
    await conversation.say("a person please");
    const waiting = await reader.row((row) => row.conversation === name && row.holder === "waiting");
    expect(waiting).toMatchObject({ agentId: null, lastText: "re: a person please", waitingSince: expect.any(String) });
    unwrap(await conversation.rpc.claim(ANNA, waiting.epoch));
    const held = await reader.row((row) => row.conversation === name && row.holder === "agent");
    expect(held).toMatchObject({ agentId: ANNA.id, agentName: ANNA.name, waitingSince: null });
    await reader.desk(({ agents }) => agents.some(({ id, isOnline }) => id === ANNA.id && isOnline));
    const { reader: ben } = await DeskReader.open(BEN);
    socket.close(1000, "bye");
    await ben.desk(({ agents }) => agents.some(({ id, isOnline }) => id === ANNA.id && !isOnline));
    // A desk that opens later is shown what people hold.
    expect(await ben.row((row) => row.conversation === name)).toMatchObject({ holder: "agent" });
  });

  it("an older notice changes nothing", async () => {
    const conversation = await TestConversation.make(handsOff);
    await conversation.say("a person please");
    const { row, holder } = unwrap(await conversation.rpc.standing());
    unwrap(await conversation.rpc.claim(ANNA, holder.epoch));
    const { reader } = await DeskReader.open(BEN);
    const name = conversation.opening.conversation;
    await reader.row((shown) => shown.conversation === name && shown.holder === "agent");
    await desk.tell(SHOP, { conversation: name, holder, row });
    const { reader: later } = await DeskReader.open(BEN);
    expect(await later.row((shown) => shown.conversation === name)).toMatchObject({ holder: "agent" });
  });

  it("a notice that was lost is repaired by the consumer's word", async () => {
    const conversation = await TestConversation.make(handsOff);
    await conversation.say("a person please");
    const fresh = deskOf(env, "another-desk");
    const { row } = unwrap(await conversation.rpc.standing());
    const known = [{ conversation: conversation.opening.conversation, eventSeq: row.eventSeq, holder: row.holder }];
    await fresh.repair(SHOP, known);
    const { ticket } = unwrap(await fresh.ticket(SHOP, ANNA));
    const { webSocket } = await env.DESK.getByName("another-desk").fetch(
      `https://desk/socket?ticket=${ticket}`,
      upgrade,
    );
    const shown = Promise.withResolvers<DeskRow>();
    webSocket?.addEventListener("message", ({ data }) => {
      const frame = JSON.parse(String(data)) as DeskFrame;
      if (frame.type === "row") shown.resolve(frame.row);
    });
    webSocket?.accept();
    expect(await shown.promise).toMatchObject({ conversation: conversation.opening.conversation, holder: "waiting" });
  });

  it("an agent who takes offers is offered who waits, also when the desk has left memory", async () => {
    const { socket } = await DeskReader.open(ANNA);
    await evictDurableObject(stub);
    await desk.setAvailability(SHOP, ANNA, { takesOffers: true, capacity: 50 });
    const conversation = await TestConversation.make(handsOff);
    await conversation.say("a person please");
    for (let state = await conversation.holder(); state.holder !== "agent"; state = await conversation.holder()) {
      await scheduler.wait(5);
    }
    expect(await conversation.holder()).toMatchObject({ reason: "offered", agent: ANNA });
    await desk.setAvailability(SHOP, ANNA, { takesOffers: false });
    socket.close(1000, "bye");
  });

  it("a ticket opens one desk, once", async () => {
    const { ticket } = unwrap(await desk.ticket(SHOP, ANNA));
    expect((await stub.fetch(`https://desk/socket?ticket=${ticket}`, upgrade)).status).toBe(101);
    expect((await stub.fetch(`https://desk/socket?ticket=${ticket}`, upgrade)).status).toBe(401);
  });

  it("offers go to the present, the willing, those with room, the least loaded first", () => {
    const agent = (id: string, changes = {}) => ({ id, name: id, takesOffers: 1, capacity: 2, ...changes });
    const all = [agent("a"), agent("b"), agent("c", { takesOffers: 0 }), agent("d")];
    const online = new Set(["a", "b", "c"]);
    expect(nextAgent(all, online, new Map([["a", 1]]))?.id).toBe("b");
    expect(
      nextAgent(
        all,
        online,
        new Map([
          ["a", 1],
          ["b", 2],
        ]),
      )?.id,
    ).toBe("a");
    expect(
      nextAgent(
        all,
        online,
        new Map([
          ["a", 2],
          ["b", 2],
        ]),
      ),
    ).toBeNull();
  });
});
