import type { Product } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";

/** Figures that shops write into names and descriptions rather than into parameters. */
const MEASURES: readonly { key: string; label: Bilingual; labelled: RegExp; reads: RegExp }[] = [
  {
    key: "capacity",
    label: { zh: "容量", en: "Capacity" },
    labelled: /容量|capacity/i,
    reads: /(?<![\d.≤≥])(\d+(?:\.\d+)?\s?(?:升|L(?![A-Za-z/])))/,
  },
  {
    key: "power",
    label: { zh: "功率", en: "Power" },
    labelled: /功率|power/i,
    reads: /(?<![\d.])(\d+(?:\.\d+)?\s?(?:kW|KW|千瓦|W(?![A-Za-z])|瓦))/,
  },
  {
    key: "energy",
    label: { zh: "能效", en: "Energy rating" },
    labelled: /能效|energy/i,
    reads: /([一二三四五1-5]\s?级能效|能效等级(?:为|达)?\s?[一二三四五1-5]\s?级)/,
  },
  {
    key: "dimensions",
    label: { zh: "尺寸", en: "Dimensions" },
    labelled: /尺寸|大小|dimension|size/i,
    reads:
      /([长宽高深厚]?\s?\d+(?:\.\d+)?\s?(?:mm|cm|毫米|厘米)?\s?[×xX*]\s?[长宽高深厚]?\s?\d+(?:\.\d+)?\s?(?:mm|cm|毫米|厘米)?\s?[×xX*]\s?[长宽高深厚]?\s?\d+(?:\.\d+)?\s?(?:mm|cm|毫米|厘米))/,
  },
  {
    key: "weight",
    label: { zh: "重量", en: "Weight" },
    labelled: /重量|净重|weight/i,
    reads: /(?:净重|重量)[^\d\n。]{0,4}(\d+(?:\.\d+)?\s?(?:kg|千克|公斤|g(?![a-z])|克))/i,
  },
  {
    key: "people",
    label: { zh: "适用人数", en: "Household" },
    labelled: /人数|人口|household/i,
    reads:
      /((?:[\d一二三四五六两]+(?:\s?[-~–—至到]\s?[\d一二三四五六]+)?\s?(?:口(?:之家|人)?|人)(?:及?以[上内下])?)(?=家|使用|用|的?日常|居|沐浴|[，。、；]))/,
  },
  {
    key: "noise",
    label: { zh: "噪音", en: "Noise" },
    labelled: /噪音|noise/i,
    reads: /((?:≤\s?|低至\s?)?\d+\s?(?:dB|分贝))/i,
  },
  {
    key: "battery",
    label: { zh: "电池", en: "Battery" },
    labelled: /电池|battery/i,
    reads: /(\d{3,6}\s?(?:mAh|毫安时?))/i,
  },
  {
    key: "screen",
    label: { zh: "屏幕", en: "Screen" },
    labelled: /屏|screen|display/i,
    reads: /(\d{1,2}(?:\.\d+)?\s?(?:英寸|寸|inch(?:es)?))/i,
  },
];
const WARRANTY: Bilingual = { zh: "保修", en: "Warranty" };
const TERM =
  /[^。；;\n【】]*(?:保修|包修|质保|warranty)[^。；;\n]*(?:\d|[一二三五六八十])\s?(?:年|个月|years?|months?)[^。；;\n]*|[^。；;\n【】]*(?:\d|[一二三五六八十])\s?(?:年|个月|years?|months?)[^。；;\n]*(?:保修|包修|质保|warranty)[^。；;\n]*/i;

/** Parameters that the product's own texts state as figures and its list of parameters does not hold. */
export function measuredValues(product: Product): Product["attributes"] {
  const isListed = (one: RegExp) => product.attributes.some(({ label }) => one.test(`${label.zh} ${label.en}`));
  const read = (reads: RegExp, words: keyof Bilingual) =>
    (reads.exec(product.name[words]) ?? reads.exec(product.description[words]))?.[1]?.trim();
  const figures = MEASURES.filter(({ labelled }) => !isListed(labelled)).flatMap(({ key, label, reads }) => {
    const zh = read(reads, "zh");
    const en = read(reads, "en") ?? zh;
    return zh === undefined || en === undefined ? [] : [{ key, label, value: { zh, en } }];
  });
  return [...figures, ...termOf(product)];
}

/** The figure that a product states under a key or its label, in the unit it is stated in; null: none. */
export function figureOf(product: Product, key: string): number | null {
  const labelled = MEASURES.find((one) => one.key === key)?.labelled;
  const listed = product.attributes.find(({ label }) => labelled?.test(`${label.zh} ${label.en}`));
  const stated = listed ?? measuredValues(product).find((one) => one.key === key);
  const found = /\d+(?:\.\d+)?/.exec(stated?.value.zh ?? "")?.[0];
  return found === undefined ? null : Number(found);
}

function termOf(product: Product): Product["attributes"] {
  if (product.warrantyMonths !== null) return [];
  const repair = product.guides.find(({ topic }) => topic === "repair");
  const termIn = (guide: string) => TERM.exec(guide.replace(/【[^】]*】/gu, ""))?.[0].trim();
  const zh = repair ? termIn(repair.text.zh) : undefined;
  if (repair === undefined || zh === undefined) return [];
  return [{ key: "warranty", label: WARRANTY, value: { zh, en: termIn(repair.text.en) ?? zh } }];
}
