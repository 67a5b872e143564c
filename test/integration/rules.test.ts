import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openChat, type Product, type signIn, signInAgent, signInOwner, startProduct } from "./product.ts";

type Staff = Awaited<ReturnType<typeof signIn>>;
interface Rule {
  id: string;
  version: number;
  isEnabled: boolean;
}

const AT = "/api/admin/demo/rules";
const RULE = {
  when: "turn.taken",
  match: "all",
  conditions: [{ fact: "turn.intent", operator: "is", value: "complaint" }],
  actions: [
    { kind: "create_ticket", type: "complaint", priority: "high", summary: "投诉", tags: ["投诉"] },
    { kind: "send_message", text: { zh: "您的意见我们已经记下。", en: "We have noted what you said." } },
  ],
  pauseHours: 0,
};

let product: Product;
let owner: Staff;
let agent: Staff;
beforeAll(async () => {
  product = await startProduct();
  owner = await signInOwner(product.base);
  agent = await signInAgent(product.base);
});
afterAll(() => product.stop());

const keyed = (key: string = crypto.randomUUID()) => ({ "Idempotency-Key": key });
const add = async (document: unknown, isEnabled = true, key?: string) =>
  owner.call("POST", AT, { name: "投诉建单", document, isEnabled }, keyed(key));
const ruleOf = async (response: Response) => ((await response.json()) as { rule: Rule }).rule;
const remove = (id: string) => owner.call("DELETE", `${AT}/${id}`);
const messageOf = async (response: Response) =>
  ((await response.json()) as { error: { message: string } }).error.message;
const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 150 });

describe("rules", () => {
  test("a shopper's complaint makes a ticket and a word of the shop, once, and the log says why", async () => {
    const rule = await ruleOf(await add(RULE));
    const shopper = await openChat(product.base);
    await shopper.ask("我要投诉你们，服务太差了");
    await until(async () => {
      const { firings } = (await (await owner.call("GET", `${AT}/${rule.id}/firings`)).json()) as {
        firings: { why: unknown; effects: unknown; conversation: string; ticketId: string }[];
      };
      expect(firings).toMatchObject([
        {
          conversation: shopper.conversation,
          why: [{ fact: "turn.intent", operator: "is", value: "complaint", found: "complaint" }],
          effects: [
            { kind: "create_ticket", state: "done" },
            { kind: "send_message", state: "done" },
          ],
        },
      ]);
    });
    const said = (await shopper.list()).messages.filter(({ text }) => text === "您的意见我们已经记下。");
    expect(said).toHaveLength(1);
    const listed = await agent.call("GET", `/api/desk/demo/tickets?conversation=${shopper.conversation}`);
    expect(await listed.json()).toMatchObject({ tickets: [{ type: "complaint", source: "rule", tags: ["投诉"] }] });

    const dry = await owner.call("POST", "/api/admin/demo/rules-dry-run", { document: RULE, days: 1 });
    expect(await dry.json()).toMatchObject({ matched: 1, shown: [{ conversation: shopper.conversation }] });
    await remove(rule.id);
  });

  test("a rule hands over, the shopper hears of it, and what the guard does not let pass is not said", async () => {
    const document = {
      ...RULE,
      actions: [
        {
          kind: "send_message",
          text: { zh: "我们赔您500元，今天一定到账。", en: "We pay you 500 yuan, today for sure." },
        },
        { kind: "handoff", reason: "angry" },
      ],
    };
    const rule = await ruleOf(
      await add({ ...document, conditions: [{ fact: "turn.intent", operator: "is", value: "feedback_privacy" }] }),
    );
    const shopper = await openChat(product.base);
    await shopper.ask("建议你们出个小号");
    await until(async () => {
      const { firings } = (await (await owner.call("GET", `${AT}/${rule.id}/firings`)).json()) as {
        firings: unknown[];
      };
      expect(firings).toMatchObject([
        {
          effects: [
            { kind: "send_message", state: "refused", detail: "guard" },
            { kind: "handoff", state: "done" },
          ],
        },
      ]);
    });
    const { messages, holder } = await shopper.list();
    expect(holder.holder).toBe("waiting");
    const texts = messages.map(({ text }) => text).join("\n");
    expect(texts).toContain("转给人工客服");
    expect(texts).not.toContain("500");
    await remove(rule.id);
  });

  test("what waits for approval is approved by the rule up to its amount, executed once, and told", async () => {
    const { actions, ...policy } = (await (await owner.call("GET", "/api/admin/demo/policy")).json()) as {
      actions: { cancel_order: object };
    };
    const ladder = { automaticMinor: 100, approvalMinor: 2_000_000 };
    const stricter = { ...policy, actions: { ...actions, cancel_order: { ...actions.cancel_order, ladder } } };
    expect((await owner.call("PUT", "/api/admin/demo/policy", stricter)).status).toBe(200);
    const document = {
      ...RULE,
      when: "approval.requested",
      conditions: [
        { fact: "action.name", operator: "is", value: "cancel_order" },
        { fact: "approval.amount", operator: "at_most", value: 100_000 },
        { fact: "customer.refunds_90_days", operator: "at_most", value: 3 },
      ],
      actions: [{ kind: "propose_approval", action: "cancel_order", upToMinor: 100_000 }],
    };
    const rule = await ruleOf(await add(document));
    const shopper = await openChat(product.base);
    await shopper.ask("取消订单880012340002，不想要了，手机尾号1155");
    await shopper.ask({ choice: "confirm" });
    await until(async () => {
      expect((await shopper.list()).messages.at(-1)?.text).toMatch(/已.*取消|取消.*(成功|完成)/);
    });
    await until(async () => {
      const { firings } = (await (await owner.call("GET", `${AT}/${rule.id}/firings`)).json()) as {
        firings: unknown[];
      };
      expect(firings).toMatchObject([{ effects: [{ kind: "propose_approval", state: "done" }] }]);
    });
    const decided = await owner.call("GET", "/api/desk/demo/approvals?list=decided");
    expect(await decided.json()).toMatchObject({ approvals: [{ orderId: "880012340002", state: "approved" }] });
    await remove(rule.id);
  });

  test("a ticket of an agent sets off a rule on tickets; presets may be taken over", async () => {
    const { presets } = (await (await owner.call("GET", AT)).json()) as {
      presets: { id: string; name: { zh: string }; document: object }[];
    };
    expect(presets.map(({ name }) => name.zh)).toEqual([
      "退款自动审批",
      "物流停滞预警",
      "差价补偿",
      "负面情绪预警 + 优惠券 + 转人工",
      "VIP 优先",
      "签收未收到",
    ]);
    for (const { id, name, document } of presets) {
      const added = await owner.call("POST", AT, { name: name.zh, document, isEnabled: false, preset: id }, keyed());
      expect(added.status).toBe(201);
      await remove((await ruleOf(added)).id);
    }
    const document = {
      ...RULE,
      when: "ticket.created",
      conditions: [{ fact: "ticket.type", operator: "is", value: "repair" }],
      actions: [{ kind: "set_priority", priority: "urgent" }],
    };
    const rule = await ruleOf(await add(document));
    const made = await agent.call(
      "POST",
      "/api/desk/demo/tickets",
      { type: "repair", summary: "坏了" },
      { "Idempotency-Key": "r1" },
    );
    const { ticket } = (await made.json()) as { ticket: { id: string } };
    await until(async () => {
      const shown = await agent.call("GET", `/api/desk/demo/tickets/${ticket.id}`);
      expect(await shown.json()).toMatchObject({ ticket: { priority: "urgent" } });
    });
    await remove(rule.id);
  });

  test("what is wrong is said with its path; a loop is refused; a stale version is a conflict", async () => {
    expect(await messageOf(await add({ ...RULE, when: "sunrise" }))).toContain("when");
    expect(await messageOf(await add({ ...RULE, actions: [] }))).toContain("actions");
    const loop = { ...RULE, when: "ticket.created", conditions: [], actions: RULE.actions.slice(0, 1) };
    expect(await messageOf(await add(loop))).toContain("set itself off");
    expect((await add("x")).status).toBe(400);
    expect((await owner.call("POST", AT, { document: RULE }, keyed())).status).toBe(400);
    const rule = await ruleOf(await add(RULE, false, "same"));
    expect(await ruleOf(await add(RULE, false, "same"))).toEqual(rule);
    const save = (seen: number) =>
      owner.call("POST", `${AT}/${rule.id}`, { name: "乙", document: RULE, isEnabled: false, seen });
    expect(await ruleOf(await save(1))).toMatchObject({ version: 2 });
    expect((await save(1)).status).toBe(409);
    expect(await ruleOf(await owner.call("POST", `${AT}/${rule.id}/switch`, { isEnabled: true }))).toMatchObject({
      isEnabled: true,
      version: 2,
    });
    expect((await owner.call("POST", `${AT}/${rule.id}/switch`, { isEnabled: "yes" })).status).toBe(400);
    expect((await owner.call("POST", `${AT}/rul_none/switch`, { isEnabled: true })).status).toBe(404);
    expect((await owner.call("GET", `${AT}/rul_none/firings`)).status).toBe(404);
    expect((await owner.call("GET", `${AT}/${rule.id}/firings?limit=0`)).status).toBe(400);
    expect((await owner.call("POST", "/api/admin/demo/rules-dry-run", { document: RULE, days: 0 })).status).toBe(400);
    expect((await remove(rule.id)).status).toBe(200);
    expect((await remove(rule.id)).status).toBe(404);
    expect((await owner.call("PATCH", AT, {})).status).toBe(405);
  });

  test("only supervisors and above, of this shop, signed in, see or change rules", async () => {
    const calls: [string, string, unknown?][] = [
      ["GET", AT],
      ["POST", AT, { name: "x", document: RULE }],
      ["POST", `${AT}/rul_x`, { name: "x", document: RULE, isEnabled: false, seen: 1 }],
      ["POST", `${AT}/rul_x/switch`, { isEnabled: true }],
      ["DELETE", `${AT}/rul_x`],
      ["GET", `${AT}/rul_x/firings`],
      ["POST", "/api/admin/demo/rules-dry-run", { document: RULE }],
    ];
    for (const [method, path, body] of calls) {
      expect((await agent.call(method, path, body, keyed())).status).toBe(403);
      expect((await owner.call(method, path.replace("/demo/", "/other/"), body, keyed())).status).toBe(403);
      const headers = { ...keyed(), Origin: product.base, "Content-Type": "application/json" };
      const nobody = await fetch(`${product.base}${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      expect(nobody.status).toBe(401);
    }
  });
});
