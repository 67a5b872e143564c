import { linesOnSymptom } from "../after-sales/symptoms.ts";
import { shared, terms } from "../words.ts";
import { codeOfLine, saysCode } from "./fault-words.ts";

/** A statement of a guide, with the heading it stands under. */
export interface Passage {
  heading: string;
  text: string;
}

/** What is asked about a thing, whatever the thing: its price, its steps, its room, its term … */
const ASPECTS: readonly {
  name: string;
  asks: RegExp;
  tells: RegExp;
  heading?: RegExp;
  /** The section is the answer, nothing outside of it. */
  isWhole?: true;
}[] = [
  {
    name: "fee",
    asks: /费|多少钱|收多少|收几|收吗|[怎咋]么?个?收|要钱|花钱|免费|收不收|收钱|价格|价|几[块钱多]|[畀俾给付]钱|最[多高]多?少?$|封顶|上限|\bfee|cost|charge|free\b|how much|pay\b/iu,
    tells: /费|免|\d\s*元|元\/|[¥￥$]|封顶|价|\bfee|cost|charge|free\b/iu,
    heading: /费|收费|服务|fee|cost/iu,
  },
  {
    name: "steps",
    asks: /流程|步骤|怎么(?:安?装|弄|做|修|清洗|洗)|如何(?:安?装|清洗)|一步|过程|how (?:do|to|is|can)|steps?\b|process/iu,
    tells: /→|[①②③④⑤]|(?<!\d)\d[.)）]\s?\p{L}|第[一二三四五]步|首先|然后|step/iu,
    heading: /流程|步骤|process|steps/iu,
    isWhole: true,
  },
  {
    name: "room",
    asks: /[能可]以?装|装得下|装[在到]|位置|空间|角落|离墙|距离|留|多[大高宽]|墙|承重|厨房|阳台|浴室|卫生间|柜|\bspace|room\b|wall|corner|distance|fit\b/iu,
    tells: /距|空间|位置|墙|承重|≥|≤|mm|毫米|厘米|cm|通风|space|wall|distance/iu,
    heading: /要求|环境|条件|requirement/iu,
  },
  {
    name: "term",
    asks: /多久|几年|多长|期限|年限|几个月|过保|how long|period|years?\b/iu,
    tells: /\d\s*(?:年|个月|天|小时|h\b)|终身|[一二三五六八十]年|years?|months?|days?|hours?/iu,
  },
  {
    name: "reach",
    asks: /怎么(?:修|报修|联系|申请)|找谁|去哪|哪里修|上门|电话|热线|多快|响应|who (?:do|can)|contact|hotline|come/iu,
    tells: /热线|客服|报修|预约|上门|网点|APP|联保|响应|hotline|call|contact/iu,
    heading: /服务|紧急|service/iu,
  },
  {
    name: "holds",
    asks: /包括|包含|含|有哪些|都有什么|内容|include|contain|cover/iu,
    tells: /含|包括|包含|提供|免费|include|contain|cover/iu,
  },
];
const CARE = /保养|清洗|清洁|清理|定期|除垢|维护|滤网|滤芯|镁棒|maintain|clean|descale/iu;

/** The statements of a guide on how a thing is cared for, as they stand; null: it has none. */
export function quoteCare(guide: string): string | null {
  const told = passagesOf(guide).filter(({ text }) => CARE.test(text));
  return told.length > 0 ? cut(told, MAX_QUOTED) : null;
}

/** Whether the words ask for one of them. */
export function asksAspect(text: string): boolean {
  return ASPECTS.some(({ asks }) => asks.test(text));
}

/** How long it is answered for: what a repair costs depends on it. */
const WARRANTY = /保修|包修|质保|联保|warrant/iu;
const TERM = /\d\s*(?:年|个月)|终身|[一二三五六八十]年|\d+\s*(?:years?|months?)/iu;

/** A sum, or that it is free. */
const AMOUNT = /\d\s*元|[¥￥$]\s?\d|封顶|免费|全免|免人工|\bfree\b/iu;
const GENERIC = terms(
  "安装 装的 流程 步骤 维修 修理 政策 服务 费用 收费 免费 说明 介绍 详细 具体 到底 什么 怎么 清楚 明白 应该 是免 费的 这个 一遍 包括 要求 产品 商品 保修 赠品 辅材 材料 故障 保养 清洗 install installation repair warranty service policy fee cost free gift gifts product process steps",
);
const HEADING =
  /【([^】\n]{2,16})】|(?:^|(?<=[。；;\n]))\s*([\p{Script=Han}]{0,8}(?:要求|流程|费用|说明|政策|事项|标准|范围|机制|步骤|服务))(?:说明)?(?:如下|方面|包括)?(?=[：:，,])/gu;
const SENTENCE = /[^。！？!?；;\n]+(?:[。！？!?；;]+|\n|$)|[^\n]+$/gu;
/** So much is read at a glance; a longer guide is quoted in part. */
const MAX_WHOLE = 640;
export const MAX_QUOTED = 460;
const FEW_WORDS = 4.5;

function sentencesOf(text: string): string[] {
  return (text.match(SENTENCE) ?? []).map((one) => one.trim()).filter((one) => /[\p{L}\p{N}]/u.test(one));
}

/** A guide as statements under their headings. */
export function passagesOf(text: string): Passage[] {
  const marks = [...text.matchAll(HEADING)].map((match) => ({
    at: match.index,
    end: match[1] === undefined ? match.index : match.index + match[0].length,
    heading: match[1] ?? match[2] ?? "",
  }));
  const bounds = [{ at: 0, end: 0, heading: "" }, ...marks];
  return bounds.flatMap(({ end, heading }, index) =>
    sentencesOf(text.slice(end, bounds[index + 1]?.at ?? text.length)).map((one) => ({ heading, text: one })),
  );
}

/** Which statements tell of an aspect: those under its heading where the guide has one, else by their words. */
function tellsIn(passages: readonly Passage[], { tells, heading, isWhole }: (typeof ASPECTS)[number]) {
  const under = (passage: Passage) => passage.heading !== "" && heading?.test(passage.heading) === true;
  if (isWhole && passages.some(under)) return under;
  return (passage: Passage) => under(passage) || tells.test(passage.text);
}

/** The words of a question that name a thing. */
function namedIn(question: string): Set<string> {
  return new Set([...terms(question)].filter((term) => !GENERIC.has(term)));
}

/** The statements as they stand, under their headings, so many letters of them. */
export function cut(passages: readonly Passage[], max: number): string {
  let length = 0;
  let heading = "";
  const kept: string[] = [];
  for (const one of passages) {
    if (length > 0 && length + one.text.length > max) break;
    const head =
      one.heading !== "" && one.heading !== heading && !one.text.startsWith(one.heading) ? `【${one.heading}】` : "";
    heading = one.heading;
    kept.push(`${head}${one.text}`);
    length += one.text.length;
  }
  return kept.map((one, i) => (i > 0 && one.startsWith("【") ? `\n${one}` : one)).join("");
}

/**
 * The statements of a guide that answer the question, in their order and as they stand; all of it where the question is
 * about all of it. Nothing is added to them. Null: the guide is empty.
 */
export function quoteGuide(guide: string, question: string): string | null {
  const passages = passagesOf(guide);
  if (passages.length === 0) return null;
  const aspects = ASPECTS.filter(({ asks }) => asks.test(question)).map((aspect) => tellsIn(passages, aspect));
  const named = namedIn(question);
  const scored = passages.map((passage) => {
    const told = aspects.filter((tells) => tells(passage)).length;
    return { passage, told, score: 2 * told + 1.5 * shared(named, terms(passage.text)) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  // What it costs is the answer to what it costs, however little else of the question stands beside it.
  const isAmount = ({ text }: Passage) => ASPECTS[0]?.asks.test(question) === true && AMOUNT.test(text);
  // Words alone, of which a guide has many, single nothing out.
  const isAnyTold = scored.some(({ told }) => told > 0);
  if (best === 0 || (!isAnyTold && best < FEW_WORDS)) return cut(passages, MAX_WHOLE);
  const wholes = ASPECTS.filter(({ asks, isWhole }) => isWhole && asks.test(question));
  const isWhole = ({ heading }: Passage) => heading !== "" && wholes.some((one) => one.heading?.test(heading));
  const isTerm = ({ text }: Passage) => WARRANTY.test(text) && TERM.test(text);
  const chosen = scored
    .map(({ passage, score }) => {
      if (isTerm(passage) || isWhole(passage)) return { passage, score: best + 1 };
      return { passage, score: isAmount(passage) ? Math.max(score, best / 2) : score };
    })
    .filter(({ score }) => score >= Math.max(2, best / 2.5))
    .sort((a, b) => b.score - a.score);
  const kept = new Set<Passage>();
  let length = 0;
  for (const { passage } of chosen) {
    if (kept.size > 0 && length + passage.text.length > MAX_QUOTED) continue;
    kept.add(passage);
    length += passage.text.length;
  }
  return cut(
    passages.filter((one) => kept.has(one)),
    MAX_WHOLE,
  );
}

/** The lines of a list (“name: what it is”) that the question names; all of them where it names none. */
export function quoteList(list: string, question: string): string[] {
  const lines = list.split("\n").filter((line) => line.trim() !== "");
  const named = namedLines(lines, question);
  return named.length > 0 ? named : lines;
}

/** Lines whose name the question holds, or its last part: “角阀” is “4分铜角阀”; of a code, the code. */
export function namedLines(lines: readonly string[], question: string): string[] {
  const said = question.toLowerCase();
  const named = lines.filter((line) => {
    const [name = ""] = line.split(/[：:]/, 1);
    const code = codeOfLine(name);
    if (code !== "" && saysCode(said, code)) return true;
    return saysTail(said, name.slice(code.length).trim());
  });
  return named.length > 0 ? named : linesOnSymptom(lines, question);
}

/** A code on a display: “E1”, “F003”. */
const CODE = /(?<![A-Za-z0-9])[A-Z]{1,2}\d{1,3}(?![A-Za-z0-9-])/gu;

/** The statements of a guide that name the very thing asked about, which is no word of the product's name; null: none. */
export function quoteNaming(guide: string, question: string, productName: string): string | null {
  const codes = question.match(CODE) ?? [];
  const ofProduct = terms(productName);
  const named = new Set([...namedIn(question)].filter((term) => !ofProduct.has(term)));
  const scored = passagesOf(guide).map((passage) => {
    const byCode = codes.filter((code) => new RegExp(`(?<![A-Za-z0-9])${code}(?![A-Za-z0-9])`, "u").test(passage.text));
    return { passage, score: byCode.length * 4 + shared(named, terms(passage.text)) };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  if (best === 0 || (codes.length > 0 && best < 4)) return null;
  const kept = scored.filter(({ score }) => score === best).map(({ passage }) => passage);
  return cut(kept, MAX_QUOTED);
}

/** Ends of names that name nothing by themselves. */
const EMPTY_TAIL = /^(?:故障|异常|问题|过大|过小|变化|组件|材料|配件|服务|套装|免费|安装)$/;

function saysTail(said: string, name: string): boolean {
  const tail = name.replace(/[\d.×x\s]+(?:cm|mm|m|米)?$/iu, "").toLowerCase();
  return [4, 3, 2].some((length) => {
    const end = tail.slice(-length);
    return tail.length >= length && /\p{L}/u.test(tail) && !EMPTY_TAIL.test(end) && said.includes(end);
  });
}
