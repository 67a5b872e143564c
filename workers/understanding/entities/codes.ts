import { findCoupons } from "./coupons.ts";
import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { COURIERS } from "./words/couriers.ts";
import { carrierOf } from "./words/tracking-forms.ts";

const CODE = "(?:[a-z]{1,4}[-_]?)?\\d[\\d-]{3,24}\\d|[a-z]{1,4}-\\d[\\d-]{2,24}";
const ORDER_WORDS =
  "订单编?号?|orders?(?: (?:number|no\\.?|id|num|ref(?:erence)?))?|purchase|confirmation (?:number|no\\.?)|bestell(?:ung(?:en)?|-?(?:nummer|nr\\.?))|auftrag(?:s-?(?:nummer|nr\\.?))?|commandes?|cde|pedidos?|(?<![a-z])orden(?:es)?|mi compra|encomendas?|ordin[ei]|ordernr\\.?|ordernummer|bestelnummer|bestelnr\\.?|заказ\\p{L}*|замовленн\\p{L}*|注文番号|注文|オーダー(?:番号)?|주문 ?번호|주문|don hang|ma don|pesanan|siparis(?:im)?(?: no| numarasi)?|zamowieni[ea]|bestelling|bestallning|order ng|طلبي|الطلب|הזמנה|ऑर्डर|คำสั่งซื้อ|ออเดอร์";
const FILLER =
  "(?:\\s|[:：#№,，]|是|为|は|が|の|은|는|이(?!\\d{2})|가|is|are|=|numaram|numarasi|رقم|numero|number|nummer|nr|no|n|n[.º°]{1,2}|num|с|от|id|code|ma|số|º|°|\\.){0,6}";
const LABELLED_ORDER = lean(`(?:${ORDER_WORDS})${FILLER}(?<![a-z])(${CODE})(?![a-z0-9]|[-/][a-z0-9])`, "g");
/** “ordine n. 2026/4471”, “order no 7712-AX”: behind such a word other forms are numbers of orders too. */
const FREE_ORDER = lean(
  `(?:${ORDER_WORDS})${FILLER}(?<![a-z0-9])(?!\\d+[a-z]{1,3}(?![a-z0-9/-])|\\d{1,2}/\\d{1,2}/\\d)((?=(?:[a-z/_-]*\\d){3})[a-z0-9](?:[a-z0-9]|[-/_](?=[a-z0-9])){4,30})(?![a-z0-9])`,
  "g",
);
/** “orders 81120 and 81121”: another one behind the first. */
const NEXT_ORDER = new RegExp(`^(?:,| and|,? &| und| et| y| e| en| i|和|、|及|跟| и|と) ?#?(${CODE})(?![a-z0-9-])`);
/** “refund for PO-00918”: capitals, a dash and a figure that no coupon is written like. */
const CAPITAL_ORDER = /(?<![\w-])([A-Z]{2,4}-\d{5,12})(?![\w-])/g;
const OF_COUPON =
  /券|码|(?<![a-z])(?:coupons?|promo|codes?|vouchers?|gutschein|cupon|cupom|codigo|codice|buono|bon)(?![a-z])|купон|промо|コード|쿠폰|코드/;
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
const BARE_ORDER = /(?<![\da-z+]|\d[.,]|(?<!\.)\.)(\d{8,24})(?![\d.])/g;
const LAST4 =
  /(?<![\d.:#-]|\d,)(\d{4})(?![\d.,:]\d|\d|年|元|块|米|克|ml|g\b|mah|w\b|v\b|瓦|毫|升|斤|寸|度|号店|[个件台双套瓶盒箱份])/g;
const LAST4_LABEL = lean(
  String.raw`(?:尾号|尾数|末尾|尾巴|末位|后面四位|最后四个数|后四个数|末端四位|手机尾|后四位|后4位|后四码|末四码|末四位|末4位|最后四位|最后4位|下(?:4|四)(?:桁|ケタ|けた)|末尾(?:4|四)?(?:桁|ケタ|けた)?|最[后後]の(?:4|四)(?:桁|ケタ|けた|つ)|뒷자리|마지막 ?(?:4|네) ?자리|뒷번호|끝자리|끝번호|뒤 ?(?:4|네) ?자리|끝 ?(?:4|네) ?자리|뒤에? ?(?:4|네) ?자리|끝 ?번호|(?:last|final)(?: |-)?(?:four|4)(?: (?:digits|numbers|of (?:my|the) (?:phone|mobile|cell|number)(?: number)?))?|(?<![a-z])(?:ph(?:one)?|mobile|cell|tel|num(?:ber)?|no\.?|card|contact)\.? (?:is |number |that )?(?:ending|ends?|finish(?:es|ing))(?: (?:in|with))?(?= ?\d)|ending(?: (?:in|with))?|ends? (?:in|with)|tail number|end(?:et|end) (?:auf|mit)|endziffern|endnummer|letzte(?:n|r)? (?:vier|4) (?:ziffern|stellen|zahlen)|(?:finit|termine|se terminant|finissant|se termine) par|(?:termina|terminado|acaba|terminada|finaliza|finale|finisce|terminando) (?:en|em|in|con|com|per)|заканчива\p{L}+(?: на)?|оканчива\p{L}+ на|закінчу\p{L}+(?: на)?|eindig(?:t|end) op|konczy sie (?:na)?|koncowk\p{L}|slutar (?:pa|med)|son dort(?: hane\p{L}*)?|berakhir(?:an)? (?:dengan)?|berakhiran|ket thuc bang|duoi so|nagtatapos sa|تنتهي ب|ينتهي ب|מסתיים ב-?|נגמר ב-?|ลงท้าย(?:ด้วย)?|letzte vier|(?:(?:4|quatre) derniers|derniers (?:4|quatre))(?: chiffres| numeros)?|(?:ultim[oa]s (?:4|cuatro|quatro)|(?:4|cuatro|quatro) ultim[oa]s)(?: (?:digitos|numeros|cifras))?|terminacion|terminacao|(?:telefone|celular|numero|cartao|fone|cel) (?:com )?(?:de )?final|(?:o |e |com )final|ultim[ei] (?:4|quattro)(?: (?:cifre|numeri))?|последни[ехм]\p{L}? (?:(?:четыр\p{L}+|4)(?: цифр\p{L}?)?|цифр\p{L}?)|на конце|(?:хвост|конец|окончание)(?: номера)?|останні (?:чотири|4)(?: цифри)?|laatste (?:vier|4) cijfers|ostatnie (?:4|cztery) cyfry|sista (?:fyra|4) siffror\p{L}*|son (?:4|dort) hane\p{L}*|(?:4|bon) (?:so|chu so) (?:cuoi|duoi)|(?:so )?(?:duoi|cuoi)(?: so| la)?|(?:4|empat) (?:digit|angka|nombor) (?:terakhir|akhir)|sonu|huling (?:4|apat)(?: na)?(?: numero| digit)?|อีก 4 ตัวท้าย|4 ตัวท้าย|آخر (?:4|اربعة|أربعة) أرقام|4 ספרות אחרונות|अंतिम (?:4|चार) अंक)[^\d\n,.;，。]{0,24}?:?\s?(\d{4})(?!\d)`,
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
/** “尾号0023的不是0032的”: beside four digits that were told, others. */
const OTHER_LAST4 = lean(
  String.raw`(?:不是|而是|改成|换成|以前是|现在是|原来是|(?<!\p{L})(?:not|now|instead of|was|it's|but|nicht|sondern|pas|mais|no|sino|nao|mas|non|ma|не|а|khong phai|ではなく|じゃなくて|아니고|아니라))\s?(?:是)?(\d{4})(?![\d年元块]|[.,:/-]\d)|(?<![\d.:#-])(\d{4})(?= ?(?:ではなく|じゃなくて|じゃない|말고|아니고|아니라))`,
  "g",
);
/** An order number and four digits alone: who answers both questions at once gives the tail of the phone number. */
const ORDER_AND_LAST4 =
  /^\D{0,10}(?<!\d)[\d-]{8,}[^\d年月]{1,8}\d{4}[^\d年元块]{0,4}$|^\D{0,10}\d{4}[^\d年月元块]{1,8}[\d-]{8,}\D{0,4}$/;
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

function findOrders({ plain: text, original, asked }: Said): Found[] {
  const read = (pattern: RegExp, rank: number) =>
    matches(text, pattern)
      .filter((m) => !DAY.test(m[1] ?? ""))
      .map((m) => at(m, rank, { type: "order_id", value: upper(m[1]) }, m[1]));
  const isOfOrders = OF_ORDERS.test(text);
  const labelled = isOfOrders ? read(LABELLED_ORDER, 96) : [];
  const next = labelled.flatMap(({ end }) => {
    const m = NEXT_ORDER.exec(text.slice(end, end + 40));
    const code = m?.[1];
    if (!m || code === undefined || DAY.test(code)) return [];
    const to = end + m[0].length;
    return [{ start: to - code.length, end: to, rank: 95, of: { type: "order_id" as const, value: upper(code) } }];
  });
  const capitals = OF_COUPON.test(text) ? [] : matches(original, CAPITAL_ORDER);
  return [
    ...labelled,
    ...next,
    ...(isOfOrders ? read(FREE_ORDER, 94) : []),
    ...capitals.map((m) => at(m, 55, { type: "order_id", value: m[0] })),
    ...(/20[23]\d{9}/.test(text) ? read(DATED_ORDER, 98) : []),
    ...read(HASH_ORDER, 80),
    ...read(PREFIXED_ORDER, 78),
    ...read(BARE_ORDER, 75),
    ...(isOfOrders ? read(DASHED_ORDER, 77) : []),
    ...(asked === "order_id" ? read(/(?<![\w#-])[#]?([a-z]{0,4}[-_]?\d[\w-]{2,24})(?!\w)/g, 60) : []),
  ];
}

function findLast4({ plain: text, asked }: Said): Found[] {
  const read = (pattern: RegExp, rank: number) =>
    matches(text, pattern).map((m) => at(m, rank, { type: "last4", value: m[1] ?? m[2] ?? "" }, m[1] ?? m[2]));
  const told = [...read(LAST4_LABEL, 98), ...read(LAST4_BEFORE, 97)];
  const labelled = told.length > 0 ? [...told, ...read(OTHER_LAST4, 64)] : told;
  if (/phone|last4|verify|identity|order/.test(asked)) return [...labelled, ...read(LAST4, 65)];
  const isAlone = /^\D{0,6}\d{4}\D{0,4}$/.test(text) || ORDER_AND_LAST4.test(text);
  return isAlone ? [...labelled, ...read(LAST4, 40)] : labelled;
}

/** Order and tracking numbers, the last four digits of a phone number, coupon codes. */
export function findCodes(said: Said): Found[] {
  const coupons = findCoupons(said);
  if (!/\d/.test(said.plain)) return coupons;
  return [...findTracking(said), ...findOrders(said), ...findLast4(said), ...coupons];
}
