import type { ActionName } from "../platform/policy.ts";
import { fold } from "../understanding/fold.ts";
import { yesOrNo } from "../understanding/yes-no.ts";
import type { Reading } from "./read.ts";

const POLITE = String.raw`(?:[,，、\s~～。.!！]*(?:谢谢|麻烦了?|辛苦了?|please|thanks|thank you))*[\s~～。.!！]*$`;
const YES =
  "(?:好+(?:的|滴|哒|嘞|咧|吧|啊|呀)?|行+(?:的|吧|啊|呀)?|可以+(?:的|啊|呀)?|嗯+(?:[呐哪呢啊呀]|嗯)*|[恩唔]+|对+(?:的|滴|啊|呀|头)?|是+(?:的|滴|啊|呀)?|中|成|要得|没(?:问题|毛病|错|意见|异议)|ok(?:ay|k)?|yes|确认|确定|同意|(?:信息|内容|地址|都|全)*(?:核对|看|检查)(?:过|好|完)*了?|(?:信息|内容|地址|都|全)*(?:对|没错|没问题)的?)";
const DOES =
  "(?:取消|退货退款|退货|退款|退|修改|改|换货|换|办理|办|提交|开票|开|催|弄|搞|整|下单|操作|执行|处理|安排|走流程)";
/** “确认取消”, “好的，帮我退”, “嗯呐，取消吧”, “对对对，退”: a yes that names what it says yes to. */
const YES_TO_IT = new RegExp(
  String.raw`^(?:${YES}[,，、\s~～。.!！]*)+(?:我|那|就|你|您)*(?:确认|确定|同意)?(?:帮我|给我|麻烦|请|直接|赶紧|这么|这样|照这个|按这个)*(?:${DOES}(?:掉|订单|地址|发票|了|吧|啊|呀|哈|呗|一下|好了)*)?${POLITE}`,
  "iu",
);
/** “弄吧弄吧”, “就按这个办”. */
const DO_IT = new RegExp(
  String.raw`^(?:那|就|你|您|可以|给我|帮我|麻烦|直接|赶紧|快)*(?:(?:这么|这样|照这个?|按(?:这个|你说的|您说的))(?:来|办|弄|退|取消|改|换|执行|走)|${DOES})(?:掉|了)?(?:吧|呗|好了|得了|就行|就好)(?:[,，、\s]*${DOES}(?:掉|了)?(?:吧|呗))*${POLITE}`,
  "iu",
);
const ENGLISH_YES_TO_IT = new RegExp(
  String.raw`^(?:(?:yes|ok|okay|sure|confirm(?:ed)?)[,.!\s]+)+(?:please[,\s]+)?(?:go ahead|do it|(?:cancel|return|change|send|submit|issue|confirm)(?: (?:it|that|this|the order|my order|the change|the return|the invoice))?)${POLITE}`,
  "iu",
);

/** Whether the whole message says yes; a condition, a question or another wish in it is no yes. */
export function isYes(reading: Reading): boolean {
  const { understanding, text } = reading;
  if (reading.choice !== null) return false;
  if (understanding.answer?.kind === "no" || understanding.isCorrection) return false;
  if (understanding.answer?.kind === "yes") return true;
  const lines = fold(text)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return (
    lines.length > 0 &&
    lines.every(
      (line) =>
        yesOrNo(line) === "yes" ||
        (line.length <= 40 && (YES_TO_IT.test(line) || DO_IT.test(line) || ENGLISH_YES_TO_IT.test(line))),
    )
  );
}

const VERBS: readonly { said: RegExp; of: readonly ActionName[] }[] = [
  { said: /取消|\bcancel/iu, of: ["cancel_order", "withdraw_request"] },
  { said: /退|\b(?:return|refund)/iu, of: ["return_items", "refund_only", "cancel_order", "price_protect"] },
  { said: /换|\b(?:exchange|swap)/iu, of: ["exchange_items", "change_items", "change_payment"] },
  { said: /改/u, of: ["change_address", "change_profile_address", "change_items", "change_payment"] },
  { said: /下单/u, of: ["place_order"] },
  { said: /催/u, of: ["expedite_order"] },
];

/** Whether what a yes names is what is open: “行，换货吧” is no yes to a cancellation. */
export function isYesTo(name: ActionName, reading: Reading): boolean {
  if (!isYes(reading)) return false;
  const said = VERBS.filter((verb) => verb.said.test(reading.text));
  return said.length === 0 || said.some(({ of }) => of.includes(name)) || !VERBS.some(({ of }) => of.includes(name));
}

const DROPS =
  /^(?:.{0,6}[,，\s])?(?:那|那就|还是|就|我|可|又|地址|电话|名字|订单|这单|货|先|都|哪[单个]都|一[单个]都)*(?:先?不(?:要|用|想|需要)?(?:取消|退|改|换|办|开|催|弄)(?:货|款|票|了)?|算了(?!.{0,4}(?:[改换]|还是|用|拿)).{0,6}|先别.{0,6}|别(?:取消|退|改|换|办|开|催).{0,4})[了吧啊。.!！\s]*$/u;

/** A no that names what is not to be done; “no, W30 is closer” puts something right instead. */
const NOT_DONE = /不|别|算了|keep|leave|cancel|never ?mind|forget|don'?t|changed my mind/iu;

/** Whether the whole message says no to what is open. */
export function isNo(reading: Reading): boolean {
  if (reading.choice !== null) return false;
  if (reading.understanding.answer?.kind === "no") return true;
  const line = fold(reading.text).trim();
  return line.length <= 40 && (yesOrNo(line) === "no" || DROPS.test(line));
}

const CLAUSE = /[,，。.!！;；\n]+|\b(?:but|and)\b|但是?|不过|可是/iu;

/** Whether a clause of the message says no to what is open, and more than a no follows: “不取消了，帮我换成38码”. */
export function holdsNo(text: string): boolean {
  const [first = "", ...rest] = fold(text)
    .split(CLAUSE)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  return (
    rest.length > 0 && first.length <= 40 && NOT_DONE.test(first) && (yesOrNo(first) === "no" || DROPS.test(first))
  );
}
