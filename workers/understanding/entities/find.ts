import type { Entity, UnderstandContext } from "../types.ts";
import { findAddresses } from "./addresses.ts";
import { findBody } from "./body.ts";
import { findDates } from "./dates.ts";
import { findNamed } from "./named.ts";
import { findNumbers } from "./numbers.ts";
import { findOptions } from "./options.ts";
import { findPeople } from "./people.ts";
import { findProducts } from "./products.ts";
import { type Found, type Reading, resolveOverlaps } from "./span.ts";

/** Names and addresses keep the shopper's capitals and characters, which folding took away. */
function inOriginalSpelling(of: Reading, text: string, folded: string): Reading {
  const restore = (part: string) => {
    const i = folded.indexOf(part);
    return i < 0 ? part : text.slice(i, i + part.length);
  };
  if (of.type === "person") return { type: "person", value: restore(of.value) };
  if (of.type !== "address") return of;
  const { street, city, full } = of.value;
  return {
    type: "address",
    value: {
      ...of.value,
      ...(street === undefined ? {} : { street: restore(street) }),
      ...(city === undefined ? {} : { city: restore(city) }),
      full: restore(full),
    },
  };
}

/** All entities of a message, in order of their place; spans do not overlap. */
export function findEntities(original: string, folded: string, context: UnderstandContext): Entity[] {
  const found: Found[] = [
    ...findNumbers(folded, context),
    ...findAddresses(folded, context),
    ...findBody(folded, context),
    ...findDates(folded, context),
    ...findOptions(folded, context),
    ...findProducts(folded, context.vocabulary),
    ...findNamed(folded, original),
    ...findPeople(folded, context),
  ];
  return resolveOverlaps(found).map(({ start, end, of }) => {
    const text = original.slice(start, end);
    return { text, start, end, ...inOriginalSpelling(of, text, folded.slice(start, end)) };
  });
}
