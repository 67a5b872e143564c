import type { SkillContext } from "../skill.ts";
import { cannotTell, meansStored } from "../talk/stored-words.ts";

const TYPE = "invoice_type";
const TITLE = "invoice.title";
const TAX_NO = "invoice.tax_no";

/** What an invoice needs, as far as it is known. */
export interface InvoiceDetails {
  type: "personal" | "company" | null;
  title: string | null;
  taxNo: string | null;
}

const COMPANY = /公司|企业|单位|对公|专票|\b(?:company|business|corporate)\b/i;
const PERSONAL = /个人|私人|自己|\b(?:personal|private|individual|myself)\b/i;
const COMPANY_NAME =
  /([\p{Script=Han}A-Za-z0-9()（）·]{2,40}?(?:有限公司|有限责任公司|股份公司|公司|集团|事务所|工作室|研究院|合作社|大学|学校|医院))/u;
const COMPANY_NAME_EN = /([A-Z][\w&.,'’ -]{1,60}? (?:Ltd|Inc|LLC|LLP|GmbH|Corp|Co|Limited|Company|PLC)\b\.?)/;
const LABELLED_TITLE =
  /(?:抬头|名称|名字|姓名)(?:应该)?(?:写|开|改|换)?(?:(?:我|本人)(?:的名字)?(?=[:：]))?(?:是|为|成|叫|:|：)?\s*[“"']?([^\s，,。；;“”"']{2,60})|(?:title|billed? to|made out to|name)\s*(?:is|:|should be)?\s+[“"']?([^，,;“”"'\n]{2,60})/iu;
const LEAD_IN =
  /^.*?(?:抬头|名称|公司名?|单位|开给|开成|开|给|是|为|叫|写|[：:])+(?=[\p{Script=Han}A-Za-z]{2,}(?:公司|集团|事务所|工作室|研究院|合作社|大学|学校|医院))/u;
const LABELLED_TAX_NO =
  /(?:税号|信用代码|识别号|纳税人号|tax (?:no|number|id)\.?|vat(?: (?:no|number|id)\.?)?)(?:是|为|is)?[:：#\s]*([0-9A-Za-z]{8,20})/i;
const BARE_TAX_NO = /(?<![0-9A-Za-z])([0-9]{2}[0-9A-Z]{16}|[0-9A-Z]{15}|[0-9A-Z]{20})(?![0-9A-Za-z])/;
const QUESTION_WORDS = /[?？]|什么|啥|怎么|哪|谁|吗|呢$/;
/** “个人发票”, “抬头就行”, “抬头错了”, “抬头报给我”: words about the title that are none. */
const NO_TITLE =
  /^(?:个人|公司|企业|单位)?的?(?:发票|抬头|普票|专票|电子发票)$|^(?:我们?的?|咱们?的?|本|自己的?)?(?:公司|企业|单位)(?:的?(?:名字|名称|全称))?$|^(?:就|即可|可以|都)|^[和跟与及](?:电话|手机|税号|邮箱|地址|名字|号码)|错|不对|重开|修改|^(?:也|都|请|麻烦|帮我?|给我|一起|一并|再|先)*(?:报(?=[给我一下出上来])|告诉|告知|说(?=[给我一下])|念(?=[给我一下])|发(?=[给我一来])|列(?=[给出一下])|核[对实]|确认|查(?=[询看一下给])|看(?=[看一下])|对(?=[一下]))/;

/** Whoever writes, or whose name stands on the order. */
const OWNER =
  "(?:我们?|俺|咱|本人|自己|收[货件]人|下单人|买家|(?:这[张个]?|那[张个]?)?(?:订单|单子|账[号户])[上里]?(?=的|那))";
const NAME = "(?:自己|本人)?(?:的|那个?)*(?:(?:大|全|真|本|姓)?名字?|姓名)?(?:自己|本人)?";
/** “我大名”, “写我自己的名字”, “跟收货人一样”, “my own name”: a meaning, and no title by its words. */
const OWN_TITLE = new RegExp(
  `^(?:就|要|也|还|直接)*(?:写|用|是|开|填|按|照|[跟和与同])?${OWNER}${NAME}(?:一样|一致|相同|同名|写|走|来|填)?(?:就(?:行|好|可以|成|是)了?|即可|吧|呗|啊|呀|的)*[。.!！]?$|^(?:my (?:own )?(?:full )?name|me|myself|(?:the )?(?:recipient|buyer)(?:'s name)?)$`,
  "iu",
);
const OWN_NAME = new RegExp(
  `本人|我自己|我的?(?:大名|全名|真名|姓名|名字)|抬头(?:就|要|也|还|直接)*(?:写|用|是|开|填|按|照|[跟和与同:：])*${OWNER}${NAME}(?:一样|一致|相同)?(?=[，,。；;\\s吧呗就]|$)|in my (?:own )?(?:full )?name|\\bmyself\\b|\\bthe (?:recipient|buyer)'s name`,
  "iu",
);

/** Whether the title is to be the shopper's own name, which is on file. */
export function meansOwnName(said: string): boolean {
  return OWN_NAME.test(said) || OWN_TITLE.test(said.trim());
}

function taxNoIn(said: string): string | null {
  const found = LABELLED_TAX_NO.exec(said)?.[1] ?? BARE_TAX_NO.exec(said.toUpperCase())?.[1];
  return found?.toUpperCase() ?? null;
}

/** “个人还是公司的”: asks, and says neither. */
const ASKS_KIND =
  /(?:个人|公司|企业|单位)的?(?:还是|或者?)(?:是|开)?(?:个人|公司|企业|单位)|personal or (?:for )?(?:a )?(?:company|business)/iu;
/** A house that is no company by its name is one by what it is introduced with. */
const HOUSE =
  /(?:抬头|名称|[开换改写]成|改为|应该?是|开给)[是为写:：\s]*([\p{Script=Han}A-Za-z0-9()（）·]{3,30}(?:店|厂|部|(?<!就)行|社|馆|超市|中心|协会|诊所|药房|幼儿园|局|站|队|食堂|农场))(?=[，,。.!！\s吧呀啊]|$)/u;
/** “不对！应该是…”: what is put right stands behind it. */
const PUT_RIGHT =
  /(?:应该?是|应为|[开换改写]成|改为)[“"']?([^\s，,。；;“”"'!！?？]{2,40}?)(?:吧|呀|啊)?(?=[，,。.!！\s”"']|$)/u;

/** The company's name, from the clause that holds one: “还是开公司的，杭州某某有限公司，税号…”. */
function companyIn(said: string): string | null {
  const house = HOUSE.exec(said)?.[1];
  if (house) return house;
  const clauses = said.split(/[，,。;；\n]/).flatMap((clause) => companyOf(clause) ?? []);
  return clauses.toSorted((a, b) => b.length - a.length)[0] ?? null;
}

function companyOf(said: string): string | null {
  const bare = said.replace(LEAD_IN, "");
  const name = COMPANY_NAME.exec(bare)?.[1] ?? COMPANY_NAME_EN.exec(bare)?.[1];
  return name &&
    !/^(?:我们?|你们?|这家|一个|贵)?(?:公司|集团|单位|学校|大学|医院)$/.test(name) &&
    !/^\d*(?:抬头|发票|能不能|可不可以|可以|能|会|想|怎么|还是|改|就|那|要|我要|帮我|给我|补|再|重新?|需要|麻烦|请)*[开换写用改]?(?:成|个|给|的)?公司$/.test(
      name,
    )
    ? name
    : null;
}

/** Whether the words name a title or a tax number. */
export function namesTitle(said: string): boolean {
  const [, labelled, labelledEn] = LABELLED_TITLE.exec(said) ?? [];
  const title = (labelled ?? labelledEn)?.trim();
  return companyIn(said) !== null || taxNoIn(said) !== null || (title !== undefined && !NO_TITLE.test(title));
}

/** What is left of an answer once the tax number and its label are taken out. */
function titleAnswer(said: string): string | null {
  const rest = said
    .replace(LABELLED_TAX_NO, "")
    .replace(BARE_TAX_NO, "")
    .replace(
      /^(?:发票)?抬头(?:是|写|为|:|：)?|^(?:就|写|开|用)+|(?:就(?:行|好|可以)了?|吧|谢谢|please|thanks)[。.!！]*$/gi,
      "",
    )
    .replace(/^[\s，,。;；:：“"']+|[\s，,。;；“"']+$/g, "");
  return rest.length >= 2 && rest.length <= 60 && !/^\d+$/.test(rest) ? rest : null;
}

function titleSaid(context: SkillContext): string | null {
  const { frame, text, understanding } = context;
  const company = companyIn(text);
  if (company) return company;
  const isAnswer = frame.asked === "invoice_title";
  // Left to the shop: what is on file is no title by these words.
  if (meansStored(text) || cannotTell(text)) return null;
  if (isAnswer && understanding.answer?.kind === "choice") return understanding.answer.id;
  const labelled = LABELLED_TITLE.exec(text);
  const right = /抬头|名字|发票|title|invoice/iu.test(text) ? PUT_RIGHT.exec(text)?.[1] : undefined;
  const found = (
    right && !/^(?:个人|公司|企业|单位)的?$/u.test(right) ? right : (labelled?.[1] ?? labelled?.[2])
  )?.trim();
  const person = understanding.entities.findLast((one) => one.type === "person");
  if (OWN_TITLE.test(found ?? (isAnswer ? text.trim() : ""))) return person?.value ?? null;
  if (found && !QUESTION_WORDS.test(found) && !NO_TITLE.test(found)) return found;
  // Once the title is known, what is asked for is the number: “税号不在手边” is no title.
  if (isAnswer && !frame.slots[TITLE] && !QUESTION_WORDS.test(text)) return titleAnswer(text);
  // “个人，王小明”: whose name stands beside the kind.
  return person && (typeSaid(context) === "personal" || frame.slots[TYPE] === "personal") ? person.value : null;
}

function typeSaid(context: SkillContext): "personal" | "company" | null {
  const { frame, text, understanding } = context;
  const picked = frame.asked === TYPE && understanding.answer?.kind === "choice" ? understanding.answer.id : null;
  if (picked === "personal" || picked === "company") return picked;
  const isPersonal = PERSONAL.test(text) || meansOwnName(text);
  const isCompany = COMPANY.test(text) || companyIn(text) !== null || taxNoIn(text) !== null;
  return isPersonal === isCompany ? null : isCompany ? "company" : "personal";
}

/** The message without what reads like an order number and is a tax number. */
export function withoutTaxNo(context: SkillContext, taxNo: string | null): SkillContext {
  if (!taxNo) return context;
  const { understanding } = context;
  const entities = understanding.entities.filter(
    (one) => (one.type !== "order_id" && one.type !== "tracking_no") || !taxNo.includes(one.value),
  );
  return { ...context, understanding: { ...understanding, entities } };
}

/**
 * What is known for the invoice after this message, kept in the goal's slots. A tax number looks like an order number,
 * so where one is found, the order stays the one that was found before.
 */
export function readInvoice(context: SkillContext): InvoiceDetails {
  const { frame, focus, text } = context;
  const { slots } = frame;
  const isDetail = frame.asked === "invoice_title" || frame.asked === TYPE;
  const taxNo = taxNoIn(text);
  if (taxNo) slots[TAX_NO] = taxNo;
  if (taxNo && slots.order_id && taxNo.includes(slots.order_id)) {
    if (focus.orderId) slots.order_id = focus.orderId;
    else delete slots.order_id;
  }
  const asksKind = !isDetail && ASKS_KIND.test(text);
  const type = asksKind ? null : typeSaid(context);
  if (type && (isDetail || !slots[TYPE] || type !== slots[TYPE])) slots[TYPE] = type;
  const title = asksKind ? null : titleSaid(context);
  if (title) slots[TITLE] = title;
  delete slots.invoice_title;
  const known = slots[TYPE];
  return {
    type: known === "personal" || known === "company" ? known : null,
    title: slots[TITLE] ?? null,
    taxNo: slots[TAX_NO] ?? null,
  };
}
