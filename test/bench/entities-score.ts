import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Entity, EntityType, UnderstandContext, Vocabulary } from "../../workers/understanding/types.ts";

/** An entity that a message of the gold set holds; `start` is an offset into the message. */
export interface GoldEntity {
  type: EntityType;
  text: string;
  start: number;
  value: unknown;
  courier?: string;
}

/** A message of the gold set; `line` counts from 1, odd lines are the first half, even ones the second. */
export interface GoldMessage {
  line: number;
  text: string;
  lang: string;
  now?: number;
  entities: GoldEntity[];
}

/** Hits, what was found beside them, and what was not found. */
export interface Tally {
  hits: number;
  extra: number;
  missed: number;
  exactSpans: number;
}

/** One disagreement, for looking at. */
export interface Miss {
  lang: string;
  text: string;
  extra: Entity[];
  missed: GoldEntity[];
}

const FOLDER = fileURLToPath(new URL("../understanding/gold/", import.meta.url).href);

/** The shop, the instant and the zone that the gold set is read with. */
export function goldContext(): UnderstandContext {
  const shop = JSON.parse(readFileSync(`${FOLDER}vocabulary.json`, "utf8")) as {
    now: string;
    timeZone: string;
    vocabulary: Vocabulary;
  };
  return { now: Date.parse(shop.now), timeZone: shop.timeZone, vocabulary: shop.vocabulary };
}

/** Entities are listed in order, so each is looked for behind the one before; throws where a text does not occur. */
function placed(text: string, listed: readonly Omit<GoldEntity, "start">[]): GoldEntity[] {
  let from = 0;
  return listed.map((entity) => {
    const start = text.indexOf(entity.text, from);
    if (start < 0) throw new Error(`“${entity.text}” is not in “${text}”`);
    from = start + entity.text.length;
    return { ...entity, start };
  });
}

/** What can be measured: the halves of the gold set, messages about reaching somebody, the halves by other hands. */
export const GOLD_PARTS = [
  "first",
  "second",
  "reach",
  "stranger-first",
  "stranger-second",
  "newcomer-first",
  "newcomer-second",
  "traveller-first",
  "traveller-second",
] as const;
export type GoldPart = (typeof GOLD_PARTS)[number];

/** Reads a part of the gold sets; odd lines are a first half. */
export function readGold(part: GoldPart): GoldMessage[] {
  const [name = ""] = part.split("-");
  const file = part === "first" || part === "second" ? "entities" : name;
  return readFileSync(`${FOLDER}${file}.jsonl`, "utf8")
    .trim()
    .split("\n")
    .map((row, index) => {
      const { text, lang, now, entities } = JSON.parse(row) as {
        text: string;
        lang: string;
        now?: string;
        entities: Omit<GoldEntity, "start">[];
      };
      const at = now === undefined ? {} : { now: Date.parse(now) };
      return { line: index + 1, text, lang, ...at, entities: placed(text, entities) };
    })
    .filter(({ line }) => part === "reach" || (line % 2 === 1) === part.endsWith("first"));
}

function same(found: unknown, wanted: unknown): boolean {
  if (typeof wanted === "string" && typeof found === "string") return found.toLowerCase() === wanted.toLowerCase();
  if (typeof wanted === "number" && typeof found === "number") return Math.abs(found - wanted) < 0.051;
  if (typeof wanted !== "object" || wanted === null || typeof found !== "object" || found === null) return false;
  return Object.entries(wanted).every(([part, value]) => same((found as Record<string, unknown>)[part], value));
}

function isSameValue(found: Entity, wanted: GoldEntity): boolean {
  if (found.type === "date") return JSON.stringify(found.value) === JSON.stringify(wanted.value);
  if (found.type === "tracking_no" && wanted.courier !== undefined && found.courier !== wanted.courier) return false;
  return same(found.value, wanted.value);
}

/** A hit has the type, the normalised value and an overlapping place; a listed address part may not differ. */
function isHit(found: Entity, wanted: GoldEntity): boolean {
  const overlaps = found.start < wanted.start + wanted.text.length && wanted.start < found.end;
  return found.type === wanted.type && overlaps && isSameValue(found, wanted);
}

/** Compares what was found with the gold set, by type. */
export function scoreEntities(
  messages: readonly GoldMessage[],
  find: (message: GoldMessage) => readonly Entity[],
): { byType: Map<EntityType, Tally>; byLanguage: Map<string, Tally>; misses: Miss[] } {
  const byType = new Map<EntityType, Tally>();
  const byLanguage = new Map<string, Tally>();
  const misses: Miss[] = [];
  const add = (type: EntityType, lang: string, key: keyof Tally) => {
    const ofType = byType.get(type) ?? { hits: 0, extra: 0, missed: 0, exactSpans: 0 };
    const ofLanguage = byLanguage.get(lang) ?? { hits: 0, extra: 0, missed: 0, exactSpans: 0 };
    ofType[key]++;
    ofLanguage[key]++;
    byType.set(type, ofType);
    byLanguage.set(lang, ofLanguage);
  };
  for (const message of messages) {
    const left = [...find(message)];
    const missed = message.entities.filter((wanted) => {
      const at = left.findIndex((found) => isHit(found, wanted));
      if (at < 0) return true;
      const [found] = left.splice(at, 1);
      add(wanted.type, message.lang, "hits");
      if (found?.text === wanted.text) add(wanted.type, message.lang, "exactSpans");
      return false;
    });
    for (const one of missed) add(one.type, message.lang, "missed");
    for (const one of left) add(one.type, message.lang, "extra");
    if (missed.length + left.length > 0) misses.push({ lang: message.lang, text: message.text, extra: left, missed });
  }
  return { byType, byLanguage, misses };
}

/** Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found. */
export function f1({ hits, extra, missed }: Tally): number {
  return hits + extra + missed === 0 ? 1 : (2 * hits) / (2 * hits + extra + missed);
}
