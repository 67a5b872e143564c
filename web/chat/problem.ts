/** Why a call gave nothing, in the kinds that the chat treats differently. */
export type Problem =
  /** No answer: no network, a time-out, a broken connection. Whether it arrived is unknown. */
  | { kind: "unreachable" }
  /** Too many requests; again after so long. */
  | { kind: "limited"; retryAfterMs: number }
  /** The session's token is no longer good. */
  | { kind: "expired" }
  /** Not for this shopper: a conversation of another shop or of another customer, or a page that may not chat. */
  | { kind: "forbidden" }
  /** No such shop. */
  | { kind: "missing" }
  /** The server says no; the same again would be refused again. */
  | { kind: "refused"; code: string }
  /** The server has trouble; again later. */
  | { kind: "failing"; retryAfterMs: number | null };

/** A call's value, or what kept it from coming. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const DEFAULT_LIMIT_MS = 5000;

/** Sorts an HTTP refusal; `retryAfter` is the header, in seconds. */
export function problemOf(status: number, retryAfter: string | null, code: string): Problem {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
  if (status === 429) return { kind: "limited", retryAfterMs: retryAfterMs ?? DEFAULT_LIMIT_MS };
  if (status === 401) return { kind: "expired" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 404) return { kind: "missing" };
  if (status >= 500 || status === 408) return { kind: "failing", retryAfterMs };
  return { kind: "refused", code };
}
