import type { SkillContext } from "./skill.ts";

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const COUNT = `(\\d{1,3}|${WORDS.join("|")})`;
/** “for 3”, “for two”, “3 of them”, said without a noun. */
const BARE = new RegExp(
  `\\b(?:for|buy|take|get) ${COUNT}(?! ?(?:days?|months?|years?|weeks?|cm|kg|gb|yuan|people|persons))\\b(?=\\W|$)|\\b${COUNT} of (?:them|these|those|it)\\b`,
  "i",
);

/** How many pieces are meant: said now, or known to the goal; 1 where nothing was said. */
export function readQuantity(context: SkillContext): number {
  const entity = context.understanding.entities.find((one) => one.type === "quantity");
  const bare = BARE.exec(context.text);
  const said = entity?.value ?? countOf(bare?.[1] ?? bare?.[2] ?? "0");
  // Kept for the next question about the same goods.
  if (said > 0) context.frame.slots.quantity = String(said);
  const slot = Number(context.frame.slots.quantity ?? context.focus.quantity ?? 1);
  return said > 0 ? said : Number.isInteger(slot) && slot > 0 ? slot : 1;
}

function countOf(said: string): number {
  const word = WORDS.indexOf(said.toLowerCase());
  return word < 0 ? Number(said) : word + 1;
}
