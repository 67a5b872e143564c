import type { HolderState } from "../../workers/platform/message.ts";

/** Why a call gave nothing, in the kinds that the dashboard treats differently. */
export type Problem =
  /** No answer. Whether it arrived is unknown. */
  | { kind: "unreachable" }
  /** Too many requests; again after so long. */
  | { kind: "limited"; retryAfterMs: number }
  /** The server has trouble; again later. */
  | { kind: "failing"; retryAfterMs: number | null }
  /** Nobody is signed in, or the log-in was wrong. */
  | { kind: "signed_out" }
  | { kind: "forbidden" }
  | { kind: "missing" }
  /** Someone else holds the conversation, or it has moved on. */
  | { kind: "conflict"; holder: HolderState | null }
  | { kind: "refused"; message: string };

/** A call's value, or what kept it from coming. */
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem };

const DEFAULT_LIMIT_MS = 5000;

/** Sorts an HTTP refusal; `retryAfter` is the header, in seconds. */
export function problemOf(
  status: number,
  retryAfter: string | null,
  refusal: { message: string; holder: HolderState | null },
): Problem {
  const seconds = retryAfter === null ? Number.NaN : Number(retryAfter);
  const retryAfterMs = Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : null;
  if (status === 429) return { kind: "limited", retryAfterMs: retryAfterMs ?? DEFAULT_LIMIT_MS };
  if (status === 401) return { kind: "signed_out" };
  if (status === 403) return { kind: "forbidden" };
  if (status === 404) return { kind: "missing" };
  if (status === 409) return { kind: "conflict", holder: refusal.holder };
  if (status >= 500 || status === 408) return { kind: "failing", retryAfterMs };
  return { kind: "refused", message: refusal.message };
}

/** Whether the same call may work later. */
export function isPassing(problem: Problem): boolean {
  return problem.kind === "unreachable" || problem.kind === "limited" || problem.kind === "failing";
}
