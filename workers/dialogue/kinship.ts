import type { IntentId } from "../understanding/types.ts";

// Intents that are one wish in different words.

/** “取消订单，不想要了” is not a cancellation and a return. */
export const GIVING_BACK: ReadonlySet<IntentId> = new Set<IntentId>([
  "cancel_order",
  "return_request",
  "exchange_request",
  "refund_request",
  "withdraw_request",
  "quality_issue",
]);
/** Other items in the place of those ordered. */
export const SWAPPING: ReadonlySet<IntentId> = new Set<IntentId>(["change_order", "exchange_request"]);
/** “手表不走了，安排维修”: the fault is why somebody is to come. */
export const PUTTING_RIGHT: ReadonlySet<IntentId> = new Set<IntentId>(["quality_issue", "repair_warranty"]);
export const WHERE_IS_IT: ReadonlySet<IntentId> = new Set<IntentId>([
  "order_status",
  "track_shipment",
  "urge_shipping",
  "delivery_problem",
]);
