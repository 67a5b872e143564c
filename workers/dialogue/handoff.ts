import type { Policy } from "../platform/policy.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { HandoffReason, Say } from "../skills/skill.ts";
import { time } from "../skills/skill.ts";
import type { IntentId, Understanding } from "../understanding/types.ts";
import type { DialogueState } from "./contract.ts";
import { isManner } from "./manner.ts";
import type { Reading } from "./read.ts";
import { staffBackAt } from "./staff-hours.ts";

/** Words that announce an authority, a court or the press. */
const THREAT =
  /(?<!\d)(?:12315|12345)(?!\d)|消协|消费者协会|工商局?投诉|市监|市场监管|起诉|法院|律师|曝光|报警|黑猫投诉|\b(?:sue|lawsuit|lawyer|attorney|chargeback|bbb|trading standards|small claims|police)\b|take (?:you|this) to court/i;
/** What asks for nothing that could be carried out. */
export const NOT_A_REQUEST: ReadonlySet<IntentId> = new Set([
  "complaint",
  "greeting",
  "thanks_goodbye",
  "chitchat",
  "out_of_scope",
  "affirm",
  "deny",
  "human_agent",
]);

export function isThreat(text: string): boolean {
  return THREAT.test(text);
}

/** Words that only anger uses, whatever feeling the rest of the message has. */
const ANGRY =
  /气死|烦死|火大|垃圾|骗子|坑人|坑爹|什么破|他妈|妈的|滚|\b(?:furious|outrageous|ridiculous|unacceptable|useless|disgusting|pissed|fuck\w*|shit\w*|bullshit)\b/i;

/** Whether the text has words that only anger uses. */
export function hasAngryWords(text: string): boolean {
  return ANGRY.test(text);
}

/** What these are about has gone wrong; elsewhere a feeling is taken for one only by open words. */
const GONE_WRONG: ReadonlySet<IntentId> = new Set<IntentId>([
  "quality_issue",
  "delivery_problem",
  "complaint",
  "payment_problem",
  "return_request",
  "refund_request",
  "exchange_request",
  "repair_warranty",
  "order_status",
  "track_shipment",
  "urge_shipping",
  "shipping_info",
  "refund_status",
]);
const OPENLY_CROSS =
  /[!！?？]{2,}|到底|还没|还不|还是没|搞什么|怎么回事|什么意思|有没有搞错|失望|差劲|无语|\b(?:still (?:not|no|waiting)|what the|how long|disappoint\w*|terrible|awful|worst)\b|hasn't|haven't/iu;

/** Whether a feeling that was read has something to be about. */
export function hasCause({ text, understanding }: Reading): boolean {
  return GONE_WRONG.has(understanding.intent) || hasAngryWords(text) || OPENLY_CROSS.test(text);
}

/** Whether the shopper is angry. */
export function isAngry(reading: Reading): boolean {
  return hasAngryWords(reading.text) || (reading.understanding.emotion === "angry" && hasCause(reading));
}

/** The request that an angry message holds beside its anger. */
export function requestWithin(reading: Reading): Understanding["further"][number] | null {
  return reading.understanding.further.find((one) => !NOT_A_REQUEST.has(one.intent)) ?? null;
}

/** Whether the shop's rules hand this message over before anything is tried. */
export function handoffBefore(reading: Reading, policy: Policy): HandoffReason | null {
  if (reading.isUnclear) return isThreat(reading.text) ? "threat_or_complaint" : null;
  const { intent } = reading.understanding;
  if (isThreat(reading.text)) return "threat_or_complaint";
  if (!policy.handoff.intents.includes(intent) || isManner(reading.text)) return null;
  if (intent === "complaint") return requestWithin(reading) ? null : "threat_or_complaint";
  return "policy";
}

/** What the turn came to, for the counters. */
export interface Progress {
  isUnderstood: boolean;
  hasMoved: boolean;
  isAngry: boolean;
}

/** Counts what went wrong in a row and says whether it is enough to hand over. */
export function count(state: DialogueState, progress: Progress, policy: Policy): HandoffReason | null {
  state.notUnderstood = progress.isUnderstood ? 0 : state.notUnderstood + 1;
  if (progress.hasMoved && !progress.isAngry) state.angry = 0;
  if (progress.isAngry) state.angry = progress.hasMoved ? 1 : state.angry + 1;
  if (state.notUnderstood >= policy.handoff.notUnderstood) return "not_understood";
  if (progress.isAngry && !progress.hasMoved && state.angry >= policy.handoff.angry) return "angry";
  return null;
}

const WORDS = {
  asked: "handoff.coming",
  not_understood: "handoff.not_understood",
  threat_or_complaint: "handoff.complaint",
  angry: "handoff.angry",
  policy: "handoff.coming",
  identity_limited: "handoff.identity_limited",
  approval: "handoff.coming",
  quality: "handoff.coming",
  lost_parcel: "handoff.coming",
} satisfies Record<HandoffReason, string>;

/**
 * The announcement; outside of the staff's hours it says when they are back. `null`: the reason has been given by the
 * one who hands over.
 */
export function sayHandoff(reason: HandoffReason | null, shop: ShopSnapshot, now: number): Say[] {
  const opensAt = staffBackAt(shop, now);
  if (opensAt === null) return [{ template: reason ? WORDS[reason] : "handoff.after_reason", facts: {} }];
  return [{ template: "handoff.off_hours", facts: { opens: time(opensAt) } }];
}

/** Forgets what was under way: the person decides now, and the bot starts afresh when it gets the conversation back. */
export function resetForPerson(state: DialogueState): void {
  state.frames = [];
  state.awaiting = null;
  state.proposal = null;
  state.notUnderstood = 0;
  state.angry = 0;
}
