import { maskText } from "../platform/privacy/mask.ts";
import type { PromiseDraft } from "../platform/promise.ts";
import type { Fact, Say, Template } from "../skills/skill.ts";
import { atLocal, localTime } from "./local-time.ts";

/** The ledger keeps what was said, not a whole message. */
const WHAT_LENGTH = 200;

/** The last moment that keeps a promise: of a day its end in the shop's time zone. Epoch ms; null: no day is named. */
function dueOf(fact: Fact | undefined, timeZone: string): number | null {
  if (fact?.is === "time") return fact.at;
  if (fact?.is !== "day") return null;
  return atLocal(localTime(fact.at, timeZone).epochDay + 1, 0, timeZone) - 1;
}

/** The records that saying a template makes; those that an execution, a handover or the ledger holds are not made anew. */
export function promisesMade(say: Say, template: Template, said: string, timeZone: string): PromiseDraft[] {
  const made = (template.promises ?? []).filter(({ record }) => record === "message");
  return made.map(({ kind, due, amount, order }) => {
    const money = amount ? say.facts[amount] : undefined;
    const named = order ? say.facts[order] : undefined;
    return {
      kind,
      what: maskText(said).slice(0, WHAT_LENGTH),
      source: "template",
      by: say.template,
      dueAt: due ? dueOf(say.facts[due], timeZone) : null,
      amountMinor: money?.is === "money" ? money.amountMinor : null,
      currency: money?.is === "money" ? money.currency : null,
      orderId: named?.is === "text" ? named.text : null,
    };
  });
}
