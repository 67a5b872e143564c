import type { InboundEvent } from "./contract.ts";
import type { Kernel } from "./kernel.ts";

const NUMBER = /^\s*(\d{1,2})\s*[.。、)]?\s*$/;

/**
 * The choice of the last message that a typed number answers, where the channel says that it may; null where it answers
 * none.
 */
export async function typedChoice(kernel: Kernel, event: InboundEvent): Promise<string | null> {
  const typed = NUMBER.exec(event.text.normalize("NFKC"))?.[1];
  const row = kernel.row();
  if (!event.arrival || event.choice !== null || !typed || !row || row.lastSeq === 0) return event.choice;
  const { message } = await kernel.book.open(await kernel.keys(), kernel.book.bySeq(row.lastSeq));
  const choice = message.choices[Number(typed) - 1];
  if (message.from === "shopper" || !choice) return null;
  const channel = await kernel.ports().outbound;
  return channel?.takesNumbers?.(message) ? choice.id : null;
}
