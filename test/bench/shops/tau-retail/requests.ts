import { z } from "zod";
import type { StoredOrder } from "../../actions/stored.ts";
import { type ActionColumns, addressColumns, toOrderId } from "./columns.ts";
import { toAddress } from "./import.ts";

/** What is sent to the product for an action of the set. */
export interface Sent {
  /** Whose action it is: the user of the task, unless the action names another. */
  customer: string;
  name: string;
  arguments: Record<string, unknown>;
}

const ids = z.array(z.string());
const onOrder = z.object({ order_id: z.string() });
const columns = {
  cancel_pending_order: onOrder.extend({ reason: z.string() }),
  modify_pending_order_address: onOrder.extend(addressColumns.shape),
  modify_pending_order_payment: onOrder.extend({ payment_method_id: z.string() }),
  modify_pending_order_items: onOrder.extend({ item_ids: ids, new_item_ids: ids, payment_method_id: z.string() }),
  modify_user_address: addressColumns.extend({ user_id: z.string() }),
  return_delivered_order_items: onOrder.extend({ item_ids: ids, payment_method_id: z.string() }),
  exchange_delivered_order_items: onOrder.extend({ item_ids: ids, new_item_ids: ids, payment_method_id: z.string() }),
};

/** The id of the order that an action names, if it names one. */
export function orderIdOf({ arguments: given }: ActionColumns): string | null {
  const parsed = onOrder.safeParse(given);
  return parsed.success ? toOrderId(parsed.data.order_id) : null;
}

/** An action of the set as a request to the product. `stored`: the order it names, as it is now. */
export function requestOf(action: ActionColumns, user: string, stored: StoredOrder | null): Sent {
  const { name, arguments: given } = action;
  const sent = (to: string, args: Record<string, unknown>, customer = user): Sent => ({
    customer,
    name: to,
    arguments: args,
  });
  const orderId = orderIdOf(action) ?? "";
  const lines = (items: string[]) => linesOf(items, stored);
  switch (name) {
    case "cancel_pending_order": {
      const { reason } = columns.cancel_pending_order.parse(given);
      return sent("cancel_order", { orderId, reason });
    }
    case "modify_pending_order_address":
      return sent("change_address", {
        orderId,
        address: toAddress(columns.modify_pending_order_address.parse(given)),
      });
    case "modify_pending_order_payment": {
      const { payment_method_id: method } = columns.modify_pending_order_payment.parse(given);
      return sent("change_payment", { orderId, method });
    }
    case "modify_pending_order_items": {
      const { item_ids, new_item_ids, payment_method_id: method } = columns.modify_pending_order_items.parse(given);
      return sent("change_items", { orderId, changes: changes(lines(item_ids), new_item_ids), method });
    }
    case "modify_user_address": {
      const { user_id, ...address } = columns.modify_user_address.parse(given);
      return sent("change_profile_address", { address: toAddress(address) }, user_id);
    }
    case "return_delivered_order_items": {
      const { item_ids, payment_method_id: method } = columns.return_delivered_order_items.parse(given);
      return sent("return_items", {
        orderId,
        items: lines(item_ids).map((itemId) => ({ itemId })),
        reason: "",
        method,
      });
    }
    case "exchange_delivered_order_items": {
      const { item_ids, new_item_ids, payment_method_id: method } = columns.exchange_delivered_order_items.parse(given);
      return sent("exchange_items", { orderId, changes: changes(lines(item_ids), new_item_ids), reason: "", method });
    }
    default:
      throw new Error(`an action of no known name: ${name}`);
  }
}

/** The set names what is in a line; the product names the line. What is in none is sent as it is. */
function linesOf(items: string[], stored: StoredOrder | null): string[] {
  const free = [...(stored?.order.items ?? [])];
  return items.map((item) => {
    const index = free.findIndex(({ variantId }) => variantId === item);
    const [line] = index < 0 ? [] : free.splice(index, 1);
    return line?.id ?? item;
  });
}

/** Side by side; where one list is longer, its rest stands alone. */
function changes(
  lines: string[],
  variants: string[],
): { itemId?: string | undefined; variantId?: string | undefined }[] {
  const length = Math.max(lines.length, variants.length);
  return Array.from({ length }, (_, index) => ({ itemId: lines[index], variantId: variants[index] }));
}
