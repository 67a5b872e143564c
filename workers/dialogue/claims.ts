import type { Claim } from "./claim.ts";
import { FIGURES } from "./claim-figures.ts";
import { PHRASES } from "./claim-phrases.ts";

const FINDERS = [...FIGURES, ...PHRASES];

/** All statements of a text that facts have to carry, in order of their place. */
export function claimsOf(text: string): Claim[] {
  const claims: Claim[] = [];
  for (const { pattern, read } of FINDERS) {
    for (const match of text.matchAll(pattern)) {
      const found = read(match);
      if (found) claims.push({ ...found, start: match.index, end: match.index + match[0].length });
    }
  }
  return claims.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Whether two amounts may be the same: “¥” is the yuan's and the yen's sign, “$” every dollar's. */
export function isSameMoney(claim: Claim, value: number, currency: string): boolean {
  if (claim.kind !== "amount" || claim.value === undefined || Math.abs(claim.value - value) > 1e-6) return false;
  const sign = claim.key.split(":")[1] ?? "";
  if (sign === "" || currency === "" || sign === currency) return true;
  const group = sign.length === 1 ? sign : currency;
  const name = sign.length === 1 ? currency : sign;
  return group === "$" ? name.endsWith("D") : group === "¥" ? name === "CNY" || name === "JPY" || name === "¥" : false;
}
