import { lean } from "./lean.ts";
import { findHan, findKorean, person } from "./people-han.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";
import { ARABIC_NAMES, GIVEN_NAMES, VIETNAMESE_SURNAMES } from "./words/given-names.ts";
import { BEFORE_NAME, BESIDE_NAME, KIN, NO_NAMES, SIGN_OFF, TITLES, TITLES_OF } from "./words/person-words.ts";
import { SURNAMES } from "./words/surnames.ts";

const CAPITALISED = "\\p{Lu}(?:[\\p{L}\\p{M}'’-]{1,20}\\.?|\\.)";
const NAME = `(?:${CAPITALISED})(?: (?:de |del |van |von |der |da |dos |bin |al-)?${CAPITALISED}){0,3}`;
const ANY_SCRIPT = "[\\p{Script=Arabic}\\p{Script=Hebrew}\\p{Script=Devanagari}\\p{Script=Thai}\\p{M}]{2,20}";
const LABEL = lean(`(?<![\\p{L}])(?:${BEFORE_NAME})\\s?[:：]?\\s?$`, "");
/** “für Jonas Weber, Am Markt 3”: behind such a word and right before an address stands who lives there. */
const FOR_SOMEBODY =
  /(?:^|[\s:])(?:an|fur|for|pour|para|per|voor|aan|dla|for|att|c\/o|z\. ?hd\.?|t\.a\.v\.?|untuk|kepada|cho|для)\s$/;
const BESIDE = lean(`(?<![\\p{L}])(?:${BESIDE_NAME}) $`, "");
const SIGNED_OFF = lean(`(?<![\\p{L}])(?:${SIGN_OFF})(?:[,!.]?\\s*\\n\\s*|[,!.]?\\s+)$`, "");
/** “Steve here, still no reply”, “Julien Moreau à l'appareil”: behind a name at the beginning. */
const SPEAKS = /^ ?(?:here(?![a-z])(?! (?:is|are))|speaking|a l'appareil|am apparat|al habla|al telefono)/;
const GREETING = /^(?:(?:hi|hey|hello|bonjour|hallo|hola|buenas|ciao|salve|ola)[,!]? )?$/;
/** “Светлана Юрьевна”: the father's name. */
const PATRONYMIC = /(?:ович|евич|ьич|овн|евн|ичн)[аеуыйомй]{0,2}$/;
const HONORIFIC_BEHIND = /^(?:bey|hanim|efendi)$/;
const NAME_LIKE = lean(`(?<![\\p{L}\\p{M}])(?:${NAME})`, "g");
const NAME_OTHER = lean(
  `(?:اسمي(?! (?:في|على))|المستلمة?\\s?[:：]|الاسم\\s?[:：]|שמי|קוראים לי|मेरा नाम|ชื่อ|ผู้รับ)\\s?[:：]?\\s?(${ANY_SCRIPT}(?: ${ANY_SCRIPT})?)`,
  "g",
);
/** “انا محمد الحربي”: behind “I am” only where a given name follows. */
const NAMED_AR = lean(
  `(?<!\\p{Script=Arabic})(?:باسم|المستلمة?|انا|أنا|معكم|معك|مع تحياتي|شكرا|استلمها|استلمته?)[،,]?\\s((?:${ARABIC_NAMES})(?: ${ANY_SCRIPT})?)(?!\\p{Script=Arabic})`,
  "g",
);
const IS_TITLE = lean(`^(?:${TITLES})$`, "");
const TITLED_OF: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(TITLES_OF).map(([language, titles]) => [language, lean(`(?<![\\p{L}'’])(?:${titles})\\s$`, "")]),
);
const TITLED = lean(`(?<![\\p{L}'’])(?:${TITLES})\\.?\\s$`, "");
const LOWER_EN =
  /(?:(?:recipient|name|receiver|contact):|(?:recipient|my name|full name|receiver) is|i am called|attn:?) ?(?!(?:wrong|not|the|an?|my|in|on|for|back|before|please|incorrect|mis|spel|mising|missing|different|still|to|it|cut|too)(?![a-z]))([a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){0,2})(?=$|[,.;!\n]| and | my | phone)/g;
/** What follows a given name in the name of a place or a thing. */
const NO_SURNAMES =
  /^(?:street|st|road|rd|avenue|ave|lane|drive|station|beach|park|city|falls|secret|university|college|hospital|airport|day|sale|code|plaza|square|house|shop|store|phone|pro|plus|mini|air|jeans|shirt|jacket|coat|shoes|shoe|dress|bag|set|case)$/;
/** “put it under brian kowalski”: in small letters where the first word is a name. */
const LOWER_UNDER =
  /(?<![a-z])(?:under|name of|name is|name's|addressed to|made out to|signed by|received by|left with|i'm|i am|this is|for|to|attn) ([a-z]{3,20}) ([a-z][a-z'-]{2,20})(?=$|[,.;!?\n]| (?:instead|please|pls|thanks|and|at|not|on|for|i|is)(?![a-z]))/g;
const NAME_ZH = new RegExp(`^[${SURNAMES}][\\u4e00-\\u9fff]{1,3}$`);
const NAME_EN = /^[a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){1,3}$/;
/** What is known of a stretch of words with capitals. */
interface Capitalised {
  words: readonly string[];
  /** The words without marks, in small letters. */
  plainWords: readonly string[];
  /** What stands before and behind, without marks, in small letters. */
  before: string;
  behind: string;
  isGiven: boolean;
}

/** Whether words around a name tell that it is one: introduced, spoken to, signing. */
function isSpokenOf({ words, plainWords, before, behind, isGiven }: Capitalised, isGerman: boolean): boolean {
  const [first = "", second = ""] = plainWords;
  if (NO_NAMES.test(first) || NO_SURNAMES.test(second) || NO_NAMES.test(second)) return false;
  if (words.length > 3) return false;
  if (BESIDE.test(before))
    return (
      isGiven ||
      (KIN.test(before) && !isGerman) ||
      (words.length > 1 && !isGerman && !/(?:call(?:ed)?|agent|ask(?:ed)?) $/.test(before))
    );
  if (SPEAKS.test(behind)) return GREETING.test(before);
  return (
    /^[\s.!]*$/.test(behind) && SIGNED_OFF.test(before) && (isGiven || words.length > 1 || /[,\n!.]\s*$/.test(before))
  );
}

/** “Nachbar Thomas Vogt”, “MfG Stefan Busch”: how much before a given name introduces it and is not of the name. */
function introductionOf(name: string, at: number, plain: string): number {
  const space = name.indexOf(" ");
  if (space < 0) return 0;
  const second = plain.slice(at + space + 1, at + name.length).split(" ")[0] ?? "";
  if (!GIVEN_NAMES.has(second) || GIVEN_NAMES.has(plain.slice(at, at + space))) return 0;
  const before = plain.slice(Math.max(0, at - 24), at + space + 1);
  const introduces = [LABEL, BESIDE, SIGNED_OFF].some((pattern) => pattern.test(before)) && !TITLED.test(before);
  return introduces ? space + 1 : 0;
}

/** How long the title before a name is; 0 for none. */
function titleBefore({ folded, languages }: Said, from: number, before: string): number {
  const known = TITLED.exec(before);
  if (known) return known[0].length;
  // With its marks: “chỉ” is no “chị”.
  const marked = folded.slice(Math.max(0, from - 12), from);
  for (const language of languages) {
    const title = TITLED_OF.get(language)?.exec(marked);
    if (title) return title[0].length;
  }
  return 0;
}

/** Names of letters with capitals: labelled, titled, spoken of, or alone in their part of a message beside a phone number. */
function findCapitalised(said: Said, beside: readonly Found[]): Found[] {
  const { original, plain, languages } = said;
  const isVietnamese = languages.includes("vi");
  const out: Found[] = [];
  for (const m of matches(original, NAME_LIKE)) {
    const from = m.index + introductionOf(m[0], m.index, plain);
    const end = m.index + m[0].replace(/[.'’-]+$/, "").length;
    const words = original.slice(from, end).split(" ");
    const plainWords = plain.slice(from, end).split(" ");
    const firstPlain = (plainWords[0] ?? "").replace(/\.$/, "");
    const isTitle = IS_TITLE.test(firstPlain);
    // Some small letters count as capitals in the pattern: “đơn đang” is no name.
    const isWritten = original.charAt(from) !== original.charAt(from).toLowerCase();
    const before = plain.slice(Math.max(0, from - 40), from).replace(/["“'«„]$/, "");
    const isSurname = isVietnamese && VIETNAMESE_SURNAMES.has(firstPlain) && words.length >= 2;
    if (isTitle && !isWritten) continue;
    if (isTitle ? words.length < 2 : NO_NAMES.test(firstPlain) && !isSurname) continue;
    const one = { start: from, end, of: { type: "person" as const, value: original.slice(from, end) } };
    const rest = original.slice(end, end + 2);
    const second = plainWords.at(-1) ?? "";
    const isGiven =
      GIVEN_NAMES.has(firstPlain) || GIVEN_NAMES.has(firstPlain.split("-")[0] ?? "") || GIVEN_NAMES.has(second);
    const isKnown =
      words.length >= 2 &&
      !NO_NAMES.test(second) &&
      !NO_SURNAMES.test(second) &&
      // German writes every noun with a capital: “Emma Jacke”.
      languages[0] !== "de" &&
      (GIVEN_NAMES.has(firstPlain) || GIVEN_NAMES.has(firstPlain.split("-")[0] ?? "") || isSurname);
    if (isTitle) out.push({ ...one, rank: 60 });
    else if (isWritten && titleBefore(said, from, before) > 0) {
      const start = from - titleBefore(said, from, before);
      out.push({ start, end, rank: 60, of: { type: "person", value: original.slice(start, end) } });
    } else if (
      LABEL.test(before) &&
      (words.length > 1 ||
        isGiven ||
        /name|heis|appelle|llamo|chamo|chiamo|зовут|heter|heet|recip|empf|attn|c\/o/.test(before))
    ) {
      out.push({ ...one, rank: 77 });
    } else if (
      words.length > 1 &&
      isWritten &&
      (HONORIFIC_BEHIND.test(second) || plainWords.some((word) => PATRONYMIC.test(word)))
    ) {
      out.push({ ...one, rank: 60 });
    } else if (
      isWritten &&
      isSpokenOf({ words, plainWords, before, behind: plain.slice(end, end + 16), isGiven }, languages[0] === "de")
    ) {
      out.push({ ...one, rank: 60 });
    } else if (
      words.length >= 2 &&
      words.length <= 4 &&
      FOR_SOMEBODY.test(before) &&
      beside.some(({ of, start }) => of.type === "address" && start >= end && start - end <= 3)
    ) {
      out.push({ ...one, rank: 77 });
    } else if (isKnown) out.push({ ...one, rank: isVietnamese ? 75 : 43 });
    else if (words.length >= 2 && words.length <= 4 && beside.length > 0 && /^(?:,|;|\n|$)/.test(rest)) {
      if (from === 0 || /[,;\n]\s?$/.test(original.slice(0, from))) out.push({ ...one, rank: 41 });
    }
  }
  return out;
}

function findAsked(said: Said): Found[] {
  if (!/recipient|name|person|invoice_title/.test(said.asked)) return [];
  const out: Found[] = [];
  for (const m of matches(said.folded, /[^\s,，。;；、\d]+(?: [a-z][a-z'.-]*)*/g)) {
    const name = m[0].replace(/^(?:叫|是|我叫)/, "");
    if (NAME_ZH.test(name) || NAME_EN.test(name)) out.push(person(m, 61, name));
  }
  return out.slice(0, 1);
}

/** Person names where they are labelled, titled, beside a phone number or an address, or were asked for. */
export function findPeople(said: Said, beside: readonly Found[]): Found[] {
  const others = beside.filter(({ of }) => /^(?:address|phone|email|last4)$/.test(of.type));
  return [
    ...findHan(said, others),
    ...findKorean(said, others),
    ...findCapitalised(said, others),
    ...matches(said.folded, NAME_OTHER).map((m) => person(m, 60, m[1])),
    ...(/[\u0620-\u064a]/.test(said.folded) ? matches(said.folded, NAMED_AR) : []).map((m) => person(m, 60, m[1])),
    ...matches(said.plain, LOWER_UNDER).flatMap((m) =>
      GIVEN_NAMES.has(m[1] ?? "") && !NO_NAMES.test(m[2] ?? "") ? [person(m, 59, `${m[1]} ${m[2]}`)] : [],
    ),
    ...matches(said.folded, LOWER_EN).map((m) => person(m, 59, m[1])),
    ...findAsked(said),
  ];
}
