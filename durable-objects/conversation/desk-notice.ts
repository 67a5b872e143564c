import { log } from "../../workers/platform/log.ts";
import type { HolderState } from "../../workers/platform/message.ts";
import { deskOf } from "../desk/contract.ts";
import { type Committed, inboxRow, type Kernel } from "./kernel.ts";

/** Tells the desk, right after the commit and as best it can, of what people hold or wait for; the queue repairs. */
export function tellDesk(kernel: Kernel): void {
  kernel.onCommit((committed) => {
    const isPeoples = isWithPeople(committed.holder) || isWithPeople(committed.holderBefore);
    if (isPeoples && committed.events.length > 0) void tell(kernel, committed);
  });
}

function isWithPeople({ holder }: HolderState): boolean {
  return holder === "waiting" || holder === "agent";
}

async function tell(kernel: Kernel, { row, holder }: Committed): Promise<void> {
  try {
    const notice = { conversation: row.conversation, holder, row: inboxRow(row) };
    await deskOf(kernel.env, row.shop).tell(row.shop, notice);
  } catch (error) {
    log("warn", "conversation.desk_not_told", { trace: row.trace, error });
  }
}
