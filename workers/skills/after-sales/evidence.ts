import type { Frame, Say, SkillContext, Step } from "../skill.ts";

const LINK = /https?:\/\/[^\s，。；、“”"'<>]+/gi;
const GIVEN = "evidence";
/** Set while a picture or link is waited for. */
export const EVIDENCE_WANTED = "evidence.wanted";

/** What came as evidence: pictures and films sent, links in the words. */
export function evidenceIn({ text, attachments = [] }: Pick<SkillContext, "text" | "attachments">): string[] {
  return [...new Set([...attachments, ...(text.match(LINK) ?? [])])];
}

/** Pictures, and links to pictures or posts, that were given in any turn of the goal. */
export function readEvidence({ frame, text, attachments = [] }: SkillContext): string[] {
  const given = frame.slots[GIVEN]?.split(" ").filter((one) => one !== "") ?? [];
  const all = [...new Set([...given, ...evidenceIn({ text, attachments })])];
  if (all.length > 0) frame.slots[GIVEN] = all.join(" ");
  if (all.length > 0) delete frame.slots[EVIDENCE_WANTED];
  return all;
}

/** Asks for evidence and lets the shopper take their time: the goal stays open without a question. */
export function askEvidence(say: Say[], { frame }: SkillContext): Step {
  frame.slots[EVIDENCE_WANTED] = "1";
  return { do: "say", say, isOpen: true };
}

/** Whether a message brings what was waited for. */
export function bringsEvidence(said: Pick<SkillContext, "text" | "attachments">): boolean {
  return evidenceIn(said).length > 0;
}

/** Whether the goal is one that evidence belongs to. */
export function takesEvidence({ slots, intent }: Frame): boolean {
  return slots["cashback.wish"] !== undefined || slots["remedy.wanted"] !== undefined || intent === "quality_issue";
}
