import type { UnderstandContext } from "../types.ts";
import { readNumber, ZH_NUMERAL } from "./numerals.ts";
import { at, type Found, matches } from "./span.ts";

const EMAIL = /[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}/g;
const PHONE_CN = /(?<![\d])(?:\+?86[-\s]?)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/g;
const PHONE_INTL = /(?<![\d\w])\+(\d{1,3})[\s.-]?(?:\(?\d{1,4}\)?[\s.-]?){2,5}\d{2,4}(?!\d)/g;
const PHONE_US = /(?<![\d\w])\(?([2-9]\d{2})\)?[\s.-](\d{3})[\s.-](\d{4})(?!\d)/g;
const PHONE_LANDLINE = /(?<!\d)(0\d{2,3})-?(\d{7,8})(?!\d)/g;
const TRACKING: readonly (readonly [RegExp, string])[] = [
  [/\bsf\d{12,15}\b/g, "顺丰"],
  [/\bjd[a-z]{0,3}\d{11,15}\b/g, "京东"],
  [/\byt\d{13,15}\b/g, "圆通"],
  [/\bjt\d{13}\b/g, "极兔"],
  [/\bdpk?\d{10,14}\b/g, "德邦"],
  [/\b(?:sto|sta)\d{9,14}\b/g, "申通"],
  [/\bzto?\d{12}\b/g, "中通"],
  [/\byd\d{13}\b/g, "韵达"],
  [/\b1z[0-9a-z]{16}\b/g, "UPS"],
  [/\be[a-z]\d{9}cn\b/g, "EMS"],
  [/\b[a-z]{2}\d{9}[a-z]{2}\b/g, "EMS"],
  [/(?<!\d)7[5-8]\d{12}(?!\d)/g, "中通"],
  [/(?<!\d)43\d{13}(?!\d)/g, "韵达"],
  [/(?<!\d)77\d{13}(?!\d)/g, "申通"],
  [/(?<!\d)9[24]\d{20}(?!\d)/g, "USPS"],
];
const LABELLED_TRACKING =
  /(?:运单号?|快递单号?|物流单号?|(?<!订)单号|tracking (?:number|no\.?|#)|awb)(?:是|为|is)?[:：#\s]{0,3}([a-z]{0,4}\d{8,22})/g;
const LABELLED_ORDER =
  /(?:订单编?号?|order(?: (?:number|no\.?|id|num))?|purchase|bestellung|commande|pedido|ordine|заказ)(?:是|为|is|:)?[:：#№\s]{0,4}((?:[a-z]{1,4}[-_]?)?\d[\d-]{3,24}\d)/g;
const HASH_ORDER = /#\s?((?:[a-z]{1,4}[-_]?)?\d[\d-]{2,24})/g;
const PREFIXED_ORDER = /(?<![a-z0-9])((?:[a-z]{1,4})[-_]?\d[\d-]{5,24})(?![a-z0-9])/g;
const BARE_ORDER = /(?<![\dw.])(\d{8,24})(?![\d.])/g;
const LAST4 = /(?<![\d.,:#-])(\d{4})(?![\d.,:]\d|\d|年|元|块|米|克|ml|g\b|mah|w\b|度|号店)/g;
const LAST4_LABEL =
  /(?:尾号|后四位|后4位|末四位|last (?:four|4)(?: digits)?|ending (?:in|with))(?:是|为|is|are)?[:：\s]{0,3}(\d{4})(?!\d)/g;
const MONEY_BEFORE =
  /(us\$|hk\$|nt\$|a\$|c\$|s\$|[$¥￥€£₩₹]|rmb|usd|eur|gbp|cny|jpy)\s?(\d{1,9}(?:,\d{3})*(?:\.\d{1,2})?)(?:\s?(k|万))?/g;
const MONEY_AFTER =
  /(\d{1,9}(?:,\d{3})*(?:\.\d{1,2})?)\s?(万元|万块|元|块钱|块|rmb|人民币|美元|美金|刀|欧元|欧|英镑|港币|港元|日元|台币|dollars?|bucks|usd|euros?|eur|pounds?|quid|yuan|円|₽|€|руб|won|원)(?![\p{L}]{0,0}[充电板料头根])/gu;
const MONEY_ZH = new RegExp(`(${ZH_NUMERAL}{1,7})\\s?(元|块钱|块)(?![充板料头])`, "g");
const CURRENCIES: Readonly<Record<string, string>> = {
  $: "USD",
  us$: "USD",
  usd: "USD",
  dollar: "USD",
  dollars: "USD",
  bucks: "USD",
  美元: "USD",
  美金: "USD",
  刀: "USD",
  "¥": "CNY",
  "￥": "CNY",
  rmb: "CNY",
  cny: "CNY",
  yuan: "CNY",
  "€": "EUR",
  eur: "EUR",
  euro: "EUR",
  euros: "EUR",
  欧元: "EUR",
  欧: "EUR",
  "£": "GBP",
  gbp: "GBP",
  pound: "GBP",
  pounds: "GBP",
  quid: "GBP",
  英镑: "GBP",
  hk$: "HKD",
  港币: "HKD",
  港元: "HKD",
  nt$: "TWD",
  台币: "TWD",
  a$: "AUD",
  c$: "CAD",
  s$: "SGD",
  jpy: "JPY",
  円: "JPY",
  日元: "JPY",
  "₩": "KRW",
  won: "KRW",
  원: "KRW",
  "₹": "INR",
  "₽": "RUB",
  руб: "RUB",
};
const NO_MINOR: ReadonlySet<string> = new Set(["JPY", "KRW"]);
const QUANTITY = new RegExp(
  `(?<![\\d.第])(\\d{1,5}|${ZH_NUMERAL}{1,5})\\s?(件|个|台|双|条|部|瓶|盒|箱|套|支|袋|包|只|把|份|罐|本|块(?=表|屏)|pcs|pieces?|units?|pairs?|sets?|boxes|bottles|packs?|items)(?![月半])`,
  "g",
);
const QUANTITY_EN = /(?<![\w.])(?:x|×)\s?(\d{1,4})(?![\dg])|(?<![\w.])(\d{1,4})\s?(?:x|×)(?=\s)/g;

function amount(digits: number, currency: string): Found["of"] {
  return { type: "money", value: { amountMinor: Math.round(digits * (NO_MINOR.has(currency) ? 1 : 100)), currency } };
}

function findMoney(text: string): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, MONEY_BEFORE)) {
    const n = Number((m[2] ?? "").replaceAll(",", "")) * (m[3] === "k" ? 1000 : m[3] === "万" ? 10_000 : 1);
    out.push(at(m, 70, amount(n, CURRENCIES[m[1] ?? ""] ?? "CNY")));
  }
  for (const m of matches(text, MONEY_AFTER)) {
    const unit = m[2] ?? "";
    const n = Number((m[1] ?? "").replaceAll(",", "")) * (unit.startsWith("万") ? 10_000 : 1);
    out.push(at(m, 69, amount(n, CURRENCIES[unit] ?? "CNY")));
  }
  for (const m of matches(text, MONEY_ZH)) {
    const n = readNumber(m[1] ?? "");
    if (n !== undefined && n > 0) out.push(at(m, 68, amount(n, "CNY")));
  }
  return out;
}

function findPhones(text: string): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, PHONE_INTL))
    out.push(at(m, 95, { type: "phone", value: `+${m[0].replace(/\D/g, "")}` }));
  for (const m of matches(text, PHONE_CN)) out.push(at(m, 94, { type: "phone", value: `+86${m[1]}${m[2]}${m[3]}` }));
  for (const m of matches(text, PHONE_US)) out.push(at(m, 93, { type: "phone", value: `+1${m[1]}${m[2]}${m[3]}` }));
  for (const m of matches(text, PHONE_LANDLINE))
    out.push(at(m, 90, { type: "phone", value: `+86${(m[1] ?? "").slice(1)}${m[2]}` }));
  return out;
}

function findOrders(text: string, asked: string | undefined): Found[] {
  const out: Found[] = [];
  const upper = (s: string | undefined) => (s ?? "").toUpperCase();
  for (const m of matches(text, LABELLED_ORDER)) out.push(at(m, 96, { type: "order_id", value: upper(m[1]) }, m[1]));
  for (const m of matches(text, HASH_ORDER)) out.push(at(m, 80, { type: "order_id", value: upper(m[1]) }, m[1]));
  for (const m of matches(text, PREFIXED_ORDER)) out.push(at(m, 78, { type: "order_id", value: upper(m[1]) }, m[1]));
  for (const m of matches(text, BARE_ORDER)) out.push(at(m, 75, { type: "order_id", value: upper(m[1]) }, m[1]));
  if (asked === "order_id") {
    for (const m of matches(text, /(?<![\w#-])[#]?([a-z]{0,4}[-_]?\d[\w-]{2,24})(?!\w)/g)) {
      out.push(at(m, 60, { type: "order_id", value: upper(m[1]) }, m[1]));
    }
  }
  return out;
}

function findTracking(text: string): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, LABELLED_TRACKING)) {
    const code = m[1] ?? "";
    const courier = TRACKING.find(([p]) => new RegExp(p.source).test(code))?.[1];
    out.push(at(m, 97, { type: "tracking_no", value: code.toUpperCase(), ...(courier ? { courier } : {}) }, code));
  }
  for (const [pattern, courier] of TRACKING) {
    for (const m of matches(text, pattern))
      out.push(at(m, 85, { type: "tracking_no", value: m[0].toUpperCase(), courier }));
  }
  return out;
}

/** An order number and four digits alone: who answers both questions at once gives the tail of the phone number. */
const ORDER_AND_LAST4 =
  /^\D{0,10}(?<!\d)[\d-]{8,}[^\d年月]{1,8}\d{4}[^\d年元块]{0,4}$|^\D{0,10}\d{4}[^\d年月元块]{1,8}[\d-]{8,}\D{0,4}$/;

function findLast4(text: string, asked: string | undefined): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, LAST4_LABEL)) out.push(at(m, 98, { type: "last4", value: m[1] ?? "" }, m[1]));
  if (asked && /phone|last4|verify|identity|order/.test(asked)) {
    for (const m of matches(text, LAST4)) out.push(at(m, 65, { type: "last4", value: m[1] ?? "" }, m[1]));
  } else if (/^\D{0,6}\d{4}\D{0,4}$/.test(text) || ORDER_AND_LAST4.test(text)) {
    for (const m of matches(text, LAST4)) out.push(at(m, 40, { type: "last4", value: m[1] ?? "" }, m[1]));
  }
  return out;
}

function findQuantities(text: string, asked: string | undefined): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, QUANTITY)) {
    const n = readNumber(m[1] ?? "");
    if (n !== undefined && n > 0) out.push(at(m, 30, { type: "quantity", value: n }));
  }
  for (const m of matches(text, QUANTITY_EN)) out.push(at(m, 30, { type: "quantity", value: Number(m[1] ?? m[2]) }));
  if (asked === "quantity") {
    for (const m of matches(
      text,
      new RegExp(`^\\D{0,6}?(\\d{1,4}|${ZH_NUMERAL}{1,4}|one|two|three|four|five|six|ten)`, "g"),
    )) {
      const n = readNumber(m[1] ?? "");
      if (n !== undefined && n > 0) out.push(at(m, 64, { type: "quantity", value: n }, m[1]));
    }
  }
  return out;
}

/** Order and tracking numbers, phones, e-mail, amounts and quantities. */
export function findNumbers(text: string, context: UnderstandContext): Found[] {
  const asked = context.expects?.kind === "slot" ? context.expects.name : undefined;
  return [
    ...matches(text, EMAIL).map((m) => at(m, 99, { type: "email", value: m[0] })),
    ...findPhones(text),
    ...findTracking(text),
    ...findOrders(text, asked),
    ...findMoney(text),
    ...findLast4(text, asked),
    ...findQuantities(text, asked),
  ];
}
