import type { ActionArguments, Identity, Order } from "../../commerce/ports.ts";
import { maskName } from "../../platform/privacy/mask.ts";
import { money, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { isAnsweredByFaq } from "../talk/faq-answers.ts";
import { mayDo } from "../talk/may-do.ts";
import { askNext, endWith, nextChosen } from "../talk/next-choice.ts";
import { personChoice } from "../talk/offer-person.ts";
import { cannotTell, leavesIt, meansStored } from "../talk/stored-words.ts";
import { findOrder } from "./find-order.ts";
import { type InvoiceDetails, meansOwnName, readInvoice, withoutTaxNo } from "./invoice-details.ts";
import { orderCard, orderSource } from "./show-order.ts";

type Invoice = Order["invoices"][number];

const TYPES = {
  personal: { zh: "个人发票", en: "personal invoice" },
  company: { zh: "公司（企业）发票", en: "company invoice" },
};
const PERSONAL_TITLE = { zh: "个人", en: "Personal" };
const FAQ_FOR_GENERAL = 0.35;
const IN_GENERAL =
  /(?:能|可以|可不可以|能不能|支持|提供|有没有|会).{0,8}(?:发票|票)|有发票|发票.{0,6}(?:吗|么|几天|多久|怎么|什么)|do you (?:issue|provide|offer|give)|can i (?:get|have)|how (?:do|can) i get|how long/i;
/** Asks whether there is one, or what it says; nothing is wished. */
const ASKS_WHETHER =
  /(?:有没有|有无|是否|是不是|之前|以前)[^，。,.?？]{0,10}开[^，。,.]{0,3}(?:过|了)|开[^，。,.?？]{0,4}过|开(?:好|出来|具)?了?(?:没有?|吗|么)(?=[?？\s呀啊呢]|$)|开没开|(?:发票|抬头)[^，。,.]{0,8}(?:谁|什么(?!时候)|啥|哪个|哪种)|(?:谁|什么|啥|哪个|哪种)[^，。,.]{0,4}(?:抬头|类型)|(?:个人|公司|企业|单位)的?(?:还是|或者?)(?:是|开)?(?:个人|公司|企业|单位)(?![^，。,.]{0,4}开)|(?:is|was|has) (?:there|it|an|the)[^.?]{0,16}(?:invoice|issued)|(?:already|ever) (?:issued|invoiced)/iu;
const SAID_ALOUD = "报|告诉|告知|念|列|核对|核实|确认|查|看|对一";
/** “类型和抬头报给我核对”: what stands on it is to be told. */
const ASKS_ALOUD = new RegExp(
  `(?:抬头|发票(?:的)?(?:类型|信息|内容|金额))[^，。,.是写为:：]{0,6}(?:${SAID_ALOUD})|(?:${SAID_ALOUD})[^，。,.]{0,12}(?:抬头|发票的?(?:类型|信息|内容|金额))(?![^，。,.]{0,3}[是写为改换:：])|(?:tell|read|check|confirm)[^.?]{0,30}(?:invoice (?:title|type|details)|(?:name|title) on [^.?]{0,8}invoice)`,
  "iu",
);
/** Wishes to have the one there is. */
const WISHES_IT =
  /[再重补]发|发(?:给|到|一)|没(?:有)?收到|下载|链接|邮箱|怎么看|哪里看|看不到|找不到|send|e-?mail|download|link/iu;
const CORRECT =
  /开错|写错|错了|不对|更正|修改|改(?:一下)?抬头|抬头[^，。,.]{0,6}[改换]|换(?:一下)?抬头|重开|作废|重新开|correct|wrong|change|reissue|amend/i;

/** Who has proved to be the customer, not only to know an order. */
function isAccount({ level }: Identity): boolean {
  return level === "signed" || level === "code";
}

/** Whether the words ask for what there is, and wish nothing made. */
function asksOfIssued(said: string): boolean {
  return ASKS_WHETHER.test(said) || ASKS_ALOUD.test(said);
}

function sayInvoice(order: Order, invoice: Invoice, context: SkillContext): Say[] {
  const { language } = context;
  // A name is told in full where it is asked for by the account itself, not to whoever knows a number and four digits.
  const isOwn = isAccount(context.identity) && (ASKS_TITLE.test(context.text) || ASKS_ALOUD.test(context.text));
  const isName = !isOwn && invoice.type === "personal" && invoice.title !== PERSONAL_TITLE.zh;
  const facts = {
    order: text(order.id),
    type: text(TYPES[invoice.type][language]),
    title: text(isName ? maskName(invoice.title) : invoice.title),
    amount: money(invoice.amountMinor, order.currency),
  };
  const sources = [{ kind: "invoice" as const, id: invoice.id, title: TYPES[invoice.type][language] }];
  return [{ template: `invoices.${invoice.state}`, facts, sources }];
}

const ASKS_TITLE =
  /(?:抬头|名字|名称|谁)[^，。,.]{0,8}(?:谁|什么|啥|哪|[吗么?？])|(?:谁|什么|啥)[^，。,.]{0,4}(?:抬头|名)|(?:whose|what|which) (?:name|title)|who is it (?:for|to)/iu;
const CORRECTS = "invoice.corrects";
const TAX_NO_ASKED = "invoice.tax_no_asked";
/** “抬头写个人”: the word itself stands on it. */
const PERSONAL_AS_TITLE = /抬头(?:就|是|写|为|用|开成?)+[“"']?个人/u;

/** Whether another invoice is wanted in the place of the one there is: said so, or with other particulars. */
function isCorrected(invoice: Invoice, { type, title }: InvoiceDetails, { frame, text: said }: SkillContext): boolean {
  const isOther = (type !== null && type !== invoice.type) || (title !== null && title !== invoice.title);
  if (CORRECT.test(said) || isOther) frame.slots[CORRECTS] = "1";
  return frame.slots[CORRECTS] !== undefined;
}

/** There is one already: its link or its state, or what is to stand in its place. */
function tellExisting(order: Order, invoice: Invoice, details: InvoiceDetails, context: SkillContext): Step {
  const says = sayInvoice(order, invoice, context);
  if (isCorrected(invoice, details, context)) {
    const type = details.type ?? invoice.type;
    const isFirst = context.frame.asked === null;
    const next = collect(order, { ...details, type }, context, invoice.id);
    return isFirst && next.do === "ask" ? { ...next, say: [...says, ...next.say] } : next;
  }
  if (invoice.state === "requested") return { do: "say", say: says };
  if (invoice.url === null && !WISHES_IT.test(context.text)) {
    const [head, ...rest] = says.toReversed();
    return { do: "say", say: head ? [...rest, { ...head, choices: [personChoice(context.language)] }] : says };
  }
  if (invoice.url === null) {
    return { do: "handoff", reason: "policy", say: [...says, { template: "invoices.no_link", facts: {} }] };
  }
  return { do: "say", say: [...says, { template: "invoices.link", facts: { url: text(invoice.url) } }] };
}

function refuse(order: Order, context: SkillContext): Step {
  const facts = { order: text(order.id) };
  const shown = { cards: [orderCard(order, context.language)], sources: [orderSource(order)] };
  if (order.state === "pending_payment")
    return { do: "say", say: [{ template: "invoices.not_paid", facts, ...shown }] };
  if (order.state === "cancelled") return { do: "say", say: [{ template: "invoices.cancelled", facts, ...shown }] };
  return askNext([{ template: "invoices.not_possible", facts, ...shown }], ["person", "nothing"], context);
}

/** The next thing that is missing for the invoice, or the proposal. */
function collect(order: Order, details: InvoiceDetails, context: SkillContext, replaces?: string): Step {
  const { language, shop, frame } = context;
  const isLeft = frame.asked === "invoice_type" && (leavesIt(context.text) || cannotTell(context.text));
  const type = details.type ?? (isLeft ? "personal" : null);
  const { taxNo } = details;
  // “个人” is the usual title; the preview shows it, and another name may still be said.
  const title = details.title ?? (type === "personal" ? PERSONAL_TITLE.zh : null);
  if (!type) {
    const choices = (["personal", "company"] as const).map((id) => ({ id, label: TYPES[id][language] }));
    const say = [{ template: "invoices.ask_type", facts: { order: text(order.id) } }];
    return { do: "ask", slot: "invoice_type", say, choices };
  }
  if (!title) return { do: "ask", slot: "invoice_title", say: [{ template: "invoices.ask_title_company", facts: {} }] };
  // Mainland companies need their number on it; who was asked and gave none sees the preview without one.
  if (type === "company" && !taxNo && shop.country === "CN" && !frame.slots[TAX_NO_ASKED]) {
    frame.slots[TAX_NO_ASKED] = "1";
    const say = [{ template: "invoices.ask_tax_no", facts: { title: text(title) } }];
    return { do: "ask", slot: "invoice_title", say };
  }
  const request: ActionArguments["issue_invoice"] = { orderId: order.id, invoiceType: type, title };
  if (type === "company" && taxNo) request.taxNo = taxNo;
  if (replaces) request.replaces = replaces;
  return { do: "propose", request: { name: "issue_invoice", arguments: request } };
}

/** What the title of a personal invoice is where none is said: the name on file of an account, or where that is asked for. */
async function withStoredTitle(order: Order, details: InvoiceDetails, context: SkillContext): Promise<InvoiceDetails> {
  const { frame, commerce, identity, text: said } = context;
  const isAsked = frame.asked === "invoice_title" && cannotTell(said);
  const isStored = meansStored(said) || meansOwnName(said) || isAsked;
  const isNamed = isAccount(identity) && !PERSONAL_AS_TITLE.test(said);
  const isLeft = frame.asked === "invoice_type" && (leavesIt(said) || cannotTell(said));
  const type = details.type ?? (isLeft ? "personal" : null);
  const isTheirs = type === "personal" && details.title === null && (isStored || isNamed);
  if (!isTheirs) return details;
  const customer = await commerce.orders.customer(identity);
  const title = customer?.name ?? (order.recipient.name || PERSONAL_TITLE.zh);
  frame.slots["invoice.title"] = title;
  return { ...details, type, title };
}

/** “能开发票吗” of somebody who has named no order asks what the shop does. */
function asksInGeneral({ frame, focus, identity, text: said }: SkillContext): boolean {
  if (frame.asked !== null || frame.slots.order_id || focus.orderId || identity.level !== "none") return false;
  return IN_GENERAL.test(said);
}

const WHICH_INVOICES =
  /(?:哪|几)[一几]?[个单笔张][^，。,.?？\n]{0,8}(?:开|票)|(?:开|票)[^，。,.?？\n]{0,6}哪[一几]?[个单笔]|(?:[我这那]+[几些两三][个单笔]|所有|全部|每[个单笔])[^，。,.?？\n]{0,8}(?:有|开)[^，。,.?？\n]{0,6}(?:票|过|了)[^，。,.?？\n]{0,4}(?:吗|么|没)|which orders?[^.?\n]{0,24}invoice/iu;
const LOOK_BACK = 20;
const MAX_LISTED = 8;

/** “哪单开了发票”: of all orders at once. */
function asksInvoices({ text: said, identity, frame }: SkillContext): boolean {
  return identity.level !== "none" && frame.asked === null && WHICH_INVOICES.test(said);
}

/** Which orders have an invoice, and which have none. */
async function tellInvoices(context: SkillContext): Promise<Step> {
  const recent = await context.commerce.orders.recent(context.identity, LOOK_BACK);
  const orders = recent.filter(({ state }) => state !== "cancelled" && state !== "pending_payment");
  if (orders.length === 0) return { do: "say", say: [{ template: "order.none", facts: {} }] };
  const say = orders.slice(0, MAX_LISTED).flatMap((order): Say[] => {
    const invoice = order.invoices.at(-1);
    if (invoice) return sayInvoice(order, invoice, context);
    return [{ template: "invoices.none", facts: { order: text(order.id) }, sources: [orderSource(order)] }];
  });
  return { do: "say", say };
}

/** Issuing an invoice, or finding the one there is. */
export const invoices: Skill = {
  name: "invoices",
  intents: ["invoice"],
  async step(context) {
    if (asksInGeneral(context) && isAnsweredByFaq(context, FAQ_FOR_GENERAL)) return { do: "pass" };
    const details = readInvoice(context);
    const chosen = nextChosen(context);
    if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
    const { shop, now } = context;
    const canIssue = (order: Order) => mayDo("issue_invoice", order, shop, now).may;
    const isOpen = (order: Order) => canIssue(order) && order.invoices.length === 0;
    const hasOne = (order: Order) => order.invoices.length > 0;
    const isOfIssued = asksOfIssued(context.text) || CORRECT.test(context.text);
    const tiers = isOfIssued ? [hasOne, canIssue] : [isOpen, canIssue];
    if (asksInvoices(context)) return tellInvoices(context);
    const found = await findOrder(withoutTaxNo(context, details.taxNo), tiers);
    if (found.step) return found.step;
    const { order } = found;
    const existing = order.invoices.at(-1);
    const whole = await withStoredTitle(order, details, context);
    if (existing && (canIssue(order) || !CORRECT.test(context.text)))
      return tellExisting(order, existing, whole, context);
    const asksOnly = context.frame.asked === null && asksOfIssued(context.text) && details.type === null;
    if (asksOnly) {
      const facts = { order: text(order.id) };
      return { do: "say", say: [{ template: "invoices.none_yet", facts, sources: [orderSource(order)] }] };
    }
    return canIssue(order) ? collect(order, whole, context) : refuse(order, context);
  },
};
