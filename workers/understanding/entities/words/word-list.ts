/** A fragment of a regular expression with the number that it stands for and a mark that may follow it. */
export interface Meaning {
  fragment: string;
  value: number;
  mark: string;
}

/** Reads a list such as `yesterday=-1|today|now=0|tonight=0e`. */
export function meaningsOf(list: string): Meaning[] {
  return Array.from(list.matchAll(/(.+?)=(-?\d+)([mae]?)(?:\||$)/g), (m) => ({
    fragment: m[1] ?? "",
    value: Number(m[2]),
    mark: m[3] ?? "",
  }));
}

/** All fragments of a list as one alternation without a group of its own. */
export function anyOf(meanings: readonly Meaning[]): string {
  return meanings.map((one) => one.fragment).join("|");
}

/** Parts a list of alternatives at the bars that stand in no parentheses. */
export function alternatives(list: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let word = "";
  for (const c of list) {
    if (c === "(") depth++;
    if (c === ")") depth--;
    if (c === "|" && depth === 0) {
      out.push(word);
      word = "";
    } else word += c;
  }
  return list === "" ? out : [...out, word];
}
