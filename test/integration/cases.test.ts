import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Message } from "../../workers/platform/message.ts";
import { openChat, type Product, type signIn, signInAgent, signInOwner, startProduct } from "./product.ts";
import { signIdentity } from "./signed.ts";

type Staff = Awaited<ReturnType<typeof signIn>>;
interface CaseShown {
  id: string;
  step: string;
  outcome: string | null;
  kind: string;
  orderId: string;
  dueAt: string | null;
  returnCode: string;
  entries: { event: string; by: string; note: string | null }[];
}

let product: Product;
let owner: Staff;
let agent: Staff;
let key: string;
let otherKey: string;
beforeAll(async () => {
  product = await startProduct();
  owner = await signInOwner(product.base);
  agent = await signInAgent(product.base);
  key = await makeKey(["aftersales"]);
  otherKey = await makeKey(["read"]);
});
afterAll(() => product.stop());

async function makeKey(scopes: string[]): Promise<string> {
  const made = await owner.call("POST", "/api/admin/demo/keys", { name: "warehouse", scopes });
  expect(made.status).toBe(201);
  return ((await made.json()) as { key: string }).key;
}

function open(path: string, body: unknown, options: { key?: string; as?: string | null } = {}): Promise<Response> {
  const as = options.as === undefined ? key : options.as;
  return fetch(`${product.base}/api/open/demo${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": options.key ?? crypto.randomUUID(),
      ...(as === null ? {} : { Authorization: `Bearer ${as}` }),
    },
    body: JSON.stringify(body),
  });
}
const fact = (id: string, event: unknown, options: { key?: string; as?: string | null } = {}) =>
  open(`/cases/${id}/events`, { event }, options);
const codeOf = async (response: Response) => ((await response.json()) as { error: { code: string } }).error.code;

async function caseOf(response: Response): Promise<CaseShown> {
  expect(response.status).toBe(200);
  return ((await response.json()) as { case: CaseShown }).case;
}
const shown = async (id: string) => caseOf(await agent.call("GET", `/api/desk/demo/cases/${id}`));

/** A shopper who has sent an order back by talking; with the case that follows. */
async function returning(customer: string, orderId: string, lines: string[]) {
  const identity = await signIdentity(product.identitySecret, customer);
  const shopper = await openChat(product.base, { locale: "zh-CN", identity });
  for (const line of lines) await shopper.ask(line);
  const { actions } = await shopper.ask({ choice: "confirm" });
  expect(actions).toMatchObject([{ name: "return_items", state: "executed", orderId }]);
  const bearer = { Authorization: `Bearer ${shopper.token}` };
  const cases = () => fetch(`${product.base}/api/chat/demo/cases`, { headers: bearer });
  const [started] = await vi.waitFor(
    async () => {
      const { cases: found } = (await (await cases()).json()) as { cases: CaseShown[] };
      expect(found).toHaveLength(1);
      return found;
    },
    { timeout: 20_000, interval: 800 },
  );
  if (!started) throw new Error("no case");
  return { shopper, id: started.id, bearer };
}

/** Waits until the shopper reads a word with this in it. */
function told(shopper: Awaited<ReturnType<typeof openChat>>, words: string): Promise<Message> {
  return vi.waitFor(
    async () => {
      const found = (await shopper.list()).messages.filter(({ from, text }) => from === "bot" && text.includes(words));
      expect(found.map(({ text }) => text)).toEqual([expect.stringContaining(words)]);
      return found[0] as Message;
    },
    { timeout: 20_000, interval: 800 },
  );
}

describe("a return, from the talk to the refund", () => {
  test("each step is told in the chat, once, whoever reports it, and however often", async () => {
    const { shopper, id, bearer } = await returning("u1005", "880012340023", ["880012340023 我要退货", "尺码不合适"]);
    const first = await told(shopper, "退货码");
    expect(first.cards).toMatchObject([{ kind: "case", caseId: id, code: expect.stringMatching(/^R\d{8}$/) }]);
    const card = first.cards.find((card) => card.kind === "case");
    const labelUrl = new URL(card?.labelUrl ?? "", product.base);
    const label = await fetch(labelUrl);
    expect(label.headers.get("content-type")).toMatch("text/html");
    const printed = await label.text();
    expect(printed).toContain(card?.code);
    expect(printed).toContain("<svg");
    const forged = new URL(`${labelUrl.pathname.slice(0, -4)}AAAA`, product.base);
    expect((await fetch(forged)).status).toBe(401);
    // The shopper names the parcel, twice.
    const sent = () =>
      fetch(`${product.base}/api/chat/demo/cases/${id}/events`, {
        method: "POST",
        headers: { ...bearer, "Content-Type": "application/json", "Idempotency-Key": "parcel" },
        body: JSON.stringify({ event: { type: "goods_sent", parcel: { courier: "顺丰", trackingNo: "SF99887766" } } }),
      });
    expect((await caseOf(await sent())).step).toBe("parcel_underway");
    expect((await caseOf(await sent())).step).toBe("parcel_underway");
    await told(shopper, "SF99887766");
    expect((await fetch(labelUrl)).status).toBe(404);
    // The courier says that it has come: the case is found by its number.
    const push = { trackingNo: "SF99887766", state: "delivered" };
    const pushed = await vi.waitFor(
      async () => {
        const response = await open("/shipments", push, { key: "courier-1" });
        expect(response.status).toBe(200);
        return (await response.json()) as { cases: unknown[] };
      },
      { timeout: 20_000, interval: 800 },
    );
    expect(pushed.cases).toEqual([{ case: id, step: "inspecting" }]);
    expect((await open("/shipments", push, { key: "courier-1" })).status).toBe(200);
    expect(await codeOf(await open("/shipments", { ...push, state: "lost" }, { key: "courier-1" }))).toBe("conflict");
    await told(shopper, "正在验收");
    const accepted = { type: "inspected", result: "accepted" };
    expect((await fact(id, accepted, { key: "wms-1" })).status).toBe(200);
    expect((await fact(id, accepted, { key: "wms-1" })).status).toBe(200);
    const receipt = await told(shopper, "的退款 ");
    expect(receipt.text).toContain("¥369");
    expect(receipt.cards).toMatchObject([
      { kind: "case", steps: [{}, {}, {}, {}, { label: "已退款", state: "done" }] },
    ]);
    expect(await shown(id)).toMatchObject({ step: "done", outcome: "refunded", dueAt: null });
    const { cases } = (await (await agent.call("GET", "/api/desk/demo/cases?list=done")).json()) as {
      cases: CaseShown[];
    };
    expect(cases.map((one) => one.id)).toContain(id);
  });

  test("a rejected inspection waits for a supervisor; an agent may report and not decide", async () => {
    const { shopper, id, bearer } = await returning("u1007", "880012340034", ["880012340034 我要退货", "尺码不合适"]);
    // The number written in the chat reaches the case, once; one that is none is refused.
    const bad = await shopper.ask("我寄回去了，单号 12");
    expect(bad.replies.map(({ text }) => text).join()).toContain("没有登记");
    const noted = await shopper.ask("我寄回去了，单号 SF5566778899");
    expect(noted.replies.map(({ text }) => text).join()).toContain("SF5566778899 已登记到订单 880012340034 的退货");
    expect(await shown(id)).toMatchObject({ step: "parcel_underway" });
    await told(shopper, "正在路上");
    const promised = await vi.waitFor(
      async () => {
        const { promises } = (await (
          await fetch(`${product.base}/api/chat/demo/promises`, { headers: bearer })
        ).json()) as {
          promises: { kind: string; what: string; dueAt: string | null }[];
        };
        expect(promises.map(({ kind }) => kind)).toContain("follow_up");
        return promises;
      },
      { timeout: 20_000, interval: 800 },
    );
    // Money that waits for goods has no day before they are here.
    expect(promised.find(({ kind }) => kind === "refund")).toMatchObject({ dueAt: null });
    const rejected = { type: "inspected", result: "rejected" };
    expect(await codeOf(await fact(id, rejected))).toBe("conflict");
    await caseOf(await fact(id, { type: "goods_received" }));
    expect((await caseOf(await fact(id, rejected))).step).toBe("deciding");
    const decide = { event: { type: "decided", decision: "refuse" }, note: "吊牌已剪" };
    const path = `/api/desk/demo/cases/${id}/events`;
    expect((await agent.call("POST", path, decide, { "Idempotency-Key": "d1" })).status).toBe(403);
    const decided = await caseOf(await owner.call("POST", path, decide, { "Idempotency-Key": "d1" }));
    expect(decided).toMatchObject({ step: "done", outcome: "refused" });
    expect(decided.entries.at(-1)).toMatchObject({ event: "decided", note: "吊牌已剪" });
    await told(shopper, "未能通过");
    expect(await codeOf(await owner.call("POST", path, decide, { "Idempotency-Key": "d2" }))).toBe("conflict");
  });
});

describe("a lost parcel and a defect", () => {
  test("a shop's system opens a case once per key, for an order that is there", async () => {
    const body = { kind: "lost_parcel", orderId: "880012340003" };
    const opened = await open("/cases", body, { key: "lost-1" });
    expect(opened.status).toBe(201);
    const { case: one } = (await opened.json()) as { case: CaseShown };
    expect(one).toMatchObject({ kind: "lost_parcel", step: "courier_asked", orderId: "880012340003" });
    const again = await open("/cases", body, { key: "lost-1" });
    expect(((await again.json()) as { case: CaseShown }).case.id).toBe(one.id);
    expect(await codeOf(await open("/cases", { ...body, kind: "quality" }, { key: "lost-1" }))).toBe("conflict");
    expect(await codeOf(await open("/cases", { ...body, orderId: "nowhere" }))).toBe("not_found");
    expect((await caseOf(await fact(one.id, { type: "courier_answered", answer: "found" }))).outcome).toBe("found");
  });
});

describe("refused", () => {
  test("without the scope, with no key, and in another shop", async () => {
    const received = { type: "goods_received" };
    for (const as of [null, "dbk_forged"]) expect((await fact("rtn_x", received, { as })).status).toBe(401);
    expect((await fact("rtn_x", received, { as: otherKey })).status).toBe(403);
    const elsewhere = await fetch(`${product.base}/api/open/other/shipments`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", "Idempotency-Key": "x" },
      body: JSON.stringify({ trackingNo: "SF99887766", state: "lost" }),
    });
    expect(elsewhere.status).toBe(403);
    expect((await fetch(`${product.base}/api/desk/demo/cases`)).status).toBe(401);
    expect((await fetch(`${product.base}/api/chat/demo/cases`)).status).toBe(401);
  });

  test("what is not there gives the same words to staff, systems and shoppers", async () => {
    expect((await fact("rtn_none", { type: "goods_received" })).status).toBe(404);
    expect((await agent.call("GET", "/api/desk/demo/cases/rtn_none")).status).toBe(404);
    const stranger = await openChat(product.base);
    const [{ id } = { id: "" }] = (
      (await (await agent.call("GET", "/api/desk/demo/cases?list=done")).json()) as { cases: CaseShown[] }
    ).cases;
    for (const one of [id, "rtn_none"]) {
      const refused = await fetch(`${product.base}/api/chat/demo/cases/${one}/events`, {
        method: "POST",
        headers: {
          Authorization: `Bearer ${stranger.token}`,
          "Content-Type": "application/json",
          "Idempotency-Key": "x",
        },
        body: JSON.stringify({ event: { type: "goods_sent" } }),
      });
      expect(refused.status).toBe(404);
      expect(await refused.text()).toContain("there is no such case");
    }
    expect((await open("/shipments", { trackingNo: "NOWHERE-1", state: "lost" })).status).toBe(404);
  });

  test.each([
    ["an event that is none", { event: { type: "paid" } }],
    ["a decision by a machine", { event: { type: "decided", decision: "refund" } }],
    ["a result that is none", { event: { type: "inspected", result: "maybe" } }],
    [
      "a tracking number that is none",
      { event: { type: "replacement_shipped", parcel: { courier: "x", trackingNo: "<b>" } } },
    ],
    ["a field that is not its own", { event: { type: "goods_received", amountMinor: 5 } }],
    ["no event", {}],
  ])("%s", async (_, body) => {
    expect((await open("/cases/rtn_x/events", body)).status).toBe(400);
  });

  test("a push with nothing in it, a bad time, a key that is missing", async () => {
    expect((await open("/shipments", { trackingNo: "SF1680021345823" })).status).toBe(400);
    expect((await open("/shipments", { trackingNo: "SF1680021345823", etaAt: "tomorrow" })).status).toBe(400);
    const keyless = await fetch(`${product.base}/api/open/demo/shipments`, {
      method: "POST",
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json" },
      body: JSON.stringify({ trackingNo: "SF1680021345823", state: "lost" }),
    });
    expect(keyless.status).toBe(400);
  });
});
