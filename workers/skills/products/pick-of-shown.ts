import type { Product } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";
import { figureOf } from "./measured-values.ts";
import { byPrice } from "./product-by-price.ts";

// “后面那个”, “便宜那台”, “大的那款”: one of those shown, by its place or by being the most of something.

const FORMER = /前者|(?:前面|上面|头里?)(?:的|那|这)?一?[个款台件]|前一[个款台件]|\bthe (?:former|first one)\b/iu;
const LATTER = /后者|(?:后面|下面|后头)(?:的|那|这)?一?[个款台件]|后一[个款台件]|\bthe latter\b/iu;

const ONE = "[点些号]?的?(?:[那这]一?[款个台件]|[款个台件]|吧|就行|$)";
const POINTS = "(?<![更再多最没不有])";
/** What is said of the one that is the most or the least of a figure. */
const MOST: readonly { says: RegExp; key: string; isLeast: boolean }[] = [
  {
    says: new RegExp(`(?:${POINTS}大|容量大|升数大)${ONE}|the (?:bigger|larger|biggest|largest)(?: one)?`, "iu"),
    key: "capacity",
    isLeast: false,
  },
  {
    says: new RegExp(`(?:${POINTS}小|容量小|升数小)${ONE}|the small(?:er|est)(?: one)?`, "iu"),
    key: "capacity",
    isLeast: true,
  },
  { says: new RegExp(`${POINTS}(?:轻|轻便)${ONE}|the light(?:er|est)(?: one)?`, "iu"), key: "weight", isLeast: true },
  { says: new RegExp(`${POINTS}重${ONE}|the heavi(?:er|est)(?: one)?`, "iu"), key: "weight", isLeast: false },
  { says: new RegExp(`(?:安静|声音小|噪音小)${ONE}|the quiet(?:er|est)(?: one)?`, "iu"), key: "noise", isLeast: true },
  {
    says: new RegExp(`(?:功率大|火力?大)${ONE}|the (?:stronger|more powerful)(?: one)?`, "iu"),
    key: "power",
    isLeast: false,
  },
];

function byPlace(shown: readonly Product[], said: string): Product | null {
  if (FORMER.test(said)) return shown[0] ?? null;
  return LATTER.test(said) ? (shown.at(-1) ?? null) : null;
}

function byFigure(shown: readonly Product[], said: string): Product | null {
  for (const { says, key, isLeast } of MOST) {
    if (!says.test(said)) continue;
    const stated = shown
      .flatMap((product) => {
        const figure = figureOf(product, key);
        return figure === null ? [] : [{ product, figure }];
      })
      .sort((a, b) => (isLeast ? a.figure - b.figure : b.figure - a.figure));
    const [best, next] = stated;
    // What all but one leave unsaid tells nothing.
    if (best && next && best.figure !== next.figure) return best.product;
  }
  return null;
}

/** Which of the products shown before the words pick, by place, price or figure; null: none. */
export async function pickedOfShown({ focus, commerce, text }: SkillContext): Promise<Product | null> {
  if (focus.shownProductIds.length < 2) return null;
  const found = await commerce.catalogue.products(focus.shownProductIds);
  const shown = focus.shownProductIds.flatMap((id) => found.find((one) => one.id === id) ?? []);
  return byPlace(shown, text) ?? byPrice(shown, text) ?? byFigure(shown, text);
}
