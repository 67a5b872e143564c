import { fold, hasHan } from "./fold.ts";
import type { Entity } from "./types.ts";

/** Replaces what a shop named itself by a common word, in folded text. */
export type Unname = (folded: string) => string;

/**
 * A shop's product names and coupon codes say nothing about what is asked, but their characters would: “轻暖羽绒服多少钱”
 * is read as “这款多少钱”.
 */
export function unnameOf(entities: readonly Entity[]): Unname {
  const names = entities
    .flatMap((e) => (e.type === "product" || e.type === "coupon_code" ? [{ type: e.type, name: fold(e.text) }] : []))
    .sort((a, b) => b.name.length - a.name.length);
  if (names.length === 0) return (folded) => folded;
  return (folded) => {
    const chinese = hasHan(folded);
    const word = { product: chinese ? "这款" : "this item", coupon_code: chinese ? "优惠券" : "coupon" };
    return names.reduce((text, { type, name }) => text.replaceAll(name, word[type]), folded);
  };
}
