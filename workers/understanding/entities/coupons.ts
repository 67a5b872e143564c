import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { COUPON_STATES, COUPON_VERBS, COUPON_WORDS } from "./words/coupon-words.ts";
import { carrierOf } from "./words/tracking-forms.ts";

/** What stands between such a word and the code: “折扣码写的…”, “the code called …”. */
const COUPON_FILLER =
  "(?:,?\\s(?:number|no\\.?|nr\\.?|n°|parrainage|id)(?![a-z]))?(?:\\s(?:is|was|called|named|that says|saying|es|e|est|ist|war|lautet|heisst|era|называется)(?![a-z]))?(?:填的?|写的?|输入?的?|用的?|叫|是|为|は|는|이|:)?[:,：\\s\"“«'「『]{0,3}";
const COUPON = lean(
  `(?:${COUPON_WORDS})${COUPON_FILLER}((?:[a-z]{2,}[a-z0-9]*\\d[a-z0-9]*|\\d+[a-z]+[a-z0-9]{3,}|(?=[a-z-]*\\d)[a-z0-9]{2,}(?:-[a-z0-9]{1,12}){1,4}|[а-яёіїєґ]{2,}\\d{1,6}))(?![a-z0-9а-яё]|-[a-z0-9])`,
  "g",
);
/** A code in capitals beside a word of coupons or of using; Chinese may touch it. */
const BARE_COUPON = lean(
  String.raw`(?<![\p{L}0-9-])(?:[A-Z]{3,}\d{1,4}[A-Z]{0,8}|[A-Z]{2}\d{4}|\d{1,3}[A-Z]{3,10})(?![\p{L}0-9-])`,
  "g",
);
/** A code without a figure: in capitals behind a word for codes, where not everything is in capitals. */
const WORD_COUPON = lean(
  `(?:${COUPON_WORDS})${COUPON_FILLER}([a-z]{4,16}(?:-[a-z0-9]{2,10})?)(?![\\p{L}0-9-]|(?=包邮)x)`,
  "g",
);
/** “FREESHIP这个码”, “SUMMER coupon”: the word behind the code. */
const COUPON_BEFORE = lean(
  String.raw`(?<![\p{L}0-9-])([a-z]{2,}[a-z0-9]*(?:-[a-z0-9]{2,10}){0,2})[”"»'」』]?\s?(?:这个|那个|的)?(?:优惠|折扣)?(?:码|券|口令)|(?<![\p{L}0-9-])([a-z]{2,}[a-z0-9]*(?:-[a-z0-9]{2,10}){0,2})[”"»'」』]?\s(?:codes?|coupons?|promo|vouchers?|gutschein|rabattcode|クーポン|コード|쿠폰|코드|промокод|купон)(?!\p{L})`,
  "g",
);
/** “enter warm30 at checkout”, “tried NEW20 and FIRST10”: what is entered or tried, with a figure in it. */
const TRIED = lean(
  String.raw`(?<![\p{L}])(?:enter(?:ed|ing)?|tr(?:y|ied|ying)|appl(?:y|ied|ying)|us(?:e|ed|ing)|redeem(?:ed|ing)?|typ(?:e|ed|ing)|put(?: in)?|eingegeben|eingeben|entre|saisi|tape|meti|puse|probe|usei|coloquei|inserito|messo|ввел\p{L}?|применил\p{L}?|输入?|填|用了?|试了?)\s?(?:in |the |a |my )?["“'「]?([a-z]{2,}[a-z0-9-]*\d[a-z0-9]*)(?![\p{L}0-9-])(?:["”'」]?(?:,| and| or|和|、|跟) ?["“'「]?([a-z]{2,}[a-z0-9-]*\d[a-z0-9]*)(?![\p{L}0-9-]))?`,
  "g",
);
/** “use LOYALTY on my order”, “is WINTERDEAL still running”: in capitals behind a word of using, before one of validity. */
const USED = lean(
  `(?<![\\p{L}])(?:${COUPON_VERBS})\\s?(?:in |the |a |my |le |la |el |il |o |code )?["“'«「]?([a-z]{2,}[a-z0-9-]{2,20})(?![\\p{L}0-9-])`,
  "g",
);
const STANDING = lean(`(?<![\\p{L}0-9-])([a-z]{2,}[a-z0-9-]{2,14})["”'»」]?\\s?(?:${COUPON_STATES})`, "g");
/** “FLASH50”: capitals and a figure behind them are hardly anything else. */
const SHAPED =
  /(?<![\w-])(?!(?:IPHONE|IPAD|GALAXY|WINDOWS|ANDROID|COVID|PIXEL|REDMI|ORDER|MODEL|TYPE|SIZE|ROOM|UNIT|FLAT|HTTP|ERROR|CODE|STEP|ITEM|PART|PAGE|NOTE|MATE|NOVA|RENO|FIND)\d)(?:[A-Z]{4,14}\d{1,4}|[A-Z]{3,10}\d{1,3}(?:OFF|NOW|NEW|VIP|FREE|DAY|K))(?![\w-])/g;
const OTHER_CODE =
  /(?:zip|area|post(?:al)?|qr|country|bar|access|pin|verification|security|dress|error|source|model|swift|sort|key|product|item|style|sku|bar)[ -]?$/;
const OF_OTHER_CODE =
  /(?<![a-z])(?:zip|area|post(?:al)?|qr|country|bar|access|pin|verification|security|error|source|swift|sort|product|style|sku)[ -]?code|验证码|扫码|编码|邮编/;
const CAPITALS = /^[A-Z]{4,16}(?:-[A-Z0-9]{2,10})?$/;
const NO_COUPON =
  /^(?:NOT|DOES|DOESNT|WONT|ISNT|THIS|THAT|WHAT|PLEASE|ASAP|SIZE|COLOR|COLOUR|ORDER|WITH|FROM|HAVE|YOUR|HELP|SHIPPING|SWIFT|BIC|IBAN|POSTAL|PIN|ONLY|ANOTHER|ANYTHING|NOTHING|EVERYTHING|ALWAYS|REALLY|SERIOUSLY|URGENT|URGENTLY|REFUND|RETURN|PAYPAL|ALIPAY|WECHAT|CREDIT|BEFORE|AGAIN|STILL|NEVER|BROKEN|RIDICULOUS|WORST|NOTHING|IMMEDIATELY|DIFFERENT|ACCOUNT|WEBSITE|TRACKING|DELIVERY|MEDIUM|LARGE|SMALL|BLACK|WHITE|COUPON|VOUCHER|PROMO)$/;
const OF_COUPONS =
  /[券码折减用]|优惠|クーポン|コード|쿠폰|코드|промо|купон|скидк|(?<![a-z])(?:codes?|coupons?|promo|vouchers?|discount|checkout|apply|applied|redeem|use|using|tried|neither|expired|invalid|gutschein\w*|rabatt\w*|cupon|codigo|cupom|codice|sconto|buono|reduction|kod|kode|kortingscode|ma giam gia|ma|not working|(?:doesn'?t|won'?t|didn'?t) (?:work|apply)|no funciona|ne (?:marche|fonctionne) pas|nao funciona|non funziona|non va|(?:funktioniert|geht|gilt) nicht|khong dung duoc|dung khong duoc)(?![a-z])|не работает|не действует|使え|적용|사용/;
const OF_CODES = /码|券|口令|(?<![a-z])(?:codes?|coupons?|promo|vouchers?|checkout|discount)(?![a-z])/;

/** Letters that touch a figure or a dash, or several capitals: no code is without. */
const CODE_LIKE = lean(String.raw`[\p{L}-]\d|\d-?[\p{L}]|[A-Z]{4}`, "");

function upper(text: string | undefined): string {
  return (text ?? "").toUpperCase();
}

/** Coupon codes: behind or before a word for them, in capitals beside a word of using, entered or tried. */
export function findCoupons({ plain: text, original }: Said): Found[] {
  if (!CODE_LIKE.test(original)) return [];
  const labelled = matches(text, COUPON).map((m) => at(m, 88, { type: "coupon_code", value: upper(m[1]) }, m[1]));
  const isShouted = original === original.toUpperCase() && /[a-z]{12}/.test(text.replace(/[^a-z]/g, ""));
  const words = isShouted || !/[A-Z]{4}/.test(original) ? [] : matches(text, WORD_COUPON);
  for (const m of words) {
    const end = m.index + m[0].length;
    const written = original.slice(end - (m[1] ?? "").length, end);
    if (!CAPITALS.test(written) || NO_COUPON.test(written) || OTHER_CODE.test(text.slice(0, m.index))) continue;
    labelled.push({ start: end - written.length, end, rank: 87, of: { type: "coupon_code", value: written } });
  }
  const push = (m: RegExpExecArray, written: string | undefined, rank: number) => {
    if (written === undefined) return;
    const start = m.index + m[0].toLowerCase().indexOf(written);
    const code = original.slice(start, start + written.length);
    const isShaped = /\d/.test(code) ? /[a-z]{2}/i.test(code) : !isShouted && CAPITALS.test(code);
    if (!isShaped || NO_COUPON.test(code) || carrierOf(written) !== undefined) return;
    labelled.push({ start, end: start + written.length, rank, of: { type: "coupon_code", value: upper(written) } });
  };
  for (const m of matches(text, COUPON_BEFORE)) push(m, m[1] ?? m[2], 86);
  for (const m of isShouted || !/[A-Z]{4}/.test(original) ? [] : [...matches(text, USED), ...matches(text, STANDING)]) {
    const start = m.index + m[0].indexOf(m[1] ?? "");
    // A word in capitals for the sake of it is shorter.
    if (/^[A-Z-]{6,}$|^[A-Z]{3,}[A-Z-]*\d[A-Z0-9]*$/.test(original.slice(start, start + (m[1] ?? "").length)))
      push(m, m[1], 40);
  }
  for (const m of isShouted ? [] : matches(original, SHAPED)) push(m, m[0].toLowerCase(), 39);
  if (/\d/.test(text) && OF_CODES.test(text)) {
    for (const m of matches(text, TRIED)) for (const code of [m[1], m[2]]) push(m, code, 60);
  }
  if (!OF_COUPONS.test(text)) return labelled;
  if (labelled.length === 0 && !isShouted && OF_CODES.test(text) && !OF_OTHER_CODE.test(text)) {
    for (const m of matches(original, /(?<![\w-])[A-Z]{6,16}(?![\w-])/g)) push(m, m[0].toLowerCase(), 41);
  }
  const bare = matches(original, BARE_COUPON).map((m) => at(m, 59, { type: "coupon_code", value: m[0] }));
  return [...labelled, ...bare];
}
