import type { Language } from "../types.ts";
import { lean } from "./lean.ts";
import { type Hit, type Lexicon, lexiconOf, lookUp } from "./lexicon.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import type { Found } from "./span.ts";
import { CAPITAL_ONLY, COUNTRIES, COUNTRY_ALIASES } from "./words/country-names.ts";

const lexicons = new Map<string, Lexicon<string>>();
const LEAST = 4;
/** An address may be all that is said, and then no other word tells the language. */
const IN_ADDRESSES: readonly Language[] = ["de", "fr", "es", "it", "pt", "nl", "pl", "sv"];

/** Slavic names change their endings: “Германия”, “в Германию”. */
function inflected(name: string, language: string): string {
  if (!/^(?:ru|uk|pl)$/.test(language) || name.includes(" ") || name.length <= LEAST) return name;
  return `${name.replace(/[аяйьiaey]$/, "")}*`;
}

/** The names in one language as the platform (CLDR) knows them. */
function namesIn(language: string): { name: string; of: string }[] {
  let names: Intl.DisplayNames;
  try {
    names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  } catch {
    return [];
  }
  return COUNTRIES.flatMap((code) => {
    const name = names.of(code)?.replace(/\s?[（(].*$/, "");
    return name === undefined || name.length < 2 ? [] : [{ name: inflected(plain(name), language), of: code }];
  });
}

function lexicon(key: string): Lexicon<string> {
  const known = lexicons.get(key);
  if (known) return known;
  const aliases = Object.entries(COUNTRY_ALIASES).flatMap(([of, names]) =>
    names.split(" ").map((name) => ({ name: plain(name.replaceAll("_", " ")), of })),
  );
  // “紐西蘭”, “義大利”: Taiwan has names of its own.
  const names = key === "zh-CN" ? [...namesIn("zh-CN"), ...namesIn("zh-TW")] : key === "" ? aliases : namesIn(key);
  const made = lexiconOf(names);
  lexicons.set(key, made);
  return made;
}

/** Short names that are nothing else in small letters. */
const ALWAYS: ReadonlySet<string> = new Set(["uk", "usa", "uae", "eeuu", "u.k.", "u.s.a."]);
/** “in turkey”, “estoy en chile”, “to peru”: what stands behind such a word is a place. */
const PLACED =
  /(?<![a-z])(?:in|to|from|within|across|en|desde|hacia|soy de|vivo en|para|au|aux|vers|depuis|je suis de|nach|aus|in die|na|no|em|do|dal|dalla|naar|uit|till|fran|do|z|ke|di|dari|sa|sang|o) $/;

function isCapital(original: string, hit: Hit<string>): boolean {
  const first = original.charAt(hit.start);
  return first !== first.toLowerCase();
}

/** “turkey” and Vietnamese “áo” are other things unless they are written as names. */
function isName(said: Said, hit: Hit<string>): boolean {
  const word = said.plain.slice(hit.start, hit.end);
  if (word === "america" && /(?:south|latin|north|central) $/.test(said.plain.slice(0, hit.start))) return false;
  if (!lean(String.raw`^[\p{Script=Latin}]`, "").test(word) || isCapital(said.original, hit)) return true;
  if (ALWAYS.has(word)) return !/^\s?\d/.test(said.plain.slice(hit.end));
  if (word.length >= LEAST && PLACED.test(said.plain.slice(Math.max(0, hit.start - 12), hit.start))) return true;
  return word.length > LEAST && !CAPITAL_ONLY.has(word);
}

/** Countries by their names in the languages of the message and in English. */
export function findCountries(said: Said): Found[] {
  const keys = new Set<Language | "">(["", ...said.languages]);
  if (/[a-z]/.test(said.plain)) keys.add("en");
  if (/[\u3400-\u9fff]/.test(said.plain)) keys.add("zh-CN");
  return [...keys]
    .flatMap((key) => lookUp(said.plain, lexicon(key)))
    .filter(
      (hit) =>
        isName(said, hit) &&
        !/^(?:日本[料式风邮语語製制人]|韩国[语料]|中国[语語]|中国(?:移动|电信|联通|邮政|银行|风|红|人民)|(?:美国|法国)队)/.test(
          said.plain.slice(hit.start),
        ),
    )
    .map((hit) => ({ start: hit.start, end: hit.end, rank: 42, of: { type: "country", value: hit.of } }));
}

/** The country whose name a text begins with, and where the name ends. */
export function countryAt(text: string, said: Said): { code: string; end: number } | undefined {
  const name = plain(text);
  const keys = new Set<Language | "">(["", "en", ...said.languages, ...IN_ADDRESSES]);
  for (const key of keys) {
    const hit = lookUp(name, lexicon(key))[0];
    if (hit && hit.start === 0) return { code: hit.of, end: hit.end };
  }
  return undefined;
}
