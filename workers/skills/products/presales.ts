import type { Product } from "../../commerce/ports.ts";
import { type Facts, list, number, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { isAnsweredByFaq } from "../talk/faq-answers.ts";
import { personChoice } from "../talk/offer-person.ts";
import { findProduct } from "./find-product.ts";
import { picksByPrice } from "./product-by-price.ts";
import { productCard, productSource } from "./product-card.ts";
import { mentionedProductIds } from "./product-mentions.ts";
import {
  ASKS_BOX,
  ASKS_OVERVIEW,
  ASKS_USAGE,
  ASKS_WARRANTY,
  answerFromCatalogue,
  bareQuestion,
  isSpecific,
  type ProductAnswer,
} from "./product-question.ts";
import { stock } from "./stock.ts";

const FAQ_BEFORE_ASKING = 0.55;
const FAQ_WHERE_SILENT = 0.45;
const MAX_PARAMETERS = 5;

function about(product: Product, context: SkillContext, template: string, facts: Facts = {}): Say {
  return {
    template: `presales.${template}`,
    facts: { product: text(product.name[context.language]), ...facts },
    sources: [productSource(product, context.language)],
  };
}

function tellAnswer(product: Product, answer: ProductAnswer, isFirst: boolean, context: SkillContext): Say {
  if (answer.is === "sentence") return about(product, context, "sentence", { sentence: text(answer.sentence) });
  if (answer.is === "option") {
    const label = context.language === "en" ? answer.label.toLowerCase() : answer.label;
    return about(product, context, "option", { label: text(label), values: list(answer.values) });
  }
  const facts = { label: text(answer.label), value: text(answer.value) };
  return about(product, context, isFirst ? "attribute" : "also", facts);
}

function overview(product: Product, context: SkillContext): Say[] {
  const { language } = context;
  const say = about(product, context, "overview", { description: text(product.description[language]) });
  say.cards = productCard(product, language);
  const parameters = product.attributes
    .slice(0, MAX_PARAMETERS)
    .map(({ label, value }) => `${label[language]}${language === "zh" ? "：" : ": "}${value[language]}`);
  const between = language === "zh" ? "；" : "; ";
  if (parameters.length === 0) return [say];
  return [say, about(product, context, "parameters", { parameters: text(parameters.join(between)) })];
}

/** Everything the catalogue says to the message; empty: it does not say. */
function answersTo(product: Product, context: SkillContext): Say[] {
  const { language, understanding } = context;
  const question = bareQuestion(context);
  const answers: Say[] = [];
  if (ASKS_BOX.test(question) && product.inTheBox.length > 0) {
    const items = product.inTheBox.map((item) => item[language]);
    answers.push(about(product, context, "box", { items: list(items) }));
  }
  if (ASKS_WARRANTY.test(question) && product.warrantyMonths !== null) {
    const months = product.warrantyMonths;
    if (months === 0) answers.push(about(product, context, "no_warranty"));
    else answers.push(about(product, context, "warranty", { months: number(months) }));
  }
  if (understanding.intent === "product_usage" || ASKS_USAGE.test(question)) {
    const usage = product.usage[language];
    if (usage) answers.push(about(product, context, "usage", { usage: text(usage) }));
  }
  if (answers.length > 0) return answers;
  const isAboutOneThing = ASKS_BOX.test(question) || ASKS_WARRANTY.test(question);
  const found = isAboutOneThing ? [] : answerFromCatalogue(product, question, language);
  if (understanding.intent === "authenticity") return authenticity(product, found, context);
  if (found.length > 0) return found.map((answer, i) => tellAnswer(product, answer, i === 0, context));
  if (isAboutOneThing || (isSpecific(question) && !ASKS_OVERVIEW.test(question))) return [];
  return overview(product, context);
}

/** Where it is made and when it expires are parameters; whether it is genuine is a statement of its own. */
function authenticity(product: Product, found: ProductAnswer[], context: SkillContext): Say[] {
  const parameters = found.filter((answer) => answer.is === "attribute");
  if (parameters.length > 0) return parameters.map((answer, i) => tellAnswer(product, answer, i === 0, context));
  if (!product.authenticity) return [];
  return [about(product, context, "authenticity", { authenticity: text(product.authenticity[context.language]) })];
}

/** “那 X1 Pro 呢” asks the last question again, of another product. */
function questionOf(context: SkillContext): string {
  const { frame, text: words } = context;
  if (frame.slots.question) return frame.slots.question;
  const before = frame.slots["question.last"];
  return before && mentionedProductIds(context).length > 0 && saysNothing(context) ? before : words;
}

/** Whether the message holds no question of its own. */
function saysNothing(context: SkillContext): boolean {
  const question = bareQuestion(context);
  const asks = [ASKS_BOX, ASKS_WARRANTY, ASKS_USAGE, ASKS_OVERVIEW];
  return !isSpecific(question) && !asks.some((one) => one.test(question));
}

/** “有白色吗”, “那256G呢”: whether it is there. */
function namesOption(context: SkillContext): boolean {
  const types = ["color", "size", "storage", "spec"];
  return context.frame.asked === "option" || context.understanding.entities.some((one) => types.includes(one.type));
}

async function step(context: SkillContext): Promise<Step> {
  const { slots } = context.frame;
  const shownBefore = context.focus.shownProductIds;
  const found = await findProduct(context);
  if (!found.product) {
    if (!slots.question && isAnsweredByFaq(context, FAQ_BEFORE_ASKING)) return { do: "pass" };
    const each = tellEach(found.candidates, shownBefore, context);
    if (each) return each;
    // The answer will only name the product; what was asked about it is kept.
    slots.question = slots.question ?? context.text;
    return found.step;
  }
  const question = questionOf(context);
  delete slots.question;
  slots["question.last"] = question;
  // “the cheaper one” asks nothing but what it is.
  const asked = { ...context, text: picksByPrice(question) ? "" : question };
  if (namesOption(context) && answerFromCatalogue(found.product, bareQuestion(asked), context.language).length === 0) {
    return stock.step(context);
  }
  const say = answersTo(found.product, asked);
  if (say.length > 0) return { do: "say", say };
  if (isAnsweredByFaq(asked, FAQ_WHERE_SILENT)) return { do: "pass" };
  return { do: "say", say: [notSaid(found.product, context)] };
}

const FEW = 3;

/** Asked of the few that were shown already: of each of them, rather than which once more. */
function tellEach(candidates: readonly Product[], shownBefore: readonly string[], context: SkillContext): Step | null {
  const isKnown = candidates.every(({ id }) => shownBefore.includes(id));
  if (candidates.length < 2 || candidates.length > FEW || !isKnown || !isSpecific(bareQuestion(context))) return null;
  const told = candidates.map((product) => answersTo(product, context));
  if (told.every((says) => says.length === 0)) {
    const names = candidates.map((product) => product.name[context.language]);
    const say = { template: "presales.not_said", facts: { product: list(names) } };
    return { do: "say", say: [{ ...say, choices: [personChoice(context.language)] }] };
  }
  const say = told.flatMap((says, at) => {
    const product = candidates[at];
    return says.length > 0 || !product ? says : [about(product, context, "not_said")];
  });
  return { do: "say", say };
}

/** The catalogue is silent: said so, with a person offered. */
function notSaid(product: Product, context: SkillContext): Say {
  const say = about(product, context, "not_said");
  return { ...say, cards: productCard(product, context.language), choices: [personChoice(context.language)] };
}

/** What it is, what is in the box, how it is used, whether it is genuine: from the catalogue, nothing else. */
export const presales: Skill = {
  name: "presales",
  intents: ["product_info", "product_usage", "authenticity"],
  step,
};
