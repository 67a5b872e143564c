import { readNumber } from "./numerals.ts";
import { at, type Found, matches, type Reading } from "./span.ts";

type NamedType = "courier" | "payment_method" | "country";

const NAMES: readonly (readonly [NamedType, value: string, pattern: RegExp])[] = [
  ["courier", "顺丰", /顺丰(?:快递|速运|特快)?|(?<![a-z])sf(?: express)?(?![a-z0-9])/g],
  ["courier", "京东", /京东(?:快递|物流)|(?<![a-z])jd (?:logistics|express)/g],
  ["courier", "中通", /中通(?:快递)?|(?<![a-z])zto(?![a-z0-9])/g],
  ["courier", "圆通", /圆通(?:快递|速递)?|(?<![a-z])yto(?![a-z0-9])/g],
  ["courier", "申通", /申通(?:快递)?/g],
  ["courier", "韵达", /韵达(?:快递)?/g],
  ["courier", "极兔", /极兔(?:快递|速递)?|j&t/g],
  ["courier", "德邦", /德邦(?:快递|物流)?/g],
  ["courier", "EMS", /(?<![a-z])ems(?![a-z0-9])|邮政(?:快递|包裹)?|中国邮政/g],
  ["courier", "UPS", /(?<![a-z])ups(?![a-z0-9])/g],
  ["courier", "DHL", /(?<![a-z])dhl(?![a-z0-9])/g],
  ["courier", "FedEx", /(?<![a-z])fedex(?![a-z0-9])|联邦快递/g],
  ["courier", "USPS", /(?<![a-z])usps(?![a-z0-9])/g],
  ["payment_method", "alipay", /支付宝|(?<![a-z])alipay(?![a-z])/g],
  ["payment_method", "wechat_pay", /微信(?:支付|付款|付)|wechat ?pay/g],
  ["payment_method", "huabei", /花呗/g],
  ["payment_method", "baitiao", /白条/g],
  ["payment_method", "cash_on_delivery", /货到付款|cash on delivery|(?<![a-z])cod(?![a-z])/g],
  ["payment_method", "credit_card", /信用卡|credit card|(?<![a-z])(?:visa|mastercard|amex)(?![a-z])/g],
  ["payment_method", "debit_card", /储蓄卡|银行卡|debit card/g],
  ["payment_method", "unionpay", /银联|云闪付|unionpay/g],
  ["payment_method", "paypal", /(?<![a-z])paypal(?![a-z])|贝宝/g],
  ["payment_method", "apple_pay", /apple ?pay/g],
  ["payment_method", "google_pay", /google ?pay/g],
  ["payment_method", "gift_card", /礼品卡|购物卡|(?<![a-z])e卡|gift card/g],
  ["payment_method", "klarna", /(?<![a-z])klarna(?![a-z])/g],
  ["payment_method", "bank_transfer", /对公转账|银行转账|bank transfer|wire transfer/g],
  ["country", "US", /美国|(?<![a-z])(?:usa|united states|the us)(?![a-z])/g],
  ["country", "CA", /加拿大|(?<![a-z])canada(?![a-z])/g],
  ["country", "GB", /英国|(?<![a-z])(?:uk|united kingdom|england|britain)(?![a-z])/g],
  ["country", "AU", /澳大利亚|澳洲|(?<![a-z])australia(?![a-z])/g],
  ["country", "NZ", /新西兰|new zealand/g],
  ["country", "JP", /日本(?!料)|(?<![a-z])japan(?![a-z])/g],
  ["country", "KR", /韩国|(?<![a-z])(?:south )?korea(?![a-z])/g],
  ["country", "SG", /新加坡|(?<![a-z])singapore(?![a-z])/g],
  ["country", "MY", /马来西亚|大马|(?<![a-z])malaysia(?![a-z])/g],
  ["country", "TH", /泰国|(?<![a-z])thailand(?![a-z])/g],
  ["country", "VN", /越南|(?<![a-z])vietnam(?![a-z])/g],
  ["country", "ID", /印尼|印度尼西亚|(?<![a-z])indonesia(?![a-z])/g],
  ["country", "PH", /菲律宾|(?<![a-z])philippines(?![a-z])/g],
  ["country", "IN", /印度(?!尼)|(?<![a-z])india(?![a-z])/g],
  ["country", "DE", /德国|(?<![a-z])(?:germany|deutschland)(?![a-z])/g],
  ["country", "FR", /法国|(?<![a-z])france(?![a-z])/g],
  ["country", "ES", /西班牙|(?<![a-z])spain(?![a-z])|españa/g],
  ["country", "IT", /意大利|(?<![a-z])(?:italy|italia)(?![a-z])/g],
  ["country", "PT", /葡萄牙|(?<![a-z])portugal(?![a-z])/g],
  ["country", "BR", /巴西|(?<![a-z])bra[sz]il(?![a-z])/g],
  ["country", "MX", /墨西哥|(?<![a-z])m[eé]xico(?![a-z])/g],
  ["country", "RU", /俄罗斯|(?<![a-z])russia(?![a-z])|росси[яию]/g],
  ["country", "NL", /荷兰|(?<![a-z])netherlands(?![a-z])/g],
  ["country", "SE", /瑞典|(?<![a-z])sweden(?![a-z])/g],
  ["country", "PL", /波兰|(?<![a-z])poland(?![a-z])/g],
  ["country", "TR", /土耳其|(?<![a-z])(?:turkey|türkiye)(?![a-z])/g],
  ["country", "AE", /阿联酋|迪拜|(?<![a-z])(?:uae|dubai)(?![a-z])/g],
  ["country", "SA", /沙特|saudi arabia/g],
  ["country", "HK", /香港|hong kong/g],
  ["country", "TW", /台湾|taiwan/g],
  ["country", "MO", /澳门|macau/g],
];

const COUPON =
  /(?:优惠码|折扣码|兑换码|口令|券码|promo(?:tion)? code|coupon code|discount code|voucher code|coupon|promo|code|voucher)(?:是|为|is|:)?[:：\s"“'「]{0,3}([a-z]{2,}[a-z0-9]*\d[a-z0-9]*|\d+[a-z]+[a-z0-9]*)/g;
/** A code in capitals beside a word of coupons or of using; Chinese may touch it. */
const BARE_COUPON = /(?<![A-Za-z0-9])[A-Z]{3,}\d{1,4}(?![A-Za-z0-9])/g;
const OF_COUPONS =
  /[券码折减用]|优惠|(?<![a-z])(?:codes?|coupons?|promo|vouchers?|discount|apply|applied|use|using)(?![a-z])/;
const ORDINAL_ZH =
  /第\s?([一二三四五六七八九十\d]{1,2})\s?(?:个|款|件|种|条|项|单|笔|双|台|张)?|([上前头])一?个(?!月|星期|周)|最后(?:一?[个款件单笔])|([一二三四五六七八九])号(?!店|楼|门)/g;
const ORDINAL_EN =
  /(?:the |number |no\.? ?|option )?(?<![a-z])(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)(?: one| option| item| order)?(?![a-z])|(?:number|option|no\.|#)\s?([1-9])(?!\d)/g;
const BARE_ORDINAL = /^\s*(?:选|要|就|我选|我要)?\s*([1-9])\s*(?:号|吧|个)?[.。!！\s]*$/g;

function findOrdinals(text: string): Found[] {
  const out: Found[] = [];
  const push = (m: RegExpExecArray, value: number | undefined, rank: number) => {
    if (value !== undefined && value !== 0) out.push(at(m, rank, { type: "ordinal", value }));
  };
  for (const m of matches(text, ORDINAL_ZH)) {
    push(m, m[0].startsWith("最后") ? -1 : m[2] ? 1 : readNumber(m[1] ?? m[3] ?? ""), 45);
  }
  for (const m of matches(text, ORDINAL_EN)) {
    const word = m[1] ?? "";
    push(
      m,
      word === "last"
        ? -1
        : m[2]
          ? Number(m[2])
          : (readNumber(word.replace(/(?:st|nd|rd|th)$/, "")) ?? readNumber(word)),
      34,
    );
  }
  for (const m of matches(text, BARE_ORDINAL)) push(m, Number(m[1]), 33);
  return out;
}

/** Couriers, payment methods, countries, coupon codes and ordinals. */
export function findNamed(text: string, original: string): Found[] {
  const out: Found[] = NAMES.flatMap(([type, value, pattern]) =>
    matches(text, pattern).map((m) => at(m, type === "country" ? 42 : 62, { type, value } satisfies Reading)),
  );
  for (const m of matches(text, COUPON))
    out.push(at(m, 88, { type: "coupon_code", value: (m[1] ?? "").toUpperCase() }, m[1]));
  if (OF_COUPONS.test(text)) {
    for (const m of matches(original, BARE_COUPON)) out.push(at(m, 59, { type: "coupon_code", value: m[0] }));
  }
  return [...out, ...findOrdinals(text)];
}
