import { z } from "zod";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";

const relays = z.record(z.string(), z.object({ url: z.url(), key: z.string().min(16) }));

/** A machine with one fixed address, for vendors with an IP allow-list: it forwards to the hosts it was set up for. */
export interface Relay {
  url: string;
  key: string;
}

/** The operator's relays by name (`EGRESS_RELAYS`, JSON of `{ name: { url, key } }`). */
export function relayNames(env: Pick<Env, "EGRESS_RELAYS">): string[] {
  return Object.keys(readRelays(env));
}

/** Throws `precondition` where the operator has no relay of that name. */
export function relayOf(env: Pick<Env, "EGRESS_RELAYS">, name: string): Relay {
  const relay = readRelays(env)[name];
  if (!relay) throw new DeskbellError("precondition", `there is no egress relay "${name}"; name it in EGRESS_RELAYS`);
  return relay;
}

function readRelays({ EGRESS_RELAYS }: Pick<Env, "EGRESS_RELAYS">): Record<string, Relay> {
  if (!EGRESS_RELAYS) return {};
  try {
    return relays.parse(JSON.parse(EGRESS_RELAYS));
  } catch (cause) {
    throw new DeskbellError("precondition", "EGRESS_RELAYS is not JSON of { name: { url, key } }", { cause });
  }
}
