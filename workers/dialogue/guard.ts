import { maskText } from "../platform/privacy/mask.ts";
import type { PromiseKind } from "../platform/promise.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { Fact, Facts } from "../skills/skill.ts";
import { hasBanned, withoutBanned } from "./banned-words.ts";
import type { Claim } from "./claim.ts";
import { claimsOf, isSameMoney } from "./claims.ts";
import { formatFact, minorPerMajor, type Wording } from "./format.ts";
import { localTime } from "./local-time.ts";
import { brokenCommitments } from "./promise-guard.ts";
import { addsStatement, addsUndertaking } from "./promise-vocabulary.ts";

/** What the facts of a turn allow its words to state. */
export interface Carried {
  /** Text facts as they stand: the shop's own words and the shopper's own data. */
  texts: string[];
  amounts: { value: number; currency: string }[];
  /** Whole numbers and decimals given as numbers. */
  numbers: number[];
  /** Claim keys carried by days, times and texts. */
  keys: Set<string>;
  /** Amounts stated inside text facts. */
  claims: Claim[];
  /** Built-in words whose policy statements code has decided. */
  decided: string;
  /** Rendered built-in words, whose templates declare what they promise. */
  spoken: string[];
  /** What a shop's own wording may commit to: the kinds that the template it stands for declares. */
  promised: ReadonlySet<PromiseKind>;
}

/** `kept`: the sentences that hold; it may be empty. */
export type Verdict = { ok: true; text: string } | { ok: false; broken: Claim[]; kept: string };

function addDay(carried: Carried, at: number, wording: Wording): void {
  const then = localTime(at, wording.timeZone);
  const now = localTime(wording.now, wording.timeZone);
  carried.keys.add(`date:${then.month}-${then.day}`);
  carried.keys.add(`day:${then.epochDay - now.epochDay}`);
  carried.keys.add(`weekday:${then.weekday}`);
}

function addText(carried: Carried, text: string): void {
  carried.texts.push(text);
  for (const claim of claimsOf(text)) {
    carried.keys.add(claim.key);
    carried.claims.push(claim);
  }
}

function addFact(carried: Carried, fact: Fact, wording: Wording): void {
  switch (fact.is) {
    case "text":
      addText(carried, fact.text);
      break;
    case "list":
      for (const item of fact.items) addText(carried, item);
      break;
    case "money":
      carried.amounts.push({
        value: Math.abs(fact.amountMinor) / minorPerMajor(fact.currency),
        currency: fact.currency,
      });
      break;
    case "number":
      carried.numbers.push(Math.abs(fact.value));
      // A unit makes it a statement of its own: 7 天, 12 months.
      for (const claim of claimsOf(formatFact(fact, wording))) carried.keys.add(claim.key);
      break;
    case "day":
      addDay(carried, fact.at, wording);
      break;
    case "time": {
      addDay(carried, fact.at, wording);
      const then = localTime(fact.at, wording.timeZone);
      carried.keys.add(`clock:${then.hour}:${String(then.minute).padStart(2, "0")}`);
      break;
    }
  }
}

/** What these facts carry. */
export function carriedBy(facts: readonly Facts[], wording: Wording): Carried {
  const carried: Carried = {
    texts: [],
    amounts: [],
    numbers: [],
    keys: new Set(),
    claims: [],
    decided: "",
    spoken: [],
    promised: new Set(),
  };
  for (const group of facts) for (const fact of Object.values(group)) addFact(carried, fact, wording);
  return carried;
}

const BY_NUMBER: ReadonlySet<Claim["kind"]> = new Set<Claim["kind"]>(["span", "share", "count"]);
/** Statements that built-in words may make: the code that chose them has decided. */
const DECIDED: ReadonlySet<Claim["kind"]> = new Set<Claim["kind"]>(["policy", "stock", "done"]);

function isCarried(claim: Claim, carried: Carried, decided: ReadonlySet<string>): boolean {
  if (carried.keys.has(claim.key)) return true;
  if (DECIDED.has(claim.kind) && decided.has(claim.key)) return true;
  if (claim.kind === "amount") {
    return (
      carried.amounts.some((one) => isSameMoney(claim, one.value, one.currency)) ||
      carried.claims.some(
        (one) => one.kind === "amount" && isSameMoney(claim, one.value ?? -1, one.key.split(":")[1] ?? ""),
      )
    );
  }
  return BY_NUMBER.has(claim.kind) && claim.value !== undefined && carried.numbers.includes(claim.value);
}

/** Statements in the text that the facts do not carry. */
export function brokenClaims(text: string, carried: Carried): Claim[] {
  const claims = claimsOf(text);
  const isDecided = claims.some((claim) => DECIDED.has(claim.kind));
  const decided = new Set(isDecided ? claimsOf(carried.decided).map((claim) => claim.key) : []);
  const { texts, spoken, promised } = carried;
  const bound = brokenCommitments(text, { texts, spoken, kinds: promised });
  return [
    ...claims.filter((claim) => !isCarried(claim, carried, decided)),
    ...bound.map(({ kind, start, end }): Claim => ({ key: `promise:${kind}`, kind: "promise", start, end })),
  ];
}

/** Reads like a number of seven digits and is none. */
const PLAIN_DATE = /(?<!\d)20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)/g;

/** Personal data that no fact of this turn holds, masked. */
function withoutOthersData(text: string, carried: Carried): string {
  const builtIn = carried.decided.split(/\{[\w.]+\}|\n/);
  const dates = text.match(PLAIN_DATE) ?? [];
  const own = [...carried.texts, ...builtIn, ...dates].filter((one) => one !== "" && maskText(one) !== one);
  const parts: string[] = [];
  let open = text;
  for (const one of own.sort((a, b) => b.length - a.length)) {
    // Private-use characters stand for what is known while the rest is masked.
    if (!open.includes(one)) continue;
    open = open.replaceAll(one, `\uE000${String.fromCharCode(0xe100 + parts.length)}\uE001`);
    parts.push(one);
  }
  return maskText(open).replace(
    /\uE000([\uE100-\uF8FF])\uE001/g,
    (_, mark: string) => parts[mark.charCodeAt(0) - 0xe100] ?? "",
  );
}

const SENTENCE = /[^。！？!?\n；;]*(?:[。！？!?；;]+["”’）)]*|\n|$)/g;

function sentences(text: string): string[] {
  return (text.match(SENTENCE) ?? []).filter((part) => part !== "");
}

/** Checks words before they leave. Nothing is added to them; what is not carried does not leave. */
export function guard(text: string, carried: Carried, shop: Pick<ShopSnapshot, "bannedWords">): Verdict {
  const clean = withoutBanned(withoutOthersData(text, carried), shop.bannedWords);
  const broken = brokenClaims(clean, carried);
  if (broken.length === 0) return { ok: true, text: clean };
  const kept = sentences(clean).filter((part) => brokenClaims(part, carried).length === 0);
  return { ok: false, broken, kept: kept.join("").trim() };
}

/** Figures of a text, as numbers. */
function figures(text: string): number[] {
  return (text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? []).map((digits) => Number(digits.replaceAll(",", "")));
}

/**
 * For words that no person wrote: besides the guard, no figure at all that the facts or the embedded answer do not
 * hold, nothing new that the shop would give, do or vouch for, no banned word even if it could be replaced, no personal
 * data, no link.
 */
export function guardModel(
  text: string,
  embedded: string,
  carried: Carried,
  shop: Pick<ShopSnapshot, "bannedWords">,
): Verdict {
  const known: Carried = {
    ...carried,
    texts: [...carried.texts],
    keys: new Set(carried.keys),
    claims: [...carried.claims],
  };
  addText(known, embedded);
  // Nobody's rewording binds the shop: a commitment leaves letter for letter as the answer has it, or not at all.
  const broken = brokenClaims(text, { ...known, decided: "", texts: [], spoken: [embedded], promised: new Set() });
  const figuresKnown = new Set([
    ...known.numbers,
    ...known.amounts.map((one) => one.value),
    ...known.texts.flatMap(figures),
  ]);
  const hasStrangeFigure = figures(text).some((figure) => !figuresKnown.has(figure));
  const hasLink = /https?:|www\.|[\w-]+\.(?:com|cn|net|org)\b/i.test(text) && !embedded.includes(text);
  const isUnsafe =
    hasStrangeFigure ||
    hasLink ||
    addsUndertaking(text, embedded) ||
    addsStatement(text, [embedded, ...carried.texts].join("\n")) ||
    hasBanned(text, shop.bannedWords) ||
    withoutOthersData(text, known) !== text;
  return broken.length === 0 && !isUnsafe ? { ok: true, text } : { ok: false, broken, kept: "" };
}
