import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { directoryDatabase } from "../platform/db/database.ts";
import { channels } from "../platform/db/schema/channels.ts";
import type { Env } from "../platform/env.ts";
import type { ChannelKind } from "./channel.ts";
import { KINDS, kindOf } from "./registry.ts";

/** A shop's channels as staff may see them: no secret leaves the database. */
export async function listChannels(env: Env, shop: string) {
  const { id, kind, name, state, settings, webhookUrl, relay, createdAt } = channels;
  const rows = await directoryDatabase(env)
    .select({ id, kind, name, state, settings, webhookUrl, relay, createdAt })
    .from(channels)
    .where(eq(channels.shopId, shop))
    .orderBy(asc(channels.createdAt));
  return rows.map((row) => ({ ...row, title: kindOf(row.kind)?.title ?? { zh: row.kind, en: row.kind } }));
}

/** What staff call a shop's channels. The shop's own chat is none of them. */
export async function nameChannels(env: Env, shop: string) {
  const { id, kind, name } = channels;
  return directoryDatabase(env).select({ id, kind, name }).from(channels).where(eq(channels.shopId, shop));
}

/** Every kind with its form: what the dashboard draws, and the table in the README. */
export function listKinds() {
  return KINDS.map(describeKind);
}

function describeKind(kind: ChannelKind) {
  const fields = Object.entries(kind.settings).map(([name, { title, help, isSecret, schema }]) => ({
    name,
    title,
    help,
    isSecret,
    isOptional: schema.safeParse(undefined).success,
    schema: z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }),
  }));
  const { kind: name, title, limits, isIdempotent } = kind;
  return {
    kind: name,
    title,
    fields,
    canSend: kind.send !== undefined || kind.passive !== undefined,
    canRegister: kind.connect !== undefined,
    isIdempotent,
    text: limits.text,
    windows: limits.windows ?? {},
  };
}
