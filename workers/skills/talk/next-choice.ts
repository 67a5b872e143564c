import type { Bilingual } from "../../platform/snapshot.ts";
import type { HandoffReason, Say, SkillContext, Step } from "../skill.ts";

const LABELS = {
  cancel_order: { zh: "取消订单", en: "Cancel the order" },
  change_address: { zh: "修改收货信息", en: "Change the address" },
  return_items: { zh: "退货退款", en: "Return for a refund" },
  reship: { zh: "补发", en: "Send it again" },
  refund_only: { zh: "退款", en: "Refund" },
  book_service: { zh: "预约上门维修", en: "Book a repair" },
  expedite_order: { zh: "催促加急", en: "Mark it urgent" },
  person: { zh: "转人工处理", en: "Talk to a person" },
  nothing: { zh: "先不处理", en: "Leave it as it is" },
} satisfies Record<string, Bilingual>;
/** A way on that a skill offers where it cannot do what was asked. */
export type NextChoice = keyof typeof LABELS;

/** Whoever does not know which way on to take is left with none open. */
const DOES_NOT_KNOW =
  /^(?:我?(?:也|都)?(?:不清楚|不知道|不晓得|没想好|再说|随便|无所谓)[了啊呀呢哦吧]*|(?:i )?(?:don'?t|do not) know|no idea|not sure|never ?mind)[\s。.!！~～]*$/i;

/** “如不能办，请说明”, “不行就告诉我一声”: where it cannot be done, only that is to be told, and nothing asked. */
const ONLY_TELL =
  /(?:不(?:允许|行|能|可以?|支持|符合|合规)|[办做换退改取]不[了到成]|没(?:法|办法)|无法|不可)[^，。,.？?\n]{0,8}[，,\s]*(?:的话)?[，,\s]*(?:就|则|也|那|便|还)?(?:请|麻烦|烦请|直接|你们?|您)*(?:给我|跟我|和我|同我)?(?:说明|明示|告知|知会|告诉|回复|(?:说|讲)(?:一?[声下]|清楚|明白?|原因|理由|就行)|给个?(?:说法|原因|理由|准话|答复))|\bif (?:not|(?:it|that)(?:'s| is)? (?:not|n't|can't)[^,.?\n]{0,20}|you can'?t|(?:it|that) can'?t[^,.?\n]{0,16})[,\s]+(?:then )?(?:please )?(?:just )?(?:tell|let) me\b/iu;

function isNextChoice(value: string): value is NextChoice {
  return Object.hasOwn(LABELS, value);
}

/** A refusal with no way on but a person: it stands by itself, with the person as a button. */
function offerPerson(say: Say[], { language }: SkillContext): Step {
  const [head, ...rest] = say.toReversed();
  if (!head) return { do: "say", say };
  const choices = [...(head.choices ?? []), { id: "human", label: LABELS.person[language] }];
  return { do: "say", say: [...rest.reverse(), { ...head, choices }] };
}

/**
 * Says how things stand and lets the shopper pick a way on; the answer comes back in the slot `service_type`. Where only
 * a person is left, or it was only to be told, nothing is asked.
 */
export function askNext(say: Say[], choices: readonly NextChoice[], context: SkillContext): Step {
  delete context.frame.slots.service_type;
  if (ONLY_TELL.test(context.text)) return offerPerson(say, context);
  if (choices.every((choice) => choice === "person" || choice === "nothing")) return offerPerson(say, context);
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
  } else if (frame.asked === "service_type" && (answer?.kind === "no" || DOES_NOT_KNOW.test(context.text.trim()))) {
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
