import { eq } from "drizzle-orm";
import type { Clock } from "../platform/clock.ts";
import { directoryDatabase } from "../platform/db/database.ts";
import { channels } from "../platform/db/schema/channels.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import { dataKeys } from "../platform/privacy/keys.ts";
import { unsealJson } from "../platform/privacy/seal.ts";
import type { ChannelKind } from "./channel.ts";
import { settingsSchema } from "./settings.ts";

const CHECK_EVERY_MS = 30_000;
const SERVED_STALE_MS = 24 * 3_600_000;
const KEPT = 1_000;

/** A channel, ready to use. It holds secrets: it is never logged or sent anywhere. */
export interface Channel {
  id: string;
  shop: string;
  name: string;
  kind: ChannelKind;
  state: "active" | "paused";
  settings: Record<string, unknown>;
  webhookUrl: string;
  relay: string | null;
}

interface Cached {
  channel: Channel;
  confirmedAt: number;
  checkAt: number;
}

/** By isolate. Misses, with the time until which they hold, are kept apart: guesses push out no channel. */
const cached = new Map<string, Cached>();
const misses = new Map<string, number>();

/**
 * The channel by its id; null where there is none. Checked at most every 30 s, served up to 24 h old while the database
 * is down; `unavailable` where it cannot be read and is not cached.
 */
export async function loadChannel(env: Env, id: string, now: Clock): Promise<Channel | null> {
  const at = now();
  const known = cached.get(id);
  if (known && at < known.checkAt) return known.channel;
  if (at < (misses.get(id) ?? 0)) return null;
  try {
    const channel = await readChannel(env, id);
    keep(id, channel, at);
    return channel;
  } catch (cause) {
    if (known && at - known.confirmedAt <= SERVED_STALE_MS) return known.channel;
    throw new DeskbellError("unavailable", "the channel cannot be read now; try again shortly", {
      cause,
      retryAfterS: 5,
    });
  }
}

function keep(id: string, channel: Channel | null, at: number): void {
  if (cached.size >= KEPT) cached.clear();
  if (misses.size >= KEPT) misses.clear();
  if (channel) cached.set(id, { channel, confirmedAt: at, checkAt: at + CHECK_EVERY_MS });
  else cached.delete(id);
  if (!channel) misses.set(id, at + CHECK_EVERY_MS);
}

/** Has this isolate read the channel anew at its next use. */
export function recheckChannel(id: string): void {
  cached.delete(id);
  misses.delete(id);
}

async function readChannel(env: Env, id: string): Promise<Channel | null> {
  const [row] = await directoryDatabase(env).select().from(channels).where(eq(channels.id, id));
  // Where no vendor calls and none is sent to, no kind is set up.
  const { kindOf } = await import("./registry.ts");
  const kind = row ? kindOf(row.kind) : null;
  if (!row || !kind) return null;
  const { shopId: shop, name, state, webhookUrl, relay } = row;
  const secrets = await unsealJson(await dataKeys(env.DATA_KEY, shop), row.secretsSealed);
  // Once more through the form: a release that asks for a new field must not work with half of it.
  const settings = settingsSchema(kind.settings).parse({ ...row.settings, ...(secrets as Record<string, unknown>) });
  return { id, shop, name, kind, state, settings, webhookUrl, relay };
}
