// How skills compare the shopper's words with the shop's: half width, lower case, by bigrams for Han and by words for Latin.

/** Lower case, half width, blanks joined. */
export function plain(value: string): string {
  return value
    .normalize("NFKC")
    .toLowerCase()
    .replace(/colour/g, "color")
    .replace(/\s+/g, " ")
    .trim();
}

const HAN = /[\u3400-\u9fff]/;

/** Words too common to tell one thing from another. */
const COMMON = new Set(
  "the and for are was you your our this that these those with what which how does can any have has will did get its not one about there here from into than then them they much many please tell show want need like would could should".split(
    " ",
  ),
);
const COMMON_HAN = new Set(
  "这个 那个 这款 那款 这件 那件 这双 请问 你们 我们 有没 没有 有吗 现货 有货 多少 少钱 怎么 什么 哪个 哪些 可以 一下 是不 不是 的吗 了吗 还有 一个 一款 我想 想要 要买".split(
    " ",
  ),
);

/** Han bigrams and Latin words of three letters or more, and numbers. */
export function terms(value: string): Set<string> {
  const text = plain(value);
  const out = new Set<string>();
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2);
    if (HAN.test(pair.charAt(0)) && HAN.test(pair.charAt(1)) && !COMMON_HAN.has(pair)) out.add(pair);
    // “T恤”, “U盘”.
    if (/^[a-z]$/.test(pair.charAt(0)) && HAN.test(pair.charAt(1)) && !/[a-z0-9]/.test(text.charAt(i - 1)))
      out.add(pair);
  }
  // “powerbank” and “power bank”.
  for (const [, first, second] of text.matchAll(/(?<![a-z])([a-z]{3,8}) (?=([a-z]{3,8})(?![a-z]))/g)) {
    if (first && second && !COMMON.has(first) && !COMMON.has(second)) out.add(`${first}${second}`);
  }
  for (const word of text.match(/[a-z0-9][a-z0-9.+-]*/g) ?? []) {
    if ((word.length >= 3 || /\d/.test(word)) && !COMMON.has(word)) out.add(word.replace(/(?<=[a-z]{3})s$/, ""));
  }
  return out;
}

/** How many terms both have. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const term of a) if (b.has(term)) count++;
  return count;
}

/** Whether the text has the name: Han anywhere, Latin between word borders. */
export function mentions(text: string, name: string): boolean {
  const wanted = plain(name);
  if (wanted === "") return false;
  const said = plain(text);
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const before = said.charAt(at - 1);
    const after = said.charAt(at + wanted.length);
    const word = /[a-z0-9']/;
    const cut = (outer: string, inner: string) => word.test(outer) && word.test(inner);
    if (!cut(before, wanted.charAt(0)) && !cut(after, wanted.charAt(wanted.length - 1))) return true;
  }
  return false;
}

/** Between clauses; between Han a blank parts as a comma does: “多少钱 保多久”. */
const BETWEEN = /[，。！？!?；;\n]+|,(?!\d)|(?<=\p{Script=Han})\s+(?=\p{Script=Han})/u;
/** What is spoken has no marks; a closing particle ends a clause: “要不要钱啊保几年的”. */
const SPOKEN_END = /(?<=[吗啊呀嘛啦]|(?<!毛)呢)(?=[\p{Script=Han}\p{N}A-Za-z]{3,})/u;

/** The clauses of a message, typed or spoken, in their order. */
export function clausesIn(text: string): string[] {
  return text
    .split(BETWEEN)
    .flatMap((part) => part.split(SPOKEN_END))
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
}
