import { hashText } from "../../workers/platform/socket-ticket.ts";
import type { RuleCommand, RuleCommandEnd } from "./contract.ts";
import { handOver, readyHandoff, snapshotOrNull } from "./handoff.ts";
import type { Kernel, Transaction } from "./kernel.ts";
import { findKey, keepKey } from "./keys.ts";
import { plainMessage, type SealedMessage, sealMessage } from "./messages.ts";
import type { StoredConversation } from "./store.ts";
import { words } from "./words.ts";

/** Hands the conversation over, or has the bot say something, as long as the bot is free to. */
export async function byRule(kernel: Kernel, command: RuleCommand): Promise<RuleCommandEnd> {
  const row = kernel.requireRow();
  if (row.erasedAt !== null) return { is: "refused", why: "erased" };
  return command.is === "handoff" ? handOverByRule(kernel, row, command) : sayByRule(kernel, row, command);
}

async function handOverByRule(
  kernel: Kernel,
  row: StoredConversation,
  command: RuleCommand & { is: "handoff" },
): Promise<RuleCommandEnd> {
  const shop = await snapshotOrNull(kernel);
  const ready = readyHandoff(shop, command.reason, kernel.now());
  // The shopper hears of it: nobody is passed on in silence.
  const text = words(ready.backAt === null ? "handedOver" : "handedOverLater", shop, row.language ?? row.locale);
  const message = await ownMessage(kernel, command.key, text);
  return once(kernel, command, (tx) => {
    if (tx.row.holder === "waiting" || tx.row.holder === "agent") return;
    tx.add(message);
    handOver(tx, ready);
  });
}

async function sayByRule(
  kernel: Kernel,
  row: StoredConversation,
  command: RuleCommand & { is: "say" },
): Promise<RuleCommandEnd> {
  const { shop } = await kernel.ports().turn();
  const language = (row.language ?? row.locale ?? shop.defaultLanguage).startsWith("zh") ? "zh" : "en";
  const wording = { language, timeZone: shop.timeZone, now: kernel.now() } as const;
  const { carriedBy, guard } = await import("../../workers/dialogue/guard.ts");
  const facts = command.facts.map((fact) => ({ fact: { is: "text" as const, text: fact[language] } }));
  const verdict = guard(command.text[language], carriedBy(facts, wording), shop);
  if (!verdict.ok) return { is: "refused", why: "guard" };
  const message = await ownMessage(kernel, command.key, verdict.text);
  if (kernel.requireRow().holder === "agent") return { is: "refused", why: "held" };
  return once(kernel, command, (tx) => {
    // A person who has just taken it is not talked over.
    if (tx.row.holder !== "agent") tx.add(message);
  });
}

function once(kernel: Kernel, { key, chain }: RuleCommand, work: (tx: Transaction) => void): RuleCommandEnd {
  return kernel.commit(
    (tx): RuleCommandEnd => {
      if (findKey(tx.sql, "rule", key)) return { is: "done" };
      if (tx.row.erasedAt !== null) return { is: "refused", why: "erased" };
      if (tx.row.holder === "closed") return { is: "refused", why: "closed" };
      keepKey(tx, "rule", { key, bodyHash: "", ref: "" });
      work(tx);
      return { is: "done" };
    },
    null,
    chain,
  );
}

async function ownMessage(kernel: Kernel, key: string, text: string): Promise<SealedMessage> {
  const id = `msg_${(await hashText(`rule:${key}`)).slice(0, 26)}`;
  return sealMessage(await kernel.keys(), { ...plainMessage(id, "bot", text), isProactive: true });
}
