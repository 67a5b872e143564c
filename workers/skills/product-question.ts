import type { Product } from "../commerce/ports.ts";
import type { Bilingual } from "../platform/snapshot.ts";
import type { ReplyLanguage, SkillContext } from "./skill.ts";
import { plain, shared, terms } from "./words.ts";

/** What shoppers say for a parameter, and how shops label it. */
const SUBJECTS: readonly { asks: RegExp; names: RegExp; unit?: RegExp }[] = [
  {
    asks: /屏幕|屏多大|几寸|多少寸|显示屏|screen|display/i,
    names: /屏|display|screen/i,
    unit: /\d\s*(?:英?寸|inch|")/iu,
  },
  {
    asks: /多重|重量|净重|毛重|几斤|多少斤|多少克|重不重|重吗|沉不沉|沉吗|轻不轻|heavy|weigh/i,
    names: /重量|净重|毛重|克重|weight/i,
    unit: /\d\s*(?:kg|千克|公斤|克|斤|g\b)/iu,
  },
  {
    asks: /材质|面料|成[分份]|纯棉|全棉|什么料|料子|什么做的|真皮|羊毛|羊绒|涤纶|棉的|material|fabric|made of|cotton|leather|wool|polyester/i,
    names: /材质|面料|成分|材料|鞋面|鞋底|里料|material|fabric(?! weight)|upper|\bsole/i,
  },
  {
    asks: /电池|续航|毫安|\bmah\b|用多久|待机|battery|how long does it last|playing time/i,
    names: /电池|续航|battery|playing time|battery life/i,
  },
  { asks: /[45]\s?g(?![a-z0-9])|双卡|网络|制式|全网通|esim|network|dual sim/i, names: /网络|制式|network|sim/i },
  { asks: /摄像|像素|拍照|镜头|camera|photo|megapixel/i, names: /摄像|像素|镜头|camera/i },
  { asks: /处理器|芯片|cpu|\bchip|processor/i, names: /处理器|芯片|chip|processor/i },
  { asks: /防水|防尘|ip6\d|water\s?proof|water resist/i, names: /防水|防护|water|\bip\d*\b/i },
  { asks: /快充|充电|无线充|多少瓦|charg/i, names: /充电|charg/i },
  { asks: /功率|瓦数?|多少w|power|watt/i, names: /功率|power/i, unit: /\d\s*(?:kw|w(?![a-z])|千?瓦)/iu },
  { asks: /费电|耗电|能效|省电|energy/i, names: /功率|能效|耗电|power|energy/i },
  { asks: /噪音|声音大|吵|分贝|静音|noise|noisy|loud|quiet/i, names: /噪音|noise/i, unit: /\d\s*(?:db|分贝)/iu },
  {
    asks: /多少毫升|几毫升|净含量|多少ml|规格|volume|how much is in|net content/i,
    names: /净含量|规格|容量|volume|net content/i,
  },
  {
    asks: /容量|多少升|几升|升数|几个人用|多少套|几套|capacity|lit(?:er|re)s?/i,
    names: /容量|capacity/i,
    unit: /\d\s*(?:l(?![a-z])|升|套)/iu,
  },
  {
    asks: /尺寸|多大|三围|[长宽高深厚][和跟与、,，]?[长宽高深厚]|(?<![能会])有?多[高宽厚深长]|[长宽高深厚](?:是|有)?多少|[长高宽厚深]度|占地|dimension|how (?:big|tall|wide|large|deep)|how long (?:is|are) (?:it|they|the|this)|size of it/i,
    names: /尺寸|大小|长|宽|高|dimension|size/i,
    unit: /\d\s*(?:mm|毫米|cm|厘米|公分)|\d\s*[×*xX]\s*\d/iu,
  },
  {
    asks: /几口人|几个人(?:用|住|够)|多少人(?:用|住)?|几人(?:用|家庭|份)|适合(?:几|多少)|how many people|(?:what )?household size/i,
    names: /适用人数|适合人数|人口|household|people/i,
    unit: /[\d一二三四五六两](?:\s?[-~–—至到]\s?[\d一二三四五六])?\s?(?:口|人)(?!体|工|性|为|员)/u,
  },
  {
    asks: /水温|温度|多少度|几度|控温|temperature/i,
    names: /温度|温控|temperature/i,
    unit: /\d\s?(?:°|℃|摄氏度|度)/u,
  },
  {
    asks: /风量|吸力|排风量|air ?flow|suction/i,
    names: /风量|吸力|air ?flow|suction/i,
    unit: /\d\s?(?:m³|立方|m3|cfm)/iu,
  },
  {
    asks: /产地|哪里产|哪产|哪里生产|国产|进口|哪国|made in|origin|imported|where is it (?:made|from)/i,
    names: /产地|原产|origin/i,
  },
  {
    asks: /保质期|生产日期|过期|临期|什么时候到期|新鲜|expir|shelf life|best before|production date/i,
    names: /保质期|生产日期|shelf|expir|date/i,
  },
  {
    asks: /配料|成分|添加剂|含糖|无糖|过敏|酒精|香精|ingredient|sugar|allerg|alcohol|contain/i,
    names: /配料|成分|过敏|ingredient|allerg/i,
  },
  { asks: /肤质|敏感肌|油皮|干皮|孕妇|skin/i, names: /肤质|适用|skin/i },
  { asks: /蓝牙|bluetooth/i, names: /蓝牙|连接|bluetooth|connect/i },
  {
    asks: /厚不厚|厚度|薄|保暖|季节|thick|thin|warm|season/i,
    names: /厚度|季节|保暖|克重|thick|season|fabric weight/i,
  },
  { asks: /弹力|弹性|版型|修身|宽松|stretch|\bfit\b|slim|loose/i, names: /弹|版型|stretch|fit|cut/i },
  { asks: /系统|安卓|鸿蒙|android|operating system/i, names: /系统|system/i },
  { asks: /内存|\bram\b|memory/i, names: /内存|\bram\b|memory/i },
  { asks: /存放|储存|保存|store it|storage/i, names: /储存|保存|storage condition/i },
];

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
const ASKS_MUCH = /多|几|三围|[长宽高深厚]{2,}|大不大|高不高|重不重|吵不吵|how|what/iu;

/** Whose measure is asked: of who wears it, it is advice that is wished. */
const OF_BODY = /穿|尺码|[大小几啥么]码|身高|体重|\bwear|\bfit me|my size/iu;

/** Whether a question asks figures of a product: “多重”, “几升”, “how tall is it”. */
export function asksFigure(question: string): boolean {
  return (
    ASKS_MUCH.test(question) &&
    !OF_BODY.test(question) &&
    SUBJECTS.some(({ asks, unit }) => unit && asks.test(question))
  );
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

/** Each of the subjects that the question asks figures of; several of them are all answered. */
function figuresAsked(product: Product, question: string, language: ReplyLanguage): ProductAnswer[] {
  if (!ASKS_MUCH.test(question)) return [];
  const subjects = SUBJECTS.filter(({ asks, unit }) => unit && asks.test(question));
  const told = subjects.flatMap((subject) => figureOf(product, subject, language) ?? []);
  return told.filter((one, at) => told.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at);
}

/** What the catalogue says to the question: figures asked for, parameters, options, sentences; at most three. */
export function answerFromCatalogue(product: Product, question: string, language: ReplyLanguage): ProductAnswer[] {
  const asked = terms(question);
  const options = answerOptions(product, question, asked, language);
  if (options.length > 0) return options;
  const scored = scoreAttributes(product, question, asked).filter((one) => one.score > 0);
  const best = Math.max(0, ...scored.map((one) => one.score));
  const attributes = scored.filter((one) => one.score >= Math.min(best, 3)).slice(0, 3);
  const figures = figuresAsked(product, question, language);
  if (figures.length > attributes.length || (figures.length > 0 && best < 3)) return figures.slice(0, 3);
  const told = [product.description, product.usage]
    .flatMap((words) => sentences(words, language))
    .map(({ said, both }) => ({ said, score: shared(asked, terms(both)) + subjectOverlap(question, both) }))
    .filter((one) => one.score > 0)
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
