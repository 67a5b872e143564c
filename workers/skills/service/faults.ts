import type { Choice } from "../../platform/message.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { SkillContext } from "../skill.ts";

const FAULTS = {
  missing: {
    label: { zh: "少件漏发", en: "Something is missing" },
    said: /少发|漏发|少了|少[一两个件]|缺[了件少]|没有?(?:看到|收到).{0,6}(?:配件|赠品)|missing|incomplete|not in the box/i,
  },
  wrong: {
    label: { zh: "发错货", en: "The wrong item came" },
    said: /发错|错发|寄错|不是我(?:买|拍|要|订|选)的|wrong (?:item|product|colou?r|size|one)|not what i ordered|\bordered\b[^.?!\n]{1,40}\b(?:you sent|sent me|(?:but|and) (?:i )?(?:got|received))\b|(?:买|拍|订|要)的是[^，。,.]{1,12}[，,\s]*(?:你们?|却|结果|给我)*(?:发|寄|收到|来)的?(?:是|了|成)/i,
  },
  expired: {
    label: { zh: "过期变质", en: "Past its date or spoiled" },
    said: /过期|变质|发霉|长毛|异味|臭|临期|结块|受潮|不新鲜|expired|mould|mold|spoiled|out of date|rotten/i,
  },
  different: {
    label: { zh: "与描述不符", en: "Not as described" },
    said: /描述不|和图片不|跟图片不|不一样|色差|货不对板|假货|not as described|different from|looks different|fake/i,
  },
  broken: {
    label: { zh: "破损或有瑕疵", en: "Damaged or flawed" },
    said: /坏|破|洞|裂|碎|瑕疵|划痕|污渍|脏|脱线|开线|掉色|起球|凹|漏[液水油]|压扁|broken|damag|crack|scratch|stain|torn|leak|flaw|shattered|\bholes?\b/i,
  },
  not_working: {
    label: { zh: "无法正常使用", en: "It doesn't work" },
    said: /故障|不能用|用不了|没法用|开不了机|不开机|充不进|没反应|失灵|黑屏|死机|闪屏|不制冷|不工作|defect|faulty|n[o']t (?:work|turn|charge|start)|won't|stopped working|dead/i,
  },
} satisfies Record<string, { label: Bilingual; said: RegExp }>;
/** What is wrong with goods that arrived. */
export type Fault = keyof typeof FAULTS;

const KINDS: readonly Fault[] = ["missing", "wrong", "expired", "different", "not_working", "broken"];

function isFaultKind(value: string | undefined): value is Fault {
  return value !== undefined && Object.hasOwn(FAULTS, value);
}

/** “图片没有” tells nothing of the fault. */
const ABOUT_PICTURES =
  /^[^，。,.]{0,6}(?:图片?|照片|拍照|视频|凭证)[^，。,.]{0,6}$|^(?:no|(?:i )?(?:don't|do not) have (?:any )?) ?(?:photos?|pictures?)/iu;

/** What is wrong, as said in any turn of the goal; an answer in other words counts as a flaw. Null: not said yet. */
export function readFault(context: SkillContext): Fault | null {
  const { frame, text, understanding } = context;
  const { slots, asked } = frame;
  const picked = understanding.answer?.kind === "choice" ? understanding.answer.id : slots.fault_code;
  const said = KINDS.find((kind) => FAULTS[kind].said.test(text));
  if (asked === "fault_code") {
    const other = text.trim().length > 2 && !ABOUT_PICTURES.test(text) ? "broken" : undefined;
    const answered = isFaultKind(picked) ? picked : (said ?? other);
    if (answered) slots.fault_code = answered;
    else delete slots.fault_code;
  } else if (said && (!isFaultKind(slots.fault_code) || understanding.isCorrection)) {
    slots.fault_code = said;
  }
  return isFaultKind(slots.fault_code) ? slots.fault_code : null;
}

/** What is wrong, in words. */
export function faultWords(fault: Fault): Bilingual {
  return FAULTS[fault].label;
}

/** The kinds of fault as buttons. */
export function faultChoices(context: SkillContext): Choice[] {
  return KINDS.map((kind) => ({ id: kind, label: FAULTS[kind].label[context.language] }));
}
