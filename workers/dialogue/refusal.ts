import type { Refusal } from "../commerce/ports.ts";
import type { Choice } from "../platform/message.ts";
import type { ActionName } from "../platform/policy.ts";
import { ORDER_STATE_WORDS } from "../skills/order-words.ts";
import { type HandoffReason, number, type ReplyLanguage, type Say, text } from "../skills/skill.ts";
import type { IntentId } from "../understanding/types.ts";
import { ACTION_INTENTS, ACTION_LABELS } from "./labels.ts";

function main(action: ActionName, refusal: Refusal, language: ReplyLanguage): Say {
  const facts = { action: text(ACTION_LABELS[action][language]) };
  if (refusal.reason === "wrong_state") {
    if (!refusal.state) return { template: "refusal.wrong_state_unsaid", facts };
    return {
      template: "refusal.wrong_state",
      facts: { ...facts, state: text(ORDER_STATE_WORDS[refusal.state][language]) },
    };
  }
  if (refusal.reason === "window_over") {
    if (refusal.windowDays === undefined) return { template: "refusal.window_over_unsaid", facts };
    return { template: "refusal.window_over", facts: { ...facts, days: number(refusal.windowDays) } };
  }
  return { template: `refusal.${refusal.reason}`, facts };
}

/** Why an action is refused, with the nearest thing that is possible as a button. */
export function sayRefusal(
  action: ActionName,
  refusal: Refusal,
  language: ReplyLanguage,
): { says: Say[]; choices: Choice[]; handoff: HandoffReason | null } {
  const says = [main(action, refusal, language)];
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
