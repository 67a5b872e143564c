import type { Identity } from "../../commerce/ports.ts";
import type { SkillContext, Step } from "../skill.ts";

/** The proved identity with the order it opens, or what to ask for. */
export type Identified = { identity: Identity; orderId: string; step: null } | { identity: null; step: Step };

/** The last claim that failed: whoever corrects one half need not repeat the other. */
const TRIED_ORDER = "identify.order";
const TRIED_DIGITS = "identify.digits";
const ASKED_DIGITS = "identify.asked";

/** Whether the last four digits of an order's phone are what was asked for last, not a new phone for a parcel. */
export function isAskedForDigits(context: SkillContext): boolean {
  return context.frame.asked === "phone" && context.frame.slots[ASKED_DIGITS] !== undefined;
}

function lastFour(value: string | undefined): string | undefined {
  const digits = value?.replace(/\D/g, "") ?? "";
  return digits.length >= 4 ? digits.slice(-4) : undefined;
}

/** The order number this message or goal names; some number shapes read as a waybill while none is asked for. */
function saidOrder(context: SkillContext): string | undefined {
  const { frame, understanding } = context;
  if (frame.slots.order_id) return frame.slots.order_id;
  const order = understanding.entities.findLast((one) => one.type === "order_id");
  const tracking = understanding.entities.findLast((one) => one.type === "tracking_no");
  return order?.value ?? tracking?.value;
}

/** “880012340011 3303”: four digits beside an order number, whatever stands between them. */
function digitsBesideOrder({ text, understanding }: SkillContext): string | undefined {
  const order = understanding.entities.find((one) => one.type === "order_id");
  return order ? text.replace(order.text, " ").match(/(?<![\dA-Za-z.¥])\d{4}(?![\dA-Za-z.年元])/)?.[0] : undefined;
}

/** A whole number counts only where it is in the slot: a skill may have taken it out as something else. */
function saidDigits(context: SkillContext): string | undefined {
  const { frame, understanding } = context;
  const entity = understanding.entities.findLast((one) => one.type === "last4");
  return lastFour(frame.slots.phone) ?? lastFour(entity?.value) ?? digitsBesideOrder(context);
}

const NO_NUMBER =
  /(?:不记得|忘了|忘记|找不到|没有|不知道)[^，。,.]{0,6}(?:订单号|单号|编号)|(?:订单号|单号)[^，。,.]{0,4}(?:不记得|忘了|找不到|没有|不知道)|(?:don'?t|do not|can'?t|cannot|forgot|lost|no)[^,.]{0,24}(?:order )?number/iu;

function askOrder(context: SkillContext, hasDigits: boolean): Step {
  const isRepeated = context.frame.asked === "order_id" && context.frame.askedTimes > 0;
  // Whoever begins with having no number is told where it stands.
  const isHelp = isRepeated || NO_NUMBER.test(context.text);
  const template = hasDigits ? "identify.order_only" : isHelp ? "identify.order_again" : "identify.order";
  return { do: "ask", slot: "order_id", say: [{ template, facts: {} }] };
}

function askDigits(context: SkillContext): Step {
  const template = isAskedForDigits(context) ? "identify.phone_again" : "identify.phone";
  context.frame.slots[ASKED_DIGITS] = "1";
  return { do: "ask", slot: "phone", say: [{ template, facts: {} }] };
}

/** Orders opened before stay open, as far as they are the same customer's. */
function joined(before: Identity, proved: Identity): Identity {
  if (before.level !== "order_phone" || before.customerId !== proved.customerId) return proved;
  return { ...proved, orderIds: [...new Set([...before.orderIds, ...proved.orderIds])] };
}

/**
 * Proves an order by its number and the last four digits of its phone: one question at a time, nothing asked that was
 * said. An unknown number and wrong digits are told in the same words; too many attempts go to a person.
 */
export async function identify(context: SkillContext): Promise<Identified> {
  const { frame } = context;
  const newDigits = saidDigits(context);
  const said = saidOrder(context);
  // Four digits in answer to the number are the digits, not an order of that name; nor is a whole phone number.
  const isPhone = context.understanding.entities.some((one) => one.type === "phone" && one.value.endsWith(said ?? "-"));
  const newOrder = said === newDigits || isPhone ? undefined : said;
  if (newOrder) frame.slots.order_id = newOrder;
  else delete frame.slots.order_id;
  if (newDigits) frame.slots.phone = newDigits;
  const orderId = newOrder ?? (newDigits ? frame.slots[TRIED_ORDER] : undefined);
  const last4 = newDigits ?? (newOrder ? frame.slots[TRIED_DIGITS] : undefined);
  if (!newDigits) delete frame.slots.phone;
  if (!orderId) return { identity: null, step: askOrder(context, newDigits !== undefined) };
  if (!last4) return { identity: null, step: askDigits(context) };

  const result = await context.commerce.identification.prove({ orderId, last4 });
  for (const key of ["phone", ASKED_DIGITS, TRIED_ORDER, TRIED_DIGITS]) delete frame.slots[key];
  if (result.proved) {
    const identity = joined(context.identity, result.identity);
    // A waybill's number opens the order that the parcel is of.
    const [opened = orderId] = result.identity.orderIds;
    frame.slots.order_id = opened;
    context.prove(identity);
    return { identity, orderId: opened, step: null };
  }
  delete frame.slots.order_id;
  if (result.isLimited) {
    const say = [{ template: "identify.limited", facts: {} }];
    return { identity: null, step: { do: "handoff", reason: "identity_limited", say } };
  }
  frame.slots[TRIED_ORDER] = orderId;
  frame.slots[TRIED_DIGITS] = last4;
  const say = [{ template: "identify.wrong", facts: {} }];
  return { identity: null, step: { do: "ask", slot: "order_id", say } };
}
