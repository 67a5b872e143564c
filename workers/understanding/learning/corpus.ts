import { type BuiltInIntentId, EMOTIONS, type Emotion, INTENTS, LANGUAGES, type Language } from "../types.ts";
import type { Slots } from "./grammar.ts";

/** One pattern of the training text. */
export interface Line {
  language: Language;
  intent: BuiltInIntentId;
  pattern: string;
  emotion: Emotion;
}

function isOneOf<T extends string>(list: readonly T[], value: string | undefined): value is T {
  return value !== undefined && (list as readonly string[]).includes(value);
}

/** Reads `intent TAB pattern [TAB emotion]` lines of one language; throws on a line it cannot read. */
export function parseLines(language: string, tsv: string): Line[] {
  if (!isOneOf(LANGUAGES, language)) throw new SyntaxError(`unknown language ${language}`);
  const lines: Line[] = [];
  for (const [i, row] of tsv.split("\n").entries()) {
    if (row.trim() === "") continue;
    const [intent, pattern, emotion = "calm"] = row.split("\t");
    if (!isOneOf(INTENTS, intent) || !pattern || !isOneOf(EMOTIONS, emotion)) {
      throw new SyntaxError(`${language}:${i + 1}: ${row}`);
    }
    lines.push({ language, intent, pattern, emotion });
  }
  return lines;
}

/** Reads `language TAB name TAB a|b|c` lines. */
export function parseSlots(tsv: string): Map<string, Slots> {
  const byLanguage = new Map<string, Map<string, string[]>>();
  for (const row of tsv.split("\n")) {
    const [language, name, values] = row.split("\t");
    if (!language || !name || !values) continue;
    const slots = byLanguage.get(language) ?? new Map<string, string[]>();
    slots.set(name, values.split("|"));
    byLanguage.set(language, slots);
  }
  return byLanguage;
}
