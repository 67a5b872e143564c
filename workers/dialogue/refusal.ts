import type { Refusal } from "../commerce/ports.ts";
import type { Choice } from "../platform/message.ts";
import type { ActionName } from "../platform/policy.ts";
import { ORDER_STATE_WORDS } from "../skills/orders/order-words.ts";
import { type Facts, type HandoffReason, money, number, type ReplyLanguage, type Say, text } from "../skills/skill.ts";
import type { IntentId } from "../understanding/types.ts";
import { ACTION_INTENTS, ACTION_LABELS } from "./labels.ts";

/** The facts that the words of a reason name; null: they are not known, and the reason is told without them. */
function details({ reason, ...refusal }: Refusal, currency: string, language: ReplyLanguage): Facts | null {
  const { availableMinor, neededMinor } = refusal;
  switch (reason) {
    case "wrong_state":
      return refusal.state ? { state: text(ORDER_STATE_WORDS[refusal.state][language]) } : null;
    case "window_over":
      return refusal.windowDays === undefined ? null : { days: number(refusal.windowDays) };
    case "too_late_after":
      return refusal.after ? { after: text(ACTION_LABELS[refusal.after][language]) } : null;
    case "balance": {
      if (availableMinor === undefined || neededMinor === undefined) return null;
      const unit = refusal.currency ?? currency;
      return { available: money(availableMinor, unit), needed: money(neededMinor, unit) };
    }
    case "points":
      if (availableMinor === undefined || neededMinor === undefined) return null;
      return { available: number(availableMinor), needed: number(neededMinor) };
    default:
      return {};
  }
}

function main(action: ActionName, refusal: Refusal, currency: string, language: ReplyLanguage): Say {
  const known = details(refusal, currency, language);
  const facts = { action: text(ACTION_LABELS[action][language]), ...known };
  return { template: `refusal.${refusal.reason}${known ? "" : "_unsaid"}`, facts };
}

/** Why an action is refused, with the nearest thing that is possible as a button. */
export function sayRefusal(
  action: ActionName,
  refusal: Refusal,
  currency: string,
  language: ReplyLanguage,
): { says: Say[]; choices: Choice[]; handoff: HandoffReason | null } {
  const says = [main(action, refusal, currency, language)];
  const intents: Partial<Record<ActionName, IntentId>> = ACTION_INTENTS;
  const { instead } = refusal;
  const intent = instead ? intents[instead] : undefined;
  if (instead) says.push({ template: "refusal.instead", facts: { instead: text(ACTION_LABELS[instead][language]) } });
  return {
    says,
    choices: instead && intent ? [{ id: `ask:${intent}`, label: ACTION_LABELS[instead][language] }] : [],
    handoff: refusal.reason === "amount_over_ladder" || refusal.reason === "approval_needed" ? "approval" : null,
  };
}
