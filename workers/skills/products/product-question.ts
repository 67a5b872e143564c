import type { Product } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import type { ReplyLanguage, SkillContext } from "../skill.ts";
import { clausesIn, plain, shared, terms } from "../words.ts";
import { SUBJECTS } from "./product-subjects.ts";

export const ASKS_BOX =
  /包装(?:里|内|盒|清单)|盒子?里|盒内|里面有(?:什么|哪些|啥)|都有什么配件|配件|配的|送充电|带充电|附赠|in the box|come with|comes with|included|accessor|does it include/i;
export const ASKS_WARRANTY = /保修|质保|包修|三包|warrant|guarantee/i;
export const ASKS_USAGE =
  /怎么(?:用|使用|洗|装|安装|清洗|清洁|保养|开机|连|连接|充|吃|喝|泡|煮|穿|保存|存|设置)|如何|用法|使用方法|说明书|能(?:机洗|水洗|洗吗)|可以(?:机洗|水洗|洗)|机洗|手洗|how (?:do|to|should|can) i|how to|machine wash|wash it|clean it|instructions?/i;
export const ASKS_OVERVIEW =
  /介绍|详情|详细|怎么样|参数|配置|了解|说说|讲讲|看看|好不好|好用吗|功能|卖点|特点|tell me (?:more )?about|details?|specs?\b|specifications?|features?|describe|more information|what is it/i;
const ASKS_WHICH = /哪|什么|几|多少|有没有|有.{0,6}吗|what|which|how many|available|come in/i;

/** One statement of the catalogue that answers the question. */
export type ProductAnswer =
  | { is: "attribute"; label: string; value: string }
  | { is: "sentence"; sentence: string }
  | { is: "option"; label: string; values: string[] };

/** The question without the product's and category's names, which would match everything. */
export function bareQuestion(context: SkillContext): string {
  const { text, understanding } = context;
  return understanding.entities
    .filter((entity) => entity.type === "product" || entity.type === "category")
    .reduce((rest, entity) => rest.replace(entity.text, " "), text);
}

function sentences(words: Bilingual, language: ReplyLanguage): { said: string; both: string }[] {
  const split = (value: string) =>
    (value.match(/[^。！？!?；;]+?(?:[。！？!?；;]|\.(?=\s|$)|$)/g) ?? []).map((one) => one.trim());
  const zh = split(words.zh);
  const en = split(words.en);
  const here = language === "zh" ? zh : en;
  // Sentence by sentence translations let an English question find a Chinese sentence and the other way round.
  const other = language === "zh" ? en : zh;
  const isParallel = here.length === other.length;
  return here
    .filter((one) => one !== "")
    .map((said, i) => ({ said, both: isParallel ? `${said} ${other[i] ?? ""}` : said }));
}

function scoreAttributes(product: Product, question: string, asked: ReadonlySet<string>) {
  const subjects = SUBJECTS.filter((subject) => subject.asks.test(question));
  return product.attributes.map((attribute) => {
    const label = `${attribute.label.zh} ${attribute.label.en} ${attribute.key}`;
    const isSubject = subjects.some((subject) => subject.names.test(label));
    const overlap = shared(asked, terms(`${label} ${attribute.value.zh} ${attribute.value.en}`));
    return { attribute, score: (isSubject ? 3 : 0) + overlap };
  });
}

function answerOptions(product: Product, question: string, asked: ReadonlySet<string>, language: ReplyLanguage) {
  if (!ASKS_WHICH.test(question)) return [];
  return product.optionNames.flatMap(({ name, label }): ProductAnswer[] => {
    if (shared(asked, terms(`${label.zh} ${label.en} ${name}`)) === 0 && !plain(question).includes(label.zh)) return [];
    const values = product.variants.flatMap((variant) => variant.options[name]?.[language] ?? []);
    return [{ is: "option", label: label[language], values: [...new Set(values)] }];
  });
}

/** Whether the question is about what a parameter's label names. */
export function isSubjectOf(label: string, question: string): boolean {
  return SUBJECTS.some(({ asks, names }) => asks.test(question) && names.test(label));
}

/** Whether the question asks for a parameter that goods have, by its name. */
export function namesParameter(question: string): boolean {
  return SUBJECTS.some(({ asks }) => asks.test(question));
}

/** Whether the question is about something in particular. */
export function isSpecific(question: string): boolean {
  return (
    SUBJECTS.some((subject) => subject.asks.test(question)) ||
    (terms(question).size > 0 && !ASKS_OVERVIEW.test(question))
  );
}

/** How much of it, rather than whether. */
const ASKS_MUCH =
  /多|几|标称|额定|数[字值据]|范围|指标|报(?:一?下|给?我|个)|列(?:一?下|出)|各是|分别|三围|[长宽高深厚]{2,}|([大高重沉轻厚薄宽吵响静])不\1|[拿搬抬提抱扛]得?动[不吗]|how|what/iu;
/** What it, or a part of it, is made of or looks like: “面板什么材质”. */
const OF_MAKE =
  /材质|质地|(?:什么|啥|哪种)(?:料子?|颜?色)|(?:什么|啥)(?:材料)?做的|made (?:of|from)|what (?:colou?r|material)/iu;

/** Whether a clause asks what a product or a part of it is made of. */
export function asksMake(clause: string): boolean {
  return OF_MAKE.test(clause) && !/(?:[要换拍买选]|有没?有?)[^，。\n]{0,4}(?:什么|啥|哪种)颜?色/u.test(clause);
}

/** What is asked by being named: “噪音和重量”. */
const BY_NOUN = /尺寸|体积|重量|净重|噪[音声]|分贝|功率|容量|能效|耗电|水压|风量|dimensions?|weight|noise|capacity/iu;

/** Whose measure is asked: of who wears it, it is advice that is wished. */
const OF_BODY = /穿|尺码|[大小几啥么]码|身高|体重|\bwear|\bfit me|my size/iu;

/** Whether it is asked how something fits who wears it. */
export function isOfBody(question: string): boolean {
  return OF_BODY.test(question);
}

/** Whether a question asks figures of a product: “多重”, “几升”, “how tall is it”. */
export function asksFigure(question: string): boolean {
  return (
    ASKS_MUCH.test(question) &&
    !OF_BODY.test(question) &&
    SUBJECTS.some(({ asks, unit }) => unit && asks.test(question))
  );
}

/** Whether a question names nothing but parameters with figures: “那款的噪声和重量”. */
export function namesFigures(question: string): boolean {
  return BY_NOUN.test(question);
}

/** The statement with a figure of just what was asked for; null: none. */
function figureOf(product: Product, subject: (typeof SUBJECTS)[number], language: ReplyLanguage): ProductAnswer | null {
  const { unit, names } = subject;
  if (!unit) return null;
  const attribute = product.attributes.find(
    ({ key, label, value }) => names.test(`${label.zh} ${label.en} ${key}`) && unit.test(`${value.zh} ${value.en}`),
  );
  if (attribute) return { is: "attribute", label: attribute.label[language], value: attribute.value[language] };
  const stated = [product.description, product.usage].flatMap((words) => sentences(words, language));
  const told = stated.filter(({ both }) => unit.test(both) && (names.test(both) || subject.asks.test(both)));
  const [first] = told.length > 0 ? told : stated.filter(({ both }) => unit.test(both));
  if (first) return { is: "sentence", sentence: first.said };
  const name = product.name[language];
  return unit.test(name) ? { is: "sentence", sentence: name } : null;
}

/** The subjects that figures are asked of; `isAsked`: how much of them, rather than whether. */
function measured(question: string, isAsked: boolean) {
  return isAsked || BY_NOUN.test(question) ? SUBJECTS.filter(({ asks, unit }) => unit && asks.test(question)) : [];
}

function withoutRepeats(answers: readonly ProductAnswer[]): ProductAnswer[] {
  const said = answers.map((one) => JSON.stringify(one));
  return answers.filter((_, at) => said.indexOf(said[at] ?? "") === at);
}

const PARTS = /[、/]|(?<=\p{Script=Han})[和跟与及](?=\p{Script=Han})/u;
const MAX_ANSWERS = 4;

/** What the catalogue says to the question, to each of its parts that is about a parameter: “尺寸、材质各是多少”. */
export function answerFromCatalogue(product: Product, question: string, language: ReplyLanguage): ProductAnswer[] {
  const isAsked = ASKS_MUCH.test(question);
  const parts = clausesIn(question)
    .flatMap((clause) => clause.split(PARTS))
    .filter(namesParameter);
  if (parts.length < 2) return answerOne(product, question, language, isAsked);
  const told = parts.flatMap((part) => answerOne(product, part, language, isAsked));
  return withoutRepeats(told).slice(0, MAX_ANSWERS);
}

/** Figures asked for, parameters, options, sentences; at most three. */
function answerOne(product: Product, question: string, language: ReplyLanguage, isAsked: boolean): ProductAnswer[] {
  const asked = terms(question);
  const options = answerOptions(product, question, asked, language);
  if (options.length > 0) return options;
  const scored = scoreAttributes(product, question, asked).filter((one) => one.score > 0);
  const best = Math.max(0, ...scored.map((one) => one.score));
  const attributes = scored.filter((one) => one.score >= Math.min(best, 3)).slice(0, 3);
  const wanted = measured(question, isAsked);
  const figures = withoutRepeats(wanted.flatMap((subject) => figureOf(product, subject, language) ?? []));
  if (figures.length > attributes.length || (figures.length > 0 && best < 3)) return figures.slice(0, 3);
  const told = [product.description, product.usage]
    .flatMap((words) => sentences(words, language))
    .map(({ said, both }) => ({ said, score: shared(asked, terms(both)) + subjectOverlap(question, both) }))
    // How much is told by a figure or not at all.
    .filter(({ said, score }) => score > 0 && (wanted.length === 0 || wanted.some(({ unit }) => unit?.test(said))))
    .sort((a, b) => b.score - a.score);
  const [sentence] = told;
  if (sentence && sentence.score > best) return [{ is: "sentence", sentence: sentence.said }];
  return attributes.map(({ attribute }) => ({
    is: "attribute",
    label: attribute.label[language],
    value: attribute.value[language],
  }));
}

/** A subject's words in question and sentence alike: “防水吗” and “IP68级防尘防水”. */
function subjectOverlap(question: string, sentence: string): number {
  return SUBJECTS.some((subject) => subject.asks.test(question) && subject.asks.test(sentence)) ? 2 : 0;
}
