import type { Guide, Product } from "../../commerce/ports.ts";
import { cut, MAX_QUOTED, namedLines, type Passage, passagesOf } from "./guide-passages.ts";
import { answering, scoresOf, tellsOf, thingsIn } from "./guide-things.ts";

/** What a product's guides say of the things asked about, by guide. */
export interface Told {
  topic: Guide["topic"] | "description";
  passage: string;
}

/** A statement and the guide that it stands in. */
interface Statement extends Passage {
  topic: Guide["topic"];
}

const LIST: Guide["topic"] = "accessories";
const PRICE = /\d\s*元|[¥￥$]\s*\d|免费|free/iu;
const ASKS_FEE = /费|钱|收不收|几[块元]|多少|cost|charge|fee|how much/iu;
const NEEDS = /需不需要|要不要|用不用|用得[到上]|\bneed/iu;
const SENTENCES: readonly Guide["topic"][] = ["installation", "repair", "care"];

function statementsOf(product: Product, question: string, language: "zh" | "en"): Statement[] {
  const isFee = ASKS_FEE.test(question) && !NEEDS.test(question);
  return product.guides.flatMap(({ topic, text }): Statement[] => {
    if (topic === LIST) {
      const lines = text[language].split("\n").filter((line) => line.trim() !== "" && (!isFee || PRICE.test(line)));
      return lines.map((line) => ({ topic, heading: "", text: line }));
    }
    return SENTENCES.includes(topic) ? passagesOf(text[language]).map((one) => ({ ...one, topic })) : [];
  });
}

/** The heading says what its statements are about. */
function inFull({ heading, text }: Statement): string {
  return heading === "" ? text : `${heading}：${text}`;
}

/** The statements of the product's guides that tell of what is asked, as they stand; empty: none does. */
export function thingsTold(product: Product, question: string, language: "zh" | "en"): Told[] {
  if (thingsIn(question).length === 0) return [];
  const all = statementsOf(product, question, language);
  const isAnswer = answering(all.map(inFull), question);
  const kept = all.filter((_, at) => isAnswer[at]);
  const told = [...Map.groupBy(kept, ({ topic }) => topic)].map(([topic, some]) => {
    const passage = topic === LIST ? some.map(({ text }) => text).join("\n") : cut(some, MAX_QUOTED);
    return { topic, passage };
  });
  return [...told, ...toldElsewhere(product, question, all.map(inFull), language)];
}

/** The things that no guide tells of in its sentences: what the faults or the description say of them, and figures of it. */
function toldElsewhere(product: Product, question: string, said: readonly string[], language: "zh" | "en"): Told[] {
  const silent = thingsIn(question).filter(({ told, isCommon }) => !isCommon && !said.some((one) => told.test(one)));
  if (silent.length === 0) return [];
  const faults = product.guides
    .filter(({ topic }) => topic === "faults")
    .flatMap(({ text }) => text[language].split("\n"))
    .filter((line) => tellsOf(silent, line, question));
  const described = passagesOf(product.description[language]).filter((one) => tellsOf(silent, one.text, question));
  if (described.length > 0) return [{ topic: "description", passage: cut(described, MAX_QUOTED) }];
  return faults.length > 0 ? [{ topic: "faults", passage: faults.join("\n") }] : [];
}

/** How well the product's guides tell of what is asked, its faults by code or symptom, too; 0: not at all. */
export function tellingOf(product: Product, question: string, language: "zh" | "en"): number {
  const faults = product.guides
    .filter(({ topic }) => topic === "faults")
    .flatMap(({ text }) => text[language].split("\n"));
  const ofFault = namedLines(faults, question).length > 0 ? 8 : 0;
  const statements = statementsOf(product, question, language).map(inFull);
  return Math.max(ofFault, ...scoresOf(statements, question));
}
