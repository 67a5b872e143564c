import type { Bilingual } from "../platform/snapshot.ts";
import type { HandoffReason, Say, SkillContext, Step } from "./skill.ts";

const LABELS = {
  cancel_order: { zh: "取消订单", en: "Cancel the order" },
  change_address: { zh: "修改收货信息", en: "Change the address" },
  return_items: { zh: "退货退款", en: "Return for a refund" },
  expedite_order: { zh: "催促加急", en: "Mark it urgent" },
  person: { zh: "转人工处理", en: "Talk to a person" },
  nothing: { zh: "先不处理", en: "Leave it as it is" },
} satisfies Record<string, Bilingual>;
/** A way on that a skill offers where it cannot do what was asked. */
export type NextChoice = keyof typeof LABELS;

function isNextChoice(value: string): value is NextChoice {
  return Object.hasOwn(LABELS, value);
}

/** Says how things stand and lets the shopper pick a way on; the answer comes back in the slot `service_type`. */
export function askNext(say: Say[], choices: readonly NextChoice[], context: SkillContext): Step {
  delete context.frame.slots.service_type;
  return {
    do: "ask",
    slot: "service_type",
    say: [...say, { template: "next.which", facts: {} }],
    choices: choices.map((id) => ({ id, label: LABELS[id][context.language] })),
  };
}

/** The way on that was picked, in this turn or before. */
export function nextChosen(context: SkillContext): NextChoice | null {
  const { frame, understanding } = context;
  const { answer } = understanding;
  if (frame.asked === "service_type" && answer?.kind === "choice" && isNextChoice(answer.id)) {
    frame.slots.service_type = answer.id;
  } else if (frame.asked === "service_type" && answer?.kind === "no") {
    frame.slots.service_type = "nothing";
  }
  const chosen = frame.slots.service_type;
  return chosen && isNextChoice(chosen) ? chosen : null;
}

/** What follows a pick that needs no action of ours. */
export function endWith(chosen: "person" | "nothing", reason: HandoffReason = "asked"): Step {
  if (chosen === "nothing") return { do: "say", say: [{ template: "next.nothing", facts: {} }] };
  return { do: "handoff", reason, say: [{ template: "next.person", facts: {} }] };
}
