import type { Language } from "../types.ts";
import { lean } from "./lean.ts";
import { readNumber } from "./numerals.ts";
import type { Said } from "./said.ts";
import { at, type Found, matches } from "./span.ts";
import { ORDINALS } from "./words/ordinal-words.ts";

const CHINESE =
  /第\s?([一二三四五六七八九十\d]{1,2})\s?(?:个|款|件|种|条|项|单|笔|双|台|张|幅|套|瓶|只|本|盒|行|排|样|部|顶|把|图|链接)|(?<![\d从提])([上前头])一个(?!月|星期|周)|最后(?:[一那][个款件单笔双条台张套幅种样]|[个款件张])|(?<![大小])([一二三四五六七八九])号(?!店|楼|门)/g;
/** “倒数第二张”, “最后第二个”: counted from the end. */
const FROM_END_CHINESE =
  /(?:倒数第?|倒过来第|(?:从|由)(?:后往前|下往上|后面|最后)数?第?|最后第)\s?([一二三四五六七八九十\d]{1,2})\s?(?:个|款|件|种|条|项|单|笔|双|台|张|幅|套|瓶|只|本|盒|行|排|样|部|顶|把|图)?/g;
const BARE_CHINESE = /^\s*(?:要|选|就)?第\s?([一二三四五六七八九十\d]{1,2})\s*[吧。.!！]*\s*$/g;
const ENGLISH =
  /(?<![a-z])(?:the |option |number )?(first|second|third|fourth|fifth|1st|2nd|3rd|4th|5th|last)(?: (one|option|item|order|choice|product|pair|model|link|pic|picture|photo|image|screenshot|design|style|variant|version|row|entry|offer|listing|colou?r|size|bottle|shirt|result|suggestion))s?(?![a-z])|(?<![a-z])the (second|third|fourth|fifth|2nd|3rd|4th|5th)(?=$|[\s]*[.,!?;]| (?:please|in|is|and|or|looks|for|instead))|^\s*(?:the )?(first|last)\s*[.!]?\s*$|(?<![a-z])(?:number|option|no\.|#)\s?([1-9])(?![\d.,a-z])/g;
/** “the second to last one”, “penultimate”: counted from the end. */
const FROM_END =
  /(?<![a-z])(?:the )?(?:(second|third|2nd|3rd)[ -](?:to|from)(?: the)?[ -]last|(second|third)[ -]last|next[ -]to[ -]last|penultimate)(?: (?:one|option|item|pic|picture|photo|image|link|order|product|pair))?(?![a-z])/g;
/** “not the 1st, the last”: each stands alone with its article. */
const ARTICLED =
  /(?<![a-z])(?<!(?:for|at|in|since|until|till|from|of|on|by|to) )the (first|1st|last|6th|7th|8th|9th|10th|sixth|seventh|eighth|ninth|tenth)(?=$|\s*[.,!?;:)]| (?:please|pls|and|or|looks|instead|not|but)(?![a-z]))/g;
const FURTHER: Readonly<Record<string, number>> = { sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 };
const BARE = /^\s*(?:选|要|就|我选|我要)?\s*([1-9])\s*(?:号|吧|个)?[.。!！\s]*$/g;
/** “третий день”, “la première fois”: none of several things. */
const OF_TIME =
  /^\s?(?:день|дня|недел|месяц|раз|год|этаж|тиж|jour|semaine|fois|mois|etage|tag|woche|mal(?![a-z])|monat|stock|dia(?![a-z])|semana|vez|mes(?![a-z])|giorn|volta|settiman|piso|andar|dag|keer|week|gang|dzien|raz(?![a-z])|gun|kez|lan|hari|kali|يوم|مرة|دور|पहली|बार|回|日|날|번만)/;
/** “third please”, “second from the list”, “i like the second more”. */
const CHOSEN_EN =
  /(?:^\s*(?:the )?|(?<![a-z])(?:the|take|want|choose|pick|prefer) )(first|second|third|fourth|fifth|last)(?= (?:from|in|on|of|from) (?:the |your )(?:list|top|bottom|left|right|row|photos?|pics?|pictures?)| please| pls| more(?! time)| better| most| looks)/g;
/** “opción 2”, “вариант 2”, “2番”: by number. */
const NUMBERED = lean(
  "(?<!\\p{L})(?:opcion|opcao|opzione|opcja|optie|secenek|pilihan|nomor|variante?|вариант|варіант|foto|bild|mau so|オプション|옵션) ?(?:n[o°º]?\\.? ?)?([1-9])(?![\\d.,:/%]|\\s?(?:cm|kg|g|stuck|x)(?![a-z]))|(?<![\\d.])([1-9])(?:番(?![目号地线])|번(?= ?(?:으로|이요|요$|제품|상품|사진|거|걸|것|옵션)|$))|(?<=^|[选要])([1-9])号(?=$|[吧,，。])",
  "g",
);
const NOUNS =
  "(?:foto|bild|option|opcion|opcao|opzione|modell?o?|modele|artikel|articulo|articolo|article|variante?|photo|image|imagen|imagem|immagine|choix|produit|produkt|producto|produto|prodotto|lien|enlace|link|schuh|paar|par|paire|paio|zdjecie|afbeelding|item|da lista|de la lista|dans la liste|resim|fotograf|urun|secenek)(?![a-z])";
/** First to fifth, last and last but one without an article, parted by `;`. */
const BARE_STEMS: Readonly<Partial<Record<Language, string>>> = {
  de: "erste[rns]?;zweite[rns]?;dritte[rns]?;vierte[rns]?;funfte[rns]?;letzte[rns]?;vorletzte[rns]?",
  fr: "premiere?;deuxieme|seconde?;troisieme;quatrieme;cinquieme;derniere?;avant-derniere?",
  es: "primer[oa]?;segund[oa];tercer[oa]?;cuart[oa];quint[oa];ultim[oa];penultim[oa]",
  pt: "primeir[oa];segund[oa];terceir[oa];quart[oa];quint[oa];ultim[oa];penultim[oa]",
  it: "prim[oa];second[oa];terz[oa];quart[oa];quint[oa];ultim[oa];penultim[oa]",
  nl: "eerste;tweede;derde;vierde;vijfde;laatste;voorlaatste",
  sv: "forsta;andra;tredje;fjarde;femte;sista;nast sista",
  tr: "ilk|birinci(?:si)?;ikinci(?:si)?;ucuncu(?:su)?;dorduncu(?:su)?;besinci(?:si)?;son(?:uncu(?:su)?)?;sondan ikinci(?:si)?",
};
const compiled = new Map<Language, RegExp>();

function patternOf(language: Language): RegExp | undefined {
  const words = ORDINALS[language];
  if (words === undefined) return undefined;
  let pattern = compiled.get(language);
  if (!pattern) {
    const isSpaced = !/^(?:ja|ko|th)$/.test(language);
    const body = words.split(";").map((one) => `(${one})`);
    pattern = lean(
      `${isSpaced ? "(?<![\\p{L}\\p{M}'])" : ""}(?:${body.join("|")})${isSpaced ? "(?![\\p{L}\\p{M}])" : ""}`,
      "g",
    );
    compiled.set(language, pattern);
  }
  return pattern;
}

const stems = new Map<Language, RegExp>();

/** “letztes Foto”, “segunda opción”: an ordinal before a noun of choice, or alone with a please. */
function findBare(text: string, languages: readonly Language[]): { m: RegExpExecArray; value: number }[] {
  return languages.flatMap((language) => {
    const words = BARE_STEMS[language];
    if (words === undefined) return [];
    let pattern = stems.get(language);
    if (!pattern) {
      const body = words.split(";").map((one) => `(${one})`);
      pattern = lean(
        `(?<![\\p{L}']|(?<!\\p{L})(?:une?|uno|una|eine?n?|een|en|uma?|un autre|bir) )(?:${body.join("|")})(?= ${NOUNS})|^\\s*(?:${body.join("|")})(?=\\s*(?:[.!]|por favor|please|bitte|svp|per favore|alsjeblieft|tack|lutfen))`,
        "g",
      );
      stems.set(language, pattern);
    }
    return matches(text, pattern).map((m) => {
      const index = m.slice(1).findIndex((group) => group !== undefined) % 7;
      return { m, value: index === 5 ? -1 : index === 6 ? -2 : index + 1 };
    });
  });
}

/** Which of several is meant, counted from 1; -1 for the last. */
export function findOrdinals(said: Said): Found[] {
  const { plain: text, languages } = said;
  const out: Found[] = [];
  const push = (m: RegExpExecArray, value: number | undefined, rank: number) => {
    if (value !== undefined && value !== 0) out.push(at(m, rank, { type: "ordinal", value }));
  };
  for (const m of matches(text, CHINESE)) {
    push(m, m[0].startsWith("最后") ? -1 : m[2] ? 1 : readNumber(m[1] ?? m[3] ?? ""), 45);
  }
  for (const m of /倒|后|由下/.test(text) ? matches(text, FROM_END_CHINESE) : []) {
    if (!/^(?:最后|从最后)[一1]/.test(m[0])) push(m, -(readNumber(m[1] ?? "") ?? 0), 46);
  }
  for (const m of matches(text, BARE_CHINESE)) push(m, readNumber(m[1] ?? ""), 44);
  for (const m of matches(text, ENGLISH)) {
    const word = m[1] ?? m[3] ?? m[4] ?? "";
    const value = word === "last" ? -1 : (readNumber(word.replace(/(?<=\d)(?:st|nd|rd|th)$/, "")) ?? Number(m[5]));
    push(m, m[5] === undefined ? value : Number(m[5]), 34);
  }
  for (const m of /last|penult/.test(text) ? matches(text, FROM_END) : []) {
    push(m, /^third|^3/.test(m[1] ?? m[2] ?? "") ? -3 : -2, 35);
  }
  for (const m of text.includes("the ") ? matches(text, ARTICLED) : []) {
    const word = (m[1] ?? "").replace(/(?<=\d)(?:st|th)$/, "");
    push(m, word === "last" ? -1 : (FURTHER[word] ?? readNumber(word)), 34);
  }
  for (const pattern of languages.flatMap((one) => patternOf(one) ?? [])) {
    for (const m of matches(text, pattern)) {
      if (OF_TIME.test(text.slice(m.index + m[0].length))) continue;
      const index = m.slice(1).findIndex((group) => group !== undefined);
      // “cái thứ ba” is the third one, “thứ ba” alone is Tuesday.
      push(
        m,
        index === 5 ? -1 : index === 6 ? -2 : index + 1,
        /^(?:cai|chiec|mau|doi|san pham|bo|mon|anh|hinh|link|don) /.test(m[0]) ? 75 : 34,
      );
    }
  }
  for (const m of /first|second|third|fourth|fifth|last/.test(text) ? matches(text, CHOSEN_EN) : [])
    push(m, m[1] === "last" ? -1 : readNumber(m[1] ?? ""), 34);
  for (const m of /[1-9]/.test(text) ? matches(text, NUMBERED) : []) push(m, Number(m[1] ?? m[2] ?? m[3]), 57);
  for (const { m, value } of findBare(text, languages)) push(m, value, 58);
  for (const m of matches(text, BARE)) push(m, Number(m[1]), 33);
  return out;
}
