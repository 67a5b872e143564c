import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type BuiltInIntentId, type Example, INTENTS, type IntentId } from "../../../workers/understanding/types.ts";

/** A line of a set: what it means, what it is for, and the text. */
interface Line {
  intent: IntentId;
  role: string;
  text: string;
}

function linesOf(file: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, file), "utf8");
  return text
    .trim()
    .split("\n")
    .map((line) => line.split("\t"));
}

function intentOf(id: string): IntentId {
  if (id.startsWith("custom.")) return `custom.${id.slice("custom.".length)}`;
  const known: BuiltInIntentId | undefined = INTENTS.find((intent) => intent === id);
  if (!known) throw new Error(`no intent ${id}`);
  return known;
}

function read(file: string): Line[] {
  return linesOf(file).map(([intent = "", role = "", text = ""]) => ({ intent: intentOf(intent), role, text }));
}

function examplesOf(lines: Line[], role: string): Example[] {
  return lines.filter((line) => line.role === role).map(({ intent, text }) => ({ intent, text }));
}

/** Eleven intents of different trades with ten examples each, and twelve other wordings of each that nothing was fitted to. */
export function ownIntents(): { examples: Example[]; heldBack: Example[] } {
  const lines = read("held-back.tsv");
  return { examples: examplesOf(lines, "example"), heldBack: examplesOf(lines, "held") };
}

/** What shoppers say everywhere. */
export function ordinaryMessages(): string[] {
  return linesOf("ordinary.tsv").map(([text = ""]) => text);
}

/** A shop whose shoppers speak in words of their own: corrections in the order they came, and messages held back. */
export function jargonShop(): { corrections: Example[]; heldBack: Example[] } {
  const lines = read("corrections.tsv");
  return { corrections: examplesOf(lines, "correction"), heldBack: examplesOf(lines, "held") };
}
