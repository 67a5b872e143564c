import { maskText } from "../../workers/platform/privacy/mask.ts";
import { hashText } from "../../workers/platform/socket-ticket.ts";
import type { ProactiveWord } from "./contract.ts";
import { snapshotOrNull } from "./handoff.ts";
import type { Kernel } from "./kernel.ts";
import { plainMessage, sealMessage } from "./messages.ts";
import { recordPromises } from "./promises.ts";

/** The ledger keeps what was said, not a whole message. */
const WHAT_LENGTH = 200;

/**
 * Stores a word that the shopper did not ask for, once per key, in order and whoever holds the conversation: it states a
 * fact, and answers nothing. What it binds the shop to is recorded in the same transaction. False in an erased conversation; `not_found` where there is none.
 */
export async function notify(
  kernel: Kernel,
  { key, say, promises = [] }: ProactiveWord,
): Promise<{ isStored: boolean }> {
  const row = kernel.requireRow();
  if (row.erasedAt !== null) return { isStored: false };
  // The id is made of the key, so that it holds as long as the message itself.
  const id = `msg_${(await hashText(`notify:${key}`)).slice(0, 26)}`;
  if (isThere(kernel, id)) return { isStored: true };
  const { text, cards } = say[await languageOf(kernel)];
  const what = maskText(text).slice(0, WHAT_LENGTH);
  const drafts = promises.map((promise) => ({ ...promise, what, source: "template" as const }));
  const draft = { ...plainMessage(id, "bot", text), cards, isProactive: true };
  const message = await sealMessage(await kernel.keys(row.shop), draft);
  return kernel.commit((tx) => {
    if (tx.row.erasedAt !== null) return { isStored: false };
    if (isThere(kernel, id)) return { isStored: true };
    tx.add(message);
    recordPromises(tx, drafts, id);
    return { isStored: true };
  });
}

function isThere({ sql }: Kernel, id: string): boolean {
  return sql.exec("SELECT 1 FROM messages WHERE id = ?", id).toArray().length > 0;
}

/** The language of the conversation, else of the page it was opened from, else the shop's own. */
async function languageOf(kernel: Kernel): Promise<"zh" | "en"> {
  const row = kernel.requireRow();
  const known = row.language ?? row.locale ?? (await snapshotOrNull(kernel))?.defaultLanguage ?? "zh";
  return known.startsWith("zh") ? "zh" : "en";
}
