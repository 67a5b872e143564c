import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import worker from "../../workers/index.ts";
import { type ApiScope, createApiKey } from "../../workers/merchants/api-keys.ts";
import { directoryDatabase } from "../../workers/platform/db/database.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { balanceOf, order, read, type Store, storeOf } from "../commerce/actions/act.ts";
import { POLICY } from "../merchants/shop-fixture.ts";

const MONEY = {
  ...POLICY,
  actions: {
    ...POLICY.actions,
    change_payment: { states: ["paid"], refund: { to: ["original"], days: 3 } },
    cancel_order: { ...POLICY.actions.cancel_order, ladder: { automaticMinor: 1, approvalMinor: 1_000_000 } },
  },
} satisfies PolicyInput;

let store: Store;
const keys: Partial<Record<ApiScope, string>> = {};
beforeAll(async () => {
  const cheap = (id: string) => order(id, { discountMinor: 0, payments: [{ method: "alipay" }] });
  const small = (id: string) => ({
    ...cheap(id),
    items: [{ id: `${id}-shirt`, product: "p-shirt", variant: "v-shirt-m", quantity: 1 }],
  });
  store = await storeOf(["O1", "O2", "O3"].map(small), { policy: MONEY });
  for (const scope of ["actions", "read"] as const) {
    const made = await createApiKey(
      { database: directoryDatabase(env), shop: store.shop, now: Date.now(), actor: "staff:x" },
      { name: scope, scopes: [scope] },
    );
    keys[scope] = made.key;
  }
});

async function call(door: "propose" | "confirm", body: unknown, key: string | undefined = keys.actions) {
  const headers = { "Content-Type": "application/json", ...(key ? { Authorization: `Bearer ${key}` } : {}) };
  const request = new Request(`https://deskbell.test/api/open/actions/${door}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  const response = await worker.fetch(request, env, createExecutionContext());
  return { status: response.status, body: (await response.json()) as unknown };
}

const proposalOf = (body: unknown) => z.object({ proposal: z.object({ id: z.string() }) }).parse(body).proposal.id;
const pay = (orderId: string, more: Record<string, unknown> = {}) => ({
  customer: "alice",
  thread: orderId,
  name: "change_payment",
  arguments: { orderId, method: "gift_card" },
  ...more,
});

describe("actions over the API", () => {
  it("are previewed and done once they are confirmed, once", async () => {
    const proposed = await call("propose", pay("O1"));
    expect(proposed).toMatchObject({ status: 200, body: { state: "proposed", proposal: { orderId: "O1" } } });
    expect(await balanceOf(store)).toBe(50_000);
    const id = proposalOf(proposed.body);
    const confirm = { customer: "alice", thread: "O1", proposal: id };
    const done = await call("confirm", confirm);
    expect(done).toMatchObject({ status: 200, body: { state: "executed" } });
    expect(await call("confirm", confirm)).toEqual(done);
    expect(await balanceOf(store)).toBe(50_000 - 12_900);
  });

  it("wait for a supervisor over the automatic amount", async () => {
    const request = { customer: "alice", thread: "O2", name: "cancel_order" };
    const given = { orderId: "O2", reason: "changed_mind" };
    const proposed = await call("propose", { ...request, arguments: given });
    const id = proposalOf(proposed.body);
    const waiting = await call("confirm", { customer: "alice", thread: "O2", proposal: id });
    expect(waiting).toMatchObject({ status: 200, body: { state: "awaiting_approval" } });
    expect((await read(store, "O2")).state).toBe("paid");
  });

  it("are refused with their reason, and with the same words for another's order and one that is not there", async () => {
    const refused = async (body: unknown) => (await call("propose", body)).body;
    const unknown = { state: "refused", refusal: { reason: "unknown_order" } };
    expect(await refused(pay("ghost", { thread: "x" }))).toEqual(unknown);
    expect(await refused(pay("O3", { customer: "bob", thread: "bobs" }))).toEqual(unknown);
    expect(await refused(pay("O3", { arguments: { orderId: "O3", method: "bobs" } }))).toMatchObject({
      refusal: { reason: "method" },
    });
  });

  it("are refused without a key, with a wrong one, and with one that may only read", async () => {
    expect((await call("propose", pay("O3"), "")).status).toBe(401);
    expect((await call("propose", pay("O3"), "dbk_wrong")).status).toBe(401);
    expect((await call("propose", pay("O3"), keys.read)).status).toBe(403);
    expect((await call("confirm", { customer: "alice", proposal: "prp" }, keys.read)).status).toBe(403);
  });

  it("are refused for a customer nobody knows, in another's conversation, and where the body is not the action's", async () => {
    expect((await call("propose", pay("O3", { customer: "nobody" }))).status).toBe(404);
    await call("propose", pay("O3", { thread: "shared" }));
    expect((await call("propose", pay("O3", { thread: "shared", customer: "bob" }))).status).toBe(403);
    const odd = [
      { orderId: "O3" },
      { orderId: "O3", method: "gift_card", amountMinor: 1 },
      { orderId: 3, method: "gift_card" },
      {},
    ];
    for (const given of odd) {
      const { status, body } = await call("propose", pay("O3", { arguments: given }));
      expect([status, body]).toMatchObject([400, { error: { code: "invalid" } }]);
    }
    expect((await call("propose", pay("O3", { name: "delete_order" }))).status).toBe(400);
    expect((await call("propose", pay("O3", { thread: "../x" }))).status).toBe(400);
    expect((await call("confirm", { customer: "alice", thread: "O3", proposal: "ghost" })).status).toBe(409);
    expect((await read(store, "O3")).version).toBe(1);
  });
});
