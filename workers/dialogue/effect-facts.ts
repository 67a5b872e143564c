import { DEFAULT_REFUND_DAYS } from "../commerce/money/settle.ts";
import type { Address, Effect, EffectItem } from "../commerce/ports.ts";
import { maskName } from "../platform/privacy/mask.ts";
import type { Bilingual } from "../platform/snapshot.ts";
import { methodWords, ORDER_STATE_WORDS, SERVICE_WORDS } from "../skills/orders/order-words.ts";
import { day, type Facts, list, money, number, type ReplyLanguage, text } from "../skills/skill.ts";
import { formatMoney } from "./format.ts";

const FREIGHT = {
  shop: { zh: "由店铺承担", en: "paid by the shop" },
  shopper: { zh: "由您承担", en: "paid by you" },
} satisfies Record<"shop" | "shopper", Bilingual>;
const INVOICE_TYPES = {
  personal: { zh: "个人", en: "personal" },
  company: { zh: "企业", en: "company" },
} satisfies Record<"personal" | "company", Bilingual>;

/** A template and the facts it needs. */
export interface EffectWords {
  template: string;
  facts: Facts;
}

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

function recipientFacts(recipient: { name: string; phone: string; address: Address }, language: ReplyLanguage): Facts {
  return {
    recipient: text(maskName(recipient.name)),
    phone: text(phoneTail(recipient.phone, language)),
    address: text(addressLine(recipient.address)),
  };
}

function optionWords(item: EffectItem, language: ReplyLanguage): string {
  const values = Object.values(item.options).map((value) => value[language]);
  return values.length === 0 ? "" : language === "zh" ? `（${values.join(" ")}）` : ` (${values.join(", ")})`;
}

/** “纯棉短袖（白色 L） × 2”. */
function itemLine(item: EffectItem, language: ReplyLanguage): string {
  return `${item.name[language]}${optionWords(item, language)} × ${item.quantity}`;
}

function changeLines(changes: readonly { from: EffectItem; to: EffectItem }[], language: ReplyLanguage): string[] {
  return changes.map(({ from, to }) => `${itemLine(from, language)} → ${itemLine(to, language)}`);
}

function named(label: Bilingual | null, method: string, language: ReplyLanguage): string {
  return (label ?? methodWords(method))[language];
}

function balanced(template: string, facts: Facts, balanceMinor: number | null, currency: string): EffectWords {
  if (balanceMinor === null) return { template, facts };
  return { template: `${template}_balance`, facts: { ...facts, balance: money(balanceMinor, currency) } };
}

/** Which of a template's forms fits a difference in price: to pay, to get back, none. */
function settled(template: string, facts: Facts, differenceMinor: number, currency: string): EffectWords {
  if (differenceMinor === 0) return { template, facts };
  const difference = money(Math.abs(differenceMinor), currency);
  return { template: `${template}_${differenceMinor > 0 ? "pay" : "back"}`, facts: { ...facts, difference } };
}

type Placed = Extract<Effect, { kind: "order_placed" }>;

function placed(effect: Placed, language: ReplyLanguage): EffectWords {
  const { currency } = effect;
  const items = effect.items.map(
    (item) => `${itemLine(item, language)}（${formatMoney(item.unitPriceMinor, currency, language)}）`,
  );
  const facts = {
    items: list(items),
    freight: money(effect.freightMinor, currency),
    total: money(effect.totalMinor, currency),
    ...recipientFacts(effect.recipient, language),
  };
  if (effect.discountMinor === 0) return { template: "effect.order_placed", facts };
  return { template: "effect.order_placed_off", facts: { ...facts, off: money(effect.discountMinor, currency) } };
}

function presold(effect: Extract<Effect, { kind: "presale" }>): EffectWords {
  const facts: Facts = {
    deposit: money(effect.depositMinor, effect.currency),
    rest: money(effect.balanceMinor, effect.currency),
    opens: day(effect.balanceFrom),
    // The end is not included.
    closes: day(effect.balanceUntil - 1),
  };
  if (effect.shipsAt === null) return { template: "effect.presale", facts };
  return { template: "effect.presale_ships", facts: { ...facts, ships: day(effect.shipsAt) } };
}

type Invoice = Extract<Effect, { kind: "invoice" }>;

function invoiced(effect: Invoice, language: ReplyLanguage): EffectWords {
  const facts: Facts = {
    type: text(INVOICE_TYPES[effect.invoiceType][language]),
    title: text(effect.title),
    amount: money(effect.amountMinor, effect.currency),
  };
  if (effect.taxNo) facts.taxNo = text(effect.taxNo);
  if (effect.replaces) facts.replaces = text(effect.replaces);
  const template = `effect.invoice${effect.taxNo ? "_taxed" : ""}${effect.replaces ? "_replacing" : ""}`;
  return { template, facts };
}

type Booked = Extract<Effect, { kind: "service_booked" }>;

function booked(effect: Booked, language: ReplyLanguage): EffectWords {
  const facts: Facts = {
    service: text(SERVICE_WORDS[effect.serviceType][language]),
    time: text(effect.date && effect.date !== effect.time ? `${effect.time}（${effect.date}）` : effect.time),
    recipient: text(maskName(effect.contact.name)),
    phone: text(phoneTail(effect.contact.phone, language)),
  };
  if (!effect.name) return { template: "effect.service_booked", facts };
  return { template: "effect.service_booked_for", facts: { ...facts, item: text(effect.name[language]) } };
}

function returned(effect: Extract<Effect, { kind: "items_returned" }>, language: ReplyLanguage): EffectWords {
  return {
    template: "effect.items_returned",
    facts: {
      items: list(effect.items.map((item) => `${item.name[language]} × ${item.quantity}`)),
      returnTo: text(effect.returnTo[language]),
      freight: text(FREIGHT[effect.freight][language]),
    },
  };
}

function exchanged(effect: Extract<Effect, { kind: "items_exchanged" }>, language: ReplyLanguage): EffectWords {
  const facts: Facts = {
    changes: list(changeLines(effect.changes, language)),
    returnTo: text(effect.returnTo[language]),
    freight: text(FREIGHT[effect.freight][language]),
  };
  if (effect.differenceMinor !== 0) {
    facts.method = text(methodWords(effect.method ?? "original")[language]);
  }
  return settled("effect.items_exchanged", facts, effect.differenceMinor, effect.currency);
}

function redeemed(effect: Extract<Effect, { kind: "points_redeemed" }>, language: ReplyLanguage): EffectWords {
  return {
    template: "effect.points_redeemed",
    facts: {
      points: number(effect.points),
      after: number(effect.pointsAfter),
      amount: money(effect.amountMinor, effect.currency),
      to: text(methodWords(effect.to)[language]),
    },
  };
}

/** An effect as a template and the facts that it states. */
export function wordsOf(effect: Effect, language: ReplyLanguage): EffectWords {
  switch (effect.kind) {
    case "order_state": {
      const from = text(ORDER_STATE_WORDS[effect.from][language]);
      return { template: "effect.order_state", facts: { from, to: text(ORDER_STATE_WORDS[effect.to][language]) } };
    }
    case "refund": {
      const amount = money(effect.amountMinor, effect.currency);
      const to = text(named(effect.label, effect.to, language));
      const facts: Facts = { amount, to };
      if (effect.dueAt === null) {
        const days = effect.days ?? DEFAULT_REFUND_DAYS;
        const unit = language === "zh" ? "天" : days === 1 ? "day" : "days";
        return { template: "effect.refund_after_receipt", facts: { ...facts, days: number(days, unit) } };
      }
      // A stored value has it at once.
      if (effect.balanceAfterMinor === null) facts.due = day(effect.dueAt);
      return balanced("effect.refund", facts, effect.balanceAfterMinor, effect.currency);
    }
    case "charge": {
      const amount = money(effect.amountMinor, effect.currency);
      const by = text(named(effect.label, effect.from, language));
      return balanced("effect.charge", { amount, by }, effect.balanceAfterMinor, effect.currency);
    }
    case "address":
      return { template: "effect.address", facts: recipientFacts(effect.recipient, language) };
    case "profile_address": {
      const address = text(addressLine(effect.address));
      if (effect.phone === null) return { template: "effect.profile_address", facts: { address } };
      return {
        template: "effect.profile_address_phone",
        facts: { address, phone: text(phoneTail(effect.phone, language)) },
      };
    }
    case "payment_changed": {
      const by = text(named(effect.label, effect.to, language));
      return { template: "effect.payment_changed", facts: { by, amount: money(effect.amountMinor, effect.currency) } };
    }
    case "items_changed": {
      const facts = { changes: list(changeLines(effect.changes, language)) };
      return settled("effect.items_changed", facts, effect.differenceMinor, effect.currency);
    }
    case "items_returned":
      return returned(effect, language);
    case "items_exchanged":
      return exchanged(effect, language);
    case "items_reshipped": {
      const items = list(effect.items.map((item) => `${item.name[language]} × ${item.quantity}`));
      return { template: "effect.items_reshipped", facts: { items } };
    }
    case "order_placed":
      return placed(effect, language);
    case "presale":
      return presold(effect);
    case "deposit_kept":
      return { template: "effect.deposit_kept", facts: { amount: money(effect.amountMinor, effect.currency) } };
    case "coupon_applied": {
      const off = money(effect.offMinor, effect.currency);
      const facts = { code: text(effect.code), off, total: money(effect.totalMinor, effect.currency) };
      return { template: "effect.coupon_applied", facts };
    }
    case "price_protected":
      return {
        template: "effect.price_protected",
        facts: {
          item: text(effect.name[language]),
          paid: money(effect.paidMinor, effect.currency),
          current: money(effect.currentMinor, effect.currency),
        },
      };
    case "service_booked":
      return booked(effect, language);
    case "cashback_registered":
      if (effect.amountMinor === 0) return { template: "effect.cashback_noted", facts: {} };
      return {
        template: "effect.cashback_registered",
        facts: { amount: money(effect.amountMinor, effect.currency) },
      };
    case "points_redeemed":
      return redeemed(effect, language);
    case "expedited":
    case "case_withdrawn":
    case "data_erased":
      return { template: `effect.${effect.kind}`, facts: {} };
    case "invoice":
      return invoiced(effect, language);
  }
}
