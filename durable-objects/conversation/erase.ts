import { closeEpisode } from "./episodes.ts";
import type { Kernel } from "./kernel.ts";
import { TABLES } from "./migrations.ts";
import type { Sockets } from "./sockets.ts";

/**
 * Removes every trace of the shopper. What stays is that there was a conversation: its numbers go on, so that a reader or
 * projection that is behind learns of the erasing and of nothing else.
 */
export function eraseConversation(kernel: Kernel, sockets: Sockets): void {
  kernel.commit((tx) => {
    const { row } = tx;
    closeEpisode(tx, "erased");
    tx.move({ to: "closed", reason: "erased" });
    for (const table of TABLES) if (table !== "conversation") tx.sql.exec(`DELETE FROM ${table}`);
    Object.assign(row, {
      erasedAt: tx.now,
      trace: "",
      answeredSeq: row.lastSeq,
      customerId: null,
      identityLevel: "none",
      locale: null,
      productId: null,
      language: null,
      stateSealed: null,
      stateVersion: row.stateVersion + 1,
      stateSeq: 0,
    });
    tx.emit({ type: "conversation.erased", epoch: row.epoch });
  });
  kernel.book.forget();
  kernel.address = null;
  sockets.closeAll("erased");
}
