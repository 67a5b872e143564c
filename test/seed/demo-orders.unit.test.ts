import { expect, test } from "vitest";
import { readDemo } from "../../workers/merchants/demo/read-demo.ts";
import { type ShopImport, shopImport } from "../../workers/merchants/import-schema.ts";
import { policySchema } from "../../workers/platform/policy.ts";

type Order = ShopImport["orders"][number];
type Shipment = Order["shipments"][number];

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse("2026-11-21T15:30:00+08:00");
const demo = shopImport.parse(readDemo(NOW));
const policy = policySchema.parse(demo.policy);
const variants = new Map(demo.products.flatMap((product) => product.variants.map((one) => [one.id, one])));
const categoryOf = new Map(demo.products.map(({ id, category }) => [id, category]));
const STUCK = "880012340007";
const CHARGED_TWICE = "880012340038";

function itemsMinor({ items }: Order): number {
  return items.reduce(
    (sum, { variant, quantity, unitPriceMinor }) =>
      sum + quantity * (unitPriceMinor ?? variants.get(variant)?.priceMinor ?? Number.NaN),
    0,
  );
}

const totalMinor = (order: Order) => itemsMinor(order) + order.freightMinor - order.discountMinor;
const paidMinor = (order: Order) =>
  order.payments.reduce((sum, { amountMinor }) => sum + (amountMinor ?? totalMinor(order) - named(order)), 0);
const named = (order: Order) => order.payments.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
const heardAt = ({ events, shippedAt }: Shipment) => Math.max(shippedAt ?? 0, ...events.map(({ at }) => at));

test("order numbers are twelve digits and stay the same on every day", () => {
  const later = shopImport.parse(readDemo(NOW + 400 * DAY_MS));
  expect(demo.orders.filter(({ id }) => !/^\d{12}$/.test(id))).toEqual([]);
  expect(later.orders.map(({ id }) => id)).toEqual(demo.orders.map(({ id }) => id));
});

test("orders cost what the policy says: freight below the free amount, discounts within reason", () => {
  const { freeFromMinor, freightMinor } = policy.shipping;
  for (const order of demo.orders) {
    const goods = itemsMinor(order) - order.discountMinor;
    expect(order.freightMinor, order.id).toBe(goods < freeFromMinor ? freightMinor : 0);
    expect(order.discountMinor, order.id).toBeLessThanOrEqual(itemsMinor(order) * 0.2);
  }
});

test("what was paid is the total, save for the one that was charged twice", () => {
  for (const order of demo.orders) {
    const isUnpaid = order.paidAt === null;
    const times = order.id === CHARGED_TWICE ? 2 : 1;
    expect(paidMinor(order), order.id).toBe(isUnpaid ? 0 : totalMinor(order) * times);
    expect(isUnpaid, order.id).toBe(
      order.state === "pending_payment" || (order.state === "cancelled" && order.payments.length === 0),
    );
  }
});

test("refunds go back the way of the payment, never more than it; every state is there", () => {
  const refunds = demo.orders.flatMap((order) => order.refunds.map((refund) => ({ order, refund })));
  for (const { order, refund } of refunds) {
    expect(refund.amountMinor, order.id).toBeLessThanOrEqual(paidMinor(order));
    expect(
      order.payments.map(({ method }) => method),
      order.id,
    ).toContain(refund.to);
  }
  expect(new Set(refunds.map(({ refund }) => refund.state))).toEqual(
    new Set(["requested", "approved", "paid", "refused"]),
  );
  const overdue = refunds.filter(({ refund }) => refund.state === "approved" && (refund.dueAt ?? NOW) < NOW);
  expect(overdue).toHaveLength(1);
});

test("one parcel is stuck, one is lost, the others move", () => {
  const sent = demo.orders.flatMap((order) => order.shipments.map((shipment) => ({ id: order.id, shipment })));
  const stuck = sent.filter(
    ({ shipment }) =>
      ["in_transit", "out_for_delivery"].includes(shipment.state) &&
      NOW - heardAt(shipment) > policy.shipping.stuckHours * HOUR_MS,
  );
  expect(stuck.map(({ id }) => id)).toEqual([STUCK]);
  expect(stuck.filter(({ shipment }) => NOW - heardAt(shipment) < 4 * DAY_MS)).toEqual([]);
  expect(sent.filter(({ shipment }) => shipment.state === "lost")).toHaveLength(1);
  expect(new Set(sent.map(({ shipment }) => shipment.state)).size).toBe(5);
});

test("parcels go by the couriers of the policy, under numbers that look like theirs", () => {
  const shapes: Record<string, RegExp> = {
    顺丰速运: /^SF\d{13}$/,
    京东快递: /^JD\d{13}$/,
    中通快递: /^78\d{12}$/,
    圆通速递: /^YT\d{13}$/,
  };
  const numbers = demo.orders.flatMap(({ shipments }) => shipments.map(({ trackingNo }) => trackingNo));
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { courier, trackingNo } of demo.orders.flatMap(({ shipments }) => shipments)) {
    expect(policy.shipping.couriers).toContain(courier);
    expect(trackingNo).toMatch(shapes[courier] ?? /$^/);
  }
});

test("some delivered orders may be returned, some are too late, some are food", () => {
  const rule = policy.actions.return_items;
  const arrived = demo.orders.filter(({ state }) => rule?.states.includes(state));
  const isFood = ({ items }: Order) =>
    items.every(({ product }) => rule?.excludedCategories.includes(categoryOf.get(product) ?? ""));
  const age = ({ deliveredAt }: Order) => (NOW - (deliveredAt ?? NOW)) / DAY_MS;
  const inWindow = arrived.filter((order) => age(order) < (rule?.windowDays ?? 0));
  expect(arrived.filter(({ deliveredAt }) => deliveredAt === null)).toEqual([]);
  expect(inWindow.filter((order) => !isFood(order)).length).toBeGreaterThanOrEqual(4);
  expect(inWindow.filter(isFood).length).toBeGreaterThanOrEqual(2);
  expect(arrived.length - inWindow.length).toBeGreaterThanOrEqual(8);
});

test("items are in every state, invoices requested and issued", () => {
  const items = demo.orders.flatMap((order) => order.items.map(({ state }) => state));
  expect(new Set(items).size).toBe(5);
  const invoices = demo.orders.flatMap((order) => order.invoices);
  expect(new Set(invoices.map(({ state }) => state))).toEqual(new Set(["requested", "issued"]));
  expect(new Set(invoices.map(({ type }) => type))).toEqual(new Set(["personal", "company"]));
});

test.each(["00:01", "00:45", "08:00", "15:59", "16:01", "23:58"])(
  "seeded at %s, every order's story is in order and none of it lies ahead",
  (clock) => {
    const now = Date.parse(`2027-03-01T${clock}:00+08:00`);
    for (const order of shopImport.parse(readDemo(now)).orders) {
      const stories = order.shipments.map(({ shippedAt, events, deliveredAt }) =>
        [order.placedAt, order.paidAt, shippedAt, ...events.map(({ at }) => at), deliveredAt].filter(
          (at): at is number => at !== null,
        ),
      );
      const asked = [...order.refunds, ...order.invoices].map(({ createdAt }) => [order.placedAt, createdAt]);
      const rest = [order.placedAt, order.paidAt ?? order.placedAt, order.deliveredAt ?? now, now];
      for (const story of [...stories, ...asked, rest]) {
        expect(story, order.id).toEqual(story.toSorted((a, b) => a - b));
        expect(Math.max(...story), order.id).toBeLessThanOrEqual(now);
      }
    }
  },
);
