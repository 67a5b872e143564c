import type { Order } from "../../commerce/ports.ts";

// “最贵的那单”, “三千多那笔”, “不到四百的”, “买了两样的那单”: an order told by what it cost, how much was bought, or its
// place among the others.

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, k: 1000, K: 1000, w: 10_000 };

/** A number in digits or Chinese numerals below 10⁸; null: it is none. */
export function readFigure(said: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(said)) return Number(said);
  let [whole, part] = [0, 0];
  let last = 0;
  for (const [figure = ""] of said.matchAll(/\d+(?:\.\d+)?|./gu)) {
    const unit = UNITS[figure];
    const value = DIGITS[figure] ?? (/^\d/.test(figure) ? Number(figure) : undefined);
    if (unit === 10_000) {
      whole = (whole + part || 1) * unit;
      part = 0;
    } else if (unit) {
      whole += (part || (last === 0 ? 1 : 0)) * unit;
      part = 0;
    } else if (value !== undefined) {
      part = value;
    } else return null;
    last = unit ?? last;
    if (figure === "零" || figure === "〇") last = 10;
  }
  // “三千五”: the last figure is of the next lower place.
  const isShort = part > 0 && part < 10 && last >= 100 && !/[零〇]/u.test(said);
  return whole + (isShort ? (part * last) / 10 : part);
}

const FIGURE = String.raw`(?:\d{1,6}(?:\.\d{1,2})?[十百千万kw]?|[一二两三四五六七八九十百千万零〇]{1,8})`;
const OF_ORDER = `(?:钱|元|块)*(?:买|拿|入|下单?|拍|订)?的?(?:那|这|[单笔台件个](?![月号])|订单|货|退|取消|换|改|$)`;
const ABOUT = new RegExp(
  `(不到|不足|不满|将近|接近|差不多|大概|大约|约)?(${FIGURE})(?:(零?几[十百千]?)|(多|来|出头|开外)(?:块|元)?|(?:块|元)?(多|左右|上下|出头|不到))?${OF_ORDER}`,
  "gu",
);

/** The lowest and highest sum meant, in minor units. */
interface Span {
  from: number;
  to: number;
}

/** The place of the last figure that is not nought: of 2300 it is 100. */
function placeOf(figure: number): number {
  let place = 1;
  while (figure >= place * 10 && figure % (place * 10) === 0) place *= 10;
  return place;
}

function spanOf([, before, figure = "", some, more, after]: RegExpExecArray | RegExpMatchArray): Span | null {
  const said = readFigure(figure);
  if (said === null || said < 10) return null;
  const minor = (sum: number) => Math.round(sum * 100);
  if (some) {
    const unit = some.includes("十") ? 10 : some.includes("百") ? 100 : some.includes("千") ? 1000 : 1;
    return { from: minor(said + unit), to: minor(said + 10 * unit) - 1 };
  }
  const place = placeOf(said);
  if (before === "不到" || before === "不足" || before === "不满" || after === "不到") {
    return { from: minor(said - place), to: minor(said) - 1 };
  }
  if (more || after === "多" || after === "出头") return { from: minor(said), to: minor(said + place) - 1 };
  if (before || after) return { from: minor(said * 0.9), to: minor(said * 1.1) };
  return null;
}

/** What the words say an order or a piece of it cost, where they say it roughly; null: they do not. */
export function roughSum(said: string): ((order: Order) => boolean) | null {
  for (const match of said.matchAll(ABOUT)) {
    const span = spanOf(match);
    if (!span) continue;
    const isIn = (minor: number) => minor >= span.from && minor <= span.to;
    return ({ totalMinor, items }) => isIn(totalMinor) || items.some(({ unitPriceMinor }) => isIn(unitPriceMinor));
  }
  return null;
}

const SEVERAL = /(?:好几|几|多|不止一)(?:个|件|样|种|台)(?:东西|商品|货|宝贝)?的?那一?[个单笔]/u;
const PIECES =
  /(?:买了?|下了?|拍了?|有|含|就|只)了?([一二两俩三仨四五六\d])(?:个|件|样|种|台)?(?:东西|商品|货|宝贝)?的那一?[个单笔]|([一二两俩三仨四五六\d])(?:个|件|样|种|台)(?:东西|商品|货|宝贝)?的?那[单笔]|买了?([俩仨])(?:东西|商品|货|宝贝)?的?那一?[个单笔]/u;

/** How many pieces or kinds the words say the order has; null: they do not. */
export function countSaid(said: string): ((order: Order) => boolean) | null {
  const kinds = (order: Order) => order.items.length;
  const pieces = (order: Order) => order.items.reduce((sum, { quantity }) => sum + quantity, 0);
  if (SEVERAL.test(said)) return (order) => pieces(order) > 1;
  const found = PIECES.exec(said);
  const count = found && readFigure((found[1] ?? found[2] ?? found[3] ?? "").replace("俩", "两").replace("仨", "三"));
  return count ? (order) => pieces(order) === count || kinds(order) === count : null;
}

type Rank = (order: Order) => number;
const byTotal: Rank = ({ totalMinor }) => totalMinor;
const byTime: Rank = ({ placedAt }) => placedAt;
const negated =
  (rank: Rank): Rank =>
  (order) =>
    -rank(order);
const byUnit: Rank = ({ items }) => Math.max(...items.map((one) => one.unitPriceMinor));

const END = String.raw`(?:的?(?:那|这)一?[单台件笔个]|的?(?:那|这)?(?:订单|单子?|一?笔|一?单)|的(?=退|取消|换|改|不要|别|[。，,.!！\s]|$))`;
const SUM = "(?:总价|价格|价钱|金额|钱|花的?钱?|付的?钱?)?";
/** “换成便宜的那个” says what it is to become. */
const BECOMES = /(?:换成?|改成?|要|有没有|买)个?[^，。,.\n]{0,4}$/u;
const RANKS: readonly { said: RegExp; rank: Rank }[] = [
  { said: new RegExp(`单价(?:最贵|最高|高一?些?点?|贵一?些?点?)${END}`, "u"), rank: byUnit },
  { said: new RegExp(`${SUM}(?:最贵|最高|最多|最大|贵一?些?点?|高一?些?点?)${END}`, "u"), rank: byTotal },
  { said: new RegExp(`${SUM}(?:最便宜|最低|最少|便宜一?些?点?|低一?些?点?)${END}`, "u"), rank: negated(byTotal) },
  {
    said: new RegExp(
      `(?:最早|最先|最开始|最初|头一次|第一次)(?:买|下单?|拍|订)?${END}|(?:早|先)(?:买|下|拍|订)${END}`,
      "u",
    ),
    rank: negated(byTime),
  },
  {
    said: new RegExp(
      `(?:最晚|最后|最新|后来|最近)(?:一次)?(?:买|下单?|拍|订)?${END}|(?:晚|后)(?:买|下|拍|订)${END}`,
      "u",
    ),
    rank: byTime,
  },
  { said: /\b(?:most expensive|dearest|priciest|biggest|pricier|dearer)(?: one| order)?\b/iu, rank: byTotal },
  { said: /\b(?:cheapest|least expensive|smallest|cheaper)(?: one| order)\b/iu, rank: negated(byTotal) },
  {
    said: /\b(?:oldest|earliest|first)(?: one| order) i (?:placed|made|bought)|\b(?:oldest|earliest) (?:one|order)\b/iu,
    rank: negated(byTime),
  },
];

/** The orders that stand first in the rank that the words name: the dearest, the oldest; null: they name none. */
export function rankSaid(said: string): ((orders: readonly Order[]) => Order[]) | null {
  for (const { said: words, rank } of RANKS) {
    const found = words.exec(said);
    if (!found || BECOMES.test(said.slice(0, found.index))) continue;
    return (orders) => {
      const best = Math.max(...orders.map(rank));
      return orders.filter((order) => rank(order) === best);
    };
  }
  return null;
}
