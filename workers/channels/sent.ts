import type { Sent } from "./channel.ts";

/** What a vendor's error code means for a bubble. */
export type Outcome = "retry" | "token_refused" | "window" | "quota" | "blocked" | "credentials" | "invalid";

/** How long to wait after a limit where the vendor names no time. */
const RETRY_AFTER_MS = 2_000;

/** A vendor's error code by the kind's table; a code that is not in it is refused by its own name. */
export function sentByCode(code: string | number, table: Readonly<Record<string, Outcome>>, afterMs?: number): Sent {
  const outcome = table[String(code)];
  if (outcome === "retry") return { is: "retry", afterMs: afterMs ?? RETRY_AFTER_MS };
  if (outcome === "token_refused") return { is: "token_refused" };
  return { is: "refused", reason: outcome ?? `code ${code}` };
}

/**
 * What an HTTP status alone tells: null for 2xx. 429, 500 and 503 were not accepted and may be tried again; 502 and 504
 * come from a gateway that does not know, so they throw.
 */
export function sentByStatus(response: Response): Sent | null {
  const { status } = response;
  if (status >= 200 && status < 300) return null;
  if (status === 401) return { is: "token_refused" };
  if (status === 429 || status === 500 || status === 503) {
    return { is: "retry", afterMs: retryAfterMs(response) ?? RETRY_AFTER_MS };
  }
  if (status === 403) return { is: "refused", reason: "blocked" };
  if (status >= 500 || status === 408) throw new Error(`the vendor's gateway answered ${status}`);
  return { is: "refused", reason: status === 400 || status === 404 ? "invalid" : `status ${status}` };
}

/** `Retry-After` in ms; null where it is absent or a date. */
export function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds, 600) * 1_000 : null;
}

/** The answer's JSON; a vendor that answers 200 with no JSON has told nothing, so it throws. */
export async function jsonOf(response: Response): Promise<Record<string, unknown>> {
  const value: unknown = await response.json();
  if (typeof value !== "object" || value === null) throw new Error("the vendor answered no JSON object");
  return Object.fromEntries(Object.entries(value));
}
