import { checkAddress, guardedFetch } from "../platform/guarded-fetch.ts";
import type { Http, HttpInit } from "./http.ts";
import type { Relay } from "./relays.ts";

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 25_000_000;
/** How often a vendor may send us on before it gives a file. */
const MOST_MOVES = 3;

/**
 * The calls of a channel: only to the kind's hosts, straight from the edge or through the operator's relay. A relay is
 * asked with the address in `x-relay-target` and its key in `x-relay-key`; what else the request holds is the vendor's.
 */
export function openHttp(allowedHosts: readonly string[], relay: Relay | null): Http {
  const guard = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES };
  const once = (target: URL, { mayMove = false, ...init }: HttpInit) => {
    if (!relay) return guardedFetch(target.href, init, { ...guard, allowedHosts, givesRedirects: mayMove });
    const headers = { ...init.headers, "x-relay-target": target.href, "x-relay-key": relay.key };
    return guardedFetch(relay.url, { ...init, headers }, { ...guard, isOperators: true, givesRedirects: mayMove });
  };
  return async (address, init = {}) => {
    let target = checkAddress(address, { ...guard, allowedHosts });
    let asked = init;
    let response = await once(target, asked);
    for (let moves = 0; init.mayMove && moves < MOST_MOVES; moves++) {
      const next = await movedTo(response, target);
      if (next === null) break;
      if (next.origin !== target.origin) asked = { ...asked, headers: {} };
      target = checkAddress(next.href, { ...guard, allowedHosts });
      response = await once(target, asked);
    }
    return response;
  };
}

/** Where a redirect goes; null where the answer is none. */
async function movedTo(response: Response, from: URL): Promise<URL | null> {
  const location = response.headers.get("location");
  if (response.status < 300 || response.status >= 400 || location === null) return null;
  await response.body?.cancel();
  return URL.parse(location, from);
}
