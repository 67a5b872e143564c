import { and, eq } from "drizzle-orm";
import type { ActionRequest, Execution, Identity, Order, Proposal, Refusal } from "../../../workers/commerce/ports.ts";
import type { ShopImportInput } from "../../../workers/merchants/import-schema.ts";
import { importShop } from "../../../workers/merchants/import-shop.ts";
import { stock, variants } from "../../../workers/platform/db/schema/catalogue.ts";
import { customers, paymentMethods } from "../../../workers/platform/db/schema/customers.ts";
import { refunds } from "../../../workers/platform/db/schema/orders.ts";
import type { OrderState, PolicyInput } from "../../../workers/platform/policy.ts";
import { DAY_MS, NOW, POLICY } from "../../merchants/shop-fixture.ts";
import { ALICE, newStore, type order } from "../store-fixture.ts";

export { DAY_MS, NOW } from "../../merchants/shop-fixture.ts";
export { ALICE, BOB, order } from "../store-fixture.ts";

const both = (zh: string, en: string) => ({ zh, en });
const EVERY_STATE: OrderState[] = ["pending_payment", "paid", "processing", "shipped", "delivered", "completed"];
const refund = { to: ["original" as const, "own" as const], days: 3, when: "at_once" as const };

/** A policy that allows every action. */
export const ALLOWING = {
  ...POLICY,
  actions: {
    ...POLICY.actions,
    return_items: { ...POLICY.actions.return_items, refund: { to: ["original"], days: 5, when: "after_receipt" } },
    exchange_items: { states: ["delivered"] },
    place_order: { identity: "signed", payment: { kinds: ["stored_value", "external"] } },
    apply_coupon: { states: ["pending_payment", "paid"], refund },
    refund_only: {
      states: ["delivered"],
      refund,
      reasons: [
        { id: "missing", label: both("少件", "Missing"), freight: "shop" },
        { id: "damaged", label: both("破损", "Damaged"), freight: "shop", evidence: true },
      ],
    },
    reship: { states: ["delivered"], reasons: [{ id: "lost", label: both("丢件", "Lost"), freight: "shop" }] },
    price_protect: { states: [...EVERY_STATE], refund: { ...refund, to: ["original" as const] } },
    compensate: {
      states: ["delivered"],
      refund: { ...refund, to: ["stored_value"] },
      reasons: [
        { id: "late", label: both("送货晚", "Late"), freight: "shop", compensation: { minor: 1_000 } },
        { id: "scratched", label: both("有划痕", "Scratched"), freight: "shop", compensation: { shareBp: 1_000 } },
        { id: "other", label: both("其他", "Other"), freight: "shop" },
      ],
    },
    book_service: { states: ["delivered"], service: { types: ["install", "repair"], withinDays: 14 } },
    register_review_cashback: { states: ["delivered"], cashback: { amountMinor: 500, evidence: true } },
    redeem_points: { identity: "signed", points: { pointMinor: 10, atLeast: 50 } },
    withdraw_request: { states: ["delivered"] },
    erase_my_data: { identity: "signed" },
  },
} satisfies PolicyInput;

const iso = (at: number) => new Date(at).toISOString();
export const delivered = (daysAgo = 1) => ({ state: "delivered" as const, deliveredAt: iso(NOW - daysAgo * DAY_MS) });

export type Store = Awaited<ReturnType<typeof storeOf>>;

/** A shop with these orders of alice, who has a gift card with 500.00 and Alipay. */
export async function storeOf(
  orders: ReturnType<typeof order>[],
  { policy = ALLOWING, more = {} }: { policy?: PolicyInput; more?: ShopImportInput } = {},
) {
  const store = await newStore(orders, policy);
  const methods = [
    { id: "gift_card", kind: "stored_value" as const, label: both("礼品卡", "Gift card"), balanceMinor: 50_000 },
    { id: "alipay", kind: "external" as const, label: both("支付宝", "Alipay") },
  ];
  await importShop(
    store,
    store.shop,
    {
      customers: [
        {
          id: "alice",
          name: "宋敬明",
          phone: "+86 138 1234 5678",
          email: "alice@example.com",
          address: { province: "浙江省", city: "杭州市", district: "西湖区", street: "文三路1号" },
          points: 120,
          methods,
        },
      ],
      ...more,
    },
    "seed",
  );
  return store;
}

export async function proposed(store: Store, request: ActionRequest, identity: Identity = ALICE): Promise<Proposal> {
  const result = await store.commerce.actions.propose(request, identity);
  if (!result.proposed) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.proposal;
}

export async function refusalOf(
  store: Store,
  request: ActionRequest,
  identity: Identity = ALICE,
): Promise<Refusal["reason"] | null> {
  const result = await store.commerce.actions.propose(request, identity);
  return result.proposed ? null : result.refusal.reason;
}

/** Proposes, confirms, and confirms again: the second time nothing more happens. */
export async function done(store: Store, request: ActionRequest, identity: Identity = ALICE): Promise<Proposal> {
  const proposal = await proposed(store, request, identity);
  const first = await store.commerce.actions.execute(proposal);
  if (first.state !== "executed") throw new Error(`not executed: ${JSON.stringify(first)}`);
  const again = await store.commerce.actions.execute(proposal);
  if (JSON.stringify(again) !== JSON.stringify(first))
    throw new Error("the second confirmation came to something else");
  return proposal;
}

/** Two proposals of the same request, confirmed at once: what became of each, sorted. */
export async function atOnce(store: Store, request: ActionRequest): Promise<Execution["state"][]> {
  const [one, two] = [await proposed(store, request), await proposed(store, request)];
  const ends = await Promise.all([one, two].map((proposal) => store.commerce.actions.execute(proposal)));
  return ends.map(({ state }) => state).sort();
}

export async function read(store: Store, orderId: string): Promise<Order> {
  const found = await store.commerce.orders.order(orderId, ALICE);
  if (!found) throw new Error("no order");
  return found;
}

export async function balanceOf(store: Store, method = "gift_card"): Promise<number | null | undefined> {
  const [row] = await store.database
    .select({ balance: paymentMethods.balanceMinor })
    .from(paymentMethods)
    .where(
      and(eq(paymentMethods.shopId, store.shop), eq(paymentMethods.customerId, "alice"), eq(paymentMethods.id, method)),
    );
  return row?.balance;
}

export async function pointsOf(store: Store): Promise<number | undefined> {
  const [row] = await store.database
    .select({ points: customers.points })
    .from(customers)
    .where(and(eq(customers.shopId, store.shop), eq(customers.id, "alice")));
  return row?.points;
}

export async function stockOf(store: Store, variantId: string): Promise<number> {
  const rows = await store.database
    .select({ quantity: stock.quantity })
    .from(stock)
    .where(and(eq(stock.shopId, store.shop), eq(stock.variantId, variantId)));
  return rows.reduce((sum, { quantity }) => sum + quantity, 0);
}

export async function refundsOf(store: Store, orderId: string) {
  const rows = await store.database
    .select({ amountMinor: refunds.amountMinor, to: refunds.to, state: refunds.state })
    .from(refunds)
    .where(and(eq(refunds.shopId, store.shop), eq(refunds.orderId, orderId)));
  return rows.sort((a, b) => a.amountMinor - b.amountMinor);
}

/** The price of a variant from now on. */
export async function setPrice(store: Store, variantId: string, priceMinor: number) {
  await store.database
    .update(variants)
    .set({ priceMinor })
    .where(and(eq(variants.shopId, store.shop), eq(variants.id, variantId)));
}
