import type { Entity, UnderstandContext } from "../types.ts";
import { findAddresses } from "./addresses.ts";
import { findBody } from "./body.ts";
import { findCodes } from "./codes.ts";
import { findCountries } from "./countries.ts";
import { findDates } from "./dates.ts";
import { findMoney } from "./money.ts";
import { findNamed } from "./named.ts";
import { findOptions } from "./options.ts";
import { findOrdinals } from "./ordinals.ts";
import { findPeople } from "./people.ts";
import { findPhones } from "./phones.ts";
import { withoutMarks } from "./plain.ts";
import { findProducts } from "./products.ts";
import { findQuantities } from "./quantities.ts";
import { saidOf } from "./said.ts";
import { at, type Found, matches, type Reading, resolveOverlaps } from "./span.ts";
import { findSpecs } from "./specs.ts";

const EMAIL = /(?<![a-z0-9._%+-])[a-z0-9][a-z0-9._%+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.[a-z]{2,24}/g;

/** Names and the parts of addresses keep the shopper's capitals and characters, which folding took away. */
function inOriginalSpelling(of: Reading, text: string, folded: string): Reading {
  if (of.type !== "person" && of.type !== "address") return of;
  const plain = withoutMarks(folded);
  const restore = (part: string) => {
    const i = Math.max(folded.indexOf(part), plain.indexOf(part));
    return i < 0 ? part : text.slice(i, i + part.length);
  };
  if (of.type === "person") return { type: "person", value: restore(of.value) };
  const { full, ...parts } = of.value;
  const restored = Object.entries(parts).map(([name, part]) => [name, name === "country" ? part : restore(part)]);
  return { type: "address", value: { ...Object.fromEntries(restored), full: restore(full) } };
}

/** “Giulia Rossi” and “Emma Brown” are no colours: what a longer name holds, and no product's name reaches into. */
function withoutSurnames(options: readonly Found[], people: readonly Found[], products: readonly Found[]): Found[] {
  const meets = (a: Found, b: Found) => a.start < b.end && b.start < a.end;
  const names = people.filter((one) => !products.some((product) => meets(product, one)));
  return options.filter(
    (one) =>
      one.of.type !== "color" ||
      !names.some(
        (name) => name.start <= one.start && one.end <= name.end && name.end - name.start > one.end - one.start,
      ),
  );
}

/** All entities of a message, in order of their place; spans do not overlap. */
export function findEntities(original: string, folded: string, context: UnderstandContext): Entity[] {
  const said = saidOf(original, folded, context);
  const countries = findCountries(said);
  const phones = findPhones(said, countries);
  const codes = findCodes(said);
  const places = [...phones, ...findAddresses(said, phones)];
  const emails = matches(said.plain, EMAIL).map((m) => at(m, 99, { type: "email", value: m[0] }));
  const options = findOptions(said);
  const products = findProducts(said, [...phones, ...codes.filter(({ of }) => of.type === "last4")]);
  const people = findPeople(said, [...places, ...emails, ...codes.filter(({ of }) => of.type === "last4")]);
  const found: Found[] = [
    ...emails,
    ...places,
    ...codes,
    ...findMoney(said),
    ...findBody(said),
    ...findDates(said),
    ...withoutSurnames(options, people, products),
    ...products,
    ...findSpecs(said),
    ...findQuantities(said, [...products, ...options]),
    ...findNamed(said),
    ...countries,
    ...findOrdinals(said),
    ...people,
  ];
  return resolveOverlaps(found).map(({ start, end, of }) => {
    const text = original.slice(start, end);
    return { text, start, end, ...inOriginalSpelling(of, text, folded.slice(start, end)) };
  });
}
