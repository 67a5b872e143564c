import type { Address, Effect, Proposal } from "../commerce/ports.ts";
import type { Card } from "../platform/message.ts";
import { maskName } from "../platform/privacy/mask.ts";
import type { Bilingual, ShopSnapshot } from "../platform/snapshot.ts";
import { methodWords, ORDER_STATE_WORDS } from "../skills/order-words.ts";
import { day, type Facts, list, money, type ReplyLanguage, type Say, text } from "../skills/skill.ts";
import { formatFact, type Wording } from "./format.ts";
import { ACTION_LABELS } from "./labels.ts";
import { renderBuiltIn, renderOwn } from "./render.ts";

const FREIGHT = {
  shop: { zh: "由店铺承担", en: "paid by the shop" },
  shopper: { zh: "由您承担", en: "paid by you" },
} satisfies Record<"shop" | "shopper", Bilingual>;
const INVOICE_TYPES = {
  personal: { zh: "个人", en: "personal" },
  company: { zh: "企业", en: "company" },
} satisfies Record<"personal" | "company", Bilingual>;
const ROW_LABELS = {
  from: { zh: "当前状态", en: "Status now" },
  to: { zh: "办理后", en: "Afterwards" },
  amount: { zh: "金额", en: "Amount" },
  refundTo: { zh: "退回", en: "Back to" },
  due: { zh: "预计到账", en: "Expected by" },
  recipient: { zh: "收货人", en: "Recipient" },
  phone: { zh: "手机号", en: "Phone" },
  address: { zh: "地址", en: "Address" },
  items: { zh: "商品", en: "Items" },
  returnTo: { zh: "寄回地址", en: "Return to" },
  freight: { zh: "运费", en: "Postage" },
  taxNo: { zh: "税号", en: "Tax no." },
  type: { zh: "发票类型", en: "Type" },
  title: { zh: "抬头", en: "Issued to" },
} satisfies Record<string, Bilingual>;

/** Street in full: the shopper is asked to check it, and only the proved owner of the order gets here. */
function addressLine(address: Address): string {
  const { province, city, district, street } = address;
  const parts = [province === city ? "" : province, city, district, street].filter((part) => part !== "");
  return parts.join(/[a-z]/i.test(city + street) && !/\p{Script=Han}/u.test(city) ? ", " : "");
}

/** Enough of a number to know it by. */
function phoneTail(phone: string, language: ReplyLanguage): string {
  const tail = phone.replace(/\D/g, "").slice(-4);
  return language === "zh" ? `手机尾号${tail}` : `phone ending in ${tail}`;
}

function itemLines(effect: Extract<Effect, { kind: "items_returned" }>, language: ReplyLanguage): string[] {
  return effect.items.map((item) => `${item.name[language]} × ${item.quantity}`);
}

/** The facts of one effect, by the names its template uses. */
function factsOf(effect: Effect, language: ReplyLanguage): Facts {
  switch (effect.kind) {
    case "order_state":
      return {
        from: text(ORDER_STATE_WORDS[effect.from][language]),
        to: text(ORDER_STATE_WORDS[effect.to][language]),
      };
    case "refund":
      return {
        amount: money(effect.amountMinor, effect.currency),
        to: text(methodWords(effect.to)[language]),
        due: day(effect.dueAt),
      };
    case "address":
      return {
        recipient: text(maskName(effect.recipient.name)),
        phone: text(phoneTail(effect.recipient.phone, language)),
        address: text(addressLine(effect.recipient.address)),
      };
    case "items_returned":
      return {
        items: list(itemLines(effect, language)),
        returnTo: text(effect.returnTo[language]),
        freight: text(FREIGHT[effect.freight][language]),
      };
    case "expedited":
      return {};
    case "invoice":
      return {
        type: text(INVOICE_TYPES[effect.invoiceType][language]),
        title: text(effect.title),
        ...(effect.taxNo ? { taxNo: text(effect.taxNo) } : {}),
        amount: money(effect.amountMinor, effect.currency),
      };
  }
}

function rowLabel(effect: Effect, name: string, language: ReplyLanguage): string {
  const key = effect.kind === "refund" && name === "to" ? "refundTo" : name;
  const labels: Record<string, Bilingual> = ROW_LABELS;
  return labels[key]?.[language] ?? name;
}

function templateOf(effect: Effect): string {
  return effect.kind === "invoice" && effect.taxNo ? "effect.invoice_taxed" : `effect.${effect.kind}`;
}

/** The effects as a shopper reads them, and every fact they state. */
export function tellEffects(
  effects: readonly Effect[],
  shop: ShopSnapshot,
  wording: Wording,
): { lines: string[]; rows: { label: string; value: string }[]; facts: Facts[] } {
  const facts = effects.map((effect) => factsOf(effect, wording.language));
  const says = effects.map((effect, i): Say => ({ template: templateOf(effect), facts: facts[i] ?? {} }));
  return {
    lines: says.map((say) => (renderOwn(say, shop, wording) ?? renderBuiltIn(say, wording)).text),
    rows: effects.flatMap((effect, i) =>
      Object.entries(facts[i] ?? {}).map(([name, fact]) => ({
        label: rowLabel(effect, name, wording.language),
        value: formatFact(fact, wording),
      })),
    ),
    facts,
  };
}

/** A preview or a receipt as something to say, with its card. `carried` are the facts inside its lines. */
export function sayEffects(
  template: "confirm.preview" | "receipt.executed",
  proposal: Proposal,
  effects: readonly Effect[],
  shop: ShopSnapshot,
  wording: Wording,
): { say: Say; carried: Facts[] } {
  const told = tellEffects(effects, shop, wording);
  const label = ACTION_LABELS[proposal.name][wording.language];
  const card: Card = {
    kind: "action",
    action: proposal.name,
    proposal: proposal.id,
    state: template === "confirm.preview" ? "proposed" : "executed",
    title: label,
    rows: told.rows,
  };
  const say: Say = {
    template,
    facts: { order: text(proposal.orderId), action: text(label), effects: text(told.lines.join("\n")) },
    cards: [card],
    sources: [{ kind: "order", id: proposal.orderId, title: proposal.orderId }],
  };
  return { say, carried: told.facts };
}
