import type { Product, Variant } from "../../commerce/ports.ts";
import type { Choice } from "../../platform/message.ts";
import { list, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { matchValues, type OptionReading, openOptions, valuesOf, variantLabel, variantsWith } from "./option-values.ts";
import { productSource } from "./product-card.ts";

const MAX_OPTION_CHOICES = 8;
const MAX_LABEL = 80;

/** The variants as quick answers; an answer reads like what the shopper would type. */
function variantChoices(product: Product, variants: readonly Variant[], context: SkillContext): Choice[] {
  const { language } = context;
  const labels = variants.map((variant) => variantLabel(product, variant, language));
  if (labels.length <= MAX_OPTION_CHOICES) return labels.map((label) => choice(label));
  const first = product.optionNames.find(({ name }) => valuesOf(variants, name).length > 1);
  return first ? valuesOf(variants, first.name).map((value) => choice(value[language])) : [];
}

function choice(label: string): Choice {
  return { id: label, label: label.slice(0, MAX_LABEL) };
}

/** “颜色：曜石黑、雪域白；存储：128GB、256GB”. */
function describeValues(
  product: Product,
  variants: readonly Variant[],
  names: readonly string[],
  context: SkillContext,
) {
  const { language } = context;
  const colon = language === "zh" ? "：" : ": ";
  const between = language === "zh" ? "、" : ", ";
  const parts = product.optionNames
    .filter(({ name }) => names.includes(name))
    .map(({ name, label }) => {
      const values = valuesOf(variants, name).map((value) => value[language]);
      return names.length > 1 ? `${label[language]}${colon}${values.join(between)}` : values.join(between);
    });
  return text(parts.join(language === "zh" ? "；" : "; "));
}

function joinLabels(labels: string[], context: SkillContext): string {
  return labels.join(context.language === "zh" ? "和" : " and ");
}

/** The question for all options that still decide, at once. */
export function askOptions(
  product: Product,
  variants: readonly Variant[],
  reading: OptionReading,
  context: SkillContext,
): Step {
  const open = openOptions(product, variants, reading.chosen);
  const labels = open.map(({ label }) => (context.language === "en" ? label.en.toLowerCase() : label.zh));
  const say: Say = {
    template: open.length > 1 ? "option.ask_several" : "option.ask",
    facts: {
      product: text(product.name[context.language]),
      options: text(joinLabels(labels, context)),
      values: describeValues(
        product,
        variants,
        open.map(({ name }) => name),
        context,
      ),
    },
    sources: [productSource(product, context.language)],
  };
  return { do: "ask", slot: "option", say: [say], choices: variantChoices(product, variants, context) };
}

/** A value the product does not have: what there is, as the next question. */
export function tellUnknown(product: Product, reading: OptionReading, context: SkillContext): Step {
  const { language } = context;
  const others = variantsWith(product, reading.chosen);
  const say = reading.unknown.map(({ name, said }): Say => {
    const label = product.optionNames.find((option) => option.name === name)?.label[language] ?? name;
    return {
      template: "option.no_value",
      facts: {
        product: text(product.name[language]),
        said: text(said),
        option: text(language === "en" ? label.toLowerCase() : label),
        values: describeValues(product, others, [name], context),
      },
      sources: [productSource(product, language)],
    };
  });
  say.push({ template: "option.which_instead", facts: {} });
  return { do: "ask", slot: "option", say, choices: variantChoices(product, others, context) };
}

/** Each value exists, their combination does not. */
export function tellNoCombination(product: Product, reading: OptionReading, context: SkillContext): Step {
  const { language } = context;
  const wanted = product.optionNames.flatMap(({ name }) => {
    const values = valuesOf(product.variants, name);
    return (reading.chosen[name] ?? []).flatMap((one) => matchValues(one, values).map((value) => value[language]));
  });
  const partial = product.variants.filter((variant) =>
    product.optionNames.some(({ name }) => reading.chosen[name]?.includes(variant.options[name]?.zh ?? "")),
  );
  for (const { name } of product.optionNames) delete context.frame.slots[`option.${name}`];
  context.focus.options = {};
  const say: Say[] = [
    {
      template: "option.no_combination",
      facts: {
        product: text(product.name[language]),
        wanted: text(wanted.join(" ")),
        values: list(partial.map((variant) => variantLabel(product, variant, language))),
      },
      sources: [productSource(product, language)],
    },
    { template: "option.which_instead", facts: {} },
  ];
  return { do: "ask", slot: "option", say, choices: variantChoices(product, partial, context) };
}
