import type { Language, UnderstandContext } from "../types.ts";
import { withoutMarks } from "./plain.ts";
import { CALENDAR_WORDS } from "./words/calendar-words.ts";
import { EVIDENCE } from "./words/evidence.ts";
import { ORDINALS } from "./words/ordinal-words.ts";

/** One message in the forms that the readers need; all four texts have the same length. */
export interface Said {
  original: string;
  folded: string;
  /** Folded, Latin letters without marks. */
  plain: string;
  /** The languages that its words may be of, likeliest first. */
  languages: readonly Language[];
  context: UnderstandContext;
  /** The slot that the last reply asked for; empty for none. */
  asked: string;
}

const SCRIPTS: readonly (readonly [pattern: RegExp, languages: readonly Language[]])[] = [
  [/[\u3040-\u30ff〒様県駅込払気発対応単従黒読働]|丁目|番地|番目|受取人|[0-9]番(?![号线])/, ["ja"]],
  [/[\uac00-\ud7af]/, ["ko"]],
  [/[\u0600-\u06ff]/, ["ar"]],
  [/[\u0590-\u05ff]/, ["he"]],
  [/[\u0e00-\u0e7f]/, ["th"]],
  [/[\u0900-\u097f]/, ["hi"]],
  [/[іїєґ]/, ["uk"]],
  [/[ыэёъ]|^[^іїєґ]*[а-я][^іїєґ]*$/, ["ru"]],
];
/** Streets and letters that tell a language where no word does; they count for two words. */
const TOLD = 2;
const TELLING: readonly (readonly [pattern: RegExp, language: Language])[] = [
  [/(?<![a-z])(?:c\/ ?[a-z]|calle |avda\.? |paseo |carrera \d)|ñ|¿|¡/, "es"],
  [/(?<![a-z])(?:rua |travessa |praca )|[ãõ]/, "pt"],
  [/(?:stra(?:ss|ß)e|str\.|platz|gasse|allee|[a-z]{4}(?:weg|ring|damm|ufer)) \d|ß/, "de"],
  [/\d,? (?:bis |ter )?(?:rue|avenue (?:de|du|des|jean)|chemin|impasse|quai) |(?<![a-z])rue de /, "fr"],
  [/(?<![a-z])(?:via|viale|piazza|corso) [a-z' ]{3,30},? \d/, "it"],
  [/(?<![a-z])(?:ul|al|os|pl)\. ?[a-z]|[ąęłśźż]/, "pl"],
  [/(?:straat|gracht|plein|laan) \d/, "nl"],
  [/(?:gatan|vagen|vägen) \d/, "sv"],
  [/(?<![a-z])(?:mah|sok|cad)\. |mahallesi|caddesi|[ğış]/, "tr"],
  [/(?<![a-z])(?:jl\.?|jalan) [a-z]/, "id"],
  [/[ăđơưạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổộớờởợụủứừửữựỳỵỷỹ]/, "vi"],
  [/\d [a-z' ]{3,30}(?:street|avenue|road|lane|drive)(?![a-z])/, "en"],
];
const WORD = /[a-z]+(?:'[a-z]+)*/g;
const MOST = 2;

let evidence: Map<string, Language[]> | undefined;

function evidenceWords(): Map<string, Language[]> {
  const out = new Map<string, Language[]>();
  const add = (word: string, language: Language) => {
    const known = out.get(word) ?? [];
    if (!known.includes(language)) out.set(word, [...known, language]);
  };
  for (const [language, words] of Object.entries(EVIDENCE) as [Language, string][]) {
    for (const word of words.split(" ")) add(word, language);
    for (const word of (ORDINALS[language] ?? "").match(/[a-z]{5,}/g) ?? []) add(word, language);
    const calendar = CALENDAR_WORDS[language];
    if (!calendar) continue;
    const said = [calendar.days, calendar.weekdays, calendar.months, calendar.units, calendar.numbers].join(" ");
    for (const word of said.match(/[a-z]{3,}/g) ?? []) add(word, language);
  }
  return out;
}

/** The languages in Latin letters with most words in the text, at most two; none where no word tells. */
function latinLanguages(plain: string, folded: string): Language[] {
  evidence ??= evidenceWords();
  const counts = new Map<Language, number>();
  let words = 0;
  for (const [word] of plain.matchAll(WORD)) {
    if (++words > 80) break;
    for (const language of evidence.get(word) ?? []) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  for (const [pattern, language] of /[\d\u0080-\uffff¿¡]/.test(folded) ? TELLING : []) {
    if (pattern.test(folded)) counts.set(language, (counts.get(language) ?? 0) + TOLD);
  }
  const best = Math.max(0, ...counts.values());
  return [...counts].flatMap(([language, count]) => (count === best ? [language] : [])).slice(0, MOST);
}

function languagesOf(folded: string, plain: string, known: Language | undefined): Language[] {
  const out: Language[] = [];
  for (const [pattern, languages] of SCRIPTS) {
    if (!pattern.test(folded)) continue;
    out.push(...languages.filter((one) => !out.includes(one)));
  }
  if (/[\u3400-\u9fff]/.test(folded) && !out.includes("ja")) out.push("zh-CN");
  if (/[a-z]/.test(plain)) {
    const latin = latinLanguages(plain, folded);
    out.push(...(known && latin.includes(known) ? [known] : latin));
  }
  if (known && !out.includes(known)) out.push(known);
  return out.length > 0 ? out : ["en"];
}

/** Prepares a message for the readers. */
export function saidOf(original: string, folded: string, context: UnderstandContext): Said {
  const plain = withoutMarks(folded);
  return {
    original,
    folded,
    plain,
    languages: languagesOf(folded, plain, context.language),
    context,
    asked: context.expects?.kind === "slot" ? context.expects.name : "",
  };
}
