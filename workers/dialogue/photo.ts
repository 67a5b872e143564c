import type { UnderWay } from "../commerce/after-sales-ports.ts";
import { EVIDENCE_WANTED, evidenceIn, takesEvidence } from "../skills/after-sales/evidence.ts";
import { text } from "../skills/skill.ts";
import { type Draft, draftOf } from "./draft.ts";
import { wishesIn } from "./wishes.ts";
import type { Turn } from "./working.ts";

/** Whether a goal under way, or the one answered last, takes what was sent. */
export function awaitsEvidence({ state, reading }: Turn): boolean {
  if (evidenceIn(reading).length === 0) return false;
  const top = state.frames.at(-1);
  if (top?.slots[EVIDENCE_WANTED] !== undefined) return true;
  const from = top ?? state.last;
  return from !== null && from.asked === null && takesEvidence(from);
}

/** What is asked for by a skill is the skill's; a review's proof is no defect's. */
function isForSkill({ state }: Turn): boolean {
  const top = state.frames.at(-1);
  if (top?.slots[EVIDENCE_WANTED] !== undefined || state.proposal !== null) return true;
  return (top ?? state.last)?.slots["cashback.wish"] !== undefined;
}

/** The case that waits for photos; else the newest that is looked at. */
function takerOf(open: readonly UnderWay[], orderId: string | null): UnderWay | undefined {
  const quality = open.filter(({ kind }) => kind === "quality");
  const waiting = quality.filter(({ step }) => step === "awaiting_evidence");
  const judged = quality.filter(({ step }) => step === "judging");
  const among = waiting.length > 0 ? waiting : judged;
  return among.find((one) => one.orderId === orderId) ?? among[0];
}

/** Adds what was sent to the shopper's open quality case; null: there is none, or the message is about something else. */
export async function addToCase(turn: Turn): Promise<Draft | null> {
  const { reading, state, ports } = turn;
  const refs = evidenceIn(reading);
  const { afterSales } = ports.commerce;
  if (refs.length === 0 || !afterSales || state.identity.level === "none" || isForSkill(turn)) return null;
  if (reading.choice !== null || wishesIn(reading.text).length > 0) return null;
  const one = takerOf(await afterSales.underWay(state.identity), state.focus.orderId);
  if (!one) return null;
  const told = await afterSales.report(one.id, { type: "evidence_added", refs }, state.identity);
  if (told.taken) return draftOf("say", [{ template: "evidence.noted", facts: { order: text(one.orderId) } }]);
  return told.why === "form" ? draftOf("say", [{ template: "evidence.bad_form", facts: {} }]) : null;
}
