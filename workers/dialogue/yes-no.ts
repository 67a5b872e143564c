import { fold } from "../understanding/fold.ts";
import { yesOrNo } from "../understanding/yes-no.ts";
import type { Reading } from "./read.ts";

const POLITE = String.raw`(?:[,，、\s~～。.!！]*(?:谢谢|麻烦了?|辛苦了?|please|thanks|thank you))*[\s~～。.!！]*$`;
/** “确认取消”, “好的，帮我退”: a yes that names what it says yes to. */
const YES_TO_IT = new RegExp(
  String.raw`^(?:好的?|行|可以|嗯|是的|对的?|确认|确定|同意|ok|yes)[,，\s]*(?:我)?(?:确认|确定|同意)?(?:帮我|给我)?(?:取消|退货|退款|退|修改|改|办理|办|提交|开票|开|催)?(?:订单|地址|发票)?(?:吧|了|一下)?${POLITE}`,
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
        yesOrNo(line) === "yes" || (line.length <= 40 && (YES_TO_IT.test(line) || ENGLISH_YES_TO_IT.test(line))),
    )
  );
}

const DROPS =
  /^(?:.{0,6}[,，\s])?(?:先?不(?:要|用|想|需要)?(?:取消|退|改|换|办|开|催|弄)(?:货|款|票|了)?|算了.{0,6}|先别.{0,6}|别(?:取消|退|改|换|办|开|催).{0,4})[了吧啊。.!！\s]*$/u;

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
