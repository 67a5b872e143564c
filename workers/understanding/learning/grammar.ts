import { pick } from "./random.ts";

/** Slot lists by name, e.g. `product` → 保温杯, 羽绒服 … */
export type Slots = ReadonlyMap<string, readonly string[]>;

/** Splits at top level, so `a|{b|c}` has two parts. */
function splitAlternatives(body: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < body.length; i++) {
    const c = body.charAt(i);
    if (c === "{") depth++;
    else if (c === "}") depth--;
    else if (c === "|" && depth === 0) {
      parts.push(body.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(body.slice(start));
  return parts;
}

function closing(pattern: string, open: number): number {
  let depth = 0;
  for (let i = open; i < pattern.length; i++) {
    if (pattern.charAt(i) === "{") depth++;
    else if (pattern.charAt(i) === "}" && --depth === 0) return i;
  }
  throw new SyntaxError(`unbalanced braces: ${pattern}`);
}

/** One random sentence of a pattern: `{a|b}` is a choice (`{|a}` optional), `<name>` a slot. */
export function expand(pattern: string, slots: Slots, random: () => number): string {
  let out = "";
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern.charAt(i);
    if (c === "{") {
      const end = closing(pattern, i);
      out += expand(pick(splitAlternatives(pattern.slice(i + 1, end)), random), slots, random);
      i = end;
    } else if (c === "<") {
      const end = pattern.indexOf(">", i);
      const values = slots.get(pattern.slice(i + 1, end));
      if (!values) throw new SyntaxError(`unknown slot: ${pattern}`);
      out += expand(pick(values, random), slots, random);
      i = end;
    } else out += c;
  }
  return out.replace(/ {2,}/g, " ").trim();
}
