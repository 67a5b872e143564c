import type { Product } from "../../commerce/ports.ts";
import { plain } from "../words.ts";

/** “不做冰的”, “别带烘干的”, “without a display”. */
const WITHOUT =
  /(?:不|别|没有?|无需|without (?:an? |any |the )?|\bno )(?:想|需|要|用|带|做|含|会|能|是|有|出|吃|产)*([\p{Script=Han}]{1,6}|[a-z]+)/giu;

/** Without those whose names tell of what is not wished, where that leaves some. */
export function withoutUnwished<T extends { product: Product }>(candidates: readonly T[], said: string): T[] {
  const has = ({ product }: T, word: string) => plain(`${product.name.zh} ${product.name.en}`).includes(word);
  let left = [...candidates];
  for (const [, phrase = ""] of plain(said).matchAll(WITHOUT)) {
    // The longest of its beginnings that a name has: “制冰功能” is “制冰” in names.
    const words = Array.from(phrase, (_, at) => phrase.slice(0, phrase.length - at));
    const unwished = words.find((word) => (word === phrase || word.length > 1) && left.some((one) => has(one, word)));
    const rest = unwished === undefined ? left : left.filter((one) => !has(one, unwished));
    if (rest.length > 0) left = rest;
  }
  return left;
}
