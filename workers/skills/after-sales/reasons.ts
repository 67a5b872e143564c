import type { Choice } from "../../platform/message.ts";
import type { PolicyRule } from "../../platform/policy.ts";
import type { SkillContext } from "../skill.ts";
import { mentions, shared, terms } from "../words.ts";

type Reason = NonNullable<PolicyRule["reasons"]>[number];

/** Said where a policy asks for no reason. */
export const NO_REASON = "not_given";

/** How policies word what takes too long. */
const SLOW = /慢|久|迟|晚|未按|时效|延误|late|slow|delay|too long/i;

// A shop words its reasons as it likes; what shoppers say is matched to them by meaning: the same group of words in
// what was said and in the label.
const MEANINGS: readonly { said: RegExp; label: RegExp }[] = [
  {
    said: /发错|错发|寄错|不是我(?:买|拍|要|订)的|wrong (?:item|product|colou?r|one was sent)|not what i ordered/i,
    label: /发错|错发|寄错|wrong (?:item|product|goods)|incorrect item/i,
  },
  { said: /少发|漏发|少件|少了|少[一两]|缺[了件]|missing|incomplete/i, label: /少发|漏发|少件|缺|missing/i },
  {
    said: /描述不[符同]|和图片不|跟图片不|不一样|色差|货不对板|not as described|different from|looks different/i,
    label: /描述|不符|described/i,
  },
  {
    said: /品质|品質|坏|壞|破|裂|碎|瑕疵|质量|故障|不能用|用不了|没法用|开不了机|划痕|污渍|脱线|开线|掉色|defect|broken|damag|fault|n[o']t work|crack|scratch|quality|dead on arrival/i,
    label: /质量|瑕疵|破损|损坏|故障|quality|defect|damag|fault|broken/i,
  },
  {
    said: /(?:尺码|尺寸|大小|码数).{0,4}(?:不合|不对|偏|大|小)|[太偏有]点?[大小紧松]|[大小紧松]了|穿不|不合[身脚]|n[o']t fit|too (?:big|small|large|tight|loose|long|short)|wrong size|size/i,
    label: /尺码|尺寸|大小|合身|合适|size|fit/i,
  },
  {
    said: /换(?:个|一个|种|成|为)?[^，。,.]{0,4}(?:颜色|尺码|[大小]?[一1]?[码号])|(?:another|different|other) (?:colou?r|size)|(?:change|switch|swap) [^,.]{0,16}(?:colou?r|size)/iu,
    label: /颜色|尺码|colou?r|size/i,
  },
  {
    said: /拍错|买错|下错|选错|点错|买多|拍多|重复(?:下单|购买|拍)|by mistake|accident|wrong one|duplicate|ordered twice/i,
    label: /拍错|买错|下错|选错|误|重复|mistake|error|duplicate/i,
  },
  {
    said: /太慢|太久|等不[了及]|迟迟|一直不发|还不发货|还没发|没发货|没动静|延误|晚[到了]|拖|耽误|too (?:slow|long|late)|takes (?:so|too) long|delay/i,
    label: SLOW,
  },
  { said: /便宜|降价|太贵|更低|cheaper|expensive|price/i, label: /价|便宜|贵|price|cheap/i },
  {
    said: /地址.{0,3}(?:错|不对)|填错|wrong address/i,
    label: /地址|信息|address|details/i,
  },
  {
    said: /不想要|不要了|不需要|用不[上着到]|不喜欢|后悔|改主意|无理由|没用了|no longer|do(?:n't| not) (?:want|need|like)|changed? my mind|didn't like/i,
    label: /不想|不要|不需|无理由|不喜欢|need|want|mind|like|no reason/i,
  },
  {
    said: /丢件|丢失|丢了|弄丢|遗失|没收到|未收到|没到|lost|never (?:arrived|came|got)|not (?:arrived|received|here)|n[o']t (?:arrive|receive|get)/i,
    label: /丢|遗失|未收到|没收到|lost|not received|never arrived/i,
  },
];
const OTHER = /其他|其它|别的|other/i;
const NONE =
  /没(?:有|什么|啥)?(?:理由|原因)|不想说|随便|没有$|no (?:particular )?reason|nothing special|none|just because/i;

/** Whether the words say why goods are not wanted. */
export function soundsLikeReason(said: string): boolean {
  return MEANINGS.some((meaning) => meaning.said.test(said));
}

/** The policy's reason for what takes too long; null: it has none. */
export function lateReason(rule: PolicyRule): Reason | null {
  return rule.reasons?.find((reason) => matches(reason, SLOW)) ?? null;
}

function matches(reason: Reason, pattern: RegExp): boolean {
  return pattern.test(reason.label.zh) || pattern.test(reason.label.en);
}

/** Whether a reason means that the goods are at fault. */
export function isFault(reason: Reason): boolean {
  return MEANINGS.slice(0, 4).some((meaning) => matches(reason, meaning.label));
}

/** Whether a reason means that other goods came than were ordered. */
export function isWrongItem(reason: Reason): boolean {
  return MEANINGS.slice(0, 1).some((meaning) => matches(reason, meaning.label));
}

function named(reasons: readonly Reason[], said: string): Reason | undefined {
  const byLabel = reasons.find((reason) => mentions(said, reason.label.zh) || mentions(said, reason.label.en));
  if (byLabel) return byLabel;
  for (const meaning of MEANINGS) {
    const found = meaning.said.test(said) ? reasons.find((reason) => matches(reason, meaning.label)) : undefined;
    if (found) return found;
  }
  return undefined;
}

function nearest(reasons: readonly Reason[], said: string): Reason | undefined {
  const words = terms(said);
  const scored = reasons
    .map((reason) => ({ reason, score: shared(words, terms(`${reason.label.zh} ${reason.label.en}`)) }))
    .sort((a, b) => b.score - a.score);
  return scored[0] && scored[0].score > 0 ? scored[0].reason : undefined;
}

/** The words the goal began with: what they gave is not asked for again once the order is proved. */
const SAID = "reason.said";
const MAX_SAID = 200;

const TAKEN_BACK =
  /^(?:算了|等等|先)?[,，\s]*(?:我?[又先]?不(?:取消|退|换)了?|别(?:取消|退|换)了?|还是(?:不|别)(?:取消|退|换))|never ?mind|(?:do not|don't) (?:cancel|return)|keep (?:it|the order)/i;
const ASKS = /[?？]|[吗呢]$|哪|怎么|什么|多少|^(?:what|how|when|where|who|which|can|could|do|does|is|are)\b/i;

/** The goal is given up in the middle of its questions: “算了，不取消了”. */
export function isTakenBack(context: SkillContext): boolean {
  const { frame, text } = context;
  return frame.asked !== null && frame.asked !== "order_id" && frame.asked !== "phone" && TAKEN_BACK.test(text.trim());
}

function answered(reasons: readonly Reason[], context: SkillContext): Reason | undefined {
  const { frame, text } = context;
  const other = reasons.find((reason) => matches(reason, OTHER));
  if (NONE.test(text)) return other ?? reasons.at(-1);
  if (ASKS.test(text) || text.trim().length < 3) return undefined;
  return nearest(reasons, text) ?? (frame.slots.reason ? other : undefined);
}

/**
 * The reason given so far, kept in the slot as the policy's id: by button, by label, or by what was said in any turn of
 * the goal; a correction replaces it. An answer that fits none counts as “other” where the policy has that.
 */
export function readReason(context: SkillContext, rule: PolicyRule | undefined): Reason | null {
  const { frame, text, understanding } = context;
  const reasons = rule?.reasons ?? [];
  if (frame.asked === null) frame.slots[SAID] = [frame.slots[SAID], text].filter(Boolean).join("\n").slice(-MAX_SAID);
  const isAsked = frame.asked === "reason";
  const picked = isAsked && understanding.answer?.kind === "choice" ? understanding.answer.id : frame.slots.reason;
  const known = reasons.find((reason) => reason.id === picked);
  // Another reason, given late or in the place of the first, counts; words for another slot do not.
  const mayReplace = frame.asked === null || understanding.isCorrection;
  const said = known && !mayReplace ? undefined : named(reasons, text);
  const found =
    said ?? known ?? (isAsked ? answered(reasons, context) : undefined) ?? named(reasons, frame.slots[SAID] ?? "");
  if (found) frame.slots.reason = found.id;
  return found ?? null;
}

/** The policy's reasons as buttons. */
export function reasonChoices(rule: PolicyRule, context: SkillContext): Choice[] {
  return (rule.reasons ?? []).map((reason) => ({ id: reason.id, label: reason.label[context.language] }));
}
