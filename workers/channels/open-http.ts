import { checkAddress, guardedFetch } from "../platform/guarded-fetch.ts";
import type { Http } from "./http.ts";
import type { Relay } from "./relays.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 25_000_000;

/**
 * The calls of a channel: only to the kind's hosts, straight from the edge or through the operator's relay. A relay is
 * asked with the address in `x-relay-target` and its key in `x-relay-key`; what else the request holds is the vendor's.
 */
export function openHttp(allowedHosts: readonly string[], relay: Relay | null): Http {
  const guard = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
  return (address, init = {}) => {
    if (!relay) return guardedFetch(address, init, { ...guard, allowedHosts });
    const target = checkAddress(address, { ...guard, allowedHosts });
    const headers = { ...init.headers, "x-relay-target": target.href, "x-relay-key": relay.key };
    return guardedFetch(relay.url, { ...init, headers }, { ...guard, isOperators: true });
  };
}
