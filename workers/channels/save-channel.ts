import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { auditStatement } from "../platform/audit.ts";
import { directoryDatabase } from "../platform/db/database.ts";
import { channels } from "../platform/db/schema/channels.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { dataKeys } from "../platform/privacy/keys.ts";
import { sealJson, unsealJson } from "../platform/privacy/seal.ts";
import type { ChannelKind } from "./channel.ts";
import { recheckChannel } from "./directory.ts";
import { isMailboxTaken } from "./mailboxes.ts";
import { kindOf } from "./registry.ts";
import { relayNames } from "./relays.ts";
import { settingsSchema } from "./settings.ts";

const MAX_CHANNELS = 50;

interface Deps {
  env: Env;
  shop: string;
  /** `staff:<id>` or `operator`. */
  actor: string;
  now: number;
}

/** What a channel is made of; a field that is left out of a change stays as it is, null empties one. */
export interface ChannelInput {
  name: string;
  settings: Record<string, unknown>;
  relay: string | null;
}

/** Connects a channel of a kind; `origin` is where the vendor reaches us. `invalid` names the field of the form. */
export async function createChannel(
  { env, shop, actor, now }: Deps,
  input: ChannelInput & { kind: string; origin: string },
): Promise<{ id: string; webhookUrl: string }> {
  const kind = kindOf(input.kind);
  if (!kind) throw new DeskbellError("invalid", `kind: there is no kind "${input.kind}"`);
  requireRelay(env, input.relay);
  const { shown, secrets } = readSettings(kind, input.settings);
  const id = newId("chn", now);
  await requireMailbox(env, kind, shown, id);
  const webhookUrl = `${input.origin}/hooks/${id}`;
  const database = directoryDatabase(env);
  const secretsSealed = await sealJson(await dataKeys(env.DATA_KEY, shop), secrets);
  const [{ count } = { count: 0 }] = await database
    .select({ count: sql<number>`count(*)` })
    .from(channels)
    .where(eq(channels.shopId, shop));
  if (count >= MAX_CHANNELS) throw new DeskbellError("limited", `a shop has at most ${MAX_CHANNELS} channels`);
  const { name, relay } = input;
  const row = { id, shopId: shop, kind: kind.kind, name, state: "active" as const, settings: shown, secretsSealed };
  const detail = { kind: kind.kind, name };
  await database.batch([
    database.insert(channels).values({ ...row, webhookUrl, relay, createdAt: now, updatedAt: now }),
    auditStatement(database, { shop, actor, action: "channel.created", target: `channel:${id}`, detail, at: now }),
  ]);
  return { id, webhookUrl };
}

/** Changes name, state, relay or settings; `not_found` for a channel that is not the shop's. */
export async function changeChannel(
  { env, shop, actor, now }: Deps,
  id: string,
  change: Partial<ChannelInput> & { state?: "active" | "paused" },
): Promise<void> {
  const database = directoryDatabase(env);
  const isOwn = and(eq(channels.id, id), eq(channels.shopId, shop));
  const [row] = await database.select().from(channels).where(isOwn);
  const kind = row ? kindOf(row.kind) : null;
  if (!row || !kind) throw new DeskbellError("not_found", "there is no such channel");
  if (change.relay !== undefined) requireRelay(env, change.relay);
  const keys = await dataKeys(env.DATA_KEY, shop);
  const changed: Partial<typeof row> = { updatedAt: now };
  if (change.settings) {
    const kept = z.record(z.string(), z.unknown()).parse(await unsealJson(keys, row.secretsSealed));
    const all = Object.entries({ ...row.settings, ...kept, ...change.settings }).filter(([, value]) => value !== null);
    const { shown, secrets } = readSettings(kind, Object.fromEntries(all));
    await requireMailbox(env, kind, shown, id);
    Object.assign(changed, { settings: shown, secretsSealed: await sealJson(keys, secrets) });
  }
  if (change.name !== undefined) changed.name = change.name;
  if (change.state !== undefined) changed.state = change.state;
  if (change.relay !== undefined) changed.relay = change.relay;
  const detail = { changed: Object.keys(change), fields: Object.keys(change.settings ?? {}) };
  await database.batch([
    database.update(channels).set(changed).where(isOwn),
    auditStatement(database, { shop, actor, action: "channel.changed", target: `channel:${id}`, detail, at: now }),
  ]);
  recheckChannel(id);
}

/** Disconnects a channel and forgets its secrets; its conversations stay. */
export async function removeChannel({ env, shop, actor, now }: Deps, id: string): Promise<void> {
  const database = directoryDatabase(env);
  const isOwn = and(eq(channels.id, id), eq(channels.shopId, shop));
  const target = `channel:${id}`;
  const [, removed] = await database.batch([
    auditStatement(
      database,
      { shop, actor, action: "channel.removed", target, detail: {}, at: now },
      sql`exists (select 1 from ${channels} where ${isOwn})`,
    ),
    database.delete(channels).where(isOwn).returning({ id: channels.id }),
  ]);
  if (removed.length === 0) throw new DeskbellError("not_found", "there is no such channel");
  recheckChannel(id);
}

function requireRelay(env: Env, relay: string | null): void {
  if (relay !== null && !relayNames(env).includes(relay)) {
    throw new DeskbellError("invalid", `relay: there is no egress relay "${relay}"`);
  }
}

/** The mail of an address goes to one channel; the first one keeps it. */
async function requireMailbox(env: Env, kind: ChannelKind, shown: Record<string, unknown>, id: string): Promise<void> {
  const address = kind.mailbox && shown[kind.mailbox];
  if (typeof address === "string" && (await isMailboxTaken(env, kind, address, id))) {
    throw new DeskbellError("conflict", `settings.${kind.mailbox}: another channel takes the mail of this address`);
  }
}

function readSettings(kind: ChannelKind, given: Record<string, unknown>) {
  const parsed = settingsSchema(kind.settings).safeParse(given);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DeskbellError("invalid", `settings.${issue?.path.join(".") ?? ""}: ${issue?.message ?? "invalid"}`);
  }
  const fields = Object.entries<unknown>(parsed.data).filter(([, value]) => value !== undefined);
  const isSecret = ([name]: [string, unknown]) => kind.settings[name]?.isSecret === true;
  return {
    shown: Object.fromEntries(fields.filter((field) => !isSecret(field))),
    secrets: Object.fromEntries(fields.filter(isSecret)),
  };
}
