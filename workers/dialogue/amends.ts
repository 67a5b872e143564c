import type { Proposal } from "../commerce/ports.ts";
import type { ActionName } from "../platform/policy.ts";
import { skillFor } from "../skills/index.ts";
import { namesTitle } from "../skills/orders/invoice-details.ts";
import { partOfDay } from "../skills/service/visit-words.ts";
import type { Frame } from "../skills/skill.ts";
import type { EntityType } from "../understanding/types.ts";
import { ACTION_INTENTS } from "./labels.ts";
import type { Reading } from "./read.ts";
import { isQuestion } from "./slots.ts";
import { wishesIn } from "./wishes.ts";

const PAUSE =
  /^(?:等等|等下|等一下|等会儿?|慢着|稍等|先等等|wait|hold on|hang on|one (?:sec|second|moment)|just a (?:sec|second|moment))[\s,，。.!！~～…]*$/i;
const WRONG =
  /^(?:(?:[啊呀哎哦噢诶欸额]+|等[等下]|等一下|oh|oops|sorry|no)[,，\s]*)?(?:不对|(?:我)?(?:抬头|地址|电话|手机号?|名字|型号|颜色|尺码|日期|时间|单号|订单号|号码)?(?:弄|搞|说|写|填|发|看|记|打|输|选)?错了?(?:诶|啦|哦)?|wrong(?: one)?|my mistake|that(?:'s| is) wrong|i made a mistake)[\s,，。.!！~～…]*$/i;
/** Words that put something else in the place of what was said. */
const MEANS =
  /\bi mean(?:t)?\b|我(?:是)?说的?是|应该是|我指的是|(?:单号|订单号?|号码?).{0,4}(?:错|不对)|发错|写错|打错|搞错|弄错|说错|make (?:that|it)|\bactually\b|还是(?:用|走|刷|拿)|改成|改为|改(?:周|星期|明|后)|换成|wrong (?:one|order|number)|no wait|wait no|是.{1,8}不是|不是.{1,8}[,，]?是/i;

/** “等等”, “弄错了”: something is about to be said; nothing is done, and nothing is dropped. */
export function isPause({ text, choice }: Reading): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return (
    choice === null && lines.length > 0 && lines.every((line) => PAUSE.test(line.trim()) || WRONG.test(line.trim()))
  );
}

/** Whether the words take something back and put another value in its place. */
export function isAmendment({ text, understanding }: Reading): boolean {
  return understanding.isCorrection || MEANS.test(text);
}

const OPTIONS: EntityType[] = ["color", "size", "storage", "spec", "ordinal"];
/** What may be changed of an action by naming it. */
const PARTS: Partial<Record<ActionName, readonly EntityType[]>> = {
  book_service: ["date", "phone", "person"],
  place_order: ["quantity", "phone", "person", "address", "payment_method", "coupon_code", ...OPTIONS],
  change_address: ["address", "phone", "person"],
  change_profile_address: ["address", "phone", "person"],
  change_items: ["product", "payment_method", ...OPTIONS],
  exchange_items: ["product", "payment_method", ...OPTIONS],
  return_items: ["product", ...OPTIONS],
  change_payment: ["payment_method"],
  redeem_points: ["quantity", "money"],
  apply_coupon: ["coupon_code"],
  issue_invoice: ["person"],
};
const FIGURE: ReadonlySet<ActionName> = new Set(["redeem_points", "place_order"]);
/** “是146号，不是126”: part of an address. */
const WHERE_TO: ReadonlySet<ActionName> = new Set(["change_address", "change_profile_address"]);
const LONG = 12;

/** Whether another wish is put into words than the open one. */
function wishesElse(proposal: Proposal, frame: Frame, text: string): boolean {
  const wishes = wishesIn(text);
  const own = [frame.intent, ACTION_INTENTS[proposal.name]];
  return wishes.length > 0 && !wishes.some((wish) => own.includes(wish));
}

/** “订单880099000001”, and nothing else. */
function isBareOrder({ text, understanding }: Reading): boolean {
  const order = understanding.entities.find(({ type }) => type === "order_id");
  const rest = text
    .replace(order?.text ?? "", "")
    .replace(/订单编?号?|单号|\border(?: number| no)?\b|[^\p{L}\p{N}]/giu, "");
  return order !== undefined && rest.length <= 1;
}

/** Whether the message changes what is about to be confirmed: another day, number, colour, order. */
export function amends(frame: Frame, proposal: Proposal, reading: Reading): boolean {
  const { text, understanding, choice } = reading;
  if (choice !== null || wishesElse(proposal, frame, text)) return false;
  const { entities, intent } = understanding;
  if (isBareOrder(reading)) return true;
  // “只退牛仔裤”, and “运费谁出” in a bubble of its own: what is said counts, whatever is asked beside it.
  const stated = text.split("\n").filter((line) => !isQuestion(line));
  const isAsking = stated.length === 0;
  const parts = PARTS[proposal.name] ?? [];
  const isStated = (said: string) => stated.some((line) => line.includes(said));
  if (entities.some((entity) => parts.includes(entity.type) && isStated(entity.text))) return true;
  if (proposal.name === "book_service" && !isAsking && partOfDay(text) !== null) return true;
  if (entities.some(({ type }) => type === "order_id") && MEANS.test(text)) return true;
  if (FIGURE.has(proposal.name) && !isAsking && /\d/.test(text)) return true;
  if (proposal.name === "issue_invoice" && !isAsking && namesTitle(text)) return true;
  if (WHERE_TO.has(proposal.name) && !isAsking && /\d/.test(text) && MEANS.test(text)) return true;
  if (isAsking) return false;
  // “no, W30 is closer to my skin”: a no with so much beside it says what it is to be instead.
  if (intent === "deny" && text.trim().length > LONG) return true;
  return (
    text.trim().length > 1 && skillFor(intent).name === frame.skill && frame.skill !== "reception" && MEANS.test(text)
  );
}
