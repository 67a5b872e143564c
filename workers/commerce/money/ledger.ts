import type { Order, OrderItem, Payment } from "../ports.ts";

/** What came in for the order, in minor units; while it is not paid, the deposit of a presale at most. */
export function paidMinor(order: Pick<Order, "paidAt" | "payments" | "presale">): number {
  if (order.paidAt === null) return depositPaidMinor(order);
  return order.payments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

function depositPaidMinor({ paidAt, presale }: Pick<Order, "paidAt" | "presale">): number {
  return paidAt === null && presale?.depositPaidAt != null ? presale.depositMinor : 0;
}

/**
 * The deposit of a presale whose balance is not paid yet, in minor units, where by the shop's terms it does not go back
 * if the shopper cancels. Once all is paid, it is a payment like any other.
 */
export function heldDepositMinor(order: Pick<Order, "paidAt" | "presale">): number {
  return order.presale?.refundsDeposit ? 0 : depositPaidMinor(order);
}

/** What was paid, may go back and is not on its way back yet, in minor units. */
export function refundableMinor(order: Order): number {
  const refunded = liveRefunds(order).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  return Math.max(0, paidMinor(order) - heldDepositMinor(order) - refunded);
}

/**
 * What each payment can still take back, in minor units, payments in their order. Refunds that went elsewhere are drawn
 * from the last payments.
 */
export function openPayments(order: Order): Payment[] {
  const open = order.payments.map((payment) => ({ ...payment }));
  let elsewhere = 0;
  for (const refund of liveRefunds(order)) {
    let left = refund.amountMinor;
    for (const payment of open.filter(({ method }) => method === refund.to)) left -= draw(payment, left);
    elsewhere += left;
  }
  for (const payment of open.toReversed()) elsewhere -= draw(payment, elsewhere);
  return open;
}

/** An item of an order and how many of it. */
export interface Picked {
  item: OrderItem;
  quantity: number;
}

/**
 * What was paid for each of the picks: its price less its share of the order's discount and less what was given back
 * while it was kept, in minor units. Computed as the worth of what the shopper has before less what they have after it,
 * so that however the items of an order go back, one by one or together, they come to exactly what was paid for them.
 * Freight stays paid.
 */
export function paidForPicks(order: Order, picks: Picked[]): number[] {
  let gross = grossMinor(order.items.filter(({ state }) => state === "ordered"));
  return picks.map(({ item, quantity }) => {
    const before = worthMinor(order, gross);
    gross -= quantity * item.unitPriceMinor;
    return Math.max(0, before - worthMinor(order, gross) - reducedMinor({ item, quantity }));
  });
}

/** What of the price of a pick was given back already while it was kept, in minor units: its share of the line's. */
export function reducedMinor({ item, quantity }: Picked): number {
  return Math.floor(((item.reducedMinor ?? 0) * quantity) / item.quantity);
}

/** Price times quantity, in minor units. */
export function grossMinor(items: Pick<OrderItem, "quantity" | "unitPriceMinor">[]): number {
  return items.reduce((sum, { quantity, unitPriceMinor }) => sum + quantity * unitPriceMinor, 0);
}

/** What items of `gross` are worth after their share of the order's discount; all items: what was paid for all. */
function worthMinor(order: Order, gross: number): number {
  const all = grossMinor(order.items);
  if (all === 0) return 0;
  const discount = BigInt(Math.min(order.discountMinor, all));
  // Half up, as shops round.
  const share = (2n * discount * BigInt(gross) + BigInt(all)) / (2n * BigInt(all));
  return gross - Number(share);
}

function draw(payment: Payment, amountMinor: number): number {
  const part = Math.min(payment.amountMinor, amountMinor);
  payment.amountMinor -= part;
  return part;
}

function liveRefunds(order: Order): Order["refunds"] {
  return order.refunds.filter(({ state }) => state !== "refused");
}
