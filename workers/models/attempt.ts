import { log } from "../platform/log.ts";
import type { ModelAnswer } from "./ports.ts";

type Refusal = Extract<ModelAnswer<never>, { ok: false }>;

/**
 * Runs one request to a model under its budget. Whatever goes wrong becomes a reason: a model is never allowed to
 * break a turn, and a provider that ignores the abort signal is left behind.
 */
export async function attempt<T>(
  name: string,
  budgetMs: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<ModelAnswer<T>> {
  const deadline = AbortSignal.timeout(budgetMs);
  const both = AbortSignal.any([signal, deadline]);
  try {
    return { ok: true, value: await Promise.race([run(both), rejectOn(both)]) };
  } catch (error) {
    return refusal(name, error, { isOver: deadline.aborted, isAborted: signal.aborted });
  }
}

/** Why a request gave nothing, from the error that ended it. */
export function refusal(name: string, error: unknown, state: { isOver: boolean; isAborted: boolean }): Refusal {
  const reason = state.isAborted ? "aborted" : state.isOver ? "late" : reasonOf(error);
  if (reason !== "aborted") log("warn", "model.no_answer", { model: name, reason, error });
  return { ok: false, reason };
}

function reasonOf(error: unknown): Refusal["reason"] {
  const name = error instanceof Error ? error.name : "";
  if (/NoObjectGenerated|NoOutputGenerated|TypeValidation|JSONParse/.test(name)) return "malformed";
  const status = statusOf(error);
  // Workers AI: 3040 out of capacity, 3021 requests per minute, 3036 daily allocation used.
  if (status === 429 || /\b(3040|3021|3036)\b/.test(String(error))) return "limited";
  return "failed";
}

function statusOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "statusCode" in error ? error.statusCode : undefined;
}

/** A promise that fails with the signal and never resolves. */
export function rejectOn(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
