import type { ItemPick, Order, Shipment } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import { isLate, sayParcel, stuckSince } from "../orders/parcel.ts";
import { itemChoices, pickItems } from "../orders/pick-items.ts";
import { meantPieces, pickOf } from "../products/pieces.ts";
import { type Say, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { askEvidence, readEvidence } from "./evidence.ts";
import { lateReason, NO_REASON, readReason, reasonChoices } from "./reasons.ts";

/** What puts a delivered order right without goods going back. */
export type Remedy = "refund_only" | "reship" | "compensate";

const WANTED = "remedy.wanted";
const WORDS: readonly { remedy: Remedy; said: RegExp }[] = [
  {
    remedy: "reship",
    said: /补发|重发|再发一|重新发|补一?[个件份双套瓶袋盒]|补寄|重寄|再寄|补给我|reship|resend|sent (?:it |to me )?again|send (?:it |me |them |that )?(?:again|another|a new|the missing|a replacement)|send (?:me |us )?(?:another|a new|the missing|a replacement)|ship (?:it )?again|replacement sent/i,
  },
  {
    remedy: "refund_only",
    said: /仅退款|只退款|(?:不|别|不想|不用|不要)(?:再)?(?:寄|退)(?:回|货)|直接退[^，。,.]{0,8}(?:款|钱)|把钱退|退(?:我)?钱就|without (?:returning|sending)|refund only|only (?:a )?refund|just (?:a )?refund|keep (?:it|the item)|money back/i,
  },
  {
    remedy: "compensate",
    said: /赔偿|补偿|赔(?:我|钱|点|付|一|多少|吧)|怎么赔|能赔|compensat|make (?:it|this) up to me/i,
  },
];
const LABELS = {
  refund_only: { zh: "仅退款", en: "refund without a return" },
  reship: { zh: "补发", en: "send it again" },
  compensate: { zh: "补偿", en: "compensate" },
} satisfies Record<Remedy, Bilingual>;

/** “不要补发”, “not a resend”: what is not wished. */
const NOT_WISHED =
  /(?:不(?:要|想|用|需要|是|接受)|别|无需)(?:再)?(?:给我)?(?:补发|重发|补寄|重寄|再[发寄]|重新发|赔偿|补偿)[^，。,.；;\n]*|\b(?:not|no|don't (?:want|need)|do not (?:want|need)|without|instead of|rather than)(?: to| a| an| the| any| you to| you)* (?:re-?send\w*|reship\w*|replacements?|new one|another(?: one)?|(?:send|sending|ship|shipping) (?:it|them|another)[^,.;\n]*|compensat\w*)/giu;

/** The remedy that these words ask for. */
export function remedySaid(text: string): Remedy | null {
  const said = text.replace(NOT_WISHED, " ");
  return WORDS.find((one) => one.said.test(said))?.remedy ?? null;
}

/** The remedy that the words ask for, now or before in the goal; what they say no to is none. */
export function remedyWanted({ frame, text }: SkillContext): Remedy | null {
  const before = WORDS.find(({ remedy }) => remedy === frame.slots[WANTED]);
  if (before && (text.match(NOT_WISHED) ?? []).some((one) => before.said.test(one))) delete frame.slots[WANTED];
  const found = remedySaid(text);
  if (found) frame.slots[WANTED] = found;
  return WORDS.find(({ remedy }) => remedy === frame.slots[WANTED])?.remedy ?? null;
}

/** Whether the shop's policy has the remedy for the order now. */
export function hasRemedy(remedy: Remedy, order: Order, { shop, now }: SkillContext): boolean {
  return mayDo(remedy, order, shop, now).may;
}

function request(order: Order, remedy: Remedy, items: ItemPick[], reason: string, evidence: string[]) {
  const proof = evidence.length > 0 ? { evidence } : {};
  switch (remedy) {
    case "compensate":
      return { name: remedy, arguments: { orderId: order.id, reason, ...proof } } as const;
    default:
      return { name: remedy, arguments: { orderId: order.id, items, reason, ...proof } } as const;
  }
}

const IS_LOST = /丢|遗失|没收到|未收到|lost|not received|never arrived/i;

/** The parcel that is on its way, where it is said to be lost: it is not, as long as it moves. */
function movingParcel(order: Order, reason: Bilingual, context: SkillContext): Shipment | null {
  if (!IS_LOST.test(`${reason.zh} ${reason.en}`) || order.deliveredAt !== null) return null;
  if (order.shipments.some(({ state }) => state === "lost")) return null;
  const isMoving = ({ state }: Shipment) => state === "in_transit" || state === "out_for_delivery";
  return order.shipments.find((one) => isMoving(one) && stuckSince(one, context) === null) ?? null;
}

/** Proposes the remedy for an order that is known: which items, why, with what evidence. */
export function remedyKnown(order: Order, remedy: Remedy, context: SkillContext, before: Say[] = []): Step {
  const rule = context.shop.policy.actions[remedy];
  if (!rule) return { do: "pass" };
  const open = order.items.filter((item) => item.state === "ordered");
  const items = remedy === "compensate" ? { picked: open } : pickItems(open.length > 0 ? open : order.items, context);
  if (items.picked === null) {
    const say = [...before, { template: "remedies.which_items", facts: { order: text(order.id) } }];
    return { do: "ask", slot: "product", say, choices: itemChoices(items.candidates, context) };
  }
  const reason = readReason(context, rule) ?? (isLate(order, context) ? lateReason(rule) : null);
  if (!reason && rule.reasons) {
    const [only, ...others] = rule.reasons;
    const facts = { action: text(LABELS[remedy][context.language]) };
    const isOnly = only !== undefined && others.length === 0;
    const asked: Say = isOnly
      ? { template: "remedies.ask_if_reason", facts: { ...facts, reason: text(only.label[context.language]) } }
      : { template: "remedies.ask_reason", facts };
    const say = [...before, asked];
    return { do: "ask", slot: "reason", say, choices: reasonChoices(rule, context) };
  }
  const moving = remedy === "reship" && reason?.id !== undefined ? movingParcel(order, reason.label, context) : null;
  if (moving) {
    const say = [...before, ...sayParcel(order, moving, context), { template: "remedies.on_its_way", facts: {} }];
    return { do: "say", say };
  }
  const evidence = readEvidence(context);
  if (reason?.evidence && evidence.length === 0) {
    return askEvidence([...before, { template: "remedies.ask_evidence", facts: {} }], context);
  }
  const picks = meantPieces(items.picked, context).map((part) => pickOf(part, order.items));
  return { do: "propose", request: request(order, remedy, picks, reason?.id ?? NO_REASON, evidence), before };
}
