import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { carrierOf } from "./words/tracking-forms.ts";

const CODE = "(?:[a-z]{1,4}[-_]?)?\\d[\\d-]{3,24}\\d|[a-z]{1,4}-\\d[\\d-]{2,24}";
const ORDER_WORDS =
  "订单编?号?|order(?: (?:number|no\\.?|id|num))?|purchase|bestell(?:ung|nummer|nr\\.?)|commande|pedido|encomenda|ordine|заказ\\p{L}*|замовленн\\p{L}*|注文番号|注文|주문 ?번호|주문|don hang|ma don|pesanan|siparis(?:im)?(?: no| numarasi)?|zamowieni[ea]|bestelling|bestallning|order ng|طلبي|الطلب|הזמנה|ऑर्डर|คำสั่งซื้อ|ออเดอร์";
const FILLER =
  "(?:\\s|[:：#№,，]|是|为|は|is|رقم|numero|number|nummer|nr|no|n|n[.º°]{1,2}|num|с|от|id|code|ma|số|º|°|\\.){0,6}";
const LABELLED_ORDER = lean(`(?:${ORDER_WORDS})${FILLER}(?<![a-z])(${CODE})(?![a-z0-9])`, "g");
/** “order ko PH-12333”: the word stands anywhere, the code has letters and a dash. */
const DASHED_ORDER = /(?<![a-z0-9-])([a-z]{2,4}-\d{4,12})(?![a-z0-9-])/g;
const OF_ORDERS = lean(ORDER_WORDS, "");
const HASH_ORDER = /[#№]\s?((?:[a-z]{1,4}[-_]?)?\d[\d-]{2,24})/g;
const PREFIXED_ORDER = /(?<![a-z0-9-])((?:[a-z]{1,4})[-_]?\d[\d-]{5,24})(?![a-z0-9])/g;
const BARE_ORDER = /(?<![\da-z.+]|\d,)(\d{8,24})(?![\d.])/g;
const LAST4 = /(?<![\d.:#-]|\d,)(\d{4})(?![\d.,:]\d|\d|年|元|块|米|克|ml|g\b|mah|w\b|度|号店|[个件台双套瓶盒箱份])/g;
const LAST4_LABEL = lean(
  String.raw`(?:尾号|后四位|后4位|末四位|末4位|下4桁|下四桁|뒷자리|뒤 ?4자리|끝 ?4자리|last (?:four|4)(?: digits)?|ending (?:in|with)|ends (?:in|with)|letzten? (?:vier|4) ziffern|(?:4|quatre) derniers chiffres|ultimos (?:4|cuatro|quatro) digitos|ultime (?:4|quattro) cifre|последни[ех] (?:четыр\p{L}+|4)(?: цифр\p{L}?)?|останні (?:чотири|4)(?: цифри)?|laatste (?:vier|4) cijfers|ostatnie (?:4|cztery) cyfry|sista (?:fyra|4) siffror\p{L}*|son (?:4|dort) hane\p{L}*|4 (?:so|digit) (?:cuoi|terakhir)|อีก 4 ตัวท้าย|4 ตัวท้าย|آخر (?:4|اربعة|أربعة) أرقام|4 ספרות אחרונות|अंतिम (?:4|चार) अंक)[^\d\n,.;，。]{0,24}?:?\s?(\d{4})(?!\d)`,
  "g",
);
const TRACKING_WORDS =
  "运单号?|快递单号?|物流单号?|(?<!订)单号|tracking(?: (?:number|no\\.?|#|code|id))?|awb|追迹番号|伝票番号|운송장(?: ?번호)?|송장(?: ?번호)?|sendung(?:snummer|sverfolgung)?|paketnummer|(?:numero|n°) de (?:suivi|colis)|colis|suivi|(?:numero|codigo) de (?:seguimiento|rastreo|rastreio|envio)|paquete|rastreio|tracciamento|трек(?:-?номер|инг)?\\p{L}*|посылк\\p{L}|ттн|накладн\\p{L}+|ma van don|no resi|resi|takip (?:no|numarasi)|numer przesylki|kollinummer|رقم (?:التتبع|الشحنة)|מספר מעקב|ट्रैकिंग(?: नंबर)?|เลขพัสดุ";
const LONG_CODE = /(?<![a-z0-9])(?=[a-z]{0,5}\d)[a-z0-9]{11,26}(?![a-z0-9])/g;
const LABELLED_TRACKING = lean(
  `(?:${TRACKING_WORDS})${FILLER}(?<![a-z])([a-z]{0,4}\\d(?:[a-z0-9]|-(?=\\d)){7,26}|[a-z]{2}\\d[a-z]\\d[a-z0-9]{6,18})(?![a-z0-9])`,
  "g",
);
/** An order number and four digits alone: who answers both questions at once gives the tail of the phone number. */
const ORDER_AND_LAST4 =
  /^\D{0,10}(?<!\d)[\d-]{8,}[^\d年月]{1,8}\d{4}[^\d年元块]{0,4}$|^\D{0,10}\d{4}[^\d年月元块]{1,8}[\d-]{8,}\D{0,4}$/;
const COUPON_WORDS =
  "优惠码|折扣码|兑换码|优惠券|口令|券码|クーポン(?:コード)?|쿠폰(?: ?코드)?|할인 ?코드|promo(?:tion)? ?code|coupon(?: code)?|discount code|voucher(?: code)?|promo|code(?: promo)?|gutschein(?:code)?|rabattcode|bon de reduction|cupon|codigo(?: promocional| de descuento)?|cupom|codice(?: sconto)?|промокод|купон|kortingscode|kod(?: rabatowy| promocyjny)?|rabattkod|kupon(?: kodu)?|ma giam gia|kode (?:promo|voucher)|kod promo|كود(?: الخصم)?|كوبون|קופון|קוד(?: קופון)?|कूपन(?: कोड)?|โค้ด|คูปอง";
const COUPON = lean(
  `(?:${COUPON_WORDS})(?:是|为|は|is|:)?[:：\\s"“'「]{0,3}((?:[a-z]{2,}[a-z0-9]*\\d[a-z0-9]*|\\d+[a-z]+[a-z0-9]{3,}|(?=[a-z-]*\\d)[a-z0-9]{2,}(?:-[a-z0-9]{2,}){1,4}))(?![a-z0-9])`,
  "g",
);
/** A code in capitals beside a word of coupons or of using; Chinese may touch it. */
const BARE_COUPON = /(?<![A-Za-z0-9])[A-Z]{3,}\d{1,4}(?![A-Za-z0-9])/g;
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

function findTracking({ plain: text }: Said): Found[] {
  const labelled = matches(text, LABELLED_TRACKING).map((m) => at(m, 97, tracking(m[1] ?? ""), m[1]));
  const formed = matches(text, LONG_CODE)
    .filter((m) => carrierOf(m[0]) !== undefined)
    .map((m) => at(m, 85, tracking(m[0])));
  return [...labelled, ...formed];
}

function findOrders({ plain: text, asked }: Said): Found[] {
  const read = (pattern: RegExp, rank: number) =>
    matches(text, pattern).map((m) => at(m, rank, { type: "order_id", value: upper(m[1]) }, m[1]));
  return [
    ...read(LABELLED_ORDER, 96),
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
  const labelled = read(LAST4_LABEL, 98);
  if (/phone|last4|verify|identity|order/.test(asked)) return [...labelled, ...read(LAST4, 65)];
  const isAlone = /^\D{0,6}\d{4}\D{0,4}$/.test(text) || ORDER_AND_LAST4.test(text);
  return isAlone ? [...labelled, ...read(LAST4, 40)] : labelled;
}

function findCoupons({ plain: text, original }: Said): Found[] {
  const labelled = matches(text, COUPON).map((m) => at(m, 88, { type: "coupon_code", value: upper(m[1]) }, m[1]));
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
