import type { PaymentMethod } from "../../../../workers/commerce/ports.ts";
import type { StoredCustomer, StoredOrder } from "../../actions/stored.ts";
import {
  type AddressColumns,
  fromOrderId,
  type MethodColumns,
  type OrderColumns,
  toDollars,
  type UserColumns,
} from "./columns.ts";

/** An order as it is stored, in the columns of the set. */
export function orderOf(stored: StoredOrder): OrderColumns {
  const { order, executions, returns } = stored;
  const variantOf = new Map(order.items.map(({ id, variantId }) => [id, variantId]));
  const variants = (ids: string[]) => ids.map((id) => variantOf.get(id) ?? id).sort();
  const back = returns.find(({ kind }) => kind === "return");
  const exchange = returns.find(({ kind }) => kind === "exchange");
  const cancelled = executions.find(({ action }) => action === "cancel_order");
  const reason = order.refunds.find(({ proposalId }) => cancelled && proposalId === cancelled.proposal)?.reason;
  return {
    order_id: fromOrderId(order.id),
    user_id: order.customerId,
    address: addressOf(order.recipient.address),
    items: order.items.map(({ name, productId, variantId, unitPriceMinor, options }) => ({
      name: name.en,
      product_id: productId,
      item_id: variantId,
      price: toDollars(unitPriceMinor),
      options: Object.fromEntries(Object.entries(options).map(([option, value]) => [option, value.en])),
    })),
    fulfillments: order.shipments.map(({ trackingNo }) => ({
      tracking_id: trackingNo.split(" "),
      item_ids: order.items.map(({ variantId }) => variantId),
    })),
    status: statusOf(stored),
    payment_history: historyOf(stored),
    ...(cancelled && reason !== undefined ? { cancel_reason: reason } : {}),
    ...(back
      ? {
          return_items: variants(back.items.map(({ itemId }) => itemId)),
          return_payment_method_id: back.method ?? "",
        }
      : {}),
    ...(exchange
      ? {
          exchange_items: variants(exchange.items.map(({ itemId }) => itemId)),
          exchange_new_items: exchange.items.map(({ variantId }) => variantId ?? "").sort(),
          exchange_payment_method_id: exchange.method ?? "",
          exchange_price_difference: toDollars(exchange.differenceMinor),
        }
      : {}),
  };
}

/** A user as stored, in the columns of the set. */
export function userOf({ customer, orderIds }: StoredCustomer): UserColumns {
  const [first_name = "", last_name = ""] = (customer.name ?? "").split(" ");
  return {
    name: { first_name, last_name },
    address: addressOf(customer.address),
    email: customer.email ?? "",
    payment_methods: Object.fromEntries(customer.methods.map((method) => [method.id, methodOf(method)])),
    orders: orderIds.map(fromOrderId),
  };
}

function statusOf({ order, executions }: StoredOrder): string {
  const isDone = (name: string) => executions.some(({ action }) => action === name);
  if (order.state === "cancelled") return "cancelled";
  if (isDone("return_items")) return "return requested";
  if (isDone("exchange_items")) return "exchange requested";
  if (isDone("change_items")) return "pending (item modified)";
  return { paid: "pending", processing: "processed", delivered: "delivered" }[String(order.state)] ?? order.state;
}

/** Money in its order. The set writes down a difference of 0 too, as a refund; here nothing is moved then. */
function historyOf({ order, executions }: StoredOrder): OrderColumns["payment_history"] {
  const moved = [
    ...order.payments.map(({ method, amountMinor, at = 0 }) => ({ type: "payment" as const, method, amountMinor, at })),
    ...order.refunds
      .filter(({ state }) => state === "paid" || state === "approved")
      .map(({ to, amountMinor, createdAt }) => ({ type: "refund" as const, method: to, amountMinor, at: createdAt })),
    ...executions.flatMap(({ at, effects }) =>
      effects.flatMap((effect) =>
        effect.kind === "items_changed" && effect.differenceMinor === 0
          ? [{ type: "refund" as const, method: effect.method ?? "", amountMinor: 0, at }]
          : [],
      ),
    ),
  ];
  return moved
    .sort((a, b) => a.at - b.at || (a.type < b.type ? -1 : 1))
    .map(({ type, method, amountMinor }) => ({
      transaction_type: type,
      amount: toDollars(amountMinor),
      payment_method_id: method,
    }));
}

function methodOf({ id, label, balanceMinor }: PaymentMethod): MethodColumns {
  if (balanceMinor !== null) return { source: "gift_card", id, balance: toDollars(balanceMinor) };
  if (id.startsWith("paypal")) return { source: "paypal", id };
  const [brand = "", last_four = ""] = label.en.split(" ");
  return { source: "credit_card", id, brand, last_four };
}

type StoredAddress = StoredOrder["order"]["recipient"]["address"] | null;

function addressOf(address: StoredAddress): AddressColumns {
  const street = address?.street ?? "";
  const cut = street.lastIndexOf(", ");
  return {
    address1: cut < 0 ? street : street.slice(0, cut),
    address2: cut < 0 ? "" : street.slice(cut + 2),
    city: address?.city ?? "",
    country: address?.country ?? "",
    state: address?.province ?? "",
    zip: address?.postcode ?? "",
  };
}
