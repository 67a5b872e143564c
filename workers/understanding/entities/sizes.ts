import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { shopValue } from "./shop-value.ts";
import { at, type Found, matches } from "./span.ts";

const VALUE = "x{1,4}[sl]|[2-6]xl|[sml]|\\d{1,2}(?:[.,]5)?(?![\\d.,]\\d)";
const WORDS =
  "sizes?|sz|(?:schuh|kleider|konfektions)?gross?e?|gr\\.|tailles?|pointures?|tallas?|numero de calzado|nr\\. de buty|tagli[ae]|misura|tamanhos?|numeracao|maten|maat|schoenmaat|storlek|skostorlek|rozmiar\\p{L}*|beden|numara|ukuran|saiz|cỡ|co|размер\\p{L}?|розмір\\p{L}?|サイズ|사이즈|ไซส์|ขนาด|مقاس|قياس|מידה|साइज़?|尺码|码数";
const LABELLED = lean(
  `(?<![\\p{L}])(?:${WORDS})(?![a-z])\\s?(?:[:：]|is|en|no\\.?)?\\s?(?:eu |us |uk )?(${VALUE})(?![\\p{L}\\d])(?!\\s?(?:cm|kg|см|mm|gb|years?|months?|jahre?|monate?|ans|mois|anos|meses|anni|мес|лет))`,
  "g",
);
const VALUE_FIRST = lean(
  String.raw`(?<![a-z0-9'.]|\d,)(x{0,4}[sl]|m|[2-6]xl|\d{2}(?:[.,]5)?)\s?(?:サイズ|사이즈|размер\p{L}?|розмір\p{L}?|size(?![a-z])|码|号鞋|号的|号(?![店楼门线院机]))`,
  "g",
);
/** “México” begins with no size: letters with marks are letters. */
const LETTERS = lean(String.raw`(?<![\p{L}0-9'&+.-])(X{0,4}[SL]|M|[2-6]XL|x{1,4}l|xs)(?![\p{L}\p{M}0-9'&+])`, "g");
/** “27 cm long, 43?”: a figure of shoes alone beside the length of a foot or words of feet. */
const BARE_SHOE =
  /(?<![\d.:/+-]|\d,|[$€£¥]\s?)(3[4-9]|4\d)(?:[.,]5)?(?=\s?(?:[?？.。!！)]|$|or\b|oder\b|ou\b|o\b|还是|或|吗|呢|行|可以|か|で|,? (?:then|fits?|passt|ok)\b))(?![.,]\d)/g;
const OF_FEET =
  /脚[长宽背]|足[长型]|足の|发长|발 ?(?:길이|사이즈|볼)|(?<![a-z])(?:foot|feet|fuss?e?n?|fuß\w*|pieds?|pies?|pes?|piedi?|voet\w*|stop[aeęy]|fot(?:langd|en)?|ayak\w*|kaki)(?![a-z])|стоп|ступн|нога|ноги|قدم|כף רגל|เท้า|पैर/;
const REGION = /(?<![a-z])(us|uk|eu|eur)\s?(?:size )?(\d{1,2}(?:[.,]5)?)(?![\d.,]\d|\d)/g;
const CHINESE = /均码|(特大|加大|小|中|大)号(?![店楼])|(特大|加大|中)码|(?<![\d.])(\d{2}(?:\.5)?)\s?码/g;
const ONE_SIZE = /one size|free size/g;
const NAMED =
  /(?<![a-z])(extra small|extra large|x-large|small|medium|large)(?: size)?(?=$|\s?[.,!?;]|\s(?:one|please|or|and|instead|is|was|true|runs|fits?|for|too|would)(?![a-z]))/g;
/** “talla mediana”, “size small”, “라지”: named behind a word of sizes, in the order S, M, L. */
const NAMED_SIZES: readonly (readonly [size: string, names: string])[] = [
  ["S", "small|klein|petite?|pequen[ao]|chic[ao]|piccol[ao]|maly|mala|liten|маленьк(?:ий|ого)|스몰|صغير"],
  [
    "M",
    "medium|mittel|moyenne?|median[ao]|medi[ao]|orta|sredni\\p{L}?|mellan|средн\\p{L}+|미디움|미디엄|กลาง|متوسط|وسط",
  ],
  ["XL", "extra large|x-large|extra ?grande|tres grande|sehr gross?|엑스라지"],
  ["L", "large|gross?|grande?|duzy|duza|groot|stor|больш(?:ой|ого)|라지|كبير"],
];
const NAMED_BEHIND = lean(
  `(?<![\\p{L}])(?:${WORDS})(?![a-z])\\s?(?:[:：]|is|en|no\\.?)?\\s?(?:${NAMED_SIZES.map(([, names]) => `(${names})`).join("|")})(?![\\p{L}])|(?<![가-힣])(?:(스몰)|(미디움|미디엄)|(엑스라지)|(라지))(?![가-힣]{3})`,
  "g",
);
const OF_NAMED =
  /small|klein|petit|pequen|chic[ao]|piccol|mal[ya]|liten|medi|mittel|moyen|orta|sredn|mellan|large|grand|gros|du[zż]|groot|stor|ma[lł]y|маленьк|средн|больш|스몰|미디|라지|صغير|وسط|كبير/;
/** “신발 270 신어요”: Korean shoes are counted in millimetres. */
const MILLIMETRES = /(?<![\d.])(2[2-9][05])(?:mm)?(?=\s?(?:을?\s?신|사이즈|이요|이에요))/g;
const NAMES: Readonly<Record<string, string>> = {
  小: "S",
  中: "M",
  大: "L",
  加大: "XL",
  特大: "XXL",
  small: "S",
  medium: "M",
  large: "L",
  "extra small": "XS",
  "extra large": "XL",
  "x-large": "XL",
};
/** “三双，42的”, “换43的不”: a figure of shoes with what is said of a size, where shoes are spoken of. */
const SHOE_ZH =
  /(?<![\d.:/+-])((?:3[4-9]|4[0-8])(?:\.5)?)(?=\s?(?:的(?!话|时候)|吧|呢|行不|行吗|有[吗没货]|还有|有没有|偏[大小]|合适))(?![.,]\d)|(?<=[鞋码]子?[要换拿拍选是穿]|穿)((?:3[4-9]|4[0-8])(?:\.5)?)(?=$|[,，。?？\s])/g;
const OF_SHOES = /鞋|双|脚|穿|码|靴|拖|换|^\s*[要有拿]/;
/** A bare number behind “穿” or beside a size is one too. */
const WORN =
  /(?:平时穿|一般穿|穿的?|usually (?:wear )?(?:an? )?|i(?:'m| am) an? |(?:wear|take) an? |trage (?:sonst |normalerweise )?|chausse(?: du)? |fais du |calzo (?:un |una )?|uso (?:el |la |un )?|calco |porto (?:il |un )?|draag |nosze |ношу |普段は?|いつも)\s?(\d{2}(?:\.5)?)(?![\d.]|\s?(?:cm|kg|斤|公斤|天|年))/g;

const WORN_US =
  /(?<![a-z])i(?: usually)? (?:wear|take) an? ((?:[4-9]|1[0-5])(?:\.5)?)(?![\d.]|\s?(?:cm|kg|days?|hours?|weeks?|pack))/g;

/** “那43呢”, “42有吗”: nothing but a number that is a size of the shop's. */
const ALONE =
  /^\s*(?:那|那么|要是|换成?|and |what about |how about )?(?:个|the )?(\d{2}(?:\.5)?)(?:的|码|号)?(?:呢|有吗|有没有|有货吗|有现货吗|还有吗| one)?[吗么呀啊?？。.!！\s]*$/;

const OR =
  "(?:和|与|跟|或者?|还是|or|and|oder|und|ou|et|o|u|y|e|eller|och|of|en|lub|czy|veya|atau|и|или|або|чи|と|か|이랑|랑|하고|이나|나|과|와|أو|או|या|หรือ|/|、|-)";
/** The other one of two: “taille 40 ou 41”, “42还是43码”. */
const OTHER_BEHIND = lean(
  `^\\s?(?:码|号)?\\s?${OR}\\s?(?:(?:en |a |an |the |la |le )?(\\d{2}(?:[.,]5)?|x{0,4}[sl]|m|[2-6]xl))(?![\\p{L}\\d]|[.,]\\d|\\s?(?:cm|kg|см|кг|斤|€|元|%))`,
  "",
);
const OTHER_BEFORE = lean(
  `(?<![\\p{L}\\d.,:/+-])(\\d{2}(?:[.,]5)?|x{0,4}[sl]|m|[2-6]xl)\\s?${OR}\\s?(?:size |taille |eu )?$`,
  "",
);

/** Sizes of clothes and shoes, as the shop writes them. */
export function findSizes(said: Said): Found[] {
  const { plain: text, original, asked, context } = said;
  const out: Found[] = [];
  const push = (m: RegExpExecArray, raw: string | undefined, rank: number, group?: string) => {
    const value = (raw ?? "").toUpperCase().replace(",", ".");
    const known = shopValue(context.vocabulary, "size", [value, `${value}码`]);
    out.push(at(m, rank, { type: "size", value: known ?? value }, group));
  };
  for (const m of matches(text, LABELLED)) push(m, m[1], 54);
  for (const m of matches(text, VALUE_FIRST)) push(m, m[1], 53);
  for (const m of matches(text, CHINESE)) push(m, m[3] ?? NAMES[m[1] ?? m[2] ?? ""] ?? m[0], 53);
  for (const m of matches(text, REGION)) push(m, m[1]?.startsWith("e") ? m[2] : `${m[1]} ${m[2]}`, 54.5);
  for (const m of matches(text, ONE_SIZE)) push(m, m[0], 52);
  for (const m of matches(text, NAMED)) {
    if (!/(?:too|so|very|a|is|that|how) $/.test(text.slice(0, m.index))) push(m, NAMES[m[1] ?? ""], 52);
  }
  if (/3[4-9]|4\d/.test(text) && OF_FEET.test(text)) for (const m of matches(text, BARE_SHOE)) push(m, m[0], 46);
  if (OF_SHOES.test(text)) for (const m of matches(text, SHOE_ZH)) push(m, m[1] ?? m[2], 46, m[1] ?? m[2]);
  for (const m of OF_NAMED.test(text) ? matches(text, NAMED_BEHIND) : []) {
    const index = m.slice(1).findIndex((group) => group !== undefined) % NAMED_SIZES.length;
    push(m, NAMED_SIZES[index]?.[0], 54);
  }
  for (const m of /2\d[05]/.test(text) ? matches(text, MILLIMETRES) : []) push(m, m[1], 53, m[1]);
  for (const m of matches(text, WORN_US)) push(m, m[1], 46, m[1]);
  for (const m of matches(text, WORN)) push(m, m[1], 46, m[1]);
  for (const m of matches(original, LETTERS)) push(m, m[1], 52);
  const alone = ALONE.exec(text);
  const named = alone?.[1] && shopValue(context.vocabulary, "size", [alone[1], `${alone[1]}码`]);
  if (alone && named && /[\p{L}?？]/u.test(text)) push(alone, alone[1], 46, alone[1]);
  for (const { start, end } of [...out]) {
    const [next, behind] = OTHER_BEHIND.exec(text.slice(end, end + 16)) ?? [];
    const before = OTHER_BEFORE.exec(text.slice(Math.max(0, start - 14), start));
    const add = (from: number, raw: string) => {
      const value = raw.toUpperCase().replace(",", ".");
      const known = shopValue(context.vocabulary, "size", [value, `${value}码`]) ?? value;
      out.push({ start: from, end: from + raw.length, rank: 47, of: { type: "size", value: known } });
    };
    if (next !== undefined && behind !== undefined) add(end + next.length - behind.length, behind);
    if (before?.[1] !== undefined) add(Math.max(0, start - 14) + before.index, before[1]);
  }
  if (asked === "size") {
    for (const m of matches(text, /(?<![\d.])(\d{2}(?:\.5)?)(?![\d.])/g)) push(m, m[1], 45);
    for (const m of matches(text, /(?<![a-z0-9'])([sml]|x{1,4}[sl])(?![a-z0-9'])/g)) push(m, m[1], 45);
  } else if (/[码穿换拍要]/.test(text) || text.length <= 12) {
    for (const m of matches(text, /(?<![a-z0-9'.]|\d,)([sml])(?:码|号)?(?![a-z0-9'])/g)) {
      if (!/\d\s?$/.test(text.slice(0, m.index))) push(m, m[1], 44);
    }
  }
  return out;
}
