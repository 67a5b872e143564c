import type { SlotName } from "../../platform/message.ts";
import { measuresIn } from "../../skills/products/measures.ts";
import { modelsIn } from "../../skills/products/named-products.ts";
import { asksFigure } from "../../skills/products/product-question.ts";
import type { OpenFrame } from "../contract.ts";
import { isElliptic } from "../ellipsis.ts";
import { isOptional } from "../frames.ts";
import { SWAPPING } from "../kinship.ts";
import { PRICES } from "../meant/side-by-side.ts";
import type { Reading } from "../read.ts";
import { fitsSlot, isAside, isQuestion, takesFreeText } from "../slots.ts";
import { wishesIn } from "../wishes.ts";
import { isNo, isYes } from "../yes-no.ts";
import { DIGRESSION_AT, isConfident, isOther, RESUME, type Route, SMALL_TALK } from "./ways.ts";
import { isContact } from "./while-confirming.ts";

/** A question is no reason or name; little more is needed to tell that it is not the answer. */
const QUESTION_DIGRESSION_AT = 0.4;
const OTHER_WISH_AT = 0.7;

const FREE_TEXT_DIGRESSION_AT = 0.8;

/** Slots that a question may describe: “有没有那个蓝色的大的？” */
const NAMED_BY_WORDS: ReadonlySet<SlotName> = new Set<SlotName>(["product", "new_product", "service_type", "time"]);

/** “黑色的256G的那个吧” wishes nothing else, whatever a classifier makes of it. */
function isBareAnswer(slot: SlotName, reading: Reading): boolean {
  return !isQuestion(reading.text) && slot !== "order_id" && slot !== "product";
}

export function isLabel(said: string, label: string): boolean {
  const tidy = (text: string) => text.toLowerCase().replace(/[\s。.!！,，~～]/g, "");
  return tidy(said) === tidy(label);
}

/** A longer answer than this to “why” is a reason. */
const MAX_NO = 8;

/** A name and nothing else: whom an invoice is for. */
function isPlainName({ text, understanding }: Reading): boolean {
  return (
    /^[\p{Script=Han}·]{2,4}[。.!！\s]*$/u.test(text.trim()) &&
    (understanding.entities.some(({ type }) => type === "person") || !isQuestion(text))
  );
}

const THANKS = /谢谢|多谢|谢啦|谢了|thank|thx|cheers/i;
const MAX_THANKS = 16;

const FAREWELL = /再见|拜拜|回见|\bbye\b|good ?bye|see (?:you|ya)|that'?s all|没(?:别的|其他)?事了|就这样吧?$/iu;

/** “thx bye”: whatever was asked, the shopper goes. */
function isFarewell({ text, choice, understanding }: Reading): boolean {
  const isShort = text.trim().length <= MAX_THANKS * 2 && understanding.entities.length === 0;
  return choice === null && isShort && understanding.intent === "thanks_goodbye" && FAREWELL.test(text);
}

/** “好的谢谢”, “ok thanks”: enough was said. */
function isThanks({ text, choice, understanding }: Reading): boolean {
  const { length } = text.trim();
  return choice === null && length <= MAX_THANKS && THANKS.test(text) && understanding.entities.length === 0;
}

/** “M9 Pro呢”, “13升的得了”: one to change to by its model or measure, where one is asked for. */
function namesNewItem(asked: SlotName, { text, choice }: Reading): boolean {
  if (asked !== "new_product" || choice !== null || asksFigure(text) || PRICES.test(text)) return false;
  const isNamed = modelsIn(text).length > 0 || measuresIn(text).length > 0;
  return isNamed && wishesIn(text).every((wish) => SWAPPING.has(wish));
}

export function whileAsked(frame: OpenFrame, reading: Reading, hasProposal: boolean): Route | null {
  const { asked } = frame;
  const { understanding } = reading;
  if (!asked) return null;
  if (isFarewell(reading)) return { go: "start", intent: "thanks_goodbye", isInstead: true };
  if (isOptional(frame) && isThanks(reading) && !isNo(reading) && !isQuestion(reading.text)) {
    return { go: "start", intent: "thanks_goodbye", isInstead: true };
  }
  if (understanding.answer?.kind === "choice") return { go: "continue", isAnswer: true };
  // “不用了” to a list of ways on is an answer to it.
  // “Changed my mind” is a no, and may be the reason.
  const isLabelled = frame.question?.choices.some(({ label }) => isLabel(reading.text, label)) === true;
  if (isLabelled) return { go: "continue", isAnswer: true };
  // “Changed my mind” is why it goes back, not a no to that.
  const isReason = asked === "reason" && reading.text.trim().length > MAX_NO;
  if (isNo(reading) && !isReason) return asked === "service_type" ? { go: "continue", isAnswer: true } : { go: "drop" };
  if (namesNewItem(asked, reading)) return { go: "continue", isAnswer: true };
  if (fitsSlot(asked, reading)) {
    // The value came with another wish: that is what is wanted now, and nothing is left to be asked for the old one.
    const isOtherWish = isOther(frame, reading, isQuestion(reading.text) ? DIGRESSION_AT : OTHER_WISH_AT);
    if (isOtherWish && !isElliptic(reading) && !isBareAnswer(asked, reading) && !isContact(reading)) {
      return { go: "start", intent: understanding.intent, isInstead: true };
    }
    return { go: "continue", isAnswer: true };
  }
  if (understanding.isCorrection) return { go: "continue", isAnswer: false };
  if (RESUME.test(reading.text)) return { go: "continue", isAnswer: false };
  // A yes says nothing where a value is asked for: the question stands.
  if (isYes(reading)) return hasProposal ? { go: "ask_again" } : { go: "continue", isAnswer: false };
  if (reading.isUnclear && isQuestion(reading.text) && !NAMED_BY_WORDS.has(asked)) return { go: "unclear" };
  if (asked === "invoice_title" && isPlainName(reading)) return { go: "continue", isAnswer: true };
  if (takesFreeText(asked)) {
    const asks = isQuestion(reading.text) || isAside(reading.text);
    const asksElse = asks && isOther(frame, reading, QUESTION_DIGRESSION_AT);
    const wantsElse = asked !== "reason" && isOther(frame, reading, FREE_TEXT_DIGRESSION_AT);
    const talks = SMALL_TALK.has(understanding.intent) && isConfident(reading, 0.9);
    return asksElse || wantsElse || talks ? null : { go: "continue", isAnswer: true };
  }
  return isOther(frame, reading, DIGRESSION_AT) ? null : { go: "continue", isAnswer: true };
}
