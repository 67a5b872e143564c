import { DeskbellError } from "./errors.ts";

/** What a guarded request may cost. */
export interface FetchGuard {
  /** From start to the last byte of the body; ms. */
  timeoutMs: number;
  maxBytes: number;
  /** Hosts that may be called, `*.` for any sub-domain; absent: any public one. */
  allowedHosts?: readonly string[];
  /**
   * The address comes from the operator's own configuration, not from a merchant or a payload: http and private
   * addresses pass (a model server beside the worker).
   */
  isOperators?: boolean;
  /** The caller looks at redirects itself, and asks for each address anew; absent: a redirect throws. */
  givesRedirects?: boolean;
}

const PRIVATE_HOST =
  /^(localhost|.*\.(local|localhost|internal|lan|home\.arpa)|0\..*|10\..*|127\..*|169\.254\..*|172\.(1[6-9]|2\d|3[01])\..*|192\.168\..*|192\.0\.[02]\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|198\.1[89]\..*|2(2[4-9]|[3-5]\d)\..*|\[.*\])$/i;

/** Whether an address may be called at all: https, a public name or address, no credentials in it. */
export function checkAddress(address: string, guard: FetchGuard): URL {
  const url = URL.parse(address);
  if (!url || (url.protocol !== "https:" && !(guard.isOperators && url.protocol === "http:"))) {
    throw new DeskbellError("invalid", "only https addresses are called");
  }
  if (url.username || url.password) throw new DeskbellError("invalid", "no credentials in an address");
  if (guard.allowedHosts && !guard.allowedHosts.some((host) => isHost(url.hostname, host))) {
    throw new DeskbellError("forbidden", `the host ${url.hostname} is not allowed here`);
  }
  // The URL parser has turned every spelling of an IPv4 address (hex, octal, one number) into the dotted one.
  if (!guard.isOperators && (PRIVATE_HOST.test(url.hostname) || !url.hostname.includes("."))) {
    throw new DeskbellError("forbidden", "private addresses are not called");
  }
  return url;
}

function isHost(name: string, allowed: string): boolean {
  return allowed.startsWith("*.") ? name.endsWith(allowed.slice(1)) : name === allowed;
}

/**
 * The one way to an address that a merchant, a payload or a setting names: checked address, no redirect to anywhere
 * else, limits on time and size. Throws `invalid`, `forbidden` or `unavailable`.
 */
export async function guardedFetch(address: string, init: RequestInit, guard: FetchGuard): Promise<Response> {
  const url = checkAddress(address, guard);
  const timeout = AbortSignal.timeout(guard.timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  const response = await fetch(url, { ...init, redirect: "manual", signal });
  if (response.status >= 300 && response.status < 400 && !guard.givesRedirects) {
    await response.body?.cancel();
    throw new DeskbellError("unavailable", `${url.hostname} redirects; give its final address`);
  }
  if (Number(response.headers.get("content-length") ?? 0) > guard.maxBytes) {
    await response.body?.cancel();
    throw new DeskbellError("unavailable", `the answer of ${url.hostname} is too large`);
  }
  return new Response(response.body?.pipeThrough(atMost(guard.maxBytes, url.hostname)) ?? null, response);
}

function atMost(maxBytes: number, host: string): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) controller.error(new DeskbellError("unavailable", `the answer of ${host} is too large`));
      else controller.enqueue(chunk);
    },
  });
}
