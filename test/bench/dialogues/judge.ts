import type { Case } from "../dialogues.ts";
import { weekdayOf } from "./day.ts";
import type { Outcome, Script } from "./script.ts";
import type { Stored, StoredOrder } from "./storage.ts";

/** Outcomes that are effects of another action, not actions. */
const MONEY = new Set(["ecard_pay", "ecard_refund"]);
const STATES: Record<string, string> = {
  已付款: "paid",
  处理中: "processing",
  已发货: "shipped",
  已签收: "delivered",
  已取消: "cancelled",
  已退货: "returned",
};
const CARD = "ecard";
const SERVICES: Record<string, string> = { 安装: "install", 维修: "repair", 保养: "maintain" };

/** What is wrong with a case; empty: it passes (README of the set, “Passing”). */
export function judge(script: Script, played: Case): string[] {
  if (played.error) return [played.error];
  const { before, after } = played;
  const placed = Object.keys(after.orders).filter((id) => !(id in before.orders));
  const idOf = (id: string | undefined) => (id === "NEW" ? (placed[0] ?? "NEW") : id);
  return [
    ...handoffProblems(script, played),
    ...actionProblems(script, after, placed, idOf),
    ...lastBalance(script.outcome).flatMap((outcome) => outcomeProblems(outcome, before, after, idOf)),
    ...untouchedProblems(script, before, after, idOf),
    ...cardProblems(script, after),
    ...script.must_not.flatMap((trap) => trapProblems(trap, after, idOf)),
    ...answerProblems(script, played),
  ];
}

function handoffProblems(script: Script, { lines }: Case): string[] {
  const handed = lines.find(({ holder }) => holder !== "bot");
  return handed && script.handoff !== true ? [`turn ${handed.turn}: handed over`] : [];
}

/** The actions that were executed are those of the outcome, each once. */
function actionProblems(
  { outcome }: Script,
  after: Stored,
  placed: string[],
  idOf: (id: string | undefined) => string | undefined,
): string[] {
  const key = (action: string, orderId: string | null | undefined) => `${action} ${orderId ?? ""}`.trim();
  const wanted = outcome
    .filter(({ action }) => !MONEY.has(action))
    .map(({ action, order_id }) => key(action, idOf(order_id)));
  const done = after.executed.map(({ action, orderId }) =>
    key(action, orderId ?? (action === "place_order" ? placed[0] : null)),
  );
  return [
    ...wanted.filter((one) => !done.includes(one)).map((one) => `not done: ${one}`),
    ...done
      .filter((one, index) => !wanted.includes(one) || done.indexOf(one) !== index)
      .map((one) => `done too much: ${one}`),
  ];
}

/** Storage holds the card's balance at the end: one named in between follows from it and the amounts after it. */
function lastBalance(outcome: readonly Outcome[]): Outcome[] {
  const last = outcome.findLast(({ ecard_balance_after }) => ecard_balance_after !== undefined);
  return outcome.map((one) => {
    const { ecard_balance_after: _, ...rest } = one;
    return one === last ? one : (rest as Outcome);
  });
}

function outcomeProblems(
  outcome: Outcome,
  before: Stored,
  after: Stored,
  idOf: (id: string | undefined) => string | undefined,
): string[] {
  const id = idOf(outcome.order_id) ?? "";
  const order = after.orders[id];
  if (!order) return [`${outcome.action}: no order ${id}`];
  const differs = Object.entries(outcome).flatMap(([field, value]) => {
    const is = storedField(outcome, field, order, before.orders[id], after);
    return is === undefined || isSame(is, value)
      ? []
      : [`${outcome.action} ${id}: ${field} is ${JSON.stringify(is)}, not ${JSON.stringify(value)}`];
  });
  return differs;
}

/** The stored value behind a field of the outcome; undefined: the field says nothing of storage. */
function storedField(
  { action, ...outcome }: Outcome,
  field: string,
  order: StoredOrder,
  was: StoredOrder | undefined,
  after: Stored,
): unknown {
  const added = order.refunds.slice(was?.refunds.length ?? 0);
  const [service] = order.services.slice(was?.services.length ?? 0);
  const [invoice] = order.invoices.slice(was?.invoices.length ?? 0);
  const yuan = (minor: number) => minor / 100;
  switch (field) {
    case "status":
      return label(order.state);
    case "status_from":
      return was ? label(was.state) : undefined;
    case "amount":
      if (action === "place_order") return yuan(order.totalMinor);
      if (action === "ecard_pay") return yuan(sum(order.payments));
      return yuan(sum(added));
    case "order_total":
      return yuan(order.totalMinor);
    case "payment":
      return order.payments.some(({ method }) => method === CARD) ? "京东E卡" : order.payments[0]?.method;
    case "refund_to":
      return added[0]?.to === CARD ? "京东E卡" : added[0]?.to;
    case "ecard_balance_after":
      return yuan(after.balances[CARD] ?? 0);
    case "paid":
    case "current":
      return undefined;
    case "recipient":
      return order.recipient.name;
    case "title":
      return invoice?.title ?? null;
    case "invoice_type":
      return invoice ? (invoice.type === "company" ? "企业发票" : "个人发票") : null;
    case "phone":
      return action === "book_service"
        ? (service?.phone ?? null)
        : action === "issue_invoice"
          ? undefined
          : order.recipient.phone;
    case "name":
      return service?.name ?? null;
    case "address":
      return street(order.recipient.address.street ?? "", outcome.address);
    case "service_type":
      return service ? (Object.entries(SERVICES).find(([, type]) => type === service.type)?.[0] ?? service.type) : null;
    case "time":
      return service ? dayOf(service, outcome.time) : null;
    case "expedited":
      return order.isExpedited;
    case "items":
      return order.items.map(({ productId, quantity, unitPriceMinor }) => ({
        product_id: productId,
        quantity,
        price: yuan(unitPriceMinor),
      }));
    case "old_product_id":
      return was?.items.some(({ productId }) => productId === outcome.old_product_id) &&
        !order.items.some(({ productId }) => productId === outcome.old_product_id)
        ? outcome.old_product_id
        : "still there";
    case "new_product_id":
      return order.items.find(({ productId }) => productId === outcome.new_product_id)?.productId ?? null;
    default:
      return undefined;
  }
}

const sum = (list: { amountMinor: number }[]) => list.reduce((total, { amountMinor }) => total + amountMinor, 0);
const label = (state: string) => Object.entries(STATES).find(([, id]) => id === state)?.[0] ?? state;

/** The shopper's words for the street, with or without the district before them. */
function street(stored: string, wanted: unknown): string {
  return typeof wanted === "string" && stored.endsWith(wanted) ? wanted : stored;
}

/** The day that was asked for, by its words or by the date that was booked. */
function dayOf(service: { time: string; date: string | null }, wanted: unknown): unknown {
  if (typeof wanted !== "string") return service.time;
  const day = wanted.at(-1) ?? "";
  const isDay = service.date !== null && weekdayOf(service.date) === (day === "天" ? "日" : day);
  return isDay || service.time.includes(wanted) ? wanted : `${service.time} (${service.date})`;
}

function isSame(is: unknown, wanted: unknown): boolean {
  if (typeof is === "number" && typeof wanted === "number") return Math.abs(is - wanted) < 0.005;
  return JSON.stringify(is) === JSON.stringify(wanted);
}

/** Nothing changes but the orders of the outcome. */
function untouchedProblems(
  { outcome }: Script,
  before: Stored,
  after: Stored,
  idOf: (id: string | undefined) => string | undefined,
): string[] {
  const touched = new Set(outcome.map(({ order_id }) => idOf(order_id)));
  const changed = Object.entries(after.orders)
    .filter(([id, order]) => !touched.has(id) && JSON.stringify(order) !== JSON.stringify(before.orders[id]))
    .map(([id]) => `order ${id} was changed`);
  const lost = Object.keys(before.orders).filter((id) => !(id in after.orders));
  return [...changed, ...lost.map((id) => `order ${id} is gone`)];
}

function cardProblems({ ecard }: Script, after: Stored): string[] {
  const is = (after.balances[CARD] ?? 0) / 100;
  return ecard && !isSame(is, ecard.after) ? [`the card holds ${is}, not ${ecard.after}`] : [];
}

function trapProblems(trap: Outcome, after: Stored, idOf: (id: string | undefined) => string | undefined): string[] {
  const { product_id } = trap;
  const fell = after.executed.some(({ action, orderId }) => {
    if (action !== trap.action) return false;
    if (trap.order_id !== undefined && idOf(trap.order_id) !== orderId) return false;
    if (typeof product_id !== "string") return true;
    // A product that is still in the order as it was cannot have been what the action was about.
    const items = orderId === null ? [] : (after.orders[orderId]?.items ?? []);
    return action === "place_order"
      ? items.some((item) => item.productId === product_id)
      : items.every((item) => item.productId !== product_id);
  });
  return fell ? [`trap: ${trap.action} ${trap.order_id ?? ""}`] : [];
}

function answerProblems({ answers }: Script, { lines }: Case): string[] {
  const plain = (text: string) => text.toLowerCase().replace(/\s/g, "");
  return answers.flatMap(({ turn, must_include_any, must_not_include_any }) => {
    const said = plain(
      lines
        .filter((line) => line.turn === turn)
        .flatMap(({ received }) => received.map(({ text }) => text))
        .join("\n"),
    );
    const missing = must_include_any.length > 0 && !must_include_any.some((one) => said.includes(plain(one)));
    const wrong = must_not_include_any.filter((one) => said.includes(plain(one)));
    return [
      ...(missing ? [`turn ${turn}: says none of ${must_include_any.join(" | ")}`] : []),
      ...wrong.map((one) => `turn ${turn}: says ${one}`),
    ];
  });
}
