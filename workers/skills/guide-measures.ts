// “左右离墙能留30cm” against “右端距离墙壁≥300mm”: compared by what both are about and in one unit.

const UNIT_MM: Record<string, number> = { mm: 1, 毫米: 1, cm: 10, 厘米: 10, 公分: 10, m: 1000, 米: 1000 };
const LENGTH = /(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|公分|m(?![a-z²³\d])|米)/giu;
const AT_LEAST =
  /(?:≥|>=|不(?:小于|少于|低于)|至少|大于|留(?:有|出)?|at least|more than)\s*(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|公分|m(?![a-z²³\d])|米)/giu;
/** What a distance is from. */
const FROM: readonly RegExp[] = [
  /墙|wall/iu,
  /左|右|两侧|两边|侧面|side/iu,
  /顶|天花|上方|ceiling|above/iu,
  /窗|window/iu,
  /灶|stove|cooker/iu,
  /地面|底|floor/iu,
];

/** A demand of a guide and the shopper's measure against it. */
export interface Fit {
  /** The clause of the guide, as it stands. */
  rule: string;
  /** The measure as the shopper gave it. */
  given: string;
  isEnough: boolean;
}

function millimetres(number: string | undefined, unit: string | undefined): number {
  return Number(number) * (UNIT_MM[(unit ?? "").toLowerCase()] ?? Number.NaN);
}

/** The demands on room that the question gives measures for; empty where there is nothing to compare. */
export function fitsOf(guide: string, question: string): Fit[] {
  const given = [...question.matchAll(LENGTH)].map((match) => ({
    said: match[0],
    mm: millimetres(match[1], match[2]),
    about: question,
  }));
  const [measure] = given;
  if (!measure || given.length > 1) return [];
  return guide.split(/[。；;，,、\n]/u).flatMap((clause): Fit[] => {
    const [needed] = [...clause.matchAll(AT_LEAST)];
    if (!needed || !FROM.some((from) => from.test(clause) && from.test(measure.about))) return [];
    const rule = clause.replace(/^.*?(?:请确保|需|须|应|要求)/u, "").trim();
    return [{ rule, given: measure.said, isEnough: measure.mm >= millimetres(needed[1], needed[2]) }];
  });
}
