import { useEffect, useState } from "preact/hooks";
import { trouble } from "../state.ts";
import type { Screen } from "./screen.ts";

/** A short break is no news: the banner waits this long. */
const QUIET_MS = 1500;

/** One quiet line for what is wrong with the connection or the pace; nothing while all is well. */
export function Banner({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const state = screen.state.value;
  const wrong = useLasting(trouble(state));
  const limit = useSecondsUntil(state.limitedUntilMs);
  const queued = state.outbox.filter((entry) => entry.state === "queued").length;

  let line: string | null = null;
  if (wrong === "offline") line = queued > 0 ? words.offlineQueued(queued) : words.offline;
  else if (limit !== null) line = words.limited(limit);
  else if (wrong === "reconnecting") line = words.reconnecting;
  return (
    <div class="banner-place" role="status">
      {line && <p class={wrong === "offline" ? "banner banner-offline" : "banner"}>{line}</p>}
    </div>
  );
}

/** The value once it has lasted; being offline and being well are told at once. */
function useLasting<T extends string | null>(value: T): T | null {
  const [lasting, setLasting] = useState<T | null>(null);
  useEffect(() => {
    if (value === null || value === "offline") return setLasting(value);
    const timer = setTimeout(() => setLasting(value), QUIET_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return value === null ? null : lasting;
}

function useSecondsUntil(untilMs: number | null): number | null {
  const [nowMs, setNowMs] = useState(Date.now());
  useEffect(() => {
    if (untilMs === null) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, [untilMs]);
  return untilMs === null ? null : Math.max(1, Math.ceil((untilMs - nowMs) / 1000));
}
