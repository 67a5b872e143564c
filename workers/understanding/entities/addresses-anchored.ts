import { countryAt } from "./countries.ts";
import { lean } from "./lean.ts";
import type { Said } from "./said.ts";
import { type Found, matches } from "./span.ts";
import { LARGE_CITIES, STATE_NAMES } from "./words/address-words.ts";

/** Postcodes that nothing else looks like, with the state that stands before them; over folded text without marks. */
const CODES: readonly RegExp[] = [
  /(?<![a-z])(?<province>a[klrz]|c[aot]|d[ce]|fl|ga|hi|i[adln]|k[sy]|la|m[adeinost]|n[cdehjmvy]|o[hkr]|pa|ri|s[cd]|t[nx]|ut|v[at]|w[aivy])\.?,? (?<postcode>\d{5}(?:-\d{4})?)(?![\d-])/g,
  /(?:(?<![a-z])(?<province>ab|bc|mb|nb|nl|ns|on|pe|qc|sk|yt),? )?(?<![a-z\d])(?<postcode>[abceghj-nprstvxy]\d[a-z] ?\d[a-z]\d)(?![a-z\d])/g,
  /(?<![a-z])(?<province>nsw|vic|qld|wa|sa|tas|act|nt),? (?<postcode>\d{4})(?!\d)/g,
  /(?<![a-z\d])(?<postcode>[a-z]{1,2}\d[a-z\d]? \d[a-z]{2})(?![a-z\d])/g,
  /(?<![a-z\d])(?<postcode>[ac-fhknprtv-y]\d[\dw] ?[a-z]{1,2}\d[a-z\d]{1,2})(?![a-z\d])/g,
  /(?<![\d.+-])(?<postcode>[1-8]\d{5}|[1-8]\d{2} \d{3})(?![\d.])/g,
];
const STOPS: ReadonlySet<string> = new Set(
  "is are was be been it its it's i i'm im my your our we you he she they to at from for and or but not no please pls send sent ship shipped deliver delivered delivery address adress addr live lives living moved wrote said says put change changed update instead order parcel package can could will would has have had this that here there still now goes go going with under into correct wrong should number hi hello hey thanks mum mom dad name called on".split(
    " ",
  ),
);
const SUFFIX =
  "street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|way|court|ct|place|pl|square|sq|terrace|parkway|pkwy|highway|hwy|crescent|cres|close|gardens|gdns|loop|row|mews|walk|circle|cir|trail|plaza|parade|grove|hill|rise|broadway|nagar|marg|colony|layout|sector \\d+|phase \\d+";
const UNIT = "(?:apt|apartment|unit|suite|ste|floor|fl|flat|room|rm|#)\\.? ?#?[\\w-]{1,8}";
/** What stands behind the last street of a stretch that has no comma: the town. */
const BEHIND_STREET = new RegExp(`^.*(?<![a-z])(?:${SUFFIX})\\.?(?: [nsew]{1,2}(?![a-z]))?(?:,? ${UNIT})? `);
const IS_STREET = new RegExp(`(?<![a-z])(?:${SUFFIX})\\.?$|^(?:${UNIT})$|^\\d`);
/** A county or a state behind the town. */
const REGION = new RegExp(
  `^(?:[a-z]+shire|(?:north|south|east|west) (?:yorkshire|sussex|midlands)|surrey|kent|essex|devon|cornwall|norfolk|suffolk|dorset|somerset|cumbria|merseyside|greater manchester|tyne and wear|${STATE_NAMES})$`,
);
const STARTS =
  /^(?:#?(?:[a-z]{1,2}-?)?\d|(?:flat|apt|apartment|unit|suite|house|plot|shop|room|door|block|blk|villa|h\.?no\.?)$)/;
const HOUSE = /^(?:[a-z'-]+ ){1,3}(?:cottage|house|farm|lodge|villa|manor|barn|mill|hall|apartments|towers?|building)$/;
const IS_PLACE = new RegExp(
  `(?<![a-z])(?:${SUFFIX}|flat|house|apartments?|towers?|plot|floor|block|near|opp|society|enclave|vihar|bagh|chowk|kunj|puram|extension|extn|cross|bhavan|bhawan|chs|residency)(?![a-z])`,
);
const MOST = 120;

/** The stretch before a postcode that holds no words of a sentence and begins with a number or a house's name. */
function startOf(before: string): number {
  const words = matches(before, /\S+/g);
  let first = words.length;
  while (first > 0 && !STOPS.has((words[first - 1]?.[0] ?? "").replace(/[,.:]+$/, ""))) first--;
  const stretch = words.slice(first);
  const parts = before.slice(stretch[0]?.index ?? before.length).split(/[,\n]/);
  if (parts.length > 1 && HOUSE.test((parts[0] ?? "").trim())) return stretch[0]?.index ?? -1;
  return stretch.find((word) => STARTS.test(word[0].replace(/[,.]$/, "")))?.index ?? -1;
}

/** The place (from, to) of the town in “street, town” or “street town”; undefined where there is none. */
function townIn(stretch: string): { from: number; to: number } | undefined {
  const to = stretch.replace(/[\s,-]+$/, "").length;
  const parts = matches(stretch.slice(0, to), /[^,\n]+/g);
  let last = parts.at(-1);
  let end = to;
  if (last && parts.length > 1 && REGION.test(last[0].trim())) {
    last = parts.at(-2);
    end = (last?.index ?? 0) + (last?.[0].length ?? 0);
  }
  if (!last) return undefined;
  const street = BEHIND_STREET.exec(last[0])?.[0].length ?? 0;
  const lead = last[0].length - last[0].trimStart().length;
  const from = last.index + Math.max(street, lead);
  const town = stretch.slice(from, end).trim();
  if (!/^[a-z][a-z .'-]{1,30}$/.test(town) || IS_STREET.test(town) || (street === 0 && parts.length === 1))
    return undefined;
  return { from, to: from + town.length };
}

function isLarge(stretch: string, { from, to }: { from: number; to: number }): boolean {
  return LARGE_CITIES.has(stretch.slice(from, to).trim());
}

function findByCode(said: Said): Found[] {
  const { plain, original } = said;
  const out: Found[] = [];
  for (const m of CODES.flatMap((pattern) => matches(plain, pattern))) {
    const windowStart = Math.max(0, m.index - MOST, plain.slice(0, m.index).search(/[;!?](?=[^;!?]*$)/) + 1);
    const window = plain.slice(windowStart, m.index);
    const at = startOf(window);
    if (at < 0) continue;
    const town = townIn(window.slice(at));
    // Six digits are an order or a sum as often as a postcode.
    if (!town || (/^\d{3} ?\d{3}$/.test(m[0]) && !IS_PLACE.test(window.slice(at)) && !isLarge(window.slice(at), town)))
      continue;
    const start = windowStart + at;
    const { code, end } = countryBehind(said, m.index + m[0].length);
    const part = (from: number, to: number) => original.slice(start + from, start + to);
    const { province, postcode = "" } = m.groups ?? {};
    const offset = m.index + m[0].indexOf(postcode, province?.length ?? 0);
    const value = {
      ...(code ? { country: code } : {}),
      ...(province === undefined ? {} : { province: original.slice(m.index, m.index + province.length) }),
      city: part(town.from, town.to),
      street: part(0, town.from).replace(/[\s,]+$/, ""),
      postcode: original.slice(offset, offset + postcode.length),
      full: original.slice(start, end),
    };
    out.push({ start, end, rank: 87.3 + (end - start) / 1000, of: { type: "address", value } });
  }
  return out;
}

const NAME = "\\p{Lu}[\\p{L}\\p{M}'’.-]*";
/** “Nowy Świat 15/3, 00-029 Warszawa”: a name and a number with a postcode and a town right behind it. */
const NUMBER_THEN_CODE = lean(
  `(?<![\\p{L}\\d])(?<street>${NAME}(?: [\\p{L}\\p{M}'’.-]+){0,5},? \\d{1,4} ?[a-zA-Z]?(?:[-/ ]\\d{1,4}[a-zA-Z]?)?(?:, ?[\\p{L}\\d.ºª° ]{1,14})?)\\s?[,\\n]\\s?(?:[A-Z]{1,2}-)?(?<postcode>\\d{5}(?:-\\d{3})?|\\d{4} ?[A-Z]{2}|\\d{2}-\\d{3}|\\d{4}-\\d{3}|\\d{3} \\d{2}|[1-9]\\d{3})\\s(?<city>${NAME}(?:[ -](?:(?:de|del|la|am|an der|sur|do|da|di) )?${NAME}){0,2})`,
  "g",
);

/** The country behind a comma, and where its name ends. */
function countryBehind(said: Said, end: number): { code?: string; end: number } {
  const gap = /^,?\s+/.exec(said.original.slice(end));
  const country = gap ? countryAt(said.original.slice(end + gap[0].length, end + 40), said) : undefined;
  return gap && country ? { code: country.code, end: end + gap[0].length + country.end } : { end };
}

function findByTown(said: Said): Found[] {
  return matches(said.original, NUMBER_THEN_CODE).map((m) => {
    const { street = "", postcode = "", city = "" } = m.groups ?? {};
    const { code, end } = countryBehind(said, m.index + m[0].length);
    const full = said.original.slice(m.index, end);
    const value = { ...(code ? { country: code } : {}), city, street, postcode, full };
    return { start: m.index, end, rank: 86.5 + (end - m.index) / 1000, of: { type: "address", value } };
  });
}

/** Addresses whose street has no word for it, found from their postcode; `known` are those that need no more. */
export function findAnchored(said: Said, known: readonly Found[]): Found[] {
  if (!/\d{3}|\d[a-z]/.test(said.plain) || !/[a-z]/.test(said.plain)) return [];
  const full = known.filter(({ of }) => of.type === "address" && of.value.postcode !== undefined);
  return [...findByCode(said), ...findByTown(said)].filter(
    (one) => !full.some((other) => one.start < other.end && other.start < one.end),
  );
}
