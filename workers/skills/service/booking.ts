import type { ActionArguments, Order } from "../../commerce/ports.ts";
import type { PolicyRule, ServiceType } from "../../platform/policy.ts";
import { findOrder } from "../orders/find-order.ts";
import { ORDER_STATE_WORDS, SERVICE_WORDS } from "../orders/order-words.ts";
import { noteItems, pickItems } from "../orders/pick-items.ts";
import { readContact, type SaidContact } from "../orders/said-contact.ts";
import { orderSource } from "../orders/show-order.ts";
import { list, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { tellVisits } from "./booked-visits.ts";
import { IN_GENERAL, partOfDay, SENDS_SOMEBODY, visitWishedAt } from "./visit-words.ts";

const WISH = "book.wish";
/** The slot that holds which service is wished. */
export const BOOKED_SERVICE = "book.type";
const TYPE = BOOKED_SERVICE;
const TIME = "book.time";
const DATE = "book.date";
const WANTS = new RegExp(
  `${SENDS_SOMEBODY.source}|(?:预约|约|安排|派|排(?=[周星礼今明后])).{0,12}(?:安装|维修|检修|修|上门|师傅|保养|清洗|装)|(?:安装|维修|修|上门|保养|清洗|师傅).{0,8}(?:预约|约上|约一?下|安排|约个|约在)|(?:给|帮|替)我.{0,4}约|(?:could|can|would|please|have) (?:some(?:one|body)|you|a (?:technician|engineer|person)).{0,24}(?:come|install|fix|repair|visit)|(?:book|schedule|arrange|set up|make).{0,40}(?:install|repair|technician|engineer|service|maintenance|appointment|pick.?up|visit)`,
  "iu",
);
/** “能预约安装吗” asks; “能约周五吗，能就给我约上” wants it. */
const ONLY_ASKS =
  /每[年月次]|一般都|^(?:请问)?(?:你们)?(?:能|可以|可不可以|能不能|支持|怎么|如何|要不要|需要|是不是).{0,12}(?:预约|约).{0,10}[吗么嘛?？]+\s*$|怎么(?:预约|约)|如何(?:预约|约)|(?:预约|约).{0,4}(?:流程|方式|电话)|^(?:do|how|is|does)\b.{0,60}\?$/i;
const SERVICES: readonly { type: ServiceType; said: RegExp }[] = [
  { type: "pick_up", said: /取件|取货|上门取|揽收|pick.?up|collect/i },
  { type: "maintain", said: /保养|清洗|维护|清洁|maintenance|maintain|clean/i },
  { type: "repair", said: /维修|检修|修理|修一?[下修]|报修|修(?!改|正)|repair|fix|mend/i },
  { type: "install", said: /安装|[上来]门装|装一?下|(?<![包服套封])装(?!修|饰|箱|好|完|了|过)|install|set.?up|mount/i },
];
const WEEKDAY =
  /(?:(?:这|本|下)个?)?(?:周|星期|礼拜)[一二三四五六日天末](?:[上下]午|晚上|早上|中午)?|(?:今|明|后|大后)天(?:[上下]午|晚上|早上|中午)?|\b(?:this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|afternoon|evening))?\b|\b(?:tomorrow|today)(?: (?:morning|afternoon|evening))?\b/giu;

/** The service meant, by words now or before; the only one the shop has, where none is said. */
function serviceWanted(rule: PolicyRule, context: SkillContext): ServiceType | null {
  const { frame, understanding, text: said } = context;
  const types = rule.service?.types ?? [];
  const picked =
    frame.asked === "service_type" && understanding.answer?.kind === "choice" ? understanding.answer.id : "";
  const words = `${frame.slots.service_type ?? ""} ${said}`;
  const found = types.find((type) => type === picked) ?? SERVICES.find((one) => one.said.test(words))?.type;
  if (found) frame.slots[TYPE] = found;
  const [only] = types;
  return SERVICES.find(({ type }) => type === frame.slots[TYPE])?.type ?? (types.length === 1 && only ? only : null);
}

const CHANGES = /改|换|不行|没空|没时间|来不及|instead|rather|change|can't make/i;

/** The day as said, and which day that is. */
function readTime(context: SkillContext): void {
  const { frame, understanding, text: said } = context;
  const entity = understanding.entities.findLast((one) => one.type === "date");
  const isPart = partOfDay(said) !== null && !frame.slots[TIME]?.includes(partOfDay(said) ?? "");
  const isOwn =
    isPart || frame.asked === "time" || !frame.slots[TIME] || understanding.isCorrection || CHANGES.test(said);
  if (!isOwn) return;
  // “周五加班，改周日”: the day said last.
  const weekday = said.match(new RegExp(WEEKDAY, "giu"))?.at(-1);
  // A whole month or “this week” is no day to come on.
  const isDay = entity !== undefined && entity.value.from === entity.value.to;
  const part = partOfDay(said);
  const words =
    weekday && entity?.text.includes(weekday) ? entity.text : (weekday ?? (isDay ? entity?.text : undefined));
  const known = frame.slots[TIME];
  if (!words) {
    // “改成晚上吧”: the same day at another time.
    if (part && known) frame.slots[TIME] = `${known.replace(partOfDay(known) ?? "", "").trim()}${part}`;
    return;
  }
  frame.slots[TIME] = part && !partOfDay(words) ? `${words.trim()}${part}` : words.trim();
  if (isDay && entity) frame.slots[DATE] = entity.value.from;
  else delete frame.slots[DATE];
}

function localDay(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(now);
}

function book(order: Order, type: ServiceType, contact: SaidContact, context: SkillContext): Step {
  const { frame, language, shop, now } = context;
  const time = frame.slots[TIME];
  const date = frame.slots[DATE];
  const service = text(SERVICE_WORDS[type][language]);
  if (!time) {
    const template = frame.asked === "time" ? "booking.ask_time_again" : "booking.ask_time";
    return { do: "ask", slot: "time", say: [{ template, facts: template === "booking.ask_time" ? { service } : {} }] };
  }
  if (date && date < localDay(now, shop.timeZone)) {
    delete frame.slots[TIME];
    delete frame.slots[DATE];
    return { do: "ask", slot: "time", say: [{ template: "booking.past", facts: {} }] };
  }
  const picked = pickItems(order.items, context);
  const [item] = picked.picked ?? [];
  const request: ActionArguments["book_service"] = { orderId: order.id, serviceType: type, time };
  if (item && (picked.picked?.length === 1 || order.items.length === 1)) request.itemId = item.id;
  if (date) request.date = date;
  if (contact.recipient) request.recipient = contact.recipient;
  if (contact.phone) request.phone = contact.phone;
  return { do: "propose", request: { name: "book_service", arguments: request } };
}

async function step(context: SkillContext): Promise<Step> {
  const { frame, shop, now, language } = context;
  const rule = shop.policy.actions.book_service;
  if (!rule?.allowed) return { do: "pass" };
  const told = frame.slots[WISH] ? null : await tellVisits(context);
  if (told) return told;
  if (frame.asked === null && !frame.slots[WISH] && !wantsVisit(context)) return { do: "pass" };
  frame.slots[WISH] = "1";
  noteItems(context);
  const contact = readContact(context);
  readTime(context);
  const type = serviceWanted(rule, context);
  delete frame.slots.service_type;
  delete frame.slots.time;
  const isFitting = (order: Order) => mayDo("book_service", order, shop, now).may;
  const found = await findOrder(context, [isFitting]);
  if (found.step) return found.step;
  const { order } = found;
  const types = rule.service?.types ?? [];
  const services = types.map((one) => ({ id: one, label: SERVICE_WORDS[one][language] }));
  const facts = { order: text(order.id) };
  if (type && !types.includes(type)) {
    delete frame.slots[TYPE];
    const say = [
      { template: "booking.no_such_service", facts: { services: list(services.map(({ label }) => label)) } },
    ];
    return { do: "say", say };
  }
  if (!isFitting(order)) {
    const service = text(type ? SERVICE_WORDS[type][language] : language === "zh" ? "服务" : "service");
    const state = text(ORDER_STATE_WORDS[order.state][language]);
    const say = [
      { template: "booking.wrong_state", facts: { ...facts, state, service }, sources: [orderSource(order)] },
    ];
    return { do: "say", say };
  }
  if (!type) {
    return { do: "ask", slot: "service_type", say: [{ template: "booking.ask_service", facts }], choices: services };
  }
  return book(order, type, contact, context);
}

/** Whether the goal has come to an appointment. */
export function isBooking({ frame }: SkillContext): boolean {
  return frame.slots[WISH] !== undefined;
}

/** Whether the words ask for somebody to come, and do not only ask whether one could. */
export function wantsVisit({ text: said, shop }: SkillContext): boolean {
  if (!shop.policy.actions.book_service?.allowed) return false;
  const isWish = (line: string) => WANTS.test(line) && !ONLY_ASKS.test(line.trim()) && !IN_GENERAL.test(line);
  const isWished = said.split("\n").some(isWish);
  return isWished || (visitWishedAt(said) >= 0 && !ONLY_ASKS.test(said.trim()));
}

/** A visit for goods that are at fault; goes on in later turns of the same goal. */
export function bookRepair(context: SkillContext): Promise<Step> {
  const { slots } = context.frame;
  if (!slots[WISH]) slots[TYPE] = "repair";
  slots[WISH] = "1";
  return step(context);
}

/** Booking an installation, a repair or another visit for an order. */
export const booking: Skill = { name: "booking", intents: ["repair_warranty"], step };
