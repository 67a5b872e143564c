import type { Advanced, Case, CaseEffect, TellId } from "./case.ts";
import { resolveLost } from "./lost.ts";
import { EXPIRING, end, enter, telling, termMs } from "./steps.ts";

const DAY_MS = 86_400_000;

/** What a case does by itself when its time has come; it always has a later time after that, or is over. */
export function wake(from: Case, now: number): Advanced {
  const { step } = from;
  if (step === "done") return { case: from, effects: [] };
  if (EXPIRING.has(step)) return expire(from, now);
  if (step === "courier_asked") return resolveLost(from, now);
  if (step === "awaiting_service" && from.woken === 0 && from.appointmentAt !== null) {
    const next = { ...from, woken: 1, dueAt: Math.max(from.appointmentAt + DAY_MS, now + DAY_MS) };
    // Asleep beyond the day itself, a reminder would be wrong.
    return { case: next, effects: now < from.appointmentAt + DAY_MS ? [telling("service_near", from)] : [] };
  }
  return hurry(from, step, now);
}

/** Reminded, then told when it ends, then ended; never ended without having been told a whole warning before. */
function expire(from: Case, now: number): Advanced {
  const isParcel = from.step === "awaiting_parcel";
  const warnMs = from.terms.warnDays * DAY_MS;
  const endsAt = Math.max(from.deadlineAt ?? now, now);
  const warnAt = endsAt - warnMs;
  const remind: TellId = isParcel ? "remind_send_back" : "photos_remind";
  if (from.woken === 0 && now < warnAt) return woken(from, { dueAt: warnAt, woken: 1 }, [telling(remind, from)]);
  if (from.woken < 2) {
    const deadlineAt = Math.max(endsAt, now + warnMs);
    return woken(from, { dueAt: deadlineAt, woken: 2, deadlineAt }, [telling("expires_soon", { ...from, deadlineAt })]);
  }
  // The money is out and the goods are not back: that does not end by itself.
  if (from.refund !== "none") {
    const next = enter(from, "deciding", now);
    const missing: CaseEffect = { kind: "ticket", task: "goods_missing", priority: "high" };
    return { case: next.case, effects: [missing] };
  }
  return end(from, "expired");
}

/** Someone is late: staff are asked once, the shopper is told once, and the case looks again after another term. */
function hurry(from: Case, step: Exclude<Case["step"], "done">, now: number): Advanced {
  // Where it was reminded of its day before, the second waking is the first that finds it late.
  const isFirst = from.woken === (step === "awaiting_service" && from.appointmentAt !== null ? 1 : 0);
  const effects: CaseEffect[] = isFirst
    ? [{ kind: "ticket", task: "late", priority: "high" }, telling("late", from)]
    : [];
  return woken(from, { dueAt: now + termMs(step, from.terms), woken: from.woken + 1 }, effects);
}

function woken(from: Case, changes: Pick<Case, "dueAt" | "woken"> & Partial<Case>, effects: CaseEffect[]): Advanced {
  return { case: { ...from, ...changes }, effects };
}
