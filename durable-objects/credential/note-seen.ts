import type { Env } from "../../workers/platform/env.ts";
import { log } from "../../workers/platform/log.ts";
import { credentialOf, type Seen } from "./contract.ts";

/** What an isolate sees is told together: a busy channel costs its object one call a second, not one a message. */
const TOLD_EVERY_MS = 1_000;

const waiting = new Map<string, { seen: Seen; told: Promise<void> }>();

/** Counts something that happened to a channel. Resolves when it is told; nobody need wait, and a loss is a lost count. */
export function noteSeen(env: Env, channel: string, seen: Seen): Promise<void> {
  const open = waiting.get(channel);
  if (open) {
    merge(open.seen, seen);
    return open.told;
  }
  const entry = { seen: { ...seen, errors: [...seen.errors] }, told: Promise.resolve() };
  waiting.set(channel, entry);
  entry.told = tell(env, channel, entry);
  return entry.told;
}

async function tell(env: Env, channel: string, entry: { seen: Seen }): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, TOLD_EVERY_MS));
  waiting.delete(channel);
  try {
    await credentialOf(env, channel).saw(entry.seen);
  } catch (error) {
    log("warn", "channel.seen", { channel, error });
  }
}

function merge(into: Seen, seen: Seen): void {
  for (const name of ["received", "refused", "sent", "failed", "unknown"] as const) {
    if (seen[name]) into[name] = (into[name] ?? 0) + seen[name];
  }
  into.errors = [...into.errors, ...seen.errors].slice(-50);
  into.at = Math.max(into.at, seen.at);
}
