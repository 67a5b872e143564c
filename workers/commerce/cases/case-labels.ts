import type { CaseOutcome, CaseStep } from "../../platform/case-words.ts";
import type { Card } from "../../platform/message.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { Case } from "./case.ts";
import { KIND_WORDS } from "./case-templates.ts";
import { ROADS, rankOf } from "./steps.ts";

/** Steps by their name, as the shopper and staff read them. */
export const STEP_WORDS: Record<CaseStep, Bilingual> = {
  awaiting_evidence: { zh: "等待照片", en: "Waiting for photos" },
  courier_asked: { zh: "向快递核查", en: "Courier asked" },
  judging: { zh: "审核中", en: "Under review" },
  awaiting_parcel: { zh: "等待寄回", en: "Send it back" },
  awaiting_service: { zh: "已预约", en: "Booked" },
  parcel_underway: { zh: "退回途中", en: "On its way back" },
  inspecting: { zh: "验收中", en: "Being inspected" },
  repairing: { zh: "维修中", en: "Being repaired" },
  deciding: { zh: "人工处理", en: "With a colleague" },
  replacing: { zh: "准备补发", en: "Preparing the replacement" },
  returning: { zh: "寄回途中", en: "On its way to you" },
  replacement_underway: { zh: "补发途中", en: "Replacement on its way" },
  refunding: { zh: "退款中", en: "Refund" },
  done: { zh: "已完成", en: "Done" },
};

export const OUTCOME_WORDS: Record<CaseOutcome, Bilingual> = {
  refunded: { zh: "已退款", en: "Refunded" },
  exchanged: { zh: "已换货", en: "Exchanged" },
  reshipped: { zh: "已补发", en: "Sent again" },
  repaired: { zh: "已修好", en: "Repaired" },
  served: { zh: "已服务", en: "Done" },
  found: { zh: "包裹已找到", en: "Found" },
  withdrawn: { zh: "已撤销", en: "Withdrawn" },
  expired: { zh: "已过期", en: "Expired" },
  refused: { zh: "未通过", en: "Not accepted" },
  closed: { zh: "已结束", en: "Closed" },
};

/** The progress of a case as a card, in one language. `labelUrl`: where the label for the parcel is, if one is awaited. */
export function caseCard(about: Case, language: "zh" | "en", labelUrl: string | null): Extract<Card, { kind: "case" }> {
  const title = language === "zh" ? `${KIND_WORDS[about.kind].zh}进度` : `Progress: ${KIND_WORDS[about.kind].en}`;
  const isOver = about.outcome !== null;
  const road = roadOf(about).map((step) => ({
    label: STEP_WORDS[step][language],
    state: stateOf(step, about),
  }));
  const last = about.outcome === null ? STEP_WORDS.done : OUTCOME_WORDS[about.outcome];
  const asksShopper = about.step === "awaiting_parcel" || about.step === "awaiting_evidence";
  return {
    kind: "case",
    caseId: about.id,
    orderId: about.orderId,
    title,
    steps: [...road, { label: last[language], state: isOver ? ("done" as const) : ("next" as const) }],
    code: about.step === "awaiting_parcel" ? about.returnCode : null,
    labelUrl: about.step === "awaiting_parcel" ? labelUrl : null,
    dueAt: asksShopper && about.deadlineAt !== null ? new Date(about.deadlineAt).toISOString() : null,
  };
}

/** The usual road with the step it really stands in; an end that came early shows only what it went through. */
function roadOf(about: Case): CaseStep[] {
  const usual: CaseStep[] = [...ROADS[about.kind]];
  const isEarlyEnd = about.outcome === "withdrawn" || about.outcome === "expired" || about.outcome === "refused";
  if (isEarlyEnd) return usual.slice(0, 1);
  if (about.step === "done" || usual.includes(about.step)) return usual;
  return [...usual.filter((step) => rankOf(step) < rankOf(about.step)), about.step];
}

function stateOf(step: CaseStep, about: Case): "done" | "now" | "next" {
  if (about.outcome !== null || rankOf(step) < rankOf(about.step)) return "done";
  return step === about.step ? "now" : "next";
}
