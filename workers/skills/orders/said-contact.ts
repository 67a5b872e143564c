import type { Address } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { isAskedForDigits } from "../talk/identify.ts";
import { cannotTell, meansStored } from "../talk/stored-words.ts";
import { completeAddress, splitAddress } from "./split-address.ts";

// Who gets it, on which number, where: what the shopper says is kept; what they leave to the shop is what is stored.

const NAME = "contact.name";
const PHONE = "contact.phone";
const ADDRESS = "contact.address";
const NAME_SAID =
  /(?:收[件货]人|联系人|姓名|名字)(?:是|为|叫|写|:|：|\s)*([\p{Script=Han}·]{2,5}|[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+){0,3})/u;
/** “收货人和地址照旧”, “联系人不变”: what stands behind the label is nobody's name. */
const NO_NAME =
  /^(?:[和跟与及](?:地址|电话|手机|号码|联系)|信息|地址|电话|手机|号码|默认|照[旧常]|还是|不[变改用]|同(?:上|前|样|一)|一样|原来|老样|就(?:是|用|我)|都|[用写填按]|本人|自己|我|账[号户])|^[也就还跟以照]|信息|资料|订单|下单|为准|默认|电话|手机|号码|方式|样子|一样|同上|不变|本人|自己|账[号户]|之前|那个|这个|地址|[那这][单笔]/u;
const ADDRESS_SAID =
  /(?:地址|(?:收货|送货|寄货)?(?:地方|地点|位置)(?=[就还]?[是写填在:：])|送到|寄到|发到|deliver(?:ed)? to|ship(?:ped)? (?:it )?to|address)(?:就|还|是|为|写|填|在|:|：|is|\s)*([^，,。\n]{4,80})/iu;
const CLAUSES = /[，,。；;\n]+/u;
const PLAIN_NAME = /^\s*([\p{Script=Han}·]{2,4}|[A-Z][\p{L}'-]+(?: [A-Z][\p{L}'-]+){1,3})\s*$/u;

/** What was said of the contact in any turn of the goal; null: the stored one. */
export interface SaidContact {
  recipient: string | null;
  phone: string | null;
  /** As said; not yet completed. */
  address: string | null;
}

/** “送望江村3号，电话还是我的”: what is left once the clauses are out that mean what is stored. */
function withoutStored(text: string): string {
  const told = text.split(CLAUSES).filter((clause) => !meansStored(clause) && !cannotTell(clause));
  return told.join("，").trim();
}

function nameSaid({ frame, understanding, text }: SkillContext): string | undefined {
  const entity = understanding.entities.findLast((one) => one.type === "person");
  const named = NAME_SAID.exec(text)?.[1];
  const labelled = named && !NO_NAME.test(named) ? named : undefined;
  const answered = frame.asked === "recipient" ? PLAIN_NAME.exec(text.split(/[，,]/)[0] ?? "")?.[1] : undefined;
  // “名字电话就用我账号上的” tells no name.
  const isStored = labelled !== undefined && (meansStored(text) || /电话|手机|地址|号码/u.test(labelled));
  if (!entity && isStored) return undefined;
  const said = [entity?.value.replace(/(?<=[\p{Script=Han}]{2})收$/u, ""), labelled, answered];
  return said.find((name) => name !== undefined && !NO_NAME.test(name));
}

/** A mainland number as its owner writes it. */
function plainPhone(value: string): string {
  return value.replace(/^\+86(?=1\d{10}$)/, "");
}

function addressSaid({ frame, understanding, text }: SkillContext): string | undefined {
  const entity = understanding.entities.findLast((one) => one.type === "address");
  if (entity) return entity.value.full;
  const labelled = ADDRESS_SAID.exec(text)?.[1];
  // “地址用默认的”.
  if (labelled && meansStored(labelled)) return undefined;
  return labelled ?? (frame.asked === "address" ? text : undefined);
}

/** Takes name, number and address out of what is said, so that no shared slot mixes them up with anything else. */
export function readContact(context: SkillContext): SaidContact {
  const { frame, understanding } = context;
  const { slots } = frame;
  const told = { ...context, text: withoutStored(context.text) };
  const known = (): SaidContact => ({
    recipient: slots[NAME] ?? null,
    phone: slots[PHONE] ?? null,
    address: slots[ADDRESS] ?? null,
  });
  // The digits that prove an order are nobody's new number.
  if (isAskedForDigits(context)) return known();
  for (const key of ["recipient", "phone", "address"]) delete slots[key];
  const hasValue = understanding.entities.some(
    ({ type }) => type === "address" || type === "phone" || type === "person",
  );
  if (hasValue || told.text !== "") {
    const name = nameSaid(told);
    if (name) slots[NAME] = name;
    const phone = understanding.entities.findLast((one) => one.type === "phone");
    if (phone) slots[PHONE] = plainPhone(phone.value);
    const address = addressSaid(told);
    if (address) slots[ADDRESS] = address;
  }
  return known();
}

const NOWHERE: Address = { country: "", province: "", city: "", district: "", street: "" };

/** The address said, completed by the one known before; null: it is not whole. */
export function wholeAddress(said: string, before: Address | null, country: string): Address | null {
  return completeAddress(splitAddress(said), before ?? { ...NOWHERE, country });
}
