import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { COURIERS } from "./words/couriers.ts";
import { carrierOf } from "./words/tracking-forms.ts";

const CODE = "(?:[a-z]{1,4}[-_]?)?\\d[\\d-]{3,24}\\d|[a-z]{1,4}-\\d[\\d-]{2,24}";
const ORDER_WORDS =
  "订单编?号?|order(?: (?:number|no\\.?|id|num))?|purchase|bestell(?:ung|nummer|nr\\.?)|commande|pedido|encomenda|ordine|заказ\\p{L}*|замовленн\\p{L}*|注文番号|注文|주문 ?번호|주문|don hang|ma don|pesanan|siparis(?:im)?(?: no| numarasi)?|zamowieni[ea]|bestelling|bestallning|order ng|طلبي|الطلب|הזמנה|ऑर्डर|คำสั่งซื้อ|ออเดอร์";
const FILLER =
  "(?:\\s|[:：#№,，]|是|为|は|is|رقم|numero|number|nummer|nr|no|n|n[.º°]{1,2}|num|с|от|id|code|ma|số|º|°|\\.){0,6}";
const LABELLED_ORDER = lean(`(?:${ORDER_WORDS})${FILLER}(?<![a-z])(${CODE})(?![a-z0-9])`, "g");
/** “order ko PH-12333”: the word stands anywhere, the code has letters and a dash. */
const DASHED_ORDER = /(?<![a-z0-9-])([a-z]{2,4}-\d{4,12})(?![a-z0-9-])/g;
/** A bare “number of it” or “parcel” before a number that begins with a day: shops number so, couriers do not. */
const DATED_ORDER = lean(
  String.raw`(?:(?<![运流递])单号|colis|paquete|paquet|pacote|paczk\p{L}|посылк[аиу]|parcel|package|pakket|paket)(?:\s|[:：#,，]|是|no\.?|nr\.?|n°|número|numero|number){0,4}(20[23]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4,12})(?![a-z0-9])`,
  "g",
);
const OF_ORDERS = lean(ORDER_WORDS, "");
const DAY = /^(?:19|20)\d\d-(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])$/;
const HASH_ORDER = /[#№]\s?((?:[a-z]{1,4}[-_]?)?\d[\d-]{2,24})/g;
const PREFIXED_ORDER = /(?<![a-z0-9-])((?:[a-z]{1,4})[-_]?\d[\d-]{5,24})(?![a-z0-9])/g;
const BARE_ORDER = /(?<![\da-z.+]|\d,)(\d{8,24})(?![\d.])/g;
const LAST4 = /(?<![\d.:#-]|\d,)(\d{4})(?![\d.,:]\d|\d|年|元|块|米|克|ml|g\b|mah|w\b|度|号店|[个件台双套瓶盒箱份])/g;
const LAST4_LABEL = lean(
  String.raw`(?:尾号|尾数|末尾|后四位|后4位|后四码|末四码|末四位|末4位|最后四位|最后4位|下(?:4|四)(?:桁|ケタ|けた)|뒷자리|마지막 ?(?:4|네) ?자리|뒷번호|끝자리|끝번호|뒤 ?(?:4|네) ?자리|끝 ?(?:4|네) ?자리|last(?: |-)?(?:four|4)(?: digits)?|(?<![a-z])(?:ph(?:one)?|mobile|cell|tel|num(?:ber)?|no\.?|card|contact)\.? (?:is |number |that )?(?:ending|ends?|finish(?:es|ing))(?: (?:in|with))?(?= ?\d)|ending (?:in|with)|ends (?:in|with)|tail number|end(?:et|end) (?:auf|mit)|(?:finit|termine|se terminant|finissant|se termine) par|(?:termina|terminado|acaba|terminada|finaliza|finale|finisce|terminando) (?:en|em|in|con|com|per)|заканчива\p{L}+(?: на)?|оканчива\p{L}+ на|закінчу\p{L}+(?: на)?|eindig(?:t|end) op|konczy sie (?:na)?|koncowk\p{L}|slutar (?:pa|med)|son dort(?: hane\p{L}*)?|berakhir(?:an)? (?:dengan)?|berakhiran|ket thuc bang|duoi so|nagtatapos sa|تنتهي ب|ينتهي ب|מסתיים ב-?|נגמר ב-?|ลงท้าย(?:ด้วย)?|letzten? (?:vier|4) ziffern|(?:4|quatre) derniers chiffres|ultimos (?:4|cuatro|quatro) digitos|ultime (?:4|quattro) cifre|последни[ех] (?:четыр\p{L}+|4)(?: цифр\p{L}?)?|останні (?:чотири|4)(?: цифри)?|laatste (?:vier|4) cijfers|ostatnie (?:4|cztery) cyfry|sista (?:fyra|4) siffror\p{L}*|son (?:4|dort) hane\p{L}*|4 (?:so|digit) (?:cuoi|terakhir)|อีก 4 ตัวท้าย|4 ตัวท้าย|آخر (?:4|اربعة|أربعة) أرقام|4 ספרות אחרונות|अंतिम (?:4|चार) अंक)[^\d\n,.;，。]{0,24}?:?\s?(\d{4})(?!\d)`,
  "g",
);
const TRACKING_WORDS =
  "运单号?|快递单号?|物流单号?|(?<!订)单号|tracking(?: (?:number|no\\.?|#|code|id))?|awb|追迹番号|伝票番号|운송장(?: ?번호)?|송장(?: ?번호)?|sendung(?:snummer|sverfolgung)?|paketnummer|(?:numero|n°) de (?:suivi|colis)|colis|suivi|(?:numero|codigo) de (?:seguimiento|rastreo|rastreio|envio)|paquete|rastreio|tracciamento|трек(?:-?номер|инг)?\\p{L}*|посылк\\p{L}|ттн|накладн\\p{L}+|ma van don|no resi|resi|takip (?:no|numarasi)|numer przesylki|kollinummer|رقم (?:التتبع|الشحنة)|מספר מעקב|ट्रैकिंग(?: नंबर)?|เลขพัสดุ";
const LONG_CODE = /(?<![a-z0-9])(?=[a-z]{0,5}\d)[a-z0-9]{11,26}(?![a-z0-9])/g;
const LABELLED_TRACKING = lean(
  `(?:${TRACKING_WORDS})${FILLER}(?<![a-z])([a-z]{0,4}\\d(?:[a-z0-9]|-(?=\\d)){7,26}|[a-z]{2}\\d[a-z]\\d[a-z0-9]{6,18})(?![a-z0-9])`,
  "g",
);
/** “1234 で終わる番号”, “1234结尾”. */
const LAST4_BEFORE = lean(
  String.raw`(?<![\d.:#-]|\d,)(\d{4})\s?(?:结尾|收尾|で[终終]わ|[终終]わり|로 ?끝나|으로 끝나|ile biten|ile bitiyor|(?:is|are|as) (?:the |my )?last (?:4|four)|at the end|am ende|sind die letzten|sont les (?:4|quatre) derniers|son los ultimos|sao os ultimos|sono le ultime|पर खत्म)`,
  "g",
);
/** An order number and four digits alone: who answers both questions at once gives the tail of the phone number. */
const ORDER_AND_LAST4 =
  /^\D{0,10}(?<!\d)[\d-]{8,}[^\d年月]{1,8}\d{4}[^\d年元块]{0,4}$|^\D{0,10}\d{4}[^\d年月元块]{1,8}[\d-]{8,}\D{0,4}$/;
const COUPON_WORDS =
  "优惠码|折扣码|兑换码|优惠券|口令|券码|クーポン(?:コード)?|쿠폰(?: ?코드)?|할인 ?코드|promo(?:tion)? ?code|coupon(?: code)?|discount code|voucher(?: code)?|promo|code(?: promo)?|gutschein(?:code)?|rabattcode|bon de reduction|cupon|codigo(?: promocional| de descuento)?|cupom|codice(?: sconto)?|промокод|купон|kortingscode|kod(?: rabatowy| promocyjny)?|rabattkod|kupon(?: kodu)?|ma giam gia|kode (?:promo|voucher)|kod promo|كود(?: الخصم)?|كوبون|קופון|קוד(?: קופון)?|कूपन(?: कोड)?|โค้ด|คูปอง";
const COUPON = lean(
  `(?:${COUPON_WORDS})(?:是|为|は|is|:)?[:：\\s"“'「]{0,3}((?:[a-z]{2,}[a-z0-9]*\\d[a-z0-9]*|\\d+[a-z]+[a-z0-9]{3,}|(?=[a-z-]*\\d)[a-z0-9]{2,}(?:-[a-z0-9]{2,}){1,4}|[а-яёіїєґ]{2,}\\d{1,6}))(?![a-z0-9а-яё])`,
  "g",
);
/** A code in capitals beside a word of coupons or of using; Chinese may touch it. */
const BARE_COUPON = lean(String.raw`(?<![\p{L}0-9])[A-Z]{3,}\d{1,4}(?![\p{L}0-9])`, "g");
/** A code without a figure: in capitals behind a word for codes, where not everything is in capitals. */
const WORD_COUPON = lean(
  `(?:${COUPON_WORDS})(?:\\s(?:is|was|called|named|es|e|est|ist|lautet|heisst|называется))?(?:是|为|は|는|이|:)?[:：\\s"“«'「]{0,3}([a-z]{4,16}(?:-[a-z0-9]{2,10})?)(?![\\p{L}0-9-])`,
  "g",
);
const OTHER_CODE =
  /(?:zip|area|post(?:al)?|qr|country|bar|access|pin|verification|security|dress|error|source|model|swift|sort|key|product|item|style|sku|bar)[ -]?$/;
const CAPITALS = /^[A-Z]{4,16}(?:-[A-Z0-9]{2,10})?$/;
const NO_COUPON = /^(?:NOT|DOES|DOESNT|WONT|ISNT|THIS|THAT|WHAT|PLEASE|ASAP|SWIFT|BIC|IBAN|POSTAL|PIN|ONLY)$/;
const OF_COUPONS =
  /[券码折减用]|优惠|クーポン|쿠폰|промокод|(?<![a-z])(?:codes?|coupons?|promo|vouchers?|discount|apply|applied|use|using|gutschein|cupon|codigo|cupom)(?![a-z])/;

function upper(text: string | undefined): string {
  return (text ?? "").toUpperCase();
}

function tracking(written: string): Found["of"] {
  const value = written.replace(/[\s-]/g, "");
  const courier = carrierOf(value);
  return { type: "tracking_no", value: upper(value), ...(courier ? { courier } : {}) };
}

/** A number in groups, as it is printed on labels: “9400 1118 …”, “RR 123 456 789 CN”. */
const GROUPED = /(?<![a-z0-9+.,-])[a-z]{0,4}\d?[a-z0-9]{0,4}(?:[ -][a-z0-9]{1,5}){2,8}(?![a-z0-9])/g;
/** It is printed in groups of digits alone where a courier or its word stands before. */
const GROUPED_DIGITS = /(?<![\w+.,-])\d{3,5}(?:[ -]\d{2,5}){2,7}(?![\w.,])/g;
/** “DHL 1234567890”: a number right behind a courier's name. */
const COURIERS_NUMBER = lean(
  `(?<![\\p{L}])(?:${Object.values(COURIERS)
    .flatMap((names) => names.split(" "))
    .map((name) => plain(name).replaceAll("_", "[ _]?"))
    .join("|")})${FILLER}(?<![a-z\\d])(\\d{10,22})(?![a-z0-9])`,
  "g",
);
const OF_TRACKING = lean(TRACKING_WORDS, "");

function findGrouped(text: string): Found[] {
  const out: Found[] = [];
  if (!/\d[ -]\d/.test(text)) return out;
  for (const m of matches(text, GROUPED)) {
    // Words before and behind may look like groups; a form that is known begins and ends somewhere between.
    const groups = [...m[0].matchAll(/[a-z0-9]+/g)];
    const long = groups.length > 10 ? [] : groups;
    const fits = long.flatMap((from, i) =>
      long.slice(i + 2).flatMap((to) => {
        const written = m[0].slice(from.index, to.index + to[0].length);
        return carrierOf(written.replace(/[ -]/g, "")) === undefined ? [] : [{ from: from.index, written }];
      }),
    );
    const best = fits.sort((a, b) => b.written.length - a.written.length)[0];
    if (!best) continue;
    const start = m.index + best.from;
    out.push({ start, end: start + best.written.length, rank: 96.5, of: tracking(best.written) });
  }
  for (const m of OF_TRACKING.test(text) ? matches(text, GROUPED_DIGITS) : []) {
    const digits = m[0].replace(/\D/g, "").length;
    const before = text.slice(Math.max(0, m.index - 30), m.index);
    if (digits >= 12 && digits <= 26 && OF_TRACKING.test(before)) out.push(at(m, 96, tracking(m[0])));
  }
  return out;
}

function findTracking({ plain: text }: Said): Found[] {
  const labelled = matches(text, LABELLED_TRACKING).map((m) => at(m, 97, tracking(m[1] ?? ""), m[1]));
  const formed = matches(text, LONG_CODE)
    .filter((m) => carrierOf(m[0]) !== undefined)
    .map((m) => at(m, 85, tracking(m[0])));
  const named = (/\d{10}/.test(text) ? matches(text, COURIERS_NUMBER) : []).map((m) =>
    at(m, 93, tracking(m[1] ?? ""), m[1]),
  );
  return [...labelled, ...formed, ...named, ...findGrouped(text)];
}

function findOrders({ plain: text, asked }: Said): Found[] {
  const read = (pattern: RegExp, rank: number) =>
    matches(text, pattern)
      .filter((m) => !DAY.test(m[1] ?? ""))
      .map((m) => at(m, rank, { type: "order_id", value: upper(m[1]) }, m[1]));
  return [
    ...read(LABELLED_ORDER, 96),
    ...(/20[23]\d{9}/.test(text) ? read(DATED_ORDER, 98) : []),
    ...read(HASH_ORDER, 80),
    ...read(PREFIXED_ORDER, 78),
    ...read(BARE_ORDER, 75),
    ...(OF_ORDERS.test(text) ? read(DASHED_ORDER, 77) : []),
    ...(asked === "order_id" ? read(/(?<![\w#-])[#]?([a-z]{0,4}[-_]?\d[\w-]{2,24})(?!\w)/g, 60) : []),
  ];
}

function findLast4({ plain: text, asked }: Said): Found[] {
  const read = (pattern: RegExp, rank: number) =>
    matches(text, pattern).map((m) => at(m, rank, { type: "last4", value: m[1] ?? "" }, m[1]));
  const labelled = [...read(LAST4_LABEL, 98), ...read(LAST4_BEFORE, 97)];
  if (/phone|last4|verify|identity|order/.test(asked)) return [...labelled, ...read(LAST4, 65)];
  const isAlone = /^\D{0,6}\d{4}\D{0,4}$/.test(text) || ORDER_AND_LAST4.test(text);
  return isAlone ? [...labelled, ...read(LAST4, 40)] : labelled;
}

function findCoupons({ plain: text, original }: Said): Found[] {
  const labelled = matches(text, COUPON).map((m) => at(m, 88, { type: "coupon_code", value: upper(m[1]) }, m[1]));
  const isShouted = original === original.toUpperCase() && /[a-z]{12}/.test(text.replace(/[^a-z]/g, ""));
  const words = isShouted || !/[A-Z]{4}/.test(original) ? [] : matches(text, WORD_COUPON);
  for (const m of words) {
    const end = m.index + m[0].length;
    const written = original.slice(end - (m[1] ?? "").length, end);
    if (!CAPITALS.test(written) || NO_COUPON.test(written) || OTHER_CODE.test(text.slice(0, m.index))) continue;
    labelled.push({ start: end - written.length, end, rank: 87, of: { type: "coupon_code", value: written } });
  }
  if (!OF_COUPONS.test(text)) return labelled;
  const bare = matches(original, BARE_COUPON).map((m) => at(m, 59, { type: "coupon_code", value: m[0] }));
  return [...labelled, ...bare];
}

/** Order and tracking numbers, the last four digits of a phone number, coupon codes. */
export function findCodes(said: Said): Found[] {
  const coupons = findCoupons(said);
  if (!/\d/.test(said.plain)) return coupons;
  return [...findTracking(said), ...findOrders(said), ...findLast4(said), ...coupons];
}
