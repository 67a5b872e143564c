import type { Entity, Understanding, Vocabulary } from "../understanding/types.ts";

/** An id of the shop's, standing alone or inside a link. */
const ID = /(?<![\dA-Za-z])[A-Za-z0-9][A-Za-z0-9_-]{2,39}(?![\dA-Za-z])/g;
/** “王小明，13900000000”: a name, and the number to call. */
const CONTACT = /(?<![\p{Script=Han}])([\p{Script=Han}]{2,4})\s*[,，、:：\s]\s*(1\d{10})(?!\d)/gu;
const NO_NAME = /电话|手机|号码|订单|单号|联系|地址|商品|货号|型号|编号|这个|那个|收件|收货/;

type Spanned = { start: number; end: number };

function overlaps(one: Spanned, other: Spanned): boolean {
  return one.start < other.end && other.start < one.end;
}

/** Products named by their number, alone or in a link. */
function productsById(text: string, vocabulary: Vocabulary): Entity[] {
  // “ok” or “one” is a word before it is a product.
  const candidates = [...text.matchAll(ID)].filter(([whole]) => /\d/.test(whole));
  if (candidates.length === 0) return [];
  const known = new Map(vocabulary.products.map((product) => [product.id.toLowerCase(), product.id]));
  return candidates.flatMap((match): Entity[] => {
    const whole = match[0];
    const id = known.get(whole.toLowerCase());
    if (id === undefined) return [];
    return [{ type: "product", value: id, score: 1, text: whole, start: match.index, end: match.index + whole.length }];
  });
}

function contacts(text: string): Entity[] {
  return [...text.matchAll(CONTACT)].flatMap((match): Entity[] => {
    const [whole, name = "", phone = ""] = match;
    if (NO_NAME.test(name)) return [];
    const start = match.index;
    const end = start + whole.length;
    return [
      { type: "person", value: name, text: name, start, end: start + name.length },
      { type: "phone", value: phone, text: phone, start: end - phone.length, end },
    ];
  });
}

/**
 * What a number stands for, as far as the shop's own list and its neighbours tell: a product's number is no order, and
 * neither is the telephone after a name. Such readings take the place of others over the same characters.
 */
export function withNamedThings(found: Understanding, text: string, vocabulary: Vocabulary): Understanding {
  const better = [...productsById(text, vocabulary), ...contacts(text)];
  if (better.length === 0) return found;
  const kept = found.entities.filter((entity) => !better.some((one) => overlaps(one, entity)));
  return { ...found, entities: [...kept, ...better].sort((a, b) => a.start - b.start) };
}
