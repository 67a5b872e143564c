import type { Product } from "../../commerce/ports.ts";
import { productSource } from "../products/product-card.ts";
import { type Facts, type Say, type SkillContext, text } from "../skill.ts";
import { personChoice } from "../talk/offer-person.ts";
import { clausesIn } from "../words.ts";
import { fitsOf } from "./guide-measures.ts";
import { namedLines, quoteCare, quoteGuide, quoteList, quoteNaming } from "./guide-passages.ts";
import { type GuideTopic, guidesFor, guideTopics } from "./guide-topics.ts";
import { thingsTold } from "./things-told.ts";

// What one product's guides say to a question, quoted as it stands.

/** All that the guides say was said already. */
export const FULL = "guide.full";
/** A name is said short where several follow one another. */
const MAX_NAME = 60;
/** A topic by its name. */
export const TOPIC_WORDS: Record<GuideTopic | "description", { zh: string; en: string }> = {
  description: { zh: "商品介绍", en: "description" },
  installation: { zh: "安装说明", en: "installation" },
  accessories: { zh: "安装辅材", en: "installation materials" },
  repair: { zh: "保修和维修说明", en: "warranty and repair" },
  faults: { zh: "常见故障和处理方法", en: "faults and what to do" },
  care: { zh: "保养说明", en: "care" },
  gifts: { zh: "赠品", en: "free gifts" },
};
/** The list itself is asked for. */
const ASKS_LIST = /辅材|辅料|材料|配件|零件|哪些|清单|fittings?|parts|materials|kit/iu;
/** Guides in whole sentences, likeliest to tell of a part first. */
const GUIDES_OF_TEXT: readonly GuideTopic[] = ["installation", "repair", "care"];
const LISTS: ReadonlySet<string> = new Set<GuideTopic>(["accessories", "faults", "gifts"]);
const STEPS =
  /流程|步骤|怎么(?:安?装|修|清洗|洗)|如何(?:安?装|清洗)|一步一?步|\bsteps?\b|process|how (?:do|to|is) [^.?\n]{0,16}install/iu;
/** “烟管怎么装” asks of one thing; “安装流程” of the whole. */
function asksSteps(question: string): boolean {
  return STEPS.test(question) && !/[费钱]|多[大粗高久]|cost|fee/iu.test(question);
}
const ASKS_FEE = /费|多少钱|要钱|免费|收不收|收钱|\bfree\b|cost|charge|\bfee/iu;
const PRICE = /\d\s*元|[¥￥$]\s*\d|免费|free/iu;
const ASKS_COST = /费|钱|几[块多]|价|收|cost|charge|\bfee|how much|price/iu;
const SIZE = /\d+(?:\.\d+)?\s?(?:cm|mm|厘米|毫米|米|m(?![a-z²³]))/giu;
const SIZE_IN = /\d\s?(?:cm|mm|厘米|毫米|米|m(?![a-z²³]))/iu;
/** Of all of them. */
const ASKS_WHICH = /哪些|哪几|什么|啥|咩|乜|清单|[都全]|what|which|list|all\b/iu;
const ASKS_NEED = /需不需要|需要|要不要|用不用|用得[到上]|要用|\bneed/iu;

/** The guide on a topic; empty: there is none. */
export function guideOf(product: Product, topic: GuideTopic, context: SkillContext): string {
  return product.guides
    .filter((guide) => guide.topic === topic)
    .map((guide) => guide.text[context.language])
    .join("\n");
}

/** Words about a product, which is their source. */
export function say(product: Product, template: string, facts: Facts, context: SkillContext): Say {
  const name = product.name[context.language];
  const short = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME)}…` : name;
  return {
    template: `guides.${template}`,
    facts: { product: text(short), ...facts },
    sources: [productSource(product, context.language)],
  };
}

/** Whether the room that the shopper has is what the guide asks for. */
function fits(guide: string, question: string, product: Product, context: SkillContext): Say[] {
  return fitsOf(guide, question).map(({ rule, given, isEnough }) =>
    say(product, isEnough ? "fits" : "too_little", { rule: text(rule), given: text(given) }, context),
  );
}

function tellList(product: Product, topic: GuideTopic, list: string, question: string, context: SkillContext): Say[] {
  const { language } = context;
  const named = topic === "accessories" ? namedLines(list.split("\n"), question) : [];
  const isNeeded = named.length > 0 && ASKS_NEED.test(question);
  // What costs how much is told where it is written, not by a list without prices.
  const isPrice = topic === "accessories" && ASKS_FEE.test(question);
  const lines = (isNeeded ? named : quoteList(list, question)).filter((line) => !isPrice || PRICE.test(line));
  if (lines.length === 0) return [];
  const facts = { topic: text(TOPIC_WORDS[topic][language]), passage: text(lines.join("\n")) };
  return [say(product, isNeeded ? "needed" : "list", facts, context)];
}

/** What a list does not name may stand elsewhere in the product's guides: “角阀” among what the installation includes. */
function tellElsewhere(product: Product, topic: GuideTopic, question: string, context: SkillContext): Say[] {
  const others = GUIDES_OF_TEXT.filter((one) => one !== topic).flatMap((one) => {
    const passage = quoteNaming(guideOf(product, one, context), question, product.name[context.language]);
    const facts = { topic: text(TOPIC_WORDS[one][context.language]), passage: text(passage ?? "") };
    return passage === null ? [] : [say(product, "quote", facts, context)];
  });
  return others.slice(0, 1);
}

/** Care without a guide of its own: what the others say on it. */
function tellCare(product: Product, context: SkillContext): Say[] {
  const others = guidesFor("care").map((topic) => guideOf(product, topic, context));
  const passage = quoteCare(others.filter((one) => one !== "").join("\n"));
  const facts = { topic: text(TOPIC_WORDS.care[context.language]), passage: text(passage ?? "") };
  return passage === null ? [] : [say(product, "quote", facts, context)];
}

/** What the product's own guide says on how long it is answered for and repaired; empty: it has none. */
export function tellRepair(product: Product, context: SkillContext): Say[] {
  return tellTopic(product, "repair", context.text, context);
}

/** What the product's own guide says to do about what is wrong; empty: it says nothing of faults. */
export function tellFaults(product: Product, question: string, context: SkillContext): Say[] {
  return tellTopic(product, "faults", question, context);
}

/** What the guide on a topic says to a question; empty: nothing. */
export function tellTopic(product: Product, topic: GuideTopic, question: string, context: SkillContext): Say[] {
  const guide = guideOf(product, topic, context);
  if (guide === "" && topic === "care") return tellCare(product, context);
  if (guide === "") return [];
  if (LISTS.has(topic)) {
    const isNamed = topic === "gifts" || ASKS_LIST.test(question) || namedLines(guide.split("\n"), question).length > 0;
    const elsewhere = isNamed ? [] : tellElsewhere(product, topic, question, context);
    return elsewhere.length > 0 ? elsewhere : tellList(product, topic, guide, question, context);
  }
  const passage = quoteGuide(guide, question);
  if (passage === null) return [];
  if (passage !== quoteGuide(guide, "")) context.frame.slots[FULL] = "";
  const facts = { topic: text(TOPIC_WORDS[topic][context.language]), passage: text(passage) };
  const measured = topic === "installation" ? fits(guide, question, product, context) : [];
  return [...measured, say(product, "quote", facts, context)];
}

/** The statements that tell of the very things asked about, from whichever guides they stand in. */
export function tellThings(product: Product, question: string, context: SkillContext, isPriced: boolean): Say[] {
  const all = thingsTold(product, question, context.language);
  const told = isPriced ? all.filter(({ topic }) => topic !== "accessories") : all;
  if (told.length === 0) return [];
  const guide = guideOf(product, "installation", context);
  const isNeed = ASKS_NEED.test(question);
  const says = told.map(({ topic, passage }) => {
    const facts = { topic: text(TOPIC_WORDS[topic][context.language]), passage: text(passage) };
    return say(
      product,
      topic === "accessories" && isNeed ? "needed" : LISTS.has(topic) ? "list" : "quote",
      facts,
      context,
    );
  });
  context.frame.slots[FULL] = "";
  return [...fits(guide, question, product, context), ...says];
}

/** What materials cost is told where the installation is. */
function topicsFor(question: string): GuideTopic[] {
  const asked = guideTopics(question);
  const isPrice = asked.includes("accessories") && ASKS_FEE.test(question) && !asked.includes("installation");
  if (isPrice) return ["installation", ...asked];
  // “安装辅材有哪些” asks for the materials, not for how it is installed.
  const isOnlyMaterials = asked.includes("accessories") && /辅材|材料|配件|fittings?|parts/iu.test(question);
  if (isOnlyMaterials && !/流程|怎么|如何|步骤|how/iu.test(question)) {
    return ASKS_FEE.test(question) ? asked : asked.filter((topic) => topic !== "installation");
  }
  return asked;
}

/** “波纹管一条几块”, “另配一根多少钱”: the materials named, with what they cost, as the list of them has it. */
function tellPriced(product: Product, question: string, context: SkillContext): Say[] {
  if (!ASKS_COST.test(question)) return [];
  const list = guideOf(product, "accessories", context);
  const lines = nearestBySize(namedLines(list.split("\n"), question), question).filter((line) => PRICE.test(line));
  if (lines.length === 0) return [];
  const facts = { topic: text(TOPIC_WORDS.accessories[context.language]), passage: text(lines.join("\n")) };
  return [say(product, "list", facts, context)];
}

/** “40cm的波纹管”: of lines that differ in their size, those of the size said; all where none is. */
function nearestBySize(lines: readonly string[], question: string): string[] {
  const sizes = [...question.matchAll(SIZE)].map(([size]) => size.toLowerCase().replace(/\s/g, ""));
  const isSized = (line: string) => SIZE_IN.test(line.split(/[：:]/, 1)[0] ?? "");
  const fits = (line: string) => sizes.some((size) => line.toLowerCase().replace(/\s/g, "").includes(size));
  const isAnyFit = lines.some((line) => isSized(line) && fits(line));
  return isAnyFit ? lines.filter((line) => !isSized(line) || fits(line)) : [...lines];
}

/** All that the guides say to a question; empty: nothing. */
export function tell(product: Product, question: string, context: SkillContext): Say[] {
  const lists = clausesIn(context.text).filter((clause) => asksWholeList(product, clause, context));
  const whole = lists.length > 0 ? tellList(product, "accessories", listOf(product, context), "", context) : [];
  if (whole.length === 0) return tellRest(product, question, context);
  const rest = clausesIn(question).filter((clause) => !lists.includes(clause) && guideTopics(clause).length > 0);
  return withoutRepeats([...whole, ...(rest.length > 0 ? tellRest(product, rest.join("，"), context) : [])]);
}

function listOf(product: Product, context: SkillContext): string {
  return guideOf(product, "accessories", context);
}

/** “要用到哪些辅材，弯头多少钱一个”: all that it takes, beside what is asked of one of them. */
function asksWholeList(product: Product, clause: string, context: SkillContext): boolean {
  const isAsked = ASKS_LIST.test(clause) && ASKS_WHICH.test(clause) && guideTopics(clause).includes("accessories");
  return isAsked && namedLines(listOf(product, context).split("\n"), clause).length === 0;
}

function tellRest(product: Product, question: string, context: SkillContext): Say[] {
  const priced = tellPriced(product, question, context);
  const things = asksSteps(question) ? [] : tellThings(product, question, context, priced.length > 0);
  if (things.length === 0 && priced.length === 0) return tellTopics(product, question, context);
  const beside = besideThings(product, question, context);
  return withoutRepeats([...(beside === "" ? [] : tellTopics(product, beside, context)), ...priced, ...things]);
}

/** “保几年，坏了谁修”: what is asked in clauses that name nothing told of, of another topic or another side of the same. */
function besideThings(product: Product, question: string, context: SkillContext): string {
  const lines = listOf(product, context).split("\n");
  const isOther = (clause: string) =>
    question.includes(clause) &&
    namedLines(lines, clause).length === 0 &&
    thingsTold(product, clause, context.language).length === 0;
  // “说送礼物，怎么个送法”: two clauses, one question.
  const others = clausesIn(context.text).filter(isOther).join("，");
  return guideTopics(others).length > 0 ? others : "";
}

/** What one answer quotes is quoted by no other. */
function withoutRepeats(says: readonly Say[]): Say[] {
  const passages = says.map(({ facts }) => (facts.passage?.is === "text" ? facts.passage.text : null));
  return says.filter((_, at) => {
    const own = passages[at];
    if (own === null || own === undefined) return true;
    return !passages.some((other, by) => other?.includes(own) && (other !== own || by < at) && by !== at);
  });
}

function tellTopics(product: Product, question: string, context: SkillContext): Say[] {
  const asked = topicsFor(question);
  // A material that no list holds may still stand among what the installation comes with.
  const told = asked.flatMap((topic) => tellTopic(product, topic, question, context));
  if (told.length > 0) return told;
  return asked.includes("accessories") ? tellTopic(product, "installation", question, context) : [];
}

/** The whole guides of the topics asked about. */
export function tellAll(product: Product, question: string, context: SkillContext): Say[] {
  return topicsFor(question).flatMap((topic) => {
    const passage = quoteGuide(guideOf(product, topic, context), "");
    const facts = { topic: text(TOPIC_WORDS[topic][context.language]), passage: text(passage ?? "") };
    return passage === null ? [] : [say(product, "quote", facts, context)];
  });
}

/** The guides are silent on it. */
export function nothingOn(product: Product, question: string, context: SkillContext): Say {
  const [topic = "installation"] = guideTopics(question);
  const facts = { topic: text(TOPIC_WORDS[topic][context.language]) };
  return { ...say(product, "none", facts, context), choices: [personChoice(context.language)] };
}
