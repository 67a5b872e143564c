import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import {
  type ConversationRpc,
  conversationName,
  conversationOf,
  type Opening,
} from "../../durable-objects/conversation/contract.ts";
import type { ConversationObject } from "../../durable-objects/conversation/object.ts";
import { openPorts } from "../../durable-objects/conversation/ports.ts";
import type { ActionRequest, Execution, Proposal } from "../../workers/commerce/ports.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { balanceOf, order, read, refundsOf, type Store, storeOf } from "../commerce/actions/act.ts";
import { POLICY } from "../merchants/shop-fixture.ts";

// The real object, the real engine, the real database: nothing is scripted but when something dies.

const MONEY = {
  ...POLICY,
  actions: { ...POLICY.actions, change_payment: { states: ["paid"], refund: { to: ["original"], days: 3 } } },
} satisfies PolicyInput;
const ids = ["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"];
const pay = (orderId: string): ActionRequest => ({
  name: "change_payment",
  arguments: { orderId, method: "gift_card" },
});

let store: Store;
beforeAll(async () => {
  const cheap = (id: string) =>
    order(id, {
      items: [{ id: `${id}-shirt`, product: "p-shirt", variant: "v-shirt-m", quantity: 1, unitPriceMinor: 1_000 }],
      discountMinor: 0,
      payments: [{ method: "alipay" }],
    });
  store = await storeOf(ids.map(cheap), { policy: MONEY });
});

let made = 0;

/** A conversation of its own with the product's real parts. */
class Direct {
  readonly opening: Opening;
  stub: DurableObjectStub<ConversationObject>;
  rpc: ConversationRpc;

  constructor() {
    const thread = `direct-${made++}`;
    const conversation = `api~${thread}`;
    this.opening = { shop: store.shop, conversation, channel: "api", thread, trace: "t", address: null };
    this.stub = env.CONVERSATION.getByName(conversationName(store.shop, conversation));
    this.rpc = conversationOf(env, store.shop, conversation);
  }

  async propose(request: ActionRequest, customer = "alice"): Promise<Proposal> {
    const result = unwrap(await this.rpc.propose(this.opening, customer, request));
    if (!result.proposed) throw new Error(result.refusal.reason);
    return result.proposal;
  }

  confirm(proposal: string, customer = "alice") {
    return this.rpc.confirm(this.opening, customer, proposal);
  }

  /** Dies around the next execution: before it reaches the database, or before its answer comes back. */
  async dieNext(when: "before" | "after"): Promise<void> {
    await runInDurableObject(this.stub, ({ kernel }, state) => {
      kernel.openPorts = (...given) => {
        const ports = openPorts(...given);
        const turn = async () => {
          const parts = await ports.turn();
          const execute = async (proposal: Proposal): Promise<Execution> => {
            if (when === "after") await parts.commerce.actions.execute(proposal);
            // What the object has committed is on disk; what comes now is lost.
            await state.storage.sync();
            state.abort("died in the test");
            return new Promise(() => {});
          };
          return { ...parts, commerce: { ...parts.commerce, actions: { ...parts.commerce.actions, execute } } };
        };
        return { ...ports, turn };
      };
    });
  }

  /** Comes again after its death, some seconds later, and its alarm rings. */
  async wakeLater(): Promise<void> {
    this.stub = env.CONVERSATION.getByName(conversationName(store.shop, this.opening.conversation));
    this.rpc = conversationOf(env, store.shop, this.opening.conversation);
    await runInDurableObject(this.stub, ({ kernel }) => {
      kernel.now = () => Date.now() + 6_000;
    });
    await runDurableObjectAlarm(this.stub);
  }

  async receipts(): Promise<number> {
    return unwrap(await this.rpc.list(0, 100)).messages.filter(({ from }) => from === "bot").length;
  }
}

async function expectPaidOnce(orderId: string, before: number): Promise<void> {
  expect(await balanceOf(store)).toBe(before - 1_000);
  expect(await refundsOf(store, orderId)).toEqual([{ amountMinor: 1_000, to: "alipay", state: "approved" }]);
  expect((await read(store, orderId)).payments.map(({ method }) => method)).toEqual(["alipay", "gift_card"]);
}

const balance = async () => (await balanceOf(store)) ?? 0;

describe("an action asked for by the shop's own systems", () => {
  it("is previewed, confirmed once, and told in the conversation; confirming again returns the same", async () => {
    const [direct, before] = [new Direct(), await balance()];
    const proposal = await direct.propose(pay("P1"));
    expect(await balance()).toBe(before);
    const first = unwrap(await direct.confirm(proposal.id));
    expect(first).toMatchObject({ state: "executed", effects: proposal.effects });
    expect(unwrap(await direct.confirm(proposal.id))).toEqual(first);
    await expectPaidOnce("P1", before);
    expect(await direct.receipts()).toBe(1);
  });

  it("confirmed many times at once is done once", async () => {
    const [direct, before] = [new Direct(), await balance()];
    const { id } = await direct.propose(pay("P2"));
    const ends = await Promise.all(Array.from({ length: 5 }, () => direct.confirm(id)));
    expect(ends.every((end) => end.ok && end.value.state === "executed")).toBe(true);
    await expectPaidOnce("P2", before);
    expect(await direct.receipts()).toBe(1);
  });

  it("replaces what was open: only the last preview can be confirmed", async () => {
    const direct = new Direct();
    const first = await direct.propose(pay("P3"));
    await direct.propose(pay("P4"));
    expect(await direct.confirm(first.id)).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect((await read(store, "P3")).version).toBe(1);
  });

  it("is not done for another customer, nor from another conversation", async () => {
    const [direct, other] = [new Direct(), new Direct()];
    const { id } = await direct.propose(pay("P3"));
    expect(await direct.confirm(id, "bob")).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await other.confirm(id)).toMatchObject({ ok: false, error: { code: "conflict" } });
    await expect(new Direct().propose(pay("P3"), "bob")).rejects.toThrow("unknown_order");
    expect((await read(store, "P3")).version).toBe(1);
  });

  it("waits for the person who holds the conversation", async () => {
    const direct = new Direct();
    const { id } = await direct.propose(pay("P3"));
    unwrap(await direct.rpc.claim({ id: "anna", name: "Anna" }, 0));
    expect(await direct.confirm(id)).toMatchObject({ ok: false, error: { code: "conflict" } });
    const again = await direct.rpc.propose(direct.opening, "alice", pay("P3"));
    expect(again).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect((await read(store, "P3")).version).toBe(1);
  });
});

describe("an action that moves money, when something dies", () => {
  it.each([
    ["before", "P5"],
    ["after", "P6"],
  ] as const)("%s the batch came through: it is done once and the receipt arrives once", async (when, orderId) => {
    const [direct, before] = [new Direct(), await balance()];
    const { id } = await direct.propose(pay(orderId));
    await direct.dieNext(when);
    await direct.confirm(id).catch(() => null);
    expect(await balance()).toBe(when === "before" ? before : before - 1_000);
    await direct.wakeLater();
    await expectPaidOnce(orderId, before);
    expect(await direct.receipts()).toBe(1);
    expect(unwrap(await direct.confirm(id))).toMatchObject({ state: "executed" });
    await expectPaidOnce(orderId, before);
  });

  it("in the middle of the batch: nothing of it is there, and the timer does it whole", async () => {
    const [direct, before] = [new Direct(), await balance()];
    const { id } = await direct.propose(pay("P7"));
    await store.database.run(
      "create trigger break_refunds before insert on refunds begin select raise(abort, 'power'); end",
    );
    const broken = await direct.confirm(id);
    await store.database.run("drop trigger break_refunds");
    expect(broken).toMatchObject({ ok: false, error: { code: "unavailable" } });
    expect(await balance()).toBe(before);
    await direct.wakeLater();
    await expectPaidOnce("P7", before);
    expect(await direct.receipts()).toBe(1);
  });
});
