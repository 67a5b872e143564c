import { useEffect, useState } from "preact/hooks";
import { dueLabel } from "../../shared/due.ts";
import { money } from "../../shared/moments.ts";
import type { Conversation } from "../conversation.ts";
import type { Promised } from "../wire.ts";
import type { ShopScreen } from "./screen.ts";

interface PromisesProps {
  screen: ShopScreen;
  one: Conversation;
}

/** What the shop still owes by its words in this conversation; an agent may say that it is kept. */
export function Promises({ screen, one }: PromisesProps) {
  const words = screen.words.value;
  const [promised, setPromised] = useState<readonly Promised[]>([]);
  const beside = one.beside.value;
  const load = async (isWanted: () => boolean = () => true) => {
    const answer = await screen.api.promises(one.shop, one.conversation);
    if (answer.ok && isWanted()) setPromised(answer.value.promises);
  };
  // Whatever brings the panel up to date brings this list up to date.
  useEffect(() => {
    let isShown = true;
    void load(() => isShown);
    return () => {
      isShown = false;
    };
  }, [one, beside]);
  const keep = async (id: string) => {
    await screen.api.keepPromise(one.shop, id);
    await load();
  };
  const owed = promised.filter(({ state }) => state === "open" || state === "broken");
  if (owed.length === 0) return <p class="soft">{words.promisesNone}</p>;
  return (
    <ul class="said">
      {owed.map((promise) => (
        <PromiseView key={promise.id} screen={screen} promise={promise} keep={keep} />
      ))}
    </ul>
  );
}

interface PromiseProps {
  screen: ShopScreen;
  promise: Promised;
  keep(id: string): Promise<void>;
}

function PromiseView({ screen, promise, keep }: PromiseProps) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const { id, title, what, dueAt, isOverdue, amountMinor, currency, orderId } = promise;
  const [isBusy, setBusy] = useState(false);
  const day = dueAt === null ? null : dueLabel(Date.parse(dueAt), screen.shop.timeZone, locale);
  const press = async () => {
    setBusy(true);
    await keep(id);
    setBusy(false);
  };
  return (
    <li>
      <strong>{title[locale]}</strong>{" "}
      {amountMinor !== null && currency && <span class="number">{money({ amountMinor, currency }, locale)} </span>}
      {orderId && <span class="number">{orderId} </span>}
      <span class={isOverdue ? "mood-negative" : "soft"}>
        {day === null ? words.promiseUndated : isOverdue ? words.promiseLate(day) : words.promiseDue(day)}
      </span>
      {what && <p class="soft fine">{what}</p>}
      <button type="button" class="button-quiet" disabled={isBusy} onClick={() => void press()}>
        {words.promiseKept}
      </button>
    </li>
  );
}
