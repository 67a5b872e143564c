import type { SlotName } from "../platform/message.ts";
import type { Frame } from "../skills/skill.ts";
import type { Entity, EntityType } from "../understanding/types.ts";
import { mentionedProduct } from "./focus.ts";
import type { Reading } from "./read.ts";

/** Entities that answer a slot. */
const FITTING = {
  order_id: ["order_id", "tracking_no", "last4"],
  product: ["product", "ordinal", "category"],
  new_product: ["product", "ordinal", "category", "color", "size", "storage", "spec"],
  quantity: ["quantity"],
  payment: ["payment_method"],
  recipient: ["person", "phone", "address"],
  phone: ["phone", "last4", "order_id"],
  address: ["address", "phone", "person"],
  time: ["date"],
  service_type: [],
  reason: [],
  invoice_type: [],
  invoice_title: [],
  fault_code: [],
  option: ["color", "size", "storage", "spec", "ordinal"],
  body_measure: ["height_cm", "weight_kg", "foot_cm"],
  coupon_code: ["coupon_code"],
  code: [],
} satisfies Record<SlotName, EntityType[]>;

const OPTION_LIKE: ReadonlySet<EntityType> = new Set<EntityType>([
  "storage",
  "size",
  "height_cm",
  "weight_kg",
  "foot_cm",
  "quantity",
  "money",
]);

/** Slots whose answer is whatever the shopper says. */
const FREE_TEXT: ReadonlySet<SlotName> = new Set([
  "recipient",
  "address",
  "time",
  "payment",
  "service_type",
  "reason",
  "invoice_type",
  "invoice_title",
  "fault_code",
  "product",
  "new_product",
  "option",
  "body_measure",
  "coupon_code",
  "code",
]);

const QUESTION =
  /[?？]|吗|呢$|怎么|什么|为什么|多少|多久|多长时间|几天|几点|哪[里个些儿了去]|到哪|谁|啥|咋|怎样|几(?:[年天月号点升斤瓦套寸个]|公斤)|[了到好过]没有?(?=[\s,，。啊呀]|$)|(?:行|够|对|好|能|会|要|是|有|贵|快|重|大|高)不(?=[\s,，。啊呀]|$)|(?<word>[大高重吵响贵快慢好厚薄沉远难])不\k<word>|能不能|可不可以|是不是|有没有|^(?:what|how|when|where|who|which|why|can|could|do|does|did|is|are|was|were|has|have|will|would|should|may)\b/i;

/** Whether the message asks something, by its form. */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim());
}

const ASIDE = /^(?:对了|另外|顺便|先问一?下|by the way|btw|oh,? (?:and|by)|another (?:thing|question)|also,?)/i;

/** Whether the message says of itself that it is about something else: “对了，……”. */
export function isAside(text: string): boolean {
  return ASIDE.test(text.trim());
}

/** Whether the message holds a value that the slot was asked for. */
export function fitsSlot(slot: SlotName, reading: Reading): boolean {
  const types: readonly EntityType[] = FITTING[slot];
  if (reading.understanding.entities.some((entity) => types.includes(entity.type))) return true;
  if (slot === "phone" || slot === "order_id") return /\d{4,}/.test(reading.text);
  if (slot === "quantity" || slot === "body_measure") return /\d/.test(reading.text);
  if (slot === "code") return /\d{6}/.test(reading.text.normalize("NFKC"));
  return false;
}

/** Whether words that name no value may still be the answer. */
export function takesFreeText(slot: SlotName): boolean {
  return FREE_TEXT.has(slot);
}

function optionName(entity: Entity): string | null {
  if (entity.type === "color" || entity.type === "size" || entity.type === "storage") return entity.type;
  return entity.type === "spec" ? entity.name : null;
}

function simpleValue(entity: Entity): [string, string] | null {
  switch (entity.type) {
    case "phone":
      return ["phone", entity.value];
    case "address":
      return ["address", entity.value.full];
    case "person":
      // “王小明收”: the last word is what he does.
      return ["recipient", entity.value.replace(/(?<=[\p{Script=Han}]{2})收$/u, "")];
    case "quantity":
      return ["quantity", String(entity.value)];
    case "date":
      return ["time", entity.text];
    case "payment_method":
      return ["payment", entity.value];
    case "coupon_code":
      return ["coupon_code", entity.value];
    default:
      return null;
  }
}

function fillFromEntities(frame: Frame, reading: Reading): void {
  const { entities, isCorrection } = reading.understanding;
  const mayNameOrder = frame.asked === null || frame.asked === "order_id" || isCorrection;
  for (const entity of entities) {
    const option = optionName(entity);
    if (option && typeof entity.value === "string") frame.slots[`option.${option}`] = entity.value;
    if (entity.type === "order_id" && mayNameOrder) frame.slots.order_id = entity.value;
    if (entity.type === "last4" && (frame.asked === "phone" || frame.asked === "order_id" || frame.asked === null)) {
      frame.slots.phone = entity.value;
    }
    const simple = simpleValue(entity);
    if (simple) frame.slots[simple[0]] = simple[1];
  }
  const product = mentionedProduct(reading);
  if (product) frame.slots.product = product;
}

/** What the message says beside options, measures and amounts: “256G” is no order number. */
function withoutOptions({ text, understanding }: Reading): string {
  return understanding.entities
    .filter((entity) => OPTION_LIKE.has(entity.type))
    .reduce((rest, entity) => rest.replace(entity.text, " "), text);
}

function answerText(slot: SlotName, reading: Reading): string | undefined {
  const { text } = reading;
  if (slot === "phone") return text.match(/\d[\d\s-]{2,}\d/)?.[0].replace(/\D/g, "");
  if (slot === "order_id") return withoutOptions(reading).match(/[A-Za-z]{0,6}[-_]?\d[\w-]{2,30}/)?.[0];
  if (slot === "quantity") return text.match(/\d+/)?.[0];
  // A product is an id or nothing: words are the skill's to search by.
  return slot === "product" || slot === "new_product" ? undefined : text.trim();
}

/** Puts what the message gives into the frame; with `isAnswer` the asked slot takes the message itself if need be. */
export function fillSlots(frame: Frame, reading: Reading, isAnswer: boolean): void {
  const { asked } = frame;
  const before = asked ? frame.slots[asked] : undefined;
  fillFromEntities(frame, reading);
  if (!isAnswer || !asked) return;
  const { answer } = reading.understanding;
  if (answer?.kind === "choice") frame.slots[asked] = answer.id;
  else if (frame.slots[asked] === before) {
    const said = answerText(asked, reading);
    if (said) frame.slots[asked] = said;
  }
}
