import { DeskbellError } from "../platform/errors.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import { skillTemplates } from "../skills/index.ts";
import type { Say, Template, Templates } from "../skills/skill.ts";
import { formatFact, type Wording } from "./format.ts";
import { dialogueTemplates } from "./templates.ts";

const PLACEHOLDER = /\{([a-zA-Z_][\w.]*)\}/g;

/** All built-in words, by template id. */
export const builtInTemplates: Templates = { ...skillTemplates, ...dialogueTemplates };

/** The names a template needs, in order of their place. */
export function placeholders(words: string): string[] {
  return [...words.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
}

/** Words with the facts put in; undefined where a fact is missing. */
export function fill(words: string, say: Say, wording: Wording): string | undefined {
  let isWhole = true;
  const text = words.replace(PLACEHOLDER, (_, name: string) => {
    const fact = say.facts[name];
    if (fact) return formatFact(fact, wording);
    isWhole = false;
    return "";
  });
  if (!isWhole) return undefined;
  // “on {day}” reads well for a date and not for a word.
  return wording.language === "en" ? text.replace(/\bon (today|tomorrow|yesterday)\b/g, "$1") : text;
}

/** One said thing: its text, and the built-in words behind it where the text is not the shop's own. */
export interface Rendered {
  text: string;
  /** The template's own words, which carry what code has decided; empty for a shop's wording. */
  builtIn: string;
}

function template(id: string): Template {
  const found = builtInTemplates[id];
  if (!found) throw new DeskbellError("internal", `no template ${id}`);
  return found;
}

/** In the built-in words. */
export function renderBuiltIn(say: Say, wording: Wording): Rendered {
  const words = template(say.template)[wording.language];
  const text = fill(words, say, wording);
  if (text === undefined) throw new DeskbellError("internal", `template ${say.template} lacks a fact`);
  return { text, builtIn: words };
}

/** In the shop's own words where it has some that fit the facts; null where it has none. */
export function renderOwn(say: Say, shop: ShopSnapshot, wording: Wording): Rendered | null {
  const own = shop.templates[say.template]?.[wording.language];
  const text = own === undefined ? undefined : fill(own, say, wording);
  return text === undefined ? null : { text, builtIn: "" };
}
