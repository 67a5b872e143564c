import { countryAt } from "./countries.ts";
import { lean } from "./lean.ts";
import { plain } from "./plain.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";
import { LARGE_CITIES, AT_THE as PREPOSITIONS, STATE_NAMES, UNIT_WORDS } from "./words/address-words.ts";

/** Belgium and Switzerland write the number behind the name of the street: “rue de la Loi 16”. */
const NUMBER_BEHIND =
  /(?<![a-z])(?<!\d[a-z]?,? ?(?:bis |ter )?)(?:rue|avenue|av\.|boulevard|bd|chaussee|place|quai|chemin|impasse|allee|route|square|faubourg|clos|dreve|sentier|esplanade) (?!suite|unit|apt|apartment|floor|ste(?![a-z]))(?:de |du |des |de la |de l'|d'|la |le |l')?[a-z][a-z'-]+(?: (?:de |du |des |de la |de l'|d'|la |le |l')?[a-z][a-z'-]+){0,3}?,? (?:n[°o]\.? ?)?\d{1,4}(?: ?[a-z](?![a-z]))?(?![\d.])/g;
/** Streets by how languages write them, over folded text without marks; `isNamed` asks for a capital in the name. */
const STREETS: readonly (readonly [pattern: RegExp, isNamed: boolean])[] = [
  [
    /(?<![a-z])(?:p\.? ?o\.? ?box|postfach|boite postale|b\.?p\.|apartado(?: de correos| postal)?|apdo\.?(?: de correos)?|caixa postal|casella postale|postbus|skrytka pocztowa|skr\. poczt\.|postboks|locked bag|gpo box) ?\d{1,6}/g,
    false,
  ],
  [NUMBER_BEHIND, true],
  [
    /(?<![a-z])(?:calle|carrera|cra\.?|cr\.?|cl\.?|kr\.?|transversal|diagonal|avenida|av\.?) \d{1,3}[a-z]? ?(?:#|no\.?|n°) ?\d{1,3}[a-z]? ?- ?\d{1,3}/g,
    false,
  ],
  [
    /(?<![\w./])(?:(?:flat|unit|apt|apartment|suite) \w{1,5}(?:,? |\/))?(?:\d{1,4}\/)?\d{1,6}[a-z]?,? (?:[a-z0-9][a-z0-9'.-]*\.? ){1,4}?(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|square|terrace|parkway|pkwy|highway|hwy|crescent|close|gardens|loop|row|mews|walk|circle|cir|trail|plaza|quay|parade|esplanade|grove|hill|rise|wharf|crossing|broadway)(?![a-z])\.?(?: (?:north|south|east|west|[nsew]{1,2})(?![a-z]))?(?:,? (?:apt|apartment|unit|suite|ste|floor|flat|#)\.? ?[\w-]{1,8})?/g,
    true,
  ],
  [
    new RegExp(
      `(?<![a-z])(?:[a-z-]+(?:str(?:as|ass)e|str\\.?|weg|allee|platz|gasse|ring|damm|ufer|markt|straat|laan|plein|gracht|kade|singel|dijk|dreef|steeg|plantsoen|gatan|vagen|gata|vag|grand|stigen|torget|backen|hof|pfad|steig|graben|chaussee|promenade|brucke)|(?:${PREPOSITIONS}) [a-z]+(?: [a-z]+)?) \\d{1,4}(?:\\s?-?[a-z](?![a-z])|[-/]\\d{1,4})?`,
      "g",
    ),
    true,
  ],
  [
    /(?<![a-z])[a-z]+(?: [a-z]+)? (?:strase|strasse|str\.|platz|allee|weg|gasse|ring|damm|ufer|markt) \d{1,4}\s?(?:[a-z](?![a-z]))?/g,
    true,
  ],
  [
    /(?<![\w.])\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|av\.?|boulevard|bd|place|allee|chemin|impasse|quai|cours|route|square|passage|chaussee|faubourg|sentier|clos|voie|esplanade|residence|villa|lotissement|promenade) (?:(?:de |du |des |de la |de l'|d'|la |le |l'|saint-|sainte-)?[a-z][a-z'-]+ ?){1,4}/g,
    false,
  ],
  [
    /(?<![a-z])(?:calle|c\/|avenida|avda\.?|av\.|gran via|paseo|plaza|pza\.?|carrer|camino|carretera|ronda|rambla|pasaje|glorieta|travesia|bulevar|blvd\.?|urb\.|jiron|passeig|rua|r\.|travessa|praca|alameda|estrada|rodovia|via|viale|corso|piazza|p\.zza|largo|vicolo|strada|lungomare|contrada|borgo|ul\.|ulica|aleja|aleje|al\.|os\.|osiedle|plac|pl\.|jl\.?|jalan|jln\.?|brgy\.?|barangay)(?: |(?<=[./]) ?)(?:[a-z][a-z'.-]*,? ){0,5}?(?:[a-z][a-z'.-]*,? )(?:n[.ºo]{0,2} ?|no\.? ?)?\d{1,5}(?:\/(?:\d{1,4}|[a-z](?![a-z])))?(?:-?[a-z](?![a-z]))?(?:, ?\d{1,2}[ºª°] ?(?:\d{1,2}[ºª°]?|dcha?\.?|izq(?:da)?\.?|esq\.?|dto\.?|drt\.?|frente|[a-z](?![a-z]))?)?/g,
    true,
  ],
  [
    /(?<![a-z])(?:(?:[a-z]+ ){1,3}(?:mahallesi|mahalle|mah\.?),? )?(?:[a-z\d]+\.? ){1,3}(?:caddesi|cad\.?|sokak|sokagi|sok\.?|sk\.|bulvari|blv\.),? (?:no ?[:.]? ?)\d{1,4}(?:[/-][a-z\d]{1,3}(?![a-z\d]))?(?:[,/]? ?(?:daire|d|kat|k|ic kapi no) ?[:.]? ?\d{1,3})*/g,
    false,
  ],
  [
    /(?<![a-z\d])(?:(?:no\.? ?|lot |unit )\d{1,5}[a-z]?|\d{1,4}[a-z]?), ?(?:jalan|jln\.?|lorong|persiaran|lebuh|jl\.) [a-z0-9/.-]+(?: [a-z0-9/.-]+){0,3}/g,
    true,
  ],
  [
    /(?<![a-z])(?:perumahan|perum\.?|kompleks?|komp\.|apartemen|cluster) (?:[a-z0-9.]+,? ){1,5}?(?:no\.? ?)\d{1,4}[a-z]?(?![\w])/g,
    false,
  ],
  [
    /(?<![a-z\d])(?:so )?\d{1,4}(?:\/\d{1,3})?[a-z]? (?:[a-z]+ ){0,4}[a-z]+(?=, ?(?:phuong|p\.|quan|q\.?|huyen|tp\.?|thanh pho) ?[a-z\d])/g,
    true,
  ],
  [/(?<![a-z\d])(?:so )?\d{1,4}(?:\/\d{1,3})? (?:duong|pho|ngo) (?:[a-z]+ ?){1,4}/g, false],
];
const GERMAN = /(?:strase|strasse|str\.|platz|allee|weg|gasse|ring|damm|ufer|markt) \d/;
/** “Am Markt 5” is a street, “im Bild 24” is none. */
const AT_THE = new RegExp(`^(?:${PREPOSITIONS}) `);
/** The older ones stand for streets without a town as well. */
const ALONE_AT = /^(?:am|an der|unter den|auf der) /;
/** “nach Mariahilfer Straße 45”: words in small letters before the name are not of it. */
const LEADING = lean(String.raw`^(?:[a-zäöüß]+ )+(?=\p{Lu})`, "");
const UNIT = new RegExp(
  `^(?:(?:${UNIT_WORDS})(?![a-z])\\.?\\s?[\\w-]{0,8}|#\\s?[\\w-]{0,8}|(?:no|m|d|p|q|of)[.:]? ?\\d{1,4}(?![\\d ]\\w)|\\d{1,2}[ºª°]|(?:\\d\\.|[ed]g|\\der?|\\deme?) ?(?:og|stock|etage)(?![a-z]))`,
);
const ZIP =
  "[AC-FHKNPRTV-Y]\\d[\\dW] [A-Z]{1,2}\\d[A-Z\\d]{1,2}|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}|[A-Z]\\d[A-Z] ?\\d[A-Z]\\d|\\d{4} ?[A-Z]{2}(?![A-Za-z])|\\d{2}-\\d{3}|\\d{5}-\\d{3,4}|\\d{4}-\\d{3}(?!\\d)|\\d{3} \\d{2}(?!\\d)|\\d{4,6}";
const CITY =
  "\\p{Lu}(?![A-Z]{1,2}(?![\\p{L}]))[\\p{L}\\p{M}'.’-]+(?:(?: (?:de|del|la|le|les|sur|am|an der|upon|do|da|dos|di|of))? \\p{Lu}(?![A-Z]{1,2}(?![\\p{L}]))[\\p{L}\\p{M}'.’-]+){0,3}";
/** Some towns number their quarters: “Dublin 2”. */
const NUMBERED = /^(?:Dublin|Wien|Paris|Lyon|Marseille|Praha|Budapest|Beograd)(?: \d{1,2}(?![\d\w/-]))/;
const FULL_STATE = lean(`^(${STATE_NAMES})(?![\\p{L}])`, "");
const CITY_STATE = lean(`^(${CITY})\\s?[/-]\\s?([A-Z]{2})(?![\\w])`, "");
const ZIP_CITY = lean(`^(?:[A-Z]{1,2}-)?(${ZIP}) (${CITY})(?: \\([A-Z]{2}\\))?`, "");
const CITY_ZIP = lean(`^(${CITY})(?: ([A-Z]{2,3}))? (${ZIP})(?![\\w])`, "");
const STATE_ZIP = lean(`^([A-Z]{2,3})(?: (${ZIP}))?(?![\\w])`, "");
const ONLY_ZIP = lean(`^(${ZIP})(?![\\w])`, "");
const ONLY_CITY = lean(`^(${CITY})`, "");
const NO_CITY = lean(
  String.raw`^(?:Please|Thanks|Thank|And|But|My|Tel|Phone|Email|Bitte|Danke|Merci|Gracias|Obrigad[ao]|Grazie|Mr|Mrs|Herr|Frau|I|It|The|Can|Is)(?![\p{L}])`,
  "",
);

interface Parts {
  country?: string;
  province?: string;
  city?: string;
  district?: string;
  postcode?: string;
}

/** “…, Consolação, São Paulo”: what stood where a town stands was a quarter of this one. */
function moveTo(parts: Parts, city: string | undefined): void {
  if (parts.city !== undefined) parts.district = parts.city;
  parts.city = city;
}

/** One part of what follows the street; how much of it belongs to the address, -1 where nothing does. */
function readPart(part: string, parts: Parts, said: Said, isCode: boolean): number {
  const mayBeCountry = hasCapital(part.charAt(0)) || (parts.postcode !== undefined && /^\p{L}{4}/u.test(part));
  const country = mayBeCountry ? countryAt(part, said) : undefined;
  if (country) {
    parts.country = country.code;
    return country.end;
  }
  const named = parts.city === undefined ? null : FULL_STATE.exec(plain(part));
  if (named) {
    parts.province = part.slice(0, named[0].length);
    const zip = ONLY_ZIP.exec(part.slice(named[0].length).trimStart());
    if (zip && parts.postcode === undefined) parts.postcode = zip[1];
    return zip ? part.indexOf(zip[0], named[0].length) + zip[0].length : named[0].length;
  }
  const state = STATE_ZIP.exec(part);
  if (state && parts.city !== undefined) {
    parts.province = state[1];
    if (state[2] !== undefined) parts.postcode = state[2];
    return state[0].length;
  }
  if (parts.postcode !== undefined && parts.city !== undefined) return -1;
  const zip = parts.city !== undefined || isCode ? ONLY_ZIP.exec(part) : null;
  if (zip && !ZIP_CITY.test(part)) {
    parts.postcode = zip[1];
    return zip[0].length;
  }
  const zipCity = ZIP_CITY.exec(part);
  if (zipCity) {
    parts.postcode = zipCity[1];
    moveTo(parts, zipCity[2]);
    return zipCity[0].length;
  }
  const cityState = parts.postcode === undefined ? CITY_STATE.exec(part) : null;
  if (cityState) {
    moveTo(parts, cityState[1]);
    parts.province = cityState[2];
    return cityState[0].length;
  }
  const cityZip = CITY_ZIP.exec(part);
  if (cityZip && !NO_CITY.test(part)) {
    moveTo(parts, cityZip[1]);
    if (cityZip[2] !== undefined) parts.province = cityZip[2];
    parts.postcode = cityZip[3];
    return cityZip[0].length;
  }
  const city = NO_CITY.test(part) ? null : (NUMBERED.exec(part) ?? ONLY_CITY.exec(part));
  if (!city || (parts.city !== undefined && !LARGE_CITIES.has(plain(city[0]).replace(/\u0307/g, "")))) return -1;
  moveTo(parts, city[0]);
  return city[0].length;
}

/** What stands between two parts of an address. */
const GAP = lean(
  "^\\s*,?\\s*(?:-\\s+)?(?:cep|c\\.?p\\.?|cap|plz|zip(?: code)?|code postal|codigo postal|código postal)\\s?:?\\s?(?=\\d)|^\\s*,\\s*(?:in |à )?|^\\s+(?:in|à|en|em|te)\\s+(?=[\\p{Lu}\\d])|^\\s+a\\s+(?=\\p{Lu})|^\\s*/\\s*(?=\\p{Lu})|^\\s+-\\s+|^\\s+|^\\n",
  "i",
);
const CODE_GAP = /c\.?e?p|cap|plz|zip|postal/i;
const PREPOSITION_GAP = /\s(?:in|à|en|em|te|a)\s+$/;

function readTail(said: Said, from: number, limit: number): { end: number; streetEnd: number; parts: Parts } {
  const { original } = said;
  const parts: Parts = {};
  let end = from;
  let streetEnd = from;
  let isBare = false;
  for (let i = 0; i < 9; i++) {
    const gap = GAP.exec(original.slice(end, limit));
    if (!gap) break;
    const start = end + gap[0].length;
    const stop = original.slice(start).search(/[,;\n!?]/);
    const part = original.slice(start, stop < 0 ? Math.min(limit, start + 60) : Math.min(limit, start + stop));
    if (part === "") break;
    const unit = parts.city === undefined && !/^\d{1,2}[ºª°]? (?=\p{Lu})/u.test(part) ? UNIT.exec(plain(part)) : null;
    if (unit) {
      end = start + part.trimEnd().length;
      streetEnd = end;
      continue;
    }
    // Behind a preposition stands a town with a capital.
    if (PREPOSITION_GAP.test(gap[0]) && !hasCapital(part.charAt(0)) && !/^\d/.test(part)) break;
    // “8 bis avenue Victor Hugo, 75016 Paris”: what stood right behind the street was no quarter.
    if (isBare && parts.postcode === undefined && ZIP_CITY.test(part)) break;
    isBare = parts.city === undefined && /^\s+$/.test(gap[0]) && !gap[0].includes("\n");
    const length = readPart(part, parts, said, CODE_GAP.test(gap[0]));
    if (length <= 0) break;
    end = start + length;
  }
  return { end, streetEnd, parts };
}

function hasCapital(text: string): boolean {
  return lean(String.raw`\p{Lu}`, "").test(text);
}

/** What may stand before the street: “28013 Madrid, ”. */
const LEAD = lean(`(?<![\\p{L}\\d-])(${ZIP}) (${CITY}),?\\s+$`, "");

/** Street addresses in Latin letters, with what follows: city, state, postcode, country; none reaches into one of `phones`. */
export function findLatin(said: Said, phones: readonly Found[]): Found[] {
  const { plain: text, original } = said;
  if (!/\d/.test(text) || !/[a-z]/.test(text)) return [];
  const out: Found[] = [];
  for (const [pattern, isNamed] of STREETS) {
    for (const m of matches(text, pattern)) {
      if (AT_THE.test(m[0]) && !hasCapital(original.charAt(m.index))) continue;
      const whole = m[0].replace(/[\s,]+$/, "");
      const from = m.index + whole.length;
      const isGerman = GERMAN.test(whole);
      const lead = isGerman && !AT_THE.test(whole) ? (LEADING.exec(original.slice(m.index, from))?.[0].length ?? 0) : 0;
      const streetStart = m.index + lead;
      const written = whole.slice(lead);
      if (
        isNamed &&
        !hasCapital(original.slice(streetStart, from)) &&
        !/(?:street|avenue|road|strase|strasse)/.test(written)
      )
        continue;
      // “Place an order 12, …” begins like “Place Rouppe 12”: a street before its number needs a postcode behind it.
      const limit = phones.find((one) => one.start >= from)?.start ?? original.length;
      const { end, streetEnd, parts } = readTail(said, from, limit);
      if (pattern === NUMBER_BEHIND && parts.postcode === undefined) continue;
      if (AT_THE.test(m[0]) && !ALONE_AT.test(m[0]) && parts.postcode === undefined) continue;
      const before =
        parts.city === undefined ? LEAD.exec(original.slice(Math.max(0, streetStart - 60), streetStart)) : null;
      if (before) {
        parts.postcode = before[1];
        parts.city = before[2];
      }
      const start = streetStart - (before?.[0].length ?? 0);
      const street = original.slice(streetStart, streetEnd);
      out.push({
        start,
        end,
        rank: 87 + (end - start) / 1000,
        of: { type: "address", value: { ...parts, street, full: original.slice(start, end) } },
      });
    }
  }
  return out;
}
