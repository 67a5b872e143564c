import type { Line } from "../bench/dialogues/play.ts";
import type { Stored, StoredOrder } from "../bench/dialogues/storage.ts";
import type { AfterSales, OrderAfter } from "./scenario.ts";

/** How a talk ended: with the right state and no person, with a person for a stated reason, or wrong. */
export interface Ending {
  id: string;
  end: "closed" | "handed_over" | "failed";
  problems: string[];
}

/** Reads the ending from what is stored, not from what was said. */
export function endingOf(talk: AfterSales, lines: Line[], before?: Stored, after?: Stored): Ending {
  const { id } = talk;
  const handed = lines.find(({ holder }) => holder !== "bot");
  if (handed) {
    const isStated = talk.handoff.some((reason) => reason === handed.reason);
    if (!isStated) return { id, end: "failed", problems: [`turn ${handed.turn}: handed over: ${handed.reason}`] };
    const changed = before && after ? untouched(before, after, new Set()) : [];
    return { id, end: changed.length > 0 ? "failed" : "handed_over", problems: changed };
  }
  if (talk.handoff.length > 0 && !talk.mayClose) return { id, end: "failed", problems: ["a person was right here"] };
  const problems = before && after ? stateProblems(talk, before, after) : [];
  return { id, end: problems.length > 0 ? "failed" : "closed", problems };
}

function stateProblems(talk: AfterSales, before: Stored, after: Stored): string[] {
  const [placed] = Object.keys(after.orders).filter((id) => !(id in before.orders));
  const named = Object.entries(talk.orders).map(
    ([id, wanted]) => [id === "NEW" ? (placed ?? "NEW") : id, wanted] as const,
  );
  return [
    ...named.flatMap(([id, wanted]) => orderProblems(id, wanted, before.orders[id], after.orders[id])),
    ...(talk.customer?.isErased ? [] : untouched(before, after, new Set(named.map(([id]) => id)))),
    ...customerProblems(talk, before, after),
  ];
}

function untouched(before: Stored, after: Stored, but: ReadonlySet<string>): string[] {
  const all = new Set([...Object.keys(before.orders), ...Object.keys(after.orders)]);
  return [...all]
    .filter((id) => !but.has(id) && JSON.stringify(before.orders[id]) !== JSON.stringify(after.orders[id]))
    .map((id) => `order ${id} was changed`);
}

function customerProblems({ customer = {} }: AfterSales, before: Stored, after: Stored): string[] {
  const balance = (stored: Stored) => stored.balances.balance ?? 0;
  return [
    ...(after.isErased === (customer.isErased ?? false) ? [] : [`erased: ${after.isErased}`]),
    ...(customer.isErased ? [] : within("points", after.points, customer.points ?? before.points)),
    ...(customer.isErased ? [] : within("balance", balance(after), customer.balanceMinor ?? balance(before))),
  ];
}

function within(what: string, is: number, wanted: number | [number, number]): string[] {
  const [least, most] = typeof wanted === "number" ? [wanted, wanted] : wanted;
  return is >= least && is <= most ? [] : [`${what} is ${is}, not ${wanted}`];
}

function orderProblems(
  id: string,
  wanted: OrderAfter,
  was: StoredOrder | undefined,
  is: StoredOrder | undefined,
): string[] {
  if (!is) return [`no order ${id}`];
  const refunds = is.refunds.slice(was?.refunds.length ?? 0);
  const refunded = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const same = (what: string, one: unknown, other: unknown) =>
    JSON.stringify(one) === JSON.stringify(other)
      ? []
      : [`${id}: ${what} is ${JSON.stringify(one)}, not ${JSON.stringify(other)}`];
  const requested = is.requests.at(-1);
  return [
    // A change of state that is not named is one too many, unless it goes with a request or a new order.
    ...(wanted.state || (was && !wanted.request) ? same("state", is.state, wanted.state ?? was?.state) : []),
    ...(wanted.refundedMinor === undefined ? [] : within(`${id}: refunded`, refunded, wanted.refundedMinor)),
    ...(wanted.refundTo === undefined ? [] : same("refund", refunds[0]?.to, wanted.refundTo)),
    ...(wanted.items ? same("items", sortedItems(is.items), sortedItems(wanted.items.map(asItem))) : []),
    ...(wanted.isExpedited ? same("expedited", is.isExpedited, true) : []),
    ...(wanted.hasCashback ? same("cashback", is.hasCashback, true) : []),
    ...(wanted.paidBy && !is.payments.some(({ method }) => method === wanted.paidBy)
      ? [`${id}: not paid by ${wanted.paidBy}`]
      : []),
    ...(wanted.invoices ? same("invoices", invoicesOf(is), wanted.invoices) : []),
    ...(wanted.request ? requestProblems(id, wanted.request, requested) : []),
    ...recipientProblems(id, wanted, is),
    ...serviceProblems(id, wanted, is),
  ];
}

const asItem = ({ variant, quantity }: { variant: string; quantity: number }) => ({ variantId: variant, quantity });
const sortedItems = (items: { variantId: string; quantity: number }[]) =>
  items.map(({ variantId, quantity }) => `${variantId}×${quantity}`).sort();
const invoicesOf = ({ invoices }: StoredOrder) =>
  invoices.filter(({ state }) => state !== "replaced").map(({ type, title }) => ({ type, title }));

function requestProblems(
  id: string,
  wanted: NonNullable<OrderAfter["request"]>,
  is: StoredOrder["requests"][number] | undefined,
) {
  if (!is || is.kind !== wanted.kind) return [`${id}: no ${wanted.kind} is stored`];
  const isWithdrawn = is.state === "withdrawn";
  return isWithdrawn === (wanted.state === "withdrawn") ? [] : [`${id}: the ${wanted.kind} is ${is.state}`];
}

function recipientProblems(id: string, { recipient = {} }: OrderAfter, { recipient: is }: StoredOrder): string[] {
  const tidy = (text: string) => text.replace(/\s/g, "");
  const whole = tidy(Object.values(is.address ?? {}).join(""));
  return [
    ...(recipient.name && is.name !== recipient.name ? [`${id}: recipient is ${is.name}`] : []),
    ...(recipient.phone && !is.phone.endsWith(recipient.phone) ? [`${id}: phone is ${is.phone}`] : []),
    ...(recipient.address && !whole.includes(tidy(recipient.address)) ? [`${id}: address is ${whole}`] : []),
  ];
}

function serviceProblems(id: string, { services = [] }: OrderAfter, is: StoredOrder): string[] {
  return services.flatMap(({ type, on }) => {
    const booked = is.services.find((service) => service.type === type && service.state === "booked");
    if (!booked) return [`${id}: no ${type} is booked`];
    return on && !booked.time.includes(on) ? [`${id}: booked for ${booked.time}, not ${on}`] : [];
  });
}
