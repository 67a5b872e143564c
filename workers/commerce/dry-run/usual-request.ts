import type { ActionName, PolicyRule } from "../../platform/policy.ts";
import type { ActionFacts } from "../actions/facts.ts";
import type { ActionRequest, Order } from "../ports.ts";

/** Actions on an order that a dry run asks for, in the order they are shown. */
export const TRIED = [
  "cancel_order",
  "change_address",
  "change_items",
  "change_payment",
  "return_items",
  "exchange_items",
  "refund_only",
  "reship",
  "price_protect",
  "compensate",
  "expedite_order",
  "issue_invoice",
  "book_service",
  "register_review_cashback",
] as const satisfies readonly ActionName[];
export type TriedAction = (typeof TRIED)[number];

/** Stands for what a shopper would write or show. */
const SAID = "dry run";

/**
 * What a shopper would usually ask for: all of the order, for the first reason of the rule, with a picture. Null where
 * the order leaves nothing to ask for, such as another variant where there is only one.
 */
export function usualRequest(
  name: TriedAction,
  order: Order,
  facts: ActionFacts,
  rule: PolicyRule | undefined,
): ActionRequest | null {
  const orderId = order.id;
  const reason = rule?.reasons?.[0]?.id ?? "";
  const items = order.items.filter(({ state }) => state === "ordered").map(({ id }) => ({ itemId: id }));
  const evidence = [SAID];
  switch (name) {
    case "cancel_order":
    case "compensate":
      return { name, arguments: { orderId, reason, ...(name === "compensate" ? { evidence } : {}) } };
    case "change_address":
      return { name, arguments: { orderId, recipient: SAID } };
    case "return_items":
      return items.length === 0 ? null : { name, arguments: { orderId, items, reason } };
    case "refund_only":
    case "reship":
      return items.length === 0 ? null : { name, arguments: { orderId, items, reason, evidence } };
    case "change_items":
    case "exchange_items":
      return anotherVariant(name, order, facts, rule, reason);
    case "change_payment": {
      const other = facts.methods.find(({ id }) => order.payments.every(({ method }) => method !== id));
      return other ? { name, arguments: { orderId, method: other.id } } : null;
    }
    case "price_protect":
      return items.length === 0 ? null : { name, arguments: { orderId, itemIds: items.map(({ itemId }) => itemId) } };
    case "expedite_order":
      return { name, arguments: { orderId } };
    case "issue_invoice":
      return { name, arguments: { orderId, invoiceType: "personal", title: SAID } };
    case "book_service": {
      const serviceType = rule?.service?.types[0];
      return serviceType ? { name, arguments: { orderId, serviceType, time: SAID } } : null;
    }
    case "register_review_cashback":
      return { name, arguments: { orderId, evidence } };
  }
}

/** The first item for which the shop has another variant of the same product. */
function anotherVariant(
  name: "change_items" | "exchange_items",
  order: Order,
  { variants }: ActionFacts,
  rule: PolicyRule | undefined,
  reason: string,
): ActionRequest | null {
  for (const item of order.items.filter(({ state }) => state === "ordered")) {
    const other = [...variants.values()].find(
      ({ id, productId, isOnSale }) => isOnSale && productId === item.productId && id !== item.variantId,
    );
    if (!other) continue;
    const paidWith = order.payments[0]?.method;
    const method = rule?.replacement?.methodNeeded && paidWith !== undefined ? { method: paidWith } : {};
    const changes = [{ itemId: item.id, variantId: other.id }];
    const shared = { orderId: order.id, changes, ...method };
    return name === "change_items" ? { name, arguments: shared } : { name, arguments: { ...shared, reason } };
  }
  return null;
}
