import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { type CaseReport, caseName, caseOf, type ReportedEvent } from "../../durable-objects/case/contract.ts";
import type { CaseObject } from "../../durable-objects/case/object.ts";
import { type CasePorts, openPorts } from "../../durable-objects/case/ports.ts";
import { conversationOf } from "../../durable-objects/conversation/contract.ts";
import type { CaseOrigin } from "../../workers/platform/case-words.ts";
import { paymentMethods } from "../../workers/platform/db/schema/customers.ts";
import { executions, orderItems, refunds, returns, services } from "../../workers/platform/db/schema/orders.ts";
import { promises } from "../../workers/platform/db/schema/promises.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import type { PolicyInput } from "../../workers/platform/policy.ts";
import { order } from "../commerce/store-fixture.ts";
import { NOW, newShop, POLICY } from "../merchants/shop-fixture.ts";

export const DAY_MS = 86_400_000;
/** Far ahead, so that no alarm rings by itself: tests ring. */
const LATER_MS = 20 * 365 * DAY_MS;

let made = 0;

/** A shop with a delivered order, a gift card, and a conversation that its customer has had. */
export async function newCaseShop(policy: PolicyInput = POLICY) {
  const shop = await newShop({ orders: [order("D1", { state: "delivered" })] }, policy);
  const { database } = shop;
  await database.insert(paymentMethods).values({
    shopId: shop.shop,
    customerId: "alice",
    id: "gift_card",
    kind: "stored_value",
    label: { zh: "礼品卡", en: "Gift card" },
    balanceMinor: 100,
  });
  const thread = `c${made++}${Date.now()}`;
  const conversation = `web~${thread}`;
  const opening = { shop: shop.shop, conversation, channel: "web", thread, trace: "trace-1", address: null };
  const rpc = conversationOf(env, shop.shop, conversation);
  unwrap(await rpc.open(opening, { locale: "zh-CN", productId: null, signed: null }));
  return { ...shop, conversation, rpc, opening };
}
export type CaseShop = Awaited<ReturnType<typeof newCaseShop>>;

/** What an executed action has left: its row, its promised refunds, its items on their way. */
export async function leaveRow(
  { database, shop, conversation }: CaseShop,
  id: string,
  kind: "return" | "exchange" | "reship" | "repair" | "refund_only",
  promised: { to: string; amountMinor: number }[] = [],
  more: { differenceMinor?: number; method?: string } = {},
): Promise<{ proposal: string }> {
  const proposal = `prp_${id}`;
  const actions = {
    return: "return_items",
    exchange: "exchange_items",
    reship: "reship",
    repair: "book_service",
    refund_only: "refund_only",
  };
  const execution = { conversation, orderId: "D1", action: actions[kind], state: "executed" as const };
  await database.insert(executions).values({
    ...execution,
    proposalId: proposal,
    shopId: shop,
    customerId: "alice",
    resultSealed: "",
    run: id,
    at: NOW,
  });
  const base = { shopId: shop, id, orderId: "D1", proposalId: proposal, createdAt: NOW };
  if (kind === "repair") {
    const booked = { type: "repair" as const, itemId: "D1-shirt", time: "周五", date: null, contactSealed: "" };
    await database.insert(services).values({ ...base, ...booked, customerId: "alice", state: "booked" });
  } else if (kind !== "refund_only") {
    const sent = kind === "return" ? {} : { variantId: "v-shirt-l" };
    const items = [{ itemId: "D1-shirt", quantity: 2, amountMinor: 5_000, ...sent }];
    await database
      .insert(returns)
      .values({ ...base, kind, items, reason: "x", freight: "shopper", state: "requested", method: null, ...more });
    const state = kind === "return" ? ("return_requested" as const) : ("exchange_requested" as const);
    await database.update(orderItems).set({ state });
  }
  for (const [index, part] of promised.entries()) {
    await database
      .insert(refunds)
      .values({ ...base, id: `ref_${id}_${index}`, ...part, state: "requested", reason: "x", dueAt: null });
    await database.insert(promises).values({
      shopId: shop,
      id: `prm_${id}_${index}`,
      conversation,
      kind: "refund",
      orderId: "D1",
      proposalId: proposal,
      customerId: "alice",
      amountMinor: part.amountMinor,
      currency: "CNY",
      dueAt: null,
      state: "open",
      createdAt: NOW,
    });
  }
  return { proposal };
}

/** A case object at a clock that tests move, whose outside world tests may interrupt. */
export class TestCase {
  readonly shop: CaseShop;
  readonly id: string;
  at = NOW + LATER_MS;
  /** Wraps the real world; null: as it is. */
  wrap: ((ports: CasePorts, abort: () => void) => CasePorts) | null = null;
  stub: DurableObjectStub<CaseObject>;
  #keys = 0;

  constructor(shop: CaseShop, id: string) {
    this.shop = shop;
    this.id = id;
    this.stub = this.#named();
  }

  get rpc() {
    return caseOf(env, this.shop.shop, this.id);
  }

  #named() {
    return env.CASE.getByName(caseName(this.shop.shop, this.id));
  }

  /** Puts clock and world in place; after a kill the object has neither. */
  install(): Promise<void> {
    this.stub = this.#named();
    return runInDurableObject(this.stub, (object: CaseObject, state) => {
      object.kernel.now = () => this.at;
      object.kernel.openPorts = (given, now) => {
        const real = openPorts(given, now);
        return this.wrap ? this.wrap(real, () => state.abort("killed by the test")) : real;
      };
    });
  }

  async start(origin: CaseOrigin) {
    return unwrap(await this.rpc.start(this.shop.shop, this.id, origin));
  }

  async report(event: ReportedEvent | { type: "evidence_added"; refs: string[] }, changes: Partial<CaseReport> = {}) {
    this.at += 1_000;
    const key = `k${this.#keys++}`;
    const bodyHash = JSON.stringify(event);
    return unwrap(await this.rpc.report({ key, bodyHash, event, by: "staff:1", note: null, ...changes }));
  }

  /** Rings the alarm until nothing is owed at this moment. */
  async ring(): Promise<void> {
    for (let times = 0; times < 20; times++) {
      await runDurableObjectAlarm(this.stub);
      if (!(await this.isOwed())) return;
    }
    throw new Error("the case does not come to rest");
  }

  isOwed(): Promise<boolean> {
    return runInDurableObject(
      this.stub,
      ({ kernel }: CaseObject) => (kernel.store.nextAt() ?? Number.MAX_VALUE) <= this.at,
    );
  }

  async view() {
    return unwrap(await this.rpc.view());
  }

  /** Lets time pass until the case wakes by itself. */
  async sleep(): Promise<void> {
    this.at = Math.max((await this.view()).dueAt ?? this.at, this.at);
    await this.ring();
  }

  /** What the shopper reads. */
  async told(): Promise<string[]> {
    return unwrap(await this.shop.rpc.list(0, 500)).messages.map(({ text }) => text);
  }
}
