import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { DeskFrame } from "../../durable-objects/desk/contract.ts";
import type { InboxRow } from "../../workers/insights/inbox.ts";
import type { Today } from "../../workers/insights/today.ts";
import type { HolderState, Message, Note } from "../../workers/platform/message.ts";
import { openChat, type Product, signIn, signInAgent, signInOwner, startProduct } from "./product.ts";
import { listen, listenAsShopper } from "./socket.ts";

type Staff = Awaited<ReturnType<typeof signIn>>;
type Shopper = Awaited<ReturnType<typeof openChat>>;

const ANALYST = { email: "analyst@demo.local", name: "小数", password: "a-long-enough-password" };

let product: Product;
let owner: Staff;
let agent: Staff;
let analyst: Staff;
beforeAll(async () => {
  product = await startProduct();
  owner = await signInOwner(product.base);
  agent = await signInAgent(product.base);
  expect((await owner.call("POST", "/api/admin/demo/staff", { ...ANALYST, role: "analyst" })).status).toBe(201);
  analyst = await signIn(product.base, ANALYST);
});
afterAll(() => product.stop());

const pathOf = ({ conversation }: Shopper, verb = "") =>
  `/api/desk/demo/conversations/${conversation}${verb && `/${verb}`}`;

const act = (staff: Staff, shopper: Shopper, verb: string, body: unknown, key: string = crypto.randomUUID()) =>
  staff.call("POST", pathOf(shopper, verb), body, { "Idempotency-Key": key });

/** The shopper's own look at who speaks for the shop. */
const holderOf = async (shopper: Shopper) => (await shopper.list()).holder;

async function claimed(shopper: Shopper, by = agent): Promise<HolderState> {
  const { epoch } = await holderOf(shopper);
  const response = await act(by, shopper, "claim", { epoch });
  expect(response.status).toBe(200);
  return ((await response.json()) as { holder: HolderState }).holder;
}

async function view(staff: Staff, shopper: Shopper) {
  const response = await staff.call("GET", pathOf(shopper));
  expect(response.status).toBe(200);
  return ((await response.json()) as { view: { messages: Message[]; notes: Note[]; holder: HolderState } }).view;
}

/** The inbox's row of a conversation, once it says what is expected. */
function rowOf(shopper: Shopper, expected: Partial<InboxRow>, query = ""): Promise<InboxRow> {
  return vi.waitFor(
    async () => {
      const response = await analyst.call("GET", `/api/desk/demo/conversations?limit=100${query}`);
      const { rows } = (await response.json()) as { rows: InboxRow[] };
      const row = rows.find(({ conversation }) => conversation === shopper.conversation);
      expect(row).toMatchObject(expected);
      return row as InboxRow;
    },
    { timeout: 15_000, interval: 100 },
  );
}

const conflict = async (response: Response) =>
  [response.status, ((await response.json()) as { error: { code: string } }).error] as const;

describe("the inbox", () => {
  test("shows a conversation with its last text masked, its intent, and how many wait for an answer", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("什么时候发货？");
    await rowOf(shopper, { holder: "bot", intent: "shipping_info", lastFrom: "bot", messages: 2, unanswered: 0 });
    await claimed(shopper);
    await shopper.post({ text: "我的电话13912345678，邮箱 someone@example.com" }, "k1", "");
    const row = await rowOf(shopper, { holder: "agent", agentName: "小周", lastFrom: "shopper", unanswered: 1 });
    expect(row.lastText).toContain("5678");
    expect(row.lastText).not.toMatch(/13912345678|someone@/);
    const mine = (await (await agent.call("GET", "/api/desk/demo/conversations?view=mine")).json()) as {
      rows: InboxRow[];
    };
    expect(mine.rows.map(({ conversation }) => conversation)).toContain(shopper.conversation);
  });

  test("shows who waits, since a shopper asked for a person", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("转人工");
    expect((await holderOf(shopper)).holder).toBe("waiting");
    const row = await rowOf(shopper, { holder: "waiting", holderReason: "handoff:asked" }, "&view=waiting");
    expect(Date.parse(String(row.waitingSince))).toBeGreaterThan(Date.now() - 60_000);
  });

  test("today's figures count what happened", async () => {
    const figures = async () => (await (await analyst.call("GET", "/api/desk/demo/today")).json()) as Today;
    const before = await figures();
    const shopper = await openChat(product.base);
    await shopper.ask("什么时候发货？");
    await shopper.ask("转人工");
    await vi.waitFor(
      async () => {
        const now = await figures();
        expect(now.conversations).toBe(before.conversations + 1);
        expect(now.turns).toBe(before.turns + 2);
        expect(now.messages).toBe(before.messages + (await shopper.list()).messages.length);
        expect(now.handoffs).toBe(before.handoffs + 1);
        expect(now.waitingNow).toBe(before.waitingNow + 1);
        expect(now.medianLatencyMs).toBeGreaterThanOrEqual(0);
        expect(now.topIntents.map(({ intent }) => intent)).toContain("shipping_info");
      },
      { timeout: 15_000, interval: 100 },
    );
  });
});

describe("taking over", () => {
  test("two claim at once: one holds, the other gets a conflict that names the holder", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("转人工");
    const { epoch } = await holderOf(shopper);
    const claims = await Promise.all([owner, agent].map((staff) => act(staff, shopper, "claim", { epoch })));
    expect(claims.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const won = claims.findIndex(({ status }) => status === 200);
    const answers = await Promise.all(claims.map((claim) => claim.json()));
    const { holder } = answers[won] as { holder: HolderState };
    const refused = JSON.stringify(answers[1 - won]);
    expect(["林店长", "小周"]).toContain(holder.agent?.name);
    expect(refused).toContain(holder.agent?.name);
    expect((await holderOf(shopper)).agent).toEqual(holder.agent);
  });

  test("reply, note, return and close: the shopper sees the answers in order, and never the note", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("在吗");
    const socket = await listenAsShopper(product.base, shopper);
    const held = await claimed(shopper);
    expect((await act(agent, shopper, "note", { text: "老顾客，客气些" })).status).toBe(200);
    expect((await act(agent, shopper, "reply", { epoch: held.epoch, text: "您好，我是小周。" })).status).toBe(200);
    const silent = await shopper.post({ text: "什么时候发货？" }, "held", "wait=1");
    expect(silent.status, "the bot keeps silent").toBe(202);
    expect((await view(agent, shopper)).notes).toMatchObject([{ by: "小周", text: "老顾客，客气些" }]);

    const returned = await act(agent, shopper, "return", { epoch: held.epoch });
    expect(await returned.json()).toMatchObject({ holder: { holder: "bot", reason: "given_back" } });
    const told = await shopper.ask("支持哪些付款方式");
    expect(told.text).toContain("微信支付");
    const { epoch } = await holderOf(shopper);
    expect((await act(agent, shopper, "close", { epoch })).status).toBe(200);
    expect((await holderOf(shopper)).holder).toBe("closed");
    await socket.until((frame) => frame.type === "holder" && frame.holder.holder === "closed", "closing");
    expect((await shopper.ask("在吗")).replies).toHaveLength(1);
    expect((await holderOf(shopper)).holder).toBe("bot");

    const { messages } = await shopper.list();
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    expect(messages.find(({ from }) => from === "agent")).toMatchObject({ name: "小周", text: "您好，我是小周。" });
    expect(JSON.stringify([messages, socket.frames])).not.toContain("老顾客");
    await socket.close();
  });

  test("a stale epoch is a conflict; a repeated key is one message, and with another text a conflict", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("在吗");
    const { epoch: before } = await holderOf(shopper);
    const { epoch } = await claimed(shopper);
    const [status, error] = await conflict(await act(agent, shopper, "reply", { epoch: before, text: "旧" }));
    expect([status, error.code]).toEqual([409, "conflict"]);
    expect((await conflict(await act(owner, shopper, "claim", { epoch: before })))[0]).toBe(409);

    const body = { epoch, text: "您好" };
    const answers = await Promise.all([1, 2, 3].map(() => act(agent, shopper, "reply", body, "one-key")));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const ids = await Promise.all(
      answers.map(async (answer) => ((await answer.json()) as { message: Message }).message.id),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await act(agent, shopper, "reply", { epoch, text: "别的" }, "one-key")).status).toBe(409);
    const fromAgents = (await shopper.list()).messages.filter(({ from }) => from === "agent");
    expect(fromAgents.map(({ text }) => text)).toEqual(["您好"]);
    expect((await conflict(await act(owner, shopper, "reply", { epoch, text: "我来" })))[1]).toMatchObject({
      code: "conflict",
      detail: { holder: { agent: { name: "小周" } } },
    });
  });

  test("an analyst reads the inbox and the figures, and nothing of a conversation", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("在吗");
    const { epoch } = await holderOf(shopper);
    const calls = [
      await analyst.call("GET", pathOf(shopper)),
      await act(analyst, shopper, "claim", { epoch }),
      await act(analyst, shopper, "reply", { epoch, text: "在的" }),
      await act(analyst, shopper, "note", { text: "记" }),
      await act(analyst, shopper, "return", { epoch }),
      await act(analyst, shopper, "close", { epoch }),
      await analyst.call("POST", pathOf(shopper, "socket-ticket")),
      await analyst.call("POST", "/api/desk/demo/socket-ticket"),
    ];
    expect(calls.map(({ status }) => status)).toEqual(calls.map(() => 403));
    expect((await analyst.call("GET", "/api/desk/demo/today")).status).toBe(200);
    expect(await (await analyst.call("GET", "/api/desk/me")).json()).toMatchObject({
      shops: [{ id: "demo", role: "analyst" }],
    });
  });
});

describe("sockets", () => {
  test("the desk's: who is there, who waits, and each row that changes", async () => {
    const issued = await agent.call("POST", "/api/desk/demo/socket-ticket");
    expect(issued.status).toBe(201);
    const { ticket } = (await issued.json()) as { ticket: string };
    const desk = await listen<DeskFrame>(product.base, `/api/desk/demo/socket?ticket=${encodeURIComponent(ticket)}`);
    await desk.until(
      (frame) => frame.type === "desk" && frame.agents.some(({ name, isOnline }) => name === "小周" && isOnline),
      "agent online",
    );
    const shopper = await openChat(product.base);
    await shopper.ask("转人工");
    const isHers = (holder: string) => (frame: DeskFrame) =>
      frame.type === "row" && frame.row.conversation === shopper.conversation && frame.row.holder === holder;
    await desk.until(isHers("waiting"), "row that waits");
    await desk.until((frame) => frame.type === "desk" && frame.waiting > 0, "count of who waits");
    await claimed(shopper);
    const taken = await desk.until(isHers("agent"), "row that was taken");
    expect(taken).toMatchObject({ row: { agentName: "小周", waitingSince: null } });
    await desk.close();
    await expect(
      listen(product.base, `/api/desk/demo/socket?ticket=${encodeURIComponent(ticket)}`),
      "a ticket is good once",
    ).rejects.toThrow();
  });

  test("an agent's, of one conversation: messages, notes and typing live", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("在吗");
    const issued = await agent.call("POST", pathOf(shopper, "socket-ticket"));
    const { ticket } = (await issued.json()) as { ticket: string };
    const live = await listen(
      product.base,
      `${pathOf(shopper, "socket")}?ticket=${encodeURIComponent(ticket)}&after=0`,
    );
    const hers = await listenAsShopper(product.base, shopper);
    await live.until((frame) => frame.type === "message" && frame.message.seq === 2, "what was said");
    hers.send(JSON.stringify({ type: "typing" }));
    await live.until((frame) => frame.type === "typing" && frame.from === "shopper", "typing");
    await claimed(shopper);
    await act(agent, shopper, "note", { text: "记一笔" });
    await live.until((frame) => frame.type === "note" && frame.note.text === "记一笔", "note");
    live.send(JSON.stringify({ type: "typing" }));
    await hers.until((frame) => frame.type === "typing" && frame.from === "agent", "typing");
    expect(JSON.stringify(hers.frames)).not.toContain("记一笔");
    await Promise.all([live.close(), hers.close()]);
  });

  test("a shopper's that drops and returns with `after` misses and repeats nothing", async () => {
    const shopper = await openChat(product.base);
    const seen: number[] = [];
    let after = 0;
    for (const round of [1, 2, 3]) {
      const socket = await listenAsShopper(product.base, shopper, after);
      const { last } = await shopper.ask(round === 2 ? "支持哪些付款方式" : "什么时候发货？");
      await socket.until((frame) => frame.type === "message" && frame.message.seq === last?.seq, "answer");
      await socket.close();
      seen.push(...socket.frames.flatMap((frame) => (frame.type === "message" ? [frame.message.seq] : [])));
      after = seen.at(-1) ?? 0;
      // Nobody listens to this one.
      await shopper.ask("在吗");
    }
    const end = await listenAsShopper(product.base, shopper, after);
    const { messages } = await shopper.list();
    await end.until((frame) => frame.type === "message" && frame.message.seq === messages.length, "the rest");
    await end.close();
    seen.push(...end.frames.flatMap((frame) => (frame.type === "message" ? [frame.message.seq] : [])));
    expect(messages).toHaveLength(12);
    expect(seen).toEqual(messages.map(({ seq }) => seq));
    const { messages: rest } = await shopper.list(after);
    expect(rest.map(({ seq }) => seq)).toEqual(messages.map(({ seq }) => seq).filter((seq) => seq > after));
  });
});
