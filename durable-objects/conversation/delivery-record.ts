import type { ReceiptEvent } from "../../workers/channels/events.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import type { Kernel } from "./kernel.ts";
import { DELIVERY_LIMIT_MS } from "./outbox.ts";

/** What the vendor tells of a message that it took; one that is not known is passed over. */
export function recordReceipt(
  kernel: Kernel,
  { messageId, state, reason = "vendor" }: Pick<ReceiptEvent, "messageId" | "state" | "reason">,
): void {
  const [found] = kernel.sql
    .exec<{ message: string }>(
      "SELECT message FROM deliveries WHERE vendor_id = ? OR message = ?",
      messageId,
      messageId,
    )
    .toArray();
  if (!found) return;
  const { message } = found;
  kernel.commit((tx) => {
    if (state !== "failed") {
      // Receipts come in any order: what was read was delivered.
      tx.sql.exec(
        "UPDATE deliveries SET receipt = ? WHERE message = ? AND coalesce(receipt, '') <> 'read'",
        state,
        message,
      );
      return;
    }
    const failed = tx.sql.exec(
      "UPDATE deliveries SET state = 'dead', reason = ? WHERE message = ? AND state = 'sent' RETURNING seq",
      reason,
      message,
    );
    if (failed.toArray().length === 0) return;
    tx.deliveries.push({ message, state: "dead" });
    tx.emit({ type: "delivery.dead", message, reason });
  });
}

/** By message id, what the vendor told. */
export function readReceipts(sql: SqlStorage): Record<string, "delivered" | "read"> {
  const rows = sql.exec<{ message: string; receipt: "delivered" | "read" }>(
    "SELECT message, receipt FROM deliveries WHERE receipt IS NOT NULL",
  );
  return Object.fromEntries(rows.toArray().map(({ message, receipt }) => [message, receipt]));
}

/** A person's decision: what is dead, or of unknown fate, is sent (again). The caller lets the outbox run. */
export function owAgain(kernel: Kernel, message: string): void {
  const now = kernel.now();
  kernel.commit((tx) => {
    const again = tx.sql.exec(
      `UPDATE deliveries SET state = 'pending', is_sending = 0, in_doubt = 0, attempts = 0, reason = NULL, due_at = ?, deadline_at = ?
       WHERE message = ? AND state IN ('dead', 'unknown') RETURNING seq`,
      now,
      now + DELIVERY_LIMIT_MS,
      message,
    );
    if (again.toArray().length === 0) {
      throw new DeskbellError("conflict", "only what was not delivered, or is of unknown fate, is sent again");
    }
    tx.timers.set("delivery", "", now + DELIVERY_LIMIT_MS);
    tx.deliveries.push({ message, state: "pending" });
  });
}
