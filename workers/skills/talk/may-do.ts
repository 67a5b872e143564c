import { endOfDayAfter } from "../../commerce/delivery.ts";
import type { Order } from "../../commerce/ports.ts";
import type { ActionName, PolicyRule } from "../../platform/policy.ts";
import type { ShopSnapshot } from "../../platform/snapshot.ts";

/** What the published policy says of an action on an order. The commerce room decides anew; this only spares questions. */
export type Leave =
  | { may: true; rule: PolicyRule }
  | { may: false; why: "not_allowed" | "wrong_state" | "window_over"; windowDays?: number; endedAt?: number };

/** When the time in which an action may be asked for is over; null: no limit, or it has not begun. */
export function windowEndsAt(rule: PolicyRule, order: Order, timeZone: string): number | null {
  const from = { delivered: order.deliveredAt, paid: order.paidAt, placed: order.placedAt }[rule.windowFrom];
  if (rule.windowDays === undefined || from === null) return null;
  return endOfDayAfter(from, rule.windowDays, timeZone);
}

/** Whether the policy in the snapshot lets the action be asked for now. */
export function mayDo(action: ActionName, order: Order, shop: ShopSnapshot, now: number): Leave {
  const rule = shop.policy.actions[action];
  if (!rule?.allowed) return { may: false, why: "not_allowed" };
  if (!rule.states.includes(order.state)) return { may: false, why: "wrong_state" };
  const endedAt = windowEndsAt(rule, order, shop.timeZone);
  if (rule.windowDays !== undefined && endedAt !== null && now > endedAt) {
    return { may: false, why: "window_over", windowDays: rule.windowDays, endedAt };
  }
  return { may: true, rule };
}
