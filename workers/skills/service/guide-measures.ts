// “左右离墙能留30cm” against “右端距离墙壁≥300mm”: compared by what both are about and in one unit.

const UNIT_MM: Record<string, number> = { mm: 1, 毫米: 1, cm: 10, 厘米: 10, 公分: 10, m: 1000, 米: 1000 };
const LENGTH = /(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|公分|m(?![a-z²³\d])|米)/giu;
const AT_LEAST =
  /(?:≥|>=|不(?:小于|少于|低于)|至少|大于|留(?:有|出)?|at least|more than)\s*(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|公分|m(?![a-z²³\d])|米)/giu;
/** What a distance is from. */
const FROM: readonly RegExp[] = [
  /墙|wall/iu,
  /左|右|两侧|两边|侧面|旁边|side/iu,
  /顶|天花|上方|上面|ceiling|above|top/iu,
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

/** “宽度600-605mm”, “780–810 mm high”: what an opening has to be. */
const SIDES: readonly RegExp[] = [/宽|wid/iu, /高|high|height|tall/iu, /深|厚|deep|depth/iu, /长|long|length/iu];
const RANGE =
  /([宽高深厚长]|width|height|depth|length)[^\d，。,;；]{0,8}(\d+(?:\.\d+)?)\s*[-–~～至到]\s*(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|公分)/giu;
const SIDE_GIVEN =
  /([宽高深厚长]|width|height|depth|length|wide|high|tall|deep)[^\d，。,;；]{0,4}(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|公分)?/giu;

function sideOf(word: string | undefined): number {
  return SIDES.findIndex((side) => side.test(word ?? ""));
}

/** A measure without a unit is in the rule's, where that makes it of its size. */
function inUnitOf(rule: number, number: string | undefined, unit: string | undefined): number {
  if (unit) return millimetres(number, unit);
  const bare = Number(number);
  return bare * 4 < rule ? bare * 10 : bare;
}

/** Each side of an opening that both the guide and the shopper give. */
function openingsOf(guide: string, question: string): Fit[] {
  const given = [...question.matchAll(SIDE_GIVEN)];
  return [...guide.matchAll(RANGE)].flatMap(([rule, side, from, to, unit]): Fit[] => {
    const said = given.find(([, word]) => sideOf(word) === sideOf(side));
    if (!said) return [];
    const [low, high] = [millimetres(from, unit), millimetres(to, unit)];
    const mm = inUnitOf(low, said[2], said[3]);
    return [{ rule, given: said[0], isEnough: mm >= low && mm <= high }];
  });
}

/** The demands on room that the question gives measures for; empty where there is nothing to compare. */
export function fitsOf(guide: string, question: string): Fit[] {
  const openings = openingsOf(guide, question);
  return openings.length > 0 ? openings : distancesOf(guide, question);
}

/** Each measure given, with the words that say where: “右边离墙35cm、顶上留10cm” gives two. */
function givenIn(question: string): { said: string; mm: number; about: string }[] {
  const found = [...question.matchAll(LENGTH)];
  const [only] = found;
  if (!only) return [];
  const of = (match: RegExpExecArray, about: string) => ({
    said: match[0],
    mm: millimetres(match[1], match[2]),
    about,
  });
  if (found.length === 1) return [of(only, question)];
  return found.map((match, i) => {
    const before = found[i - 1];
    return of(match, question.slice(before ? before.index + before[0].length : 0, match.index));
  });
}

/** What both the demand and the measure are from, of those that only some places have. */
function isOfSamePlace(rule: string, about: string, isOnly: boolean): boolean {
  const shared = FROM.filter((from) => from.test(rule) && from.test(about));
  if (isOnly) return shared.length > 0;
  // Of several measures a wall alone tells nothing: the side does.
  const sides = FROM.slice(1);
  const isSided = sides.some((from) => from.test(rule)) || sides.some((from) => from.test(about));
  return isSided ? shared.some((from) => from !== FROM[0]) : shared.length > 0;
}

function distancesOf(guide: string, question: string): Fit[] {
  const given = givenIn(question);
  return guide.split(/[。；;，,、\n]/u).flatMap((clause): Fit[] => {
    const [needed] = [...clause.matchAll(AT_LEAST)];
    const measure = needed && given.find(({ about }) => isOfSamePlace(clause, about, given.length === 1));
    if (!needed || !measure) return [];
    const rule = clause.replace(/^.*?(?:请确保|需|须|应|要求)/u, "").trim();
    return [{ rule, given: measure.said, isEnough: measure.mm >= millimetres(needed[1], needed[2]) }];
  });
}
