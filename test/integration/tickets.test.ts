import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openChat, type Product, signIn, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signIn>>;
interface Ticket {
  id: string;
  number: number;
  state: string;
  priority: string;
  type: string;
  summary: string;
  conversation: string | null;
  assigneeId: string | null;
  tags: string[];
  source: string;
}

const ANALYST = { email: "tickets-analyst@demo.local", name: "小数", password: "a-long-enough-password" };
const BODY = { type: "refund", summary: "顾客要退款，电话13812345678", orderId: null };
const AT = "/api/desk/demo/tickets";

let product: Product;
let owner: Staff;
let agent: Staff;
let analyst: Staff;
let openKey: string;
beforeAll(async () => {
  product = await startProduct();
  owner = await signInOwner(product.base);
  agent = await signInAgent(product.base);
  await owner.call("POST", "/api/admin/demo/staff", { ...ANALYST, role: "analyst" });
  analyst = await signIn(product.base, ANALYST);
  const made = await owner.call("POST", "/api/admin/demo/keys", { name: "erp", scopes: ["tickets"] });
  openKey = ((await made.json()) as { key: string }).key;
});
afterAll(() => product.stop());

const post = (staff: Staff, path: string, body: unknown, key: string = crypto.randomUUID()) =>
  staff.call("POST", path, body, { "Idempotency-Key": key });
const open = (method: string, path: string, body?: unknown, key = openKey) =>
  fetch(`${product.base}/api/open${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${key}`,
      "Content-Type": "application/json",
      "Idempotency-Key": crypto.randomUUID(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const ticketOf = async (response: Response) => ((await response.json()) as { ticket: Ticket }).ticket;
const codeOf = async (response: Response) =>
  [response.status, ((await response.json()) as { error: { code: string } }).error.code] as const;
const made = async (more = {}) => {
  const response = await post(agent, AT, { ...BODY, ...more });
  expect(response.status).toBe(201);
  return ticketOf(response);
};

describe("tickets of agents", () => {
  test("are made once per key, masked, given to who is free, listed, changed, commented, merged and reopened", async () => {
    const first = await post(agent, AT, BODY, "once");
    const again = await post(agent, AT, BODY, "once");
    const ticket = await ticketOf(first);
    expect(await ticketOf(again)).toMatchObject({ id: ticket.id, number: ticket.number });
    expect(ticket.summary).not.toContain("13812345678");
    expect(ticket.assigneeId).not.toBeNull();
    const listed = (await (await agent.call("GET", `${AT}?state=open`)).json()) as {
      tickets: Ticket[];
      counts: object;
    };
    expect(listed.tickets.map(({ id }) => id)).toContain(ticket.id);
    expect(listed.counts).toMatchObject({ open: expect.any(Number), overdue: 0 });

    const changed = await post(agent, `${AT}/${ticket.id}/change`, { priority: "urgent", state: "pending" });
    expect(await ticketOf(changed)).toMatchObject({ priority: "urgent", state: "pending" });
    const comment = { text: "已电话联系顾客", isReply: true };
    expect((await post(agent, `${AT}/${ticket.id}/comment`, comment)).status).toBe(200);
    const other = await made();
    expect(await ticketOf(await post(agent, `${AT}/${ticket.id}/merge`, { into: other.id }))).toMatchObject({
      id: other.id,
    });
    const whole = (await (await agent.call("GET", `${AT}/${other.id}`)).json()) as {
      comments: { text: string; fromNumber: number; by: string }[];
      history: { type: string; byName: string }[];
    };
    expect(whole.comments).toMatchObject([{ text: comment.text, fromNumber: ticket.number, by: "小周" }]);
    expect(whole.history.map(({ type }) => type)).toEqual(["ticket.created", "ticket.merged"]);
    await post(agent, `${AT}/${other.id}/change`, { state: "done" });
    expect(await ticketOf(await post(agent, `${AT}/${other.id}/change`, { state: "open" }))).toMatchObject({
      state: "open",
    });
  });

  test("an agent's answer in the conversation is known to its ticket", async () => {
    const shopper = await openChat(product.base);
    await shopper.ask("转人工");
    const ticket = await made({ conversation: shopper.conversation });
    const path = `/api/desk/demo/conversations/${shopper.conversation}`;
    const { holder } = await shopper.list();
    const claimed = (await (await agent.call("POST", `${path}/claim`, { epoch: holder.epoch })).json()) as {
      holder: { epoch: number };
    };
    await post(agent, `${path}/reply`, { epoch: claimed.holder.epoch, text: "您好，我来处理" });
    await vi.waitFor(
      async () => {
        const { history } = (await (await agent.call("GET", `${AT}/${ticket.id}`)).json()) as {
          history: { changes: object }[];
        };
        expect(history.some(({ changes }) => "replied" in changes)).toBe(true);
      },
      { timeout: 15_000, interval: 100 },
    );
  });

  test("what is wrong is said, and changes nothing", async () => {
    const ticket = await made();
    const at = `${AT}/${ticket.id}`;
    expect(await codeOf(await post(agent, AT, { ...BODY, type: "party" }))).toEqual([400, "invalid"]);
    expect(await codeOf(await post(agent, AT, { ...BODY, summary: "" }))).toEqual([400, "invalid"]);
    expect(await codeOf(await agent.call("POST", AT, BODY))).toEqual([400, "invalid"]);
    expect(await codeOf(await agent.call("GET", `${AT}?limit=0`))).toEqual([400, "invalid"]);
    expect(await codeOf(await post(agent, `${at}/change`, {}))).toEqual([400, "invalid"]);
    expect(await codeOf(await post(agent, `${at}/change`, { assigneeId: "nobody" }))).toEqual([400, "invalid"]);
    expect(await codeOf(await post(agent, `${at}/merge`, { into: ticket.id }))).toEqual([400, "invalid"]);
    expect(await codeOf(await post(agent, `${at}/merge`, { into: "tkt_none" }))).toEqual([404, "not_found"]);
    expect(await codeOf(await post(agent, `${AT}/tkt_none/comment`, { text: "x" }))).toEqual([404, "not_found"]);
    expect(await codeOf(await agent.call("GET", `${AT}/tkt_none`))).toEqual([404, "not_found"]);
    await post(agent, `${at}/comment`, { text: "a" }, "same");
    expect(await codeOf(await post(agent, `${at}/comment`, { text: "b" }, "same"))).toEqual([409, "conflict"]);
    expect((await agent.call("PATCH", at, {})).status).toBe(405);
    expect(((await (await agent.call("GET", at)).json()) as { ticket: Ticket }).ticket).toMatchObject({
      state: "open",
      priority: "normal",
    });
  });

  test("nobody without a session, of another shop, or who may only read, changes one", async () => {
    const ticket = await made();
    const stranger = {
      ...agent,
      call: (method: string, path: string, body?: unknown, headers = {}) =>
        fetch(`${product.base}${path}`, {
          method,
          headers: { Origin: product.base, "Content-Type": "application/json", ...headers },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
    };
    const paths = [`${AT}/${ticket.id}/change`, `${AT}/${ticket.id}/comment`, `${AT}/${ticket.id}/merge`, AT];
    const bodies = [{ state: "done" }, { text: "x" }, { into: "tkt_x" }, BODY];
    for (const [index, path] of paths.entries()) {
      expect((await post(stranger, path, bodies[index])).status).toBe(401);
      expect((await post(analyst, path, bodies[index])).status).toBe(403);
      expect((await post(agent, path.replace("/demo/", "/other/"), bodies[index])).status).toBe(403);
    }
    expect((await stranger.call("GET", AT)).status).toBe(401);
    expect((await agent.call("GET", `${AT.replace("/demo/", "/other/")}/${ticket.id}`)).status).toBe(403);
    expect((await analyst.call("GET", AT)).status).toBe(200);
    const foreign = await agent.call("POST", paths[0] ?? "", bodies[0], {
      "Idempotency-Key": "x",
      Origin: "https://evil.example",
    });
    expect(foreign.status).toBe(403);
  });
});

describe("settings of tickets", () => {
  test("who takes what and how fast is set by supervisors, and dispatch goes by it", async () => {
    const { agents } = (await (await owner.call("GET", "/api/desk/demo/ticket-agents")).json()) as {
      agents: { id: string; name: string; role: string }[];
    };
    const zhou = agents.find(({ name }) => name === "小周");
    const profile = { skills: [], languages: [], tiers: [], capacity: 20, isAway: true };
    const path = `/api/desk/demo/ticket-agents/${zhou?.id}`;
    expect((await agent.call("POST", path, profile)).status).toBe(403);
    expect((await owner.call("POST", path, profile)).status).toBe(200);
    expect((await made()).assigneeId).toBeNull();
    await owner.call("POST", path, { ...profile, isAway: false });
    expect((await made()).assigneeId).toBe(zhou?.id);
    expect((await owner.call("POST", path, { ...profile, capacity: -1 })).status).toBe(400);
    expect((await owner.call("POST", "/api/desk/demo/ticket-agents/nobody", profile)).status).toBe(404);

    const away = "/api/desk/demo/ticket-agents/me/away";
    expect((await agent.call("POST", away, { isAway: true })).status).toBe(200);
    expect((await made()).assigneeId).toBeNull();
    expect((await agent.call("POST", away, { isAway: false })).status).toBe(200);
    expect((await agent.call("POST", away, { isAway: "no" })).status).toBe(400);
    expect((await analyst.call("POST", away, { isAway: true })).status).toBe(403);

    const targets = { urgent: { firstReplyMinutes: 5, nextReplyMinutes: 5, resolutionMinutes: 60 } };
    expect((await agent.call("POST", "/api/desk/demo/ticket-targets", targets)).status).toBe(403);
    expect(
      (await owner.call("POST", "/api/desk/demo/ticket-targets", { urgent: { firstReplyMinutes: 0 } })).status,
    ).toBe(400);
    expect(await (await owner.call("POST", "/api/desk/demo/ticket-targets", targets)).json()).toMatchObject(targets);
    expect(await (await agent.call("GET", "/api/desk/demo/ticket-targets")).json()).toMatchObject(targets);
  });
});

describe("tickets by API key", () => {
  test("are made, listed, shown, changed and commented", async () => {
    const response = await open("POST", "/tickets", { ...BODY, tags: ["ERP"] });
    expect(response.status).toBe(201);
    const ticket = await ticketOf(response);
    expect(ticket).toMatchObject({ source: "api", tags: ["ERP"] });
    expect(await ticketOf(await open("POST", `/tickets/${ticket.id}/change`, { state: "pending" }))).toMatchObject({
      state: "pending",
    });
    expect((await open("POST", `/tickets/${ticket.id}/comment`, { text: "仓库已确认" })).status).toBe(200);
    const whole = (await (await open("GET", `/tickets/${ticket.id}`)).json()) as { comments: { by: string }[] };
    expect(whole.comments).toMatchObject([{ by: "API" }]);
    const { tickets } = (await (await open("GET", "/tickets?state=pending")).json()) as { tickets: Ticket[] };
    expect(tickets.map(({ id }) => id)).toContain(ticket.id);
  });

  test("need a key with the scope, a good body and a known ticket", async () => {
    const made = await owner.call("POST", "/api/admin/demo/keys", { name: "reader", scopes: ["read"] });
    const { key } = (await made.json()) as { key: string };
    for (const [method, path, body] of [
      ["GET", "/tickets", undefined],
      ["POST", "/tickets", BODY],
      ["GET", "/tickets/x", undefined],
      ["POST", "/tickets/x/change", { state: "done" }],
      ["POST", "/tickets/x/comment", { text: "x" }],
    ] as const) {
      expect((await open(method, path, body, key)).status).toBe(403);
      expect((await open(method, path, body, "dbk_wrong")).status).toBe(401);
    }
    expect(await codeOf(await open("POST", "/tickets", { ...BODY, priority: 7 }))).toEqual([400, "invalid"]);
    expect(await codeOf(await open("GET", "/tickets/tkt_none"))).toEqual([404, "not_found"]);
    expect(await codeOf(await open("POST", "/tickets/tkt_none/change", { state: "done" }))).toEqual([404, "not_found"]);
    expect((await open("DELETE", "/tickets")).status).toBe(405);
  });
});
