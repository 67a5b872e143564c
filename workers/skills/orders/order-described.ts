import { TZDateMini } from "@date-fns/tz";
import type { Order } from "../../commerce/ports.ts";
import type { OrderState } from "../../platform/policy.ts";
import { countSaid, rankSaid, readFigure, roughSum } from "./order-amounts.ts";
import { methodWords } from "./order-words.ts";

// “没发货的那单”, “四月买的那个”, “尾号35的”, “the one from April”: an order told by how it stands, when it was placed,
// how its number ends, or what it cost.

/** What follows a description of an order, or its end where the description is the whole answer. */
const OF_ORDER = String.raw`(?:的(?!话)|那|这|[单台件笔]|order\b|one\b)`;
const UNSENT: readonly OrderState[] = ["pending_payment", "paid", "processing"];
const HAS_COME: readonly OrderState[] = ["delivered", "completed"];
const STATES: readonly { states: readonly OrderState[]; said: string }[] = [
  { states: ["pending_payment"], said: "(?:还)?(?:没|未|待)(?:有)?付(?:款|钱)?|unpaid|(?:not|haven't) paid(?: for)?" },
  {
    states: UNSENT,
    said: "(?:还)?(?:没|未|待|不)(?:有)?(?:给)?(?:发|寄|出库)(?:货|出|走)?|(?:没|未)(?:有)?(?:任何|一点|什么)?动静|备货中?|(?:还)?在(?:仓库|备货)|not (?:yet )?(?:been )?(?:shipped|sent)|unshipped|hasn't (?:been )?(?:shipped|sent)",
  },
  {
    states: ["paid", "processing"],
    said: "(?<![没未]|没有)(?:已经?)?付(?:了|过|完)(?:款|钱)|已付款?|already paid(?: for)?",
  },
  {
    states: ["shipped"],
    said: "(?:还|正)?在(?:路上|途|派送|配送|运|送|寄|发|往这)|(?:派送|配送|在途|发货)中|发(?:货|出)了|(?:还)?(?:没|未)(?:有)?(?:收到|到货?|签收)|运输中|on (?:its|the) way|in transit",
  },
  {
    states: HAS_COME,
    said: "(?<![没未]|没有)(?:已经?)?(?:收到|签收|到货|拿到|到手|送到|送达|到家|装好|用上)了?|already (?:here|arrived|delivered|received)|delivered|that (?:came|arrived)|i (?:already )?(?:got|received)",
  },
];
const DIGITS = "一二三四五六七八九十";
const MONTH =
  /(?<!\d)(\d{1,2}|[一二三四五六七八九]|十[一二]?)月(?:份|初|中旬?|底|末)?(?:\s?(\d{1,2}|[一二三四五六七八九十廿]{1,3})[号日])?(?=[^，。,.?？\n]{0,6}(?:买|下单|下的|拍|购|订的)|的?那?[一]?[单笔台个件]|的?订单|的[?？\s]*$)/u;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_EN = new RegExp(
  String.raw`\b(?:from|(?:bought|ordered|placed|purchased)(?: it| them)? (?:back )?in|in|of)\s+(?:last\s+|early\s+|late\s+)?(${MONTHS.join("|")})[a-z]*\b`,
  "iu",
);
const TAIL = /尾号(?:是|为)?[:：\s]*(\d{2,6})(?!\d)|\b(?:ending|ends) (?:in|with)\s+(\d{2,6})(?!\d)/iu;
const OF_PHONE = /手机|电话|号码是|phone|mobile/iu;
const PAID =
  /(?:花了|付了|花|才)?\s*[¥￥$]?(\d{2,6}(?:\.\d{1,2})?)(?:元|块)?(?:钱)?(?:买的|拿的|入的|下的单|的?那[单台个件笔])|(?<![\d.])(\d{3,6}(?:\.\d{1,2})?)(?:元|块)?钱?的(?=退|取消|换|改|不要|那|这|单|订单)|\bthe [$£€]?(\d{2,6}(?:\.\d{1,2})?) (?:one|order)\b|(?:paid|cost(?: me)?) [$£€]?(\d{2,6}(?:\.\d{1,2})?)\b/iu;

/** “1911块04那台”. */
const PAID_CENTS = /(?<![\d.])(\d{2,6})(?:元|块)(\d{1,2})(?=的|那|这|[单台件笔])/u;

/** “支付宝买的那个”, “the one I paid with PayPal”. */
const METHOD =
  /([\p{Script=Han}A-Za-z]{2,8}?)(?:付款?|支付|付钱|买|下单|下|拍)的(?=[^，。,.?？\n]{0,12}(?:那|这|[单台件笔个]|订单|[?？\s]*$))|(?:one|order)[^.?\n]{0,12} (?:paid|bought) (?:for )?(?:with|by|via|using) ([a-z ]{3,20})/iu;

function monthIn(said: string): { month: number; day: number | null } | null {
  const zh = MONTH.exec(said);
  if (zh?.[1]) {
    const [first = "", second] = zh[1];
    const month = /\d/.test(first)
      ? Number(zh[1])
      : DIGITS.indexOf(first) + 1 + (second ? DIGITS.indexOf(second) + 1 : 0);
    return month >= 1 && month <= 12 ? { month, day: zh[2] ? readFigure(zh[2]) : null } : null;
  }
  const en = MONTH_EN.exec(said)?.[1]?.toLowerCase();
  return en ? { month: MONTHS.indexOf(en) + 1, day: null } : null;
}

/** The tests that the words put to an order; `isAnswer`: they answer which order is meant. */
function testsIn(said: string, isAnswer: boolean, timeZone: string): ((order: Order) => boolean)[] {
  const end = isAnswer ? String.raw`|[\s。.!！]*$` : "";
  const isSaid = (state: string) =>
    new RegExp(
      `(?:${state})(?:[^，。,.?？吗\\n]{0,4}?${OF_ORDER}${end})|\\b(?:one|order)\\b[^.?\\n]{0,12}(?:${state})`,
      "iu",
    ).test(said);
  const tests = STATES.filter((one) => isSaid(one.said))
    .slice(0, 1)
    .map(
      ({ states }) =>
        (order: Order) =>
          states.includes(order.state),
    );
  const placed = monthIn(said);
  if (placed) {
    tests.push(({ placedAt }) => {
      const at = new TZDateMini(placedAt, timeZone);
      return at.getMonth() + 1 === placed.month && (placed.day === null || at.getDate() === placed.day);
    });
  }
  const tail = TAIL.exec(said);
  const digits = OF_PHONE.test(said) ? undefined : (tail?.[1] ?? tail?.[2]);
  if (digits) tests.push(({ id }) => id.endsWith(digits));
  const method = METHOD.exec(said);
  const words = (method?.[1] ?? method?.[2] ?? "").toLowerCase();
  if (words.length > 1) {
    tests.push(({ payments }) =>
      payments.some((payment) => {
        const { zh, en } = methodWords(payment.method);
        return [zh, en].some((name) => words.includes(name.replace(/支付$/u, "").toLowerCase()));
      }),
    );
  }
  const paid = PAID.exec(said);
  const cents = PAID_CENTS.exec(said);
  const sum = cents ? `${cents[1]}.${cents[2]?.padEnd(2, "0")}` : (paid?.[1] ?? paid?.[2] ?? paid?.[3] ?? paid?.[4]);
  const rough = sum ? null : roughSum(said);
  const count = countSaid(said);
  if (rough) tests.push(rough);
  if (count) tests.push(count);
  if (sum) {
    const minor = Math.round(Number(sum) * 100);
    tests.push(
      ({ totalMinor, items }) => totalMinor === minor || items.some(({ unitPriceMinor }) => unitPriceMinor === minor),
    );
  }
  return tests;
}

/** Those of the orders that the words describe; null: they describe none of them, or all. */
export function ordersDescribed(
  orders: readonly Order[],
  said: string,
  { isAnswer, timeZone }: { isAnswer: boolean; timeZone: string },
): readonly Order[] | null {
  const tests = testsIn(said, isAnswer, timeZone);
  const fitting = tests.reduce<readonly Order[]>((left, test) => {
    const kept = left.filter(test);
    return kept.length > 0 ? kept : left;
  }, orders);
  const ranked = fitting.length > 1 ? (rankSaid(said)?.(fitting) ?? fitting) : fitting;
  return ranked.length < orders.length ? ranked : null;
}

const LISTS =
  /(?:哪|那)(?:几|些)一?[个单笔台](?!别)|(?:都|还|一共|总共)?有(?:哪些|几[个单笔]|多少[个单笔]|什么(?:订单|单子))|(?:列|数)(?:一下|出来)|\b(?:which|what|list)(?: of)?(?: all)?(?: my)? orders\b|\bhow many orders\b/iu;

/** Whether the words ask which orders there are: “没发货的有哪几单”. */
export function listsOrders(said: string): boolean {
  return LISTS.test(said);
}

/** Whether the words describe an order at all: then it is not the one spoken of before by its number. */
export function describesOrder(said: string, isAnswer: boolean): boolean {
  return rankSaid(said) !== null || testsIn(said, isAnswer, "UTC").length > 0;
}
