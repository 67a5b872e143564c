import type { Language } from "../types.ts";
import { lean } from "./lean.ts";
import { readNumber, ZH_NUMERAL } from "./numerals.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { numberPattern, wordNumber } from "./word-numbers.ts";
import { AMOUNT, COUNTING, DUALS } from "./words/counters.ts";

const COUNTED_ZH = new RegExp(
  `(?<![\\d.第])(\\d{1,5}|${ZH_NUMERAL}{1,5})\\s?(?:(?<=[十百0])[来多几])?(件|个|台|双|条|部|瓶|盒|箱|套|支|袋|包|只|把|份|罐|本|张|对|盏|副|根(?!线)|卷|桶|枚|顶|(?<=锅\\D{1,2})口|块(?=表|屏))(?![月半套]|多(?!少))`,
  "g",
);
/** “一个问题” counts no goods: one of something is goods beside a word of buying, or where a product or nothing follows. */
const BUYS_BEFORE = /(?:[买要来拍订加发换送留拿退选收到了]|给我|下单|订购|只有|[色码gbGB])\s?$/;
const NO_GOODS =
  /^(?:[尺大]?码|[颜换]?色|[型大小]号|号(?![的件])|尺寸|款式|价格|链接|发票|赠品|说法|解释|答复|回复|结果(?![我你发到只来收给])|办法|链|快|钱|人|位置|问题|事|月|星期|礼拜|小时|人|[小女男]?孩|娃|宝宝|儿子|女儿|大人|老人|同事|室友|同学|朋友|[狗猫]|地方|建议|请求|牌子|品牌|意思|样|价|账号|电话|地址|订单|单号|快递|包裹|客服|优惠|月|年|字|疑问|情况|原因|客户|店|群)/;
const TIMES = lean(
  String.raw`(?:(?<=[\p{L})）]\s)|(?<=\d\s)(?=.\d)|(?<=[)）\u3040-\u9fff가-힣]))[x×*]\s?(\d{1,4})(?![\d\p{L}]|[.,]\d)|(?<![\w.]|(?<![a-z])en )(\d{1,4})\s?[x×](?=\s\p{L}{3})`,
  "g",
);
const MODEL_BEFORE = /(?:^|[^a-z])(?:the|a|an|this|that|my|your|his|is|model|der|die|das|le|la|el|il)\s$/;
const DOZEN = lean(
  String.raw`(?<!\p{L})(half a dozen|a dozen|one dozen|(?:une )?demi-douzaine|media docena|meia duzia|mezza dozzina|half dozijn|een dozijn|tuzin|ett dussin|bir duzine|mot ta|selusin|sedozen|isang dosena|полдюжин\p{L}|(?:eine?n? )?halbes? dutzend|ein dutzend|une douzaine|una docena|uma duzia|una dozzina|дюжин\p{L}|半打|一打)(?!\p{L})`,
  "g",
);
/** People and animals are not ordered. */
const LIVING =
  "kids?|child(?:ren)?|bab(?:y|ies)|toddlers?|boys?|girls?|sons?|daughters?|brothers?|sisters?|adults?|guests?|friends?|dogs?|cats?|pets?|men|women|kinder[n]?|jungs?|madchen|personen|leute|hunde?|katzen?|sohne|tochter|enfants?|filles?|garcons?|fils|personnes|chiens?|chats?|hij[oa]s?|nin[oa]s?|personas|perros?|gatos?|filh[oa]s|criancas?|pessoas|cachorros?|figli[eao]?|bambin[ie]|persone|cani|gatti|kinderen|mensen|honden|katten|dzieci|osoby|osob|psy|koty|barn|personer|hundar|katter|cocuk|kisi|tre em|nguoi|anak|orang|bata|tao|дет(?:ей|и)|ребенк\\p{L}*|человек\\p{L}*|сын\\p{L}*|доч\\p{L}*|собак\\p{L}*|кош\\p{L}*|дітей|діти|людей|أطفال|اطفال|أولاد|اولاد|أشخاص|اشخاص|ילדים|אנשים|बच्चे|बच्चों|लोग";
const NOT_AFTER = `(?!\\s?(?:[%‰°]|[.,:/-]\\d|st\\b|nd\\b|rd\\b|th\\b|x\\b|(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|get|gratis|free|people|persons?|orders?|accounts?|address(?:es)?|parcels?|packages?|sizes?|times?|veces|fois|mal|volte|vezes|раза?|questions?|points?|punkt\\p{L}*|puntos?|pontos?|punti|балл\\p{L}*|pedidos?|maten|размер\\p{L}*|розмір\\p{L}*|paket|kwitansi|different|other|am|pm|euros?|dollars?|stars?|${LIVING}|tage?n?|wochen?|monate?|stunden?|uhr|jours?|semaines?|mois|heures?|ans?|h|dias?|semanas?|mes(?:es)?|horas?|anos?|дн\\p{L}*|день|недел\\p{L}*|месяц\\p{L}*|час\\p{L}*|лет)(?![\\p{L}'])))`;
/** “sent me one instead of four”: how many came and how many should have. */
const INSTEAD =
  "instead of|rather than|statt|anstatt|anstelle von|au lieu de|en lugar de|en vez de|em vez de|invece di|in plaats van|zamiast|i stallet for|вместо|замість|thay vi|bukannya|alih-alih|imbes na|बजाय|بدل(?:ا من| من)?|במקום|แทนที่จะเป็น";
/** “a pair of running shoes”, “a box of …”: one of what things are counted in. */
const ONE_OF =
  /(?<![a-z])(?<!(?:what|such|half|quite) )(?:a|an|one) (?:pair|set|box|pack|packet|bottle|piece|carton|case|bag|bundle)(?= of (?!mind|cake|advice|questions))/g;
const COUPLE =
  /(?<![a-z])a couple(?: of)?(?= (?!of )(?!days|weeks|months|hours|minutes|times|questions|things|years)[a-z])/g;
/** “how much for three?” */
const FOR_SO_MANY =
  /(?<![a-z\d])(?<!(?:\d|table|alarm|clock) )for (?<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?=$|\s?[.,!?]| please)/g;
const TWO = lean(`(?<![\\p{L}\\p{M}])(?:و|ب)?(${DUALS})(?![\\p{L}\\p{M}])`, "g");
const OF_INSTEAD = lean(INSTEAD, "");
/** Behind these “one” is a number also without a noun: “only one”, “il en manque un”. */
const ONE_AFTER = lean(
  "^(?:only|just|short|missing|is missing|keep|kept|received?|fehlt|nur|kam|brauche?|il en manque|manque|seulement|falta|faltou|solo|manca|не хватает|только|mis|brakuje|tylko|saknas|bara)\\s",
  "",
);
/** “x3 non-stick pan” */
const TIMES_FIRST = lean(String.raw`(?<=^|[,，;\n]\s?)[x×]\s?(\d{1,3})(?=\s\p{L}{3})`, "g");
const OF_ALL = / (?:of|von|de|sur|di|из|van|z|av) (?=[\da-zа-я]{1,9}(?:$|[\s,.!?;]))/;
const OF_AMOUNT = lean(`(?<!\\p{L})(?:${AMOUNT})`, "");
const MOST = 100_000;

interface Patterns {
  counted: RegExp;
  ofThem: RegExp;
  wanted: RegExp;
  partOf: RegExp;
  amount: RegExp;
  /** The number that ends the text before a product. */
  beforeGoods: RegExp;
}

const patterns = new Map<string, Patterns>();
const MANY_PATTERNS = 200;

function patternsFor(languages: readonly Language[]): Patterns {
  const key = languages.join();
  const known = patterns.get(key);
  if (known) return known;
  const list = languages.flatMap((one) => COUNTING[one] ?? []);
  const number = `(?<n>${numberPattern(languages, 4)})`;
  const any = (part: "counters" | "ofThem" | "wants") =>
    list
      .map((one) => one[part])
      .filter((one) => one !== "")
      .join("|") || "(?!)";
  const isSpaced = !languages.some((one) => one === "ja" || one === "th");
  const before = isSpaced ? "(?<![\\p{L}\\p{M}\\d.#-]|\\d,)" : "(?<![\\d.#第-]|\\d,)";
  const after = isSpaced && languages[0] !== "ko" ? "(?![\\p{L}\\p{M}])" : "";
  // A Korean particle is a number too.
  const figure = languages.includes("ko") ? "\\d{1,4}" : numberPattern(languages, 4);
  const made = {
    partOf: lean(
      `(?<!\\p{L}|[\\d.,:/#-]|(?:page|step|part|seite|bild|foto|photo|picture|item) )(?<n>${numberPattern(languages, 2)}) (?:out of|of|von|de|sur|di|из|van|z|av) (?<all>${numberPattern(languages, 2)})(?=$|\\s?[,.!?;]| [\\p{L}]+)${NOT_AFTER}`,
      "g",
    ),
    amount: lean(
      `(?<!\\p{L})(?:${AMOUNT})(?:\\s?(?:改成|改为|改到|is|to|auf|an|a|para|su|naar|na|на|を|は|が|은|는|を|是|:|：|=)){0,2}\\s?(?<n>${figure})(?![\\p{L}\\d.%])`,
      "g",
    ),
    counted: lean(`${before}${number}\\s?(?:${any("counters")})${after}`, "g"),
    ofThem: lean(`${before}${number}\\s(?:${any("ofThem")})(?!\\p{L})`, "g"),
    wanted: lean(
      `(?<!\\p{L})(?:${any("wants")})\\s(?:the |just |only )?${number}(?=$|[\\s,.!?;])(?![.,]\\d)${NOT_AFTER}`,
      "g",
    ),
    beforeGoods: lean(`${before}${number}\\s?(?:x\\s|of (?:the |those |these )?|de |的|の)?$`, ""),
  };
  if (patterns.size >= MANY_PATTERNS) patterns.clear();
  patterns.set(key, made);
  return made;
}

/** “来俩”, “要仨”: so many of what was spoken of. */
const TWO_ZH = /(?:[来要买拿拍发订退换坏]了?|收到|给我)(俩|仨)(?![人口月天年]|小时|星期|问题|地)/g;

function findChinese(text: string): Found[] {
  const few = matches(text, TWO_ZH).map((m) => at(m, 30, { type: "quantity", value: m[1] === "俩" ? 2 : 3 }, m[1]));
  const counted = matches(text, COUNTED_ZH).flatMap((m) => {
    const n = readNumber(m[1] ?? "");
    if (n === undefined || n <= 0) return [];
    const end = m.index + m[0].length;
    const after = text.slice(end, end + 4);
    if (m[2] === "个" && NO_GOODS.test(after)) return [];
    const before = text.slice(Math.max(0, m.index - 6), m.index);
    const isGoods =
      n !== 1 || m[1] === "1" || BUYS_BEFORE.test(before) || m.index === 0 || /^(?:$|[,，。.!！?？吧])/.test(after);
    return isGoods && !/(?:[哪那这每同上下是]|(?<!只)有)\s?$/.test(n === 1 ? before : "")
      ? [at(m, 30, { type: "quantity", value: n })]
      : [];
  });
  return [...few, ...counted];
}

function quantity(start: number, end: number, value: number | undefined, rank: number): Found[] {
  if (value === undefined || value <= 0 || value > MOST) return [];
  return [{ start, end, rank, of: { type: "quantity", value } }];
}

function findCounted(said: Said): Found[] {
  const { plain: text, languages } = said;
  const { counted, ofThem, wanted } = patternsFor(languages);
  const read = (pattern: RegExp, rank: number, isWhole: boolean, least = 1) =>
    matches(text, pattern).flatMap((m) => {
      const word = m.groups?.n ?? "";
      const value = wordNumber(word, languages);
      // “one” stands for a thing as often as for a number.
      const isLast = ONE_AFTER.test(m[0]) && /^\s*(?:$|[.,!;])/.test(text.slice(m.index + m[0].length));
      if (value === undefined || value < least || (!isWhole && value === 1 && !isLast && !/\d/.test(word))) return [];
      if (pattern === ofThem && /^(?:une?|una|uno|uma?|ein|en)$/.test(word)) return [];
      if (/^an?$/.test(word)) return [];
      const start = m.index + m[0].lastIndexOf(word, isWhole ? 0 : m[0].length);
      return quantity(start, isWhole ? m.index + m[0].length : start + word.length, value, rank);
    });
  return [
    ...read(counted, 30, true),
    ...read(ofThem, 31, true),
    ...read(wanted, 29, false),
    ...read(FOR_SO_MANY, 29, false, 2),
  ];
}

function findTimes({ plain: text, original }: Said, others: readonly Found[]): Found[] {
  return matches(text, TIMES).flatMap((m) => {
    const isModel =
      original.charAt(m.index) === "X" || MODEL_BEFORE.test(text.slice(Math.max(0, m.index - 8), m.index));
    // Right behind goods a small “x1” is no product that happens to be called so.
    const isBehind = others.some((one) => isGoods(one) && one.end <= m.index && m.index - one.end <= 1);
    const rank = isBehind && original.charAt(m.index) !== "X" ? 71 : 30;
    return isModel && m[1] !== undefined ? [] : quantity(m.index, m.index + m[0].length, Number(m[1] ?? m[2]), rank);
  });
}

/** “1 of 2”, “eine von zwei”, “llegaron 2 de 3”: how many came of how many. */
function findPartOf({ plain: text, languages }: Said): Found[] {
  if (!OF_ALL.test(text)) return [];
  const { partOf: pattern } = patternsFor(languages);
  return matches(text, pattern).flatMap((m) => {
    const { n = "", all = "" } = m.groups ?? {};
    const [some, whole] = [wordNumber(n, languages), wordNumber(all, languages)];
    if (some === undefined || whole === undefined || some > whole || /^(?:une?|una|um|uma|an?)$/.test(all)) return [];
    const second = m.index + m[0].lastIndexOf(all);
    return [...quantity(m.index, m.index + n.length, some, 31), ...quantity(second, second + all.length, whole, 31)];
  });
}

/** “quantity: 6”, “数量改成5”. */
function findAmounts({ plain: text, languages }: Said): Found[] {
  if (!OF_AMOUNT.test(text)) return [];
  const { amount: pattern } = patternsFor(languages);
  return matches(text, pattern).flatMap((m) => {
    const word = m.groups?.n ?? "";
    const end = m.index + m[0].length;
    return quantity(end - word.length, end, wordNumber(word, languages), 33);
  });
}

/** Both numbers of “one instead of four”. */
function findInstead(said: Said): Found[] {
  const { plain: text, languages } = said;
  if (!OF_INSTEAD.test(text)) return [];
  const pattern = lean(
    `(?<![\\p{L}\\d.,#])(?<n>${numberPattern(languages, 3)}),?\\s(?:[\\p{L}']{2,12}\\s){0,2}?(?:${INSTEAD})\\s(?:the |von )?(?<other>${numberPattern(languages, 3)})(?=$|[\\s,.!?;])${NOT_AFTER}`,
    "g",
  );
  const turned = lean(
    `(?:${INSTEAD})\\s(?:the |von )?(?<n>${numberPattern(languages, 3)}),?\\s(?:[\\p{L}']{2,12}\\s){1,4}?(?<other>${numberPattern(languages, 3)})(?=$|\\s?[,.!?;])`,
    "g",
  );
  return [...matches(text, pattern), ...matches(text, turned)].flatMap((m) => {
    const { n = "", other = "" } = m.groups ?? {};
    const first = m.index + m[0].indexOf(n);
    const second = m.index + m[0].lastIndexOf(other);
    return [
      ...quantity(first, first + n.length, wordNumber(n, languages), 32),
      ...quantity(second, second + other.length, wordNumber(other, languages), 32),
    ];
  });
}

function isGoods(one: Found): boolean {
  return one.of.type === "product" || one.of.type === "category";
}

/** A number right before a product, or before the colour or size that stands before it. */
function findBeforeGoods(said: Said, others: readonly Found[]): Found[] {
  const { plain: text, languages } = said;
  const { beforeGoods } = patternsFor(languages);
  return others
    .filter((one) => isGoods(one) || one.of.type === "color")
    .flatMap((goods) => {
      const m = beforeGoods.exec(text.slice(Math.max(0, goods.start - 24), goods.start));
      const word = m?.groups?.n;
      if (!m || word === undefined) return [];
      const value = wordNumber(word, languages);
      const start = Math.max(0, goods.start - 24) + m.index;
      // “ein”, “one” and “un” are articles as often as numbers.
      const isOne =
        word === "one" && goods.of.type === "color" && !/(?:the|this|that|which) $/.test(text.slice(0, start));
      if (value === undefined || (value === 1 && !isOne && !/\d/.test(word)) || (/\d/.test(word) && value > 999))
        return [];
      if (/[.,\d]$/.test(text.slice(0, start).trimEnd().slice(-1)) && /\d/.test(word)) {
        if (/\d$/.test(text.slice(0, start).trimEnd())) return [];
      }
      return quantity(start, start + word.length, value, 28);
    });
}

function findAsked(said: Said): Found[] {
  if (said.asked !== "quantity") return [];
  const m = lean(`^\\D{0,6}?(?<n>${numberPattern(["en", ...said.languages], 4)})`, "").exec(said.plain);
  const word = m?.groups?.n;
  if (!m || word === undefined) return [];
  const start = m.index + m[0].length - word.length;
  return quantity(start, start + word.length, wordNumber(word, ["en", ...said.languages]), 64);
}

/** How many pieces are meant; `others` are the goods and colours found beside. */
export function findQuantities(said: Said, others: readonly Found[]): Found[] {
  return [
    ...(said.languages.some((one) => one.startsWith("zh")) ? findChinese(said.plain) : []),
    ...findCounted(said),
    ...findTimes(said, others),
    ...findInstead(said),
    ...findAmounts(said),
    ...findPartOf(said),
    ...(/[x×]/.test(said.plain) ? matches(said.plain, TIMES_FIRST) : []).map((m) =>
      at(m, 30, { type: "quantity", value: Number(m[1]) }),
    ),
    ...(said.plain.includes(" of ") ? matches(said.plain, ONE_OF) : []).map((m) =>
      at(m, 31, { type: "quantity", value: 1 }),
    ),
    ...(said.plain.includes("couple") ? matches(said.plain, COUPLE) : []).map((m) =>
      at(m, 31, { type: "quantity", value: 2 }),
    ),
    ...(said.languages.includes("ar") ? matches(said.plain, TWO) : []).map((m) =>
      at(m, 31, { type: "quantity", value: 2 }, m[1]),
    ),
    ...findBeforeGoods(said, others),
    ...matches(said.plain, DOZEN).map((m) =>
      at(m, 31, { type: "quantity", value: /half|halb|demi|media|meia|mezza|пол|半/.test(m[0]) ? 6 : 12 }),
    ),
    ...findAsked(said),
  ];
}
