import type { Product, Variant } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { ReplyLanguage, SkillContext } from "../skill.ts";
import { mentions, plain } from "../words.ts";

/** What is chosen of a product's options so far, in the shop's zh spelling, and what does not exist. */
export interface OptionReading {
  /** Several values of one option: each is asked about. */
  chosen: Record<string, string[]>;
  unknown: { name: string; said: string }[];
}

/** “曜石黑色”, “256 GB”, “42码” and the shop's spelling in one form. */
function tight(value: string): string {
  return plain(value)
    .replace(/\s+/g, "")
    .replace(/(\d)(?:gb|g)$/, "$1g")
    .replace(/(\d)(?:tb|t)$/, "$1t")
    .replace(/(?:色|码|号)$/, "");
}

/** Different values of one option, in the shop's order. */
export function valuesOf(variants: readonly Variant[], name: string): Bilingual[] {
  const out = new Map<string, Bilingual>();
  for (const variant of variants) {
    const value = variant.options[name];
    if (value && !out.has(value.zh)) out.set(value.zh, value);
  }
  return [...out.values()];
}

function isSame(said: string, value: Bilingual): boolean {
  const wanted = tight(said);
  if (wanted === "") return false;
  const forms = [tight(value.zh), tight(value.en)];
  return (
    forms.includes(wanted) || (/^\d+$/.test(wanted) && forms.some((form) => new RegExp(`^${wanted}[gt]$`).test(form)))
  );
}

/** “黑色” for “曜石黑”, “black” for “Obsidian Black”; never “L” for “XL”. */
function isPart(said: string, value: Bilingual): boolean {
  const wanted = tight(said);
  if (/^[\u3400-\u9fff]+$/.test(wanted)) return tight(value.zh).includes(wanted);
  return (
    /^[a-z]{3,}$/.test(wanted) &&
    plain(value.en)
      .split(/[^a-z0-9]+/)
      .includes(wanted)
  );
}

/** Values that the words stand for: the same one, else all that have them as a part. */
export function matchValues(said: string, values: readonly Bilingual[]): Bilingual[] {
  const same = values.filter((value) => isSame(said, value));
  return same.length > 0 ? same : values.filter((value) => isPart(said, value));
}

function add(chosen: Record<string, string[]>, name: string, values: readonly Bilingual[]): void {
  chosen[name] = [...new Set([...(chosen[name] ?? []), ...values.map((value) => value.zh)])];
}

const NEGATED = /(?:不要|不是|别要|不想要|不用|除了|not|instead of|rather than|no longer)\s*(?:the\s*)?$/i;

function optionName(entity: SkillContext["understanding"]["entities"][number]): string | null {
  if (entity.type === "color" || entity.type === "size" || entity.type === "storage") return entity.type;
  return entity.type === "spec" ? entity.name : null;
}

/** Values that this message names: by its entities, and by the product's own words where those found nothing. */
export function optionsSaid(product: Product, context: SkillContext): OptionReading {
  const reading: OptionReading = { chosen: {}, unknown: [] };
  const { text, understanding, frame } = context;
  const names = product.optionNames.map((option) => option.name);
  for (const entity of understanding.entities) {
    const name = optionName(entity);
    if (!name || NEGATED.test(text.slice(0, entity.start))) continue;
    const home = names.includes(name) ? [name] : names;
    const hits = home.map((one) => {
      const values = valuesOf(product.variants, one);
      const byText = matchValues(entity.text, values);
      return { one, found: byText.length > 0 ? byText : matchValues(String(entity.value), values) };
    });
    const hit = hits.find((one) => one.found.length > 0);
    if (hit) add(reading.chosen, hit.one, hit.found);
    else if (names.includes(name)) reading.unknown.push({ name, said: entity.text });
  }
  const answer = understanding.answer?.kind === "choice" ? understanding.answer.id : "";
  const spoken = [text, frame.slots.option ?? "", answer].join("\n");
  for (const name of names) {
    if (reading.chosen[name] || reading.unknown.some((one) => one.name === name)) continue;
    const values = valuesOf(product.variants, name);
    const said = values.filter((value) => isSpoken(spoken, value));
    const short = said.length === 0 && frame.asked === "option" ? readShort(spoken, values) : [];
    if (said.length + short.length > 0) add(reading.chosen, name, [...said, ...short]);
  }
  return reading;
}

function isSpoken(spoken: string, value: Bilingual): boolean {
  const forms = [value.zh, value.en, value.zh.replace(/(\d)GB$/i, "$1G"), value.zh.replace(/[色码号]$/, "")];
  if (forms.some((form) => (form.length > 1 || /[a-z]/i.test(form)) && mentions(spoken, form))) return true;
  // “128的” is a storage; “128台” and “128元” are not.
  const amount = /^(\d{2,4})GB?$/i.exec(value.zh)?.[1];
  return amount !== undefined && new RegExp(`(?<![\\d.¥$])${amount}(?![\\d.]|\\s?[台件个部元块])`).test(spoken);
}

/** “黑，256” where the options were asked for: each short piece is read as a value. */
function readShort(spoken: string, values: readonly Bilingual[]): Bilingual[] {
  const pieces = spoken.split(/[\s,，。、.;；/+和]+/).map((piece) => piece.replace(/(?:的|款|版|吧|呢)+$/, ""));
  return pieces
    .filter((piece) => piece.length > 0 && piece.length <= 6)
    .flatMap((piece) => {
      const found = matchValues(piece, values);
      return found.length === 1 ? found : [];
    });
}

/**
 * What is chosen of the product's options: this message over the goal's slots over the conversation's focus. A value
 * that only an earlier product had is forgotten; one asked for now that does not exist is told.
 */
export function readOptions(product: Product, context: SkillContext): OptionReading {
  const { frame, focus, understanding } = context;
  const now = optionsSaid(product, context);
  const namesProductNow = understanding.entities.some((entity) => entity.type === "product");
  const chosen: Record<string, string[]> = {};
  for (const { name } of product.optionNames) {
    const values = valuesOf(product.variants, name);
    const said = now.chosen[name];
    if (said) {
      chosen[name] = understanding.isCorrection ? said.slice(-1) : said;
      continue;
    }
    if (now.unknown.some((one) => one.name === name)) continue;
    const slot = frame.slots[`option.${name}`];
    const fromSlot = slot ? matchValues(slot, values) : [];
    if (slot && fromSlot.length === 0 && !namesProductNow) now.unknown.push({ name, said: slot });
    const kept = fromSlot.length > 0 ? fromSlot : values.filter((value) => value.zh === focus.options[name]);
    if (kept.length > 0) chosen[name] = kept.map((value) => value.zh);
  }
  rememberOptions(product, { chosen, unknown: now.unknown }, context);
  return { chosen, unknown: now.unknown };
}

/** Single values go to slots and focus, so that “那白色呢” replaces one and keeps the rest. */
function rememberOptions(product: Product, reading: OptionReading, context: SkillContext): void {
  const { frame, focus } = context;
  const options: Record<string, string> = {};
  for (const { name } of product.optionNames) {
    const [value, second] = reading.chosen[name] ?? [];
    delete frame.slots[`option.${name}`];
    if (value === undefined || second !== undefined) continue;
    options[name] = value;
    frame.slots[`option.${name}`] = value;
  }
  delete frame.slots.option;
  focus.options = options;
}

/** Variants that have the chosen values. */
export function variantsWith(product: Product, chosen: Record<string, string[]>): Variant[] {
  return product.variants.filter((variant) =>
    Object.entries(chosen).every(([name, values]) => {
      const value = variant.options[name];
      return value !== undefined && values.includes(value.zh);
    }),
  );
}

/** Options that are not chosen and still decide between the variants, in asking order. */
export function openOptions(product: Product, variants: readonly Variant[], chosen: Record<string, string[]>) {
  return product.optionNames.filter(({ name }) => !chosen[name] && valuesOf(variants, name).length > 1);
}

/** “曜石黑 256GB”; empty for a product with one variant and no options. */
export function variantLabel(product: Product, variant: Variant, language: ReplyLanguage): string {
  const values = product.optionNames.flatMap(({ name }) => variant.options[name]?.[language] ?? []);
  return values.join(" ");
}
