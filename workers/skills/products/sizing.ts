import type { Product, SizeChart } from "../../commerce/ports.ts";
import type { Source } from "../../platform/message.ts";
import { type Facts, list, number, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { isAnsweredByFaq } from "../talk/faq-answers.ts";
import { personChoice } from "../talk/offer-person.ts";
import { findProduct } from "./find-product.ts";
import { valuesOf } from "./option-values.ts";
import { presales } from "./presales.ts";
import { productCard, productSource } from "./product-card.ts";
import { isOfBody } from "./product-question.ts";
import { axesOf, coverage, type Measures, missingMeasures, readChart } from "./size-chart.ts";
import { stock } from "./stock.ts";

const ASKS_STOCK = /有.{0,5}[码号]吗|有货|有没有|有吗|还有|现货|in stock|available|do you have/i;
const MEASURES: ReadonlySet<string> = new Set(["height_cm", "weight_kg", "foot_cm"]);
const JIN_FROM = 90;
const FAQ_WHERE_SILENT = 0.5;

/** Measures said now, in this conversation, or as the bare answer to the question for the one that is missing. */
function readMeasures(chart: SizeChart, context: SkillContext): Measures {
  const { focus, understanding, frame } = context;
  for (const entity of understanding.entities) {
    if (entity.type === "height_cm") focus.body.heightCm = entity.value;
    if (entity.type === "weight_kg") focus.body.weightKg = entity.value;
    if (entity.type === "foot_cm") focus.body.footCm = entity.value;
  }
  const missing = missingMeasures(chart, focus.body);
  if (frame.asked !== "body_measure" || missing.length === 0) return focus.body;
  const numbers = (context.text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  for (const axis of missing) {
    const value = numbers.map((one) => plausible(axis, one, context)).find((one) => one !== null);
    if (value !== undefined && value !== null) focus.body[axis] = value;
  }
  return focus.body;
}

/** A bare number as the measure that was asked for; null where it cannot be one. */
function plausible(axis: keyof Measures, value: number, context: SkillContext): number | null {
  if (axis === "footCm") {
    const cm = value >= 150 ? value / 10 : value;
    return cm >= 15 && cm <= 35 ? cm : null;
  }
  // A height given beside it is no weight.
  if (value === context.focus.body.heightCm && axis === "weightKg") return null;
  if (axis === "heightCm") return value >= 130 && value <= 220 ? value : null;
  const isJin = context.language === "zh" && value >= JIN_FROM && !/kg|公斤|千克/i.test(context.text);
  const kg = isJin ? value / 2 : value;
  return kg >= 25 && kg <= 200 ? kg : null;
}

function measureFacts(measures: Measures): Facts {
  return {
    ...(measures.heightCm === undefined ? {} : { height: number(measures.heightCm) }),
    ...(measures.weightKg === undefined ? {} : { weight: number(measures.weightKg) }),
    ...(measures.footCm === undefined ? {} : { foot: number(measures.footCm) }),
  };
}

function chartSource(chart: SizeChart, context: SkillContext): Source {
  return { kind: "size_chart", id: chart.id, title: chart.title[context.language] };
}

function ask(
  product: Product,
  chart: SizeChart,
  missing: (keyof Measures)[],
  before: Say[],
  context: SkillContext,
): Step {
  const [first, second] = missing;
  const which = second ? "height_weight" : first === "footCm" ? "foot" : first === "heightCm" ? "height" : "weight";
  const facts = { product: text(product.name[context.language]) };
  const say: Say = { template: `sizing.ask_${which}`, facts, sources: [chartSource(chart, context)] };
  return { do: "ask", slot: "body_measure", say: [...before, say] };
}

const AXIS_NAMES = {
  heightCm: "Height",
  weightKg: "Weight",
  footCm: "Foot",
} satisfies Record<keyof Measures, string>;

const FIT_WORDS = {
  small: "sizing.runs_small",
  true: "sizing.true_to_size",
  large: "sizing.runs_large",
} satisfies Record<SizeChart["fit"], string>;

function note(chart: SizeChart, context: SkillContext): Say[] {
  return chart.note ? [{ template: "sizing.note", facts: { note: text(chart.note[context.language]) } }] : [];
}

/** The size becomes a chosen option, so that “有货吗” after it does not ask for it again. */
function rememberSize(product: Product, size: string, context: SkillContext): void {
  const value = valuesOf(product.variants, "size").find((one) => one.zh.replace(/码$/, "") === size.replace(/码$/, ""));
  if (value) context.focus.options.size = value.zh;
}

function advise(product: Product, chart: SizeChart, measures: Measures, context: SkillContext): Say[] {
  const { language } = context;
  const kind = chart.measure;
  const facts: Facts = { product: text(product.name[language]), ...measureFacts(measures) };
  const sources = [chartSource(chart, context)];
  const reading = readChart(chart, measures);
  if (reading.is === "outside") {
    const say = outside(chart, facts);
    return [{ ...say, sources, choices: [personChoice(language)] }];
  }
  if (reading.is === "fits") {
    rememberSize(product, reading.size, context);
    const size = text(reading.size.replace(/码$/, ""));
    const label =
      language === "zh" ? `${size.is === "text" ? size.text : ""}码有现货吗` : `Is size ${reading.size} in stock?`;
    const say: Say = { template: `sizing.fits_${kind}`, facts: { ...facts, size }, sources };
    return [
      { ...say, cards: productCard(product, language), choices: [{ id: "ask:stock_query", label }] },
      ...(looser(product, chart, reading.size, context) ?? note(chart, context)),
    ];
  }
  const sizes = { small: text(reading.small), large: text(reading.large) };
  const say: Say[] = [{ template: `sizing.between_${kind}`, facts: { ...facts, ...sizes }, sources }];
  if (reading.by) {
    const by = { byHeight: text(reading.by.height), byWeight: text(reading.by.weight) };
    say.push({ template: "sizing.by_measure", facts: by });
  }
  say.push({ template: FIT_WORDS[chart.fit], facts: sizes }, ...note(chart, context));
  return say;
}

const WANTS_LOOSE =
  /(?:喜欢|想要?|要|穿|偏|爱)(?:穿)?(?:宽松|松|大)一?(?:点|些)?|宽松[一点些]*的|oversized?|\bloose(?:r|ly)?\b|baggy|roomy/iu;

/** Who likes it loose takes the next size; null: it was not said, or there is no larger one. */
function looser(product: Product, chart: SizeChart, size: string, context: SkillContext): Say[] | null {
  const next = chart.rows[chart.rows.findIndex((row) => row.size === size) + 1];
  if (!WANTS_LOOSE.test(context.text) || !next) return null;
  rememberSize(product, next.size, context);
  return [{ template: "sizing.looser", facts: { size: text(next.size.replace(/码$/, "")) } }];
}

function outside(chart: SizeChart, facts: Facts): Say {
  const bounds = axesOf(chart).flatMap((axis) => {
    const [low, high] = coverage(chart, axis) ?? [0, 0];
    return [[`min${AXIS_NAMES[axis]}`, number(low)] as const, [`max${AXIS_NAMES[axis]}`, number(high)] as const];
  });
  return { template: `sizing.outside_${chart.measure}`, facts: { ...facts, ...Object.fromEntries(bounds) } };
}

/** “42码呢” beside an advice: whom that size is meant for. */
function tellNamedSize(product: Product, chart: SizeChart, context: SkillContext): Say[] {
  const { understanding } = context;
  const named = understanding.entities.find((entity) => entity.type === "size");
  const row = chart.rows.find((one) => one.size.replace(/码$/, "") === named?.value.replace(/码$/, ""));
  if (!row) return [];
  const bounds = axesOf(chart).flatMap((axis) => {
    const range = row[axis];
    return range
      ? [[`min${AXIS_NAMES[axis]}`, number(range[0])] as const, [`max${AXIS_NAMES[axis]}`, number(range[1])] as const]
      : [];
  });
  if (bounds.length < axesOf(chart).length * 2) return [];
  const facts = { product: text(product.name[context.language]), size: text(row.size), ...Object.fromEntries(bounds) };
  return [{ template: `sizing.row_${chart.measure}`, facts, sources: [chartSource(chart, context)] }];
}

/** No chart: said so, with the sizes there are. */
function tellNoChart(product: Product, context: SkillContext): Step {
  const { language } = context;
  if (isAnsweredByFaq(context, FAQ_WHERE_SILENT)) return { do: "pass" };
  const say: Say[] = [
    {
      template: "sizing.no_chart",
      facts: { product: text(product.name[language]) },
      sources: [productSource(product, language)],
      choices: [personChoice(language)],
    },
  ];
  const sizes = valuesOf(product.variants, "size").map((value) => value[language]);
  if (sizes.length > 0) say.push({ template: "sizing.sizes", facts: { sizes: list(sizes) } });
  return { do: "say", say };
}

/** “42码有吗” and “那白色呢” ask for the goods, not for the fit. */
function isAboutGoods({ understanding, frame, text: words }: SkillContext, namesSize: boolean): boolean {
  if (frame.asked === "option") return true;
  const has = (...types: string[]) => understanding.entities.some((entity) => types.includes(entity.type));
  if (has("height_cm", "weight_kg", "foot_cm")) return false;
  return has("color", "storage", "spec") || (namesSize && ASKS_STOCK.test(words));
}

/** “偏大还是偏小”: how it turns out, whoever wears it. */
const ASKS_FIT =
  /偏[大小]|正不正码|正码|标准码|码(?:数)?(?:准|正)|尺码准|(?:run|fit)s? (?:a (?:bit|little) )?(?:small|large|big|true)|true to size/iu;

/** How the chart says that it turns out, with its note. */
function tellFit(product: Product, chart: SizeChart, context: SkillContext): Step {
  const facts = { product: text(product.name[context.language]) };
  const say: Say = { template: `sizing.fit_${chart.fit}`, facts, sources: [chartSource(chart, context)] };
  return { do: "say", say: [say, ...note(chart, context)] };
}

async function step(context: SkillContext): Promise<Step> {
  const found = await findProduct(context, { suits: (product) => product.sizeChart !== null });
  if (!found.product) {
    const isWorn = found.candidates.length === 0 || found.candidates.some(({ sizeChart }) => sizeChart !== null);
    return isWorn ? found.step : { do: "pass" };
  }
  const { product } = found;
  const chart = product.sizeChart;
  // How big a machine is, or whether it is enough, is told by its parameters.
  const isWorn = isOfBody(context.text) || product.optionNames.some(({ name }) => name === "size");
  if (!chart) return isWorn ? tellNoChart(product, context) : presales.step(context);
  const named = tellNamedSize(product, chart, context);
  if (isAboutGoods(context, named.length > 0)) return stock.step(context);
  const givesMeasures = context.understanding.entities.some(({ type }) => MEASURES.has(type));
  if (ASKS_FIT.test(context.text) && !givesMeasures && context.frame.asked === null) {
    return tellFit(product, chart, context);
  }
  const measures = readMeasures(chart, context);
  const missing = missingMeasures(chart, measures);
  if (missing.length > 0) return ask(product, chart, missing, named, context);
  const advice = advise(product, chart, measures, context);
  return { do: "say", say: [...named, ...advice] };
}

/** Which size, by the product's own chart; between two sizes both, outside of the chart none. */
export const sizing: Skill = { name: "sizing", intents: ["size_advice"], step };
