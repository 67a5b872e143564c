import { z } from "zod";
import type { ActionArguments, Order } from "../../commerce/ports.ts";
import type { SlotName } from "../../platform/message.ts";
import { type Facts, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { isAskedForDigits } from "../talk/identify.ts";
import { mayDo } from "../talk/may-do.ts";
import { askNext, endWith, nextChosen } from "../talk/next-choice.ts";
import { roadIn } from "./address-clauses.ts";
import { findOrder } from "./find-order.ts";
import { ORDER_STATE_WORDS } from "./order-words.ts";
import { orderCard, orderSource } from "./show-order.ts";
import {
  type AddressParts,
  addedToStreet,
  addressIn,
  completeAddress,
  correctStreet,
  mergeAddress,
  splitAddress,
  staysSo,
  withoutStays,
} from "./split-address.ts";

// `phone` is also what proves an order, so the delivery's new number has a place of its own.
const NEW_PHONE = "address.phone";
const PARTS = "address.parts";
const PIECE = "address.piece";
const partsSchema = z.object({
  country: z.string().optional(),
  province: z.string().optional(),
  city: z.string().optional(),
  district: z.string().optional(),
  street: z.string().optional(),
});

const NUMBER_ONLY = /^(?:是|第)?\d[\dA-Za-z-]*(?:号|弄|栋|幢|楼|室|单元|层)?(?:不是.*)?$/u;
const ELEVEN = /(?<!\d)1\d{10}(?!\d)/u;
const ABOUT_PHONE = /电话|手机|号码|联系方式|phone|mobile|number/i;
const ABOUT_ADDRESS = /地址|门牌|住址|收货的?(?:地方|地点)|寄到|送到|发到|address|ship (?:it )?to|deliver/i;
/** “改成长江路88号”: the place says that it is one. */
const MOVES = /(?:改|换)(?:成|为|到)/u;
const ABOUT_RECIPIENT = /收件人|收货人|姓名|名字|recipient|receiver|name/i;
/** Who it is to the shopper, said before the name. */
const RELATION =
  "(?:我们?)?(?:家)?(?:的)?(?:老婆|老公|媳妇|爱人|太太|先生|对象|[男女]朋?友|妈妈?|爸爸?|[父母]亲|姐姐?|哥哥?|弟弟?|妹妹?|[儿女]子?|闺女|朋友|同[事学]|室友|邻居|婆婆|公公|岳[父母]|丈母娘|奶奶|爷爷|姥姥|姥爷|外[婆公]|叔叔?|阿姨|姑姑?|舅舅?|[表堂][哥姐弟妹]|助理|前台|房东)";
const RENAMED = new RegExp(
  `(?:收[件货]人|姓名|名字|收件的?人|收货的?人)(?:要|想|帮我|也)?(?:(?:改|换|写)(?:成|为|(?![成为]))|是|为|叫|:|：)\\s*(?:${RELATION}[的叫，,:：\\s]*)?(?!我|${RELATION}(?!\\p{Script=Han}))([\\p{Script=Han}·]{2,5}|[A-Z][\\p{L}'-]+(?: [A-Z][\\p{L}'-]+){0,3})`,
  "u",
);
/** “名字写错了，是赵敏”. */
const RENAMED_RIGHT =
  /(?:收[件货]人|姓名|名字|人名)[^，。,.\n]{0,6}(?:错|不对|反)[^，。,.\n]{0,4}[，,。.\s]*(?:应该|正确的?|其实|要|得)?(?:是|叫|写|改成|改为)\s*([\p{Script=Han}·]{2,4})(?![\p{Script=Han}])/u;
const RENAMED_EN =
  /(?:recipient|receiver|name)(?:'s name)?\s+(?:to|is|should be|:)\s*([A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+){0,3})/u;

function readParts(stored: string | undefined): AddressParts {
  if (!stored) return {};
  const { country, province, city, district, street } = partsSchema.parse(JSON.parse(stored));
  return clean({ country, province, city, district, street });
}

function clean(parts: { [K in keyof AddressParts]: AddressParts[K] | undefined }): AddressParts {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== ""));
}

/** “竹编巷88号 成都市武侯区”: the street that stands before its city, or behind a phone number. */
function streetBeside({ understanding, text: said }: SkillContext): string | undefined {
  const taken = understanding.entities.filter(
    ({ type }) => type === "address" || type === "phone" || type === "person",
  );
  const rest = taken.reduce((left, one) => left.replace(one.text, " "), said);
  return splitAddress(rest).street;
}

function addressSaid(context: SkillContext): AddressParts {
  const { understanding, frame } = context;
  const entity = understanding.entities.findLast((one) => one.type === "address");
  if (entity) {
    const { country, province, city, district, street } = entity.value;
    const parts = clean({ country, province, city, district, street });
    const split = { ...splitAddress(entity.value.full), ...parts };
    return frame.asked === "address" && !split.street
      ? { ...split, ...clean({ street: streetBeside(context) }) }
      : split;
  }
  const said = frame.slots.address;
  if (said) return splitAddress(said);
  const number = understanding.entities.find((one) => one.type === "order_id");
  const words = context.text.replace(number?.text ?? "", "");
  if (ABOUT_ADDRESS.test(words) || MOVES.test(words)) return addressIn(words);
  // Where it is to go is what is spoken of: a road says so without the word.
  const road = roadIn(words);
  return road === null ? {} : splitAddress(road);
}

/** “…2栋，等等，是3栋不是2栋”: put right in the same breath. */
const PUT_RIGHT = /(?:^|[\n，。,])[^\n，。,]{0,6}是([^\n，。,]{1,16}?)[,，]?不是[^\n，。,]+/u;

function putRight(said: AddressParts, words: string): AddressParts {
  const right = PUT_RIGHT.exec(words)?.[1];
  return said.street && right ? { ...said, street: correctStreet(said.street, right) } : said;
}

/** Takes what this message gives out of the shared slots, so that an identity question cannot be mixed up with it. */
function collect(context: SkillContext): void {
  const { frame, understanding } = context;
  const phone = understanding.entities.findLast((one) => one.type === "phone");
  if (phone && !isAskedForDigits(context)) {
    frame.slots[NEW_PHONE] = phone.value.replace(/^\+86(?=1\d{10}$)/, "");
    delete frame.slots.phone;
  }
  // A number that no plan of numbers knows is still whom the courier calls, where the words say so.
  const digits = phone || !ABOUT_PHONE.test(context.text) ? undefined : ELEVEN.exec(context.text)?.[0];
  if (digits && !isAskedForDigits(context)) frame.slots[NEW_PHONE] = digits;
  const known = readParts(frame.slots[PARTS]);
  const said = addressSaid(context);
  const isCorrected = understanding.isCorrection || /不是/.test(context.text);
  // “是146号，不是126”: a piece of what was said before, not an address of its own.
  const isPiece = !said.city && (!said.street || NUMBER_ONLY.test(said.street));
  const isSmall = isCorrected && known.street && isPiece;
  if (!known.street && !entityOf(context)) notePiece(said, isCorrected, context);
  if (frame.slots[PIECE] !== undefined && isPiece) {
    delete frame.slots.address;
    noteName(context);
    return;
  }
  const parts = isSmall
    ? { ...known, street: correctStreet(known.street ?? "", context.text) }
    : mergeAddress(known, putRight(said, context.text));
  if (Object.keys(parts).length > 0) frame.slots[PARTS] = JSON.stringify(parts);
  delete frame.slots.address;
  noteName(context);
}

function noteName({ frame, text: said }: SkillContext): void {
  const renamed = RENAMED.exec(said)?.[1] ?? RENAMED_RIGHT.exec(said)?.[1] ?? RENAMED_EN.exec(said)?.[1];
  if (renamed) frame.slots.recipient = renamed;
}

function entityOf({ understanding }: SkillContext): boolean {
  return understanding.entities.some(({ type }) => type === "address");
}

/** “后面再加6单元1201”, “是510号不是500号”: a piece of the street that the order has; kept until the order is known. */
function notePiece(
  said: AddressParts,
  isCorrected: boolean,
  { frame, text: words, understanding }: SkillContext,
): void {
  const isAdded = addedToStreet(words) !== null;
  const isNumber = said.street !== undefined && NUMBER_ONLY.test(said.street) && isCorrected;
  if (understanding.entities.some(({ type }) => type === "phone") || !(isAdded || isNumber)) return;
  frame.slots[PIECE] = words;
}

/** The order's own street with the piece in its place. */
function withPiece(parts: AddressParts, order: Order, { frame }: SkillContext): AddressParts {
  const words = frame.slots[PIECE];
  if (words === undefined || parts.street !== undefined) return parts;
  const { street } = order.recipient.address;
  const added = addedToStreet(words);
  return { ...parts, street: added === null ? correctStreet(street, words) : `${street}${added}` };
}

function askFor(slot: SlotName, template: string, facts: Facts): Step {
  return { do: "ask", slot, say: [{ template, facts }] };
}

/** What to ask when nothing new was given: what the shopper speaks of, else the address. */
function askMissing(order: Order, parts: AddressParts, isPhoneAsked: boolean, context: SkillContext): Step {
  const { frame } = context;
  const said = withoutStays(context.text);
  // “手机不变” to which number: then it is the address.
  if (isPhoneAsked && staysSo(context.text)) {
    delete frame.slots["address.about"];
    return askFor("address", "address-change.ask", { order: text(order.id) });
  }
  const known = [parts.province === parts.city ? "" : parts.province, parts.city, parts.district]
    .filter(Boolean)
    .join("");
  if (known) return askFor("address", "address-change.ask_street", { known: text(known) });
  if (frame.asked === "address") return askFor("address", "address-change.ask_full", {});
  if (isPhoneAsked) return askFor("phone", "address-change.ask_phone_full", {});
  if (frame.slots["address.about"] === "phone" || (ABOUT_PHONE.test(said) && !ABOUT_ADDRESS.test(said))) {
    return askFor("phone", "address-change.ask_phone", {});
  }
  if (frame.slots["address.about"] === "recipient") return askFor("recipient", "address-change.ask_recipient", {});
  return askFor("address", "address-change.ask", { order: text(order.id) });
}

/** Remembers at the start what is to be changed; by the time the order is proved, the words are gone. */
function noteSubject(context: SkillContext): void {
  const { frame, text: said } = context;
  if (frame.slots["address.about"] || ABOUT_ADDRESS.test(said)) return;
  if (frame.asked !== null) return;
  if (ABOUT_RECIPIENT.test(said)) frame.slots["address.about"] = "recipient";
  else if (ABOUT_PHONE.test(withoutStays(said))) frame.slots["address.about"] = "phone";
}

function refuse(order: Order, context: SkillContext): Step {
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  const { language } = context;
  const state = text(ORDER_STATE_WORDS[order.state][language]);
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  const facts = { order: text(order.id) };
  if (order.state === "shipped") {
    return askNext([{ template: "address-change.shipped", facts, ...shown }], ["person", "nothing"], context);
  }
  if (["delivered", "completed", "cancelled"].includes(order.state)) {
    return { do: "say", say: [{ template: "address-change.too_late", facts: { ...facts, state }, ...shown }] };
  }
  return askNext(
    [{ template: "address-change.not_allowed", facts: { ...facts, state }, ...shown }],
    ["person", "nothing"],
    context,
  );
}

/** “……3栋 8808”: the digits behind that prove the order are no part of where it goes. */
function withoutProof(parts: AddressParts, order: Order, { identity }: SkillContext): AddressParts {
  const digits = /[\s,，]+(\d{4})$/.exec(parts.street ?? "");
  if (identity.level !== "order_phone" || !digits || !order.recipient.phone.endsWith(digits[1] ?? "")) return parts;
  return { ...parts, street: parts.street?.slice(0, digits.index) };
}

/** Changes where an order goes, to whom, or which phone the courier calls. */
export async function changeAddress(context: SkillContext): Promise<Step> {
  const { frame, shop, now } = context;
  const isPhoneAsked = frame.asked === "phone" && !isAskedForDigits(context);
  noteSubject(context);
  collect(context);
  const mayChange = (order: Order) => mayDo("change_address", order, shop, now).may;
  const found = await findOrder(context, [mayChange, (order) => order.state === "shipped"]);
  if (found.step) return found.step;
  const { order } = found;
  if (!mayChange(order)) return refuse(order, context);
  const parts = withoutProof(withPiece(readParts(frame.slots[PARTS]), order, context), order, context);
  const address = completeAddress(parts, order.recipient.address);
  const { recipient } = frame.slots;
  const phone = frame.slots[NEW_PHONE];
  const isHalfAddress = Object.keys(parts).length > 0 && address === null;
  if (isHalfAddress || (!address && !recipient && !phone)) return askMissing(order, parts, isPhoneAsked, context);
  const request: ActionArguments["change_address"] = { orderId: order.id };
  if (recipient) request.recipient = recipient;
  if (phone) request.phone = phone;
  if (address) request.address = address;
  return { do: "propose", request: { name: "change_address", arguments: request } };
}

/** Changing the delivery details of an order. */
export const addressChange: Skill = {
  name: "address-change",
  intents: ["change_address"],
  step: changeAddress,
};
