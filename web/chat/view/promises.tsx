import { useEffect, useState } from "preact/hooks";
import { dueLabel } from "../../shared/due.ts";
import { money } from "../../shared/moments.ts";
import type { Promised } from "../wire.ts";
import type { Screen } from "./screen.ts";

/** The ledger follows a message after a moment. */
const SETTLE_MS = 2_500;

/** One quiet line with what the shop still owes the shopper; nothing where it owes nothing. */
export function Promises({ screen }: { screen: Screen }) {
  const { stage, thread } = screen.state.value;
  const words = screen.words.value;
  const locale = screen.locale.value;
  const lastSaid = thread.messages.findLast(({ from }) => from !== "shopper")?.seq ?? 0;
  const [promised, setPromised] = useState<readonly Promised[]>([]);
  useEffect(() => {
    if (stage !== "open" || lastSaid === 0) return setPromised([]);
    let isOver = false;
    const timer = setTimeout(async () => {
      const now = await screen.chat.promises();
      if (now && !isOver) setPromised(now);
    }, SETTLE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [stage, lastSaid]);
  if (promised.length === 0) return null;
  const due = ({ dueAt, isOverdue }: Promised) => {
    if (isOverdue) return words.promisedLate;
    return dueAt === null ? "" : words.promisedBy(dueLabel(Date.parse(dueAt), screen.boot.timeZone, locale));
  };
  return (
    <details class="promised">
      <summary>{words.promised(promised.length)}</summary>
      <ul>
        {promised.map((one) => (
          <li key={one.id}>
            {one.title[locale]}
            {one.amountMinor !== null && one.currency && (
              <> {money({ amountMinor: one.amountMinor, currency: one.currency }, locale)}</>
            )}{" "}
            <span>{due(one)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
