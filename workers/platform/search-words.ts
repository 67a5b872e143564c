const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;

/** The terms of a text for full text search: Chinese as characters and pairs, everything else as words. */
export function searchWords(text: string): string[] {
  const words: string[] = [];
  for (const [run] of fold(text).matchAll(RUNS)) {
    if (!isHan(run)) words.push(run);
    else words.push(...Array.from(run), ...pairs(run));
  }
  return words;
}

/** The FTS5 expression that finds any of a text's terms: pairs where there are pairs, since single characters say little. */
export function searchExpression(text: string, maxTerms = 40): string | null {
  const terms = new Set<string>();
  for (const [run] of fold(text).matchAll(RUNS)) {
    for (const term of isHan(run) && run.length > 1 ? pairs(run) : [run]) terms.add(`"${term}"`);
  }
  return terms.size === 0 ? null : [...terms].slice(0, maxTerms).join(" OR ");
}

function fold(text: string): string {
  // Latin glued to Chinese (苹果iPhone) is two runs.
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/(\p{Script=Han})(?=[a-z0-9])|([a-z0-9])(?=\p{Script=Han})/gu, "$1$2 ");
}

function isHan(run: string): boolean {
  return /^\p{Script=Han}/u.test(run);
}

function pairs(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
