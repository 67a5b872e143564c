import { and, eq, or, sql } from "drizzle-orm";
import { directoryDatabase } from "../platform/db/database.ts";
import { channels } from "../platform/db/schema/channels.ts";
import type { Env } from "../platform/env.ts";
import type { ChannelKind } from "./channel.ts";
import { KINDS } from "./registry.ts";

/** The channel that takes the mail of an address, `name+anything@host` as well; null where none does. */
export async function channelOfMailbox(env: Env, address: string): Promise<string | null> {
  const conditions = KINDS.flatMap((kind: ChannelKind) =>
    kind.mailbox ? [and(eq(channels.kind, kind.kind), isMailbox(kind.mailbox, mailboxOf(address)))] : [],
  );
  if (conditions.length === 0) return null;
  const [row] = await directoryDatabase(env)
    .select({ id: channels.id })
    .from(channels)
    .where(or(...conditions))
    .limit(1);
  return row?.id ?? null;
}

/** Whether another channel takes the mail of this address already. */
export async function isMailboxTaken(env: Env, kind: ChannelKind, address: string, but: string): Promise<boolean> {
  if (!kind.mailbox) return false;
  const taken = await channelOfMailbox(env, address);
  return taken !== null && taken !== but;
}

/** Without what stands after the plus, in lower case. */
function mailboxOf(address: string): string {
  const [, local = "", host = ""] = /^([^@]*)@(.*)$/.exec(address.trim().toLowerCase()) ?? [];
  return `${local.split("+")[0]}@${host}`;
}

function isMailbox(field: string, address: string) {
  return sql`lower(json_extract(${channels.settings}, ${`$.${field}`})) = ${address}`;
}
