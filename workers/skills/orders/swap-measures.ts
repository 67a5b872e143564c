import { type Measure, readMeasures } from "../products/measures.ts";
import type { Candidate } from "./swap-wish.ts";

/** What a measure of a unit is of, as shoppers say it. */
export const ABOUT: readonly { unit: string; about: RegExp }[] = [
  { unit: "w", about: /功率|瓦数|power|watt/i },
  { unit: "kw", about: /功率|power/i },
  { unit: "l", about: /容量|升数|容积|capacity|litre|liter/i },
  { unit: "gb", about: /内存|存储|storage|memory/i },
  { unit: "inch", about: /屏幕|尺寸|screen/i },
  { unit: "mah", about: /电池|续航|battery/i },
  { unit: "ml", about: /容量|capacity/i },
  { unit: "airflow", about: /风量|吸力|吸得|airflow|suction/i },
  { unit: "set", about: /套数|几套|place settings?/i },
  { unit: "hp", about: /匹数|几匹/i },
  { unit: "cm", about: /长度|宽度|高度|length|width|height/i },
  { unit: "kg", about: /重量|weight/i },
];
/** Units that goods are compared by. */
export const ALL_UNITS = [...ABOUT.map(({ unit }) => unit), "tb"];

/** All that is known of a product or variant, in words. */
function described({ product, variant }: Pick<Candidate, "product" | "variant">): string {
  const options = Object.values(variant.options).flatMap((value) => [value.zh, value.en]);
  const attributes = product.attributes.flatMap(({ label, value }) => [`${label.zh} ${value.zh}`, value.en]);
  return [product.name.zh, product.name.en, ...options, ...attributes, product.description.zh].join("\n");
}

/** Its measure of a unit: of the name first, then of options and attributes. */
export function measureOf(one: Pick<Candidate, "product" | "variant">, unit: string): number | null {
  const inName = readMeasures(
    `${Object.values(one.variant.options)
      .map((value) => value.zh)
      .join(" ")} ${one.product.name.zh}`,
  );
  const found =
    inName.find((measure) => measure.unit === unit) ??
    readMeasures(described(one)).find((measure) => measure.unit === unit);
  return found?.value ?? null;
}

/** Whether it has all of the measures, anywhere in what is known of it. */
export function hasMeasures(one: Pick<Candidate, "product" | "variant">, measures: readonly Measure[]): boolean {
  const known = readMeasures(described(one));
  return measures.every(
    ({ value, unit }) => measureOf(one, unit) === value || known.some((m) => m.unit === unit && m.value === value),
  );
}
