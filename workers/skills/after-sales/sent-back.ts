import type { UnderWay } from "../../commerce/after-sales-ports.ts";
import type { CaseKind } from "../../platform/case-words.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { Understanding } from "../../understanding/types.ts";
import { findOrder } from "../orders/find-order.ts";
import { type Facts, type Say, type SkillContext, type Step, text } from "../skill.ts";

const SENT =
  /(?:寄|退|发)(?:回(?:去|来)?|出(?:去)?|走|过去)?了|已(?:经)?(?:寄|退)(?:回|出)|\b(?:i|we|just|already)\b.{0,24}\b(?:sent|shipped|mailed|posted|dropped)\b|\bon (?:its|their) way back\b/i;
const BACK = /寄|退|return|back|\bi(?:'ve| have)?(?: just| already)? (?:sent|shipped|mailed|posted|dropped)\b/i;
/** Somebody else's sending, or a wish for it. */
const NOT_MINE =
  /你们|商家|仓库|卖家|给我[发寄]|[发寄]给我|还没|没[有]?(?:寄|退|发)|不[想要用]|怎么|如何|什么时候|吗|[?？]|\byou(?:'ve| have)? (?:sent|ship)|have(?:n't| not)|\bhow\b|\bwhen\b/i;
const NUMBER_WORDS = /单号|tracking|waybill|\bawb\b/i;
const NUMBER = "sent.number";
const COURIER = "sent.courier";
const GOES_BACK: ReadonlySet<CaseKind> = new Set<CaseKind>(["return", "exchange", "repair"]);

const KINDS = {
  return: { zh: "退货", en: "return" },
  exchange: { zh: "换货", en: "exchange" },
  repair: { zh: "维修", en: "repair" },
} satisfies Partial<Record<CaseKind, Bilingual>>;

/** Whether the words say that goods are on their way back, under which number: “我寄回去了，单号 SF…”. */
export function saysSentBack(said: string, { entities }: Pick<Understanding, "entities">): boolean {
  if (!SENT.test(said) || !BACK.test(said) || NOT_MINE.test(said)) return false;
  return entities.some(({ type }) => type === "tracking_no") || NUMBER_WORDS.test(said);
}

/** The number and its courier, kept for the turns that it takes to know whose it is. */
function noteNumber({ frame, understanding, text: said }: SkillContext): string | null {
  const found = understanding.entities.find((one) => one.type === "tracking_no");
  const loose = /(?:单号|tracking(?: (?:number|no\.?))?)(?:\s|[:：#是]|is)*([a-z0-9-]{1,40})/i.exec(said)?.[1];
  const number = found?.type === "tracking_no" ? found.value : loose?.toUpperCase();
  if (number !== undefined) frame.slots[NUMBER] = number;
  const named = understanding.entities.find((one) => one.type === "courier");
  const courier = named?.type === "courier" ? named.value : found?.type === "tracking_no" ? found.courier : undefined;
  if (courier !== undefined) frame.slots[COURIER] = courier;
  return frame.slots[NUMBER] ?? null;
}

/** Which case the parcel is for: the only one that awaits it, or that of the order that is meant. */
async function meant(open: readonly UnderWay[], context: SkillContext): Promise<UnderWay | Step> {
  const waiting = open.filter(({ step, trackingNo }) => step === "awaiting_parcel" && trackingNo === null);
  const [only] = waiting.length > 0 ? waiting : open;
  const namesOrder = context.understanding.entities.some(({ type }) => type === "order_id");
  if (only && !namesOrder && (waiting.length > 0 ? waiting : open).length === 1) return only;
  const ids = new Set((waiting.length > 0 ? waiting : open).map(({ orderId }) => orderId));
  const found = await findOrder(context, [(order) => ids.has(order.id)]);
  if (found.step) return found.step;
  const one = open.find(({ orderId }) => orderId === found.order.id);
  return one ?? { do: "say", say: [{ template: "sent_back.no_case", facts: {} }] };
}

function kindOf(kind: CaseKind): Bilingual {
  return kind === "exchange" || kind === "repair" ? KINDS[kind] : KINDS.return;
}

/** Tells the case of the parcel that the shopper has sent; null: the words say no such thing. */
export async function takeSentBack(context: SkillContext): Promise<Step | null> {
  const { frame, commerce, language, text: said, understanding } = context;
  const isSaid = saysSentBack(said, understanding);
  if (!isSaid && frame.slots[NUMBER] === undefined) return null;
  if (!commerce.afterSales) return null;
  const number = noteNumber(context);
  if (number === null) return { do: "say", say: [{ template: "sent_back.bad_number", facts: {} }] };
  const own = await identified(context);
  if ("do" in own) return own;
  const open = (await commerce.afterSales.underWay(own.identity)).filter(({ kind }) => GOES_BACK.has(kind));
  const one = open.length === 0 ? null : await meant(open, own);
  if (one !== null && "do" in one) return one.do === "say" ? done(one.say, context) : one;
  if (one === null) return done([{ template: "sent_back.no_case", facts: {} }], context);
  const courier = frame.slots[COURIER] ?? (language === "zh" ? "快递" : "courier");
  const fact = { type: "goods_sent", parcel: { courier, trackingNo: number } } as const;
  const told = await commerce.afterSales.report(one.id, fact, own.identity);
  const facts: Facts = { tracking: text(number) };
  const about: Facts = { order: text(one.orderId), kind: text(kindOf(one.kind)[language]) };
  if (told.taken) return done([{ template: "sent_back.noted", facts: { ...facts, ...about } }], context);
  switch (told.why) {
    case "known":
      return done([{ template: "sent_back.known", facts }], context);
    case "number":
      return done([{ template: "sent_back.other_parcel", facts }], context);
    case "form":
      return done([{ template: "sent_back.bad_number", facts: {} }], context);
    case "not_now":
      return done([{ template: "sent_back.not_now", facts: about }], context);
  }
}

/**
 * Who has proved nothing yet is asked for their order first, as for all that concerns one. The parcel's number is no
 * order's.
 */
async function identified(context: SkillContext): Promise<SkillContext | Step> {
  const { understanding } = context;
  const entities = understanding.entities.filter(({ type }) => type !== "tracking_no");
  const own: SkillContext = {
    ...context,
    understanding: { ...understanding, entities },
    prove(identity) {
      own.identity = identity;
      context.prove(identity);
    },
  };
  if (own.identity.level !== "none") return own;
  const found = await findOrder(own, []);
  return found.step ?? own;
}

function done(say: Say[], { frame }: SkillContext): Step {
  delete frame.slots[NUMBER];
  delete frame.slots[COURIER];
  return { do: "say", say };
}
