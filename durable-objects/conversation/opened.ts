import { DeskbellError } from "../../workers/platform/errors.ts";
import type { ConversationRpc, Opening } from "./contract.ts";
import type { Kernel } from "./kernel.ts";
import { identify } from "./state.ts";

/** Opens the conversation for a shopper, or opens it again: keeps locale, page and a signed identity. */
export function openConversation(
  kernel: Kernel,
  opening: Opening,
  input: Parameters<ConversationRpc["open"]>[1],
): { conversation: string; seq: number } {
  kernel.address = opening.address;
  return kernel.commit((tx) => {
    const { row } = tx;
    row.locale = input.locale ?? row.locale;
    row.productId = input.productId ?? row.productId;
    if (input.signed) {
      const { customerId } = input.signed;
      if (row.identityLevel === "signed" && row.customerId !== customerId) {
        // Another person at the same device must not read what the first one wrote.
        throw new DeskbellError("forbidden", "this conversation belongs to another customer; open a new one");
      }
      if (row.identityLevel !== "signed") row.stateVersion++;
      identify(tx, "signed", customerId);
    }
    return { conversation: row.conversation, seq: row.lastSeq };
  }, opening);
}
