import type { Signal } from "@preact/signals";
import type { Problem, Result } from "./problem.ts";

/** What a page shows of the call under way. */
interface Shown {
  isBusy: Signal<boolean>;
  problem: Signal<Problem | null>;
}

/** Makes one call at a time, says while it is under way and what kept it; null where it gave nothing. */
export function oneAtATime({ isBusy, problem }: Shown, begin: () => void) {
  return async <T>(call: () => Promise<Result<T>>): Promise<T | null> => {
    if (isBusy.value) return null;
    isBusy.value = true;
    begin();
    const answer = await call();
    isBusy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    return answer.ok ? answer.value : null;
  };
}
