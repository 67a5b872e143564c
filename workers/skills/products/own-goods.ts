import type { Order, Product } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";

const LOOK_BACK = 20;

/** Words that are about the shopper's own goods: “我买的那台”, “四月买的”, “那单”, “my headphones”. */
export const MINE =
  /我们?(?:之前|刚才?|昨天|上次|前几天|新|在你们?家)?(?:买|拍|下单|订购?)(?!吗|不|得|哪|什么|啥)|(?<![想要备算该可以能])(?:买|拍|订|下单)(?:来|回来|到)?的(?!时候|话|人)|我的|我们?(?:这|那)[款个台件双]|我们?家[的那这]|家里?[的那这][台个款件双]|[这那]一?单|订单|刚才?(?:买|下|拍|那|的)|已经(?:买|下单)|新(?:买|下)的|\bmy\b|\b(?:i|we)(?: have|'ve)? (?:just |already )?(?:bought|ordered|purchased|got)\b/iu;

/** Something was bought, with the time it was ordered. */
export interface OwnGoods {
  product: Product;
  orders: Order[];
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const HAN_MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
const MONTH_SAID =
  /(?<!\d)(1[0-2]|[1-9])\s?月(?!\d)|(十[一二]?|[一二三四五六七八九])月(?!卡)|\b(?:in|of|this|last)\s+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/iu;

/** The month that the words name, 1–12; null: none. */
function monthSaid(text: string): number | null {
  const [, digits, han, word] = MONTH_SAID.exec(text) ?? [];
  if (digits) return Number(digits);
  if (han) return HAN_MONTHS.indexOf(han) + 1;
  return word ? MONTHS.indexOf(word.toLowerCase()) + 1 : null;
}

function monthOf(at: number, timeZone: string): number {
  return Number(new Intl.DateTimeFormat("en", { month: "numeric", timeZone }).format(at));
}

/** What a known shopper has ordered, newest first; of a month, where the words name one that holds an order. */
export async function ownGoods(context: SkillContext): Promise<OwnGoods[]> {
  const { identity, commerce, text, shop } = context;
  if (identity.level === "none") return [];
  const orders = await commerce.orders.recent(identity, LOOK_BACK);
  const month = monthSaid(text);
  const then = month === null ? [] : orders.filter(({ placedAt }) => monthOf(placedAt, shop.timeZone) === month);
  const meant = then.length > 0 ? then : orders;
  const ids = [...new Set(meant.flatMap(({ items }) => items.map(({ productId }) => productId)))];
  const products = ids.length > 0 ? await commerce.catalogue.products(ids) : [];
  return ids.flatMap((id) => {
    const product = products.find((one) => one.id === id);
    const held = meant.filter(({ items }) => items.some(({ productId }) => productId === id));
    return product ? [{ product, orders: held }] : [];
  });
}
