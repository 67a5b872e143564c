import type { SkillContext } from "../skill.ts";

const WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const COUNT = `(\\d{1,3}|${WORDS.join("|")})`;
/** “for 3”, “for two”, “3 of them”, said without a noun. */
const BARE = new RegExp(
  `\\b(?:for|buy|take|get) ${COUNT}(?! ?(?:days?|months?|years?|weeks?|cm|kg|gb|yuan|people|persons))\\b(?=\\W|$)|\\b${COUNT} of (?:them|these|those|it)\\b`,
  "i",
);

/** “数量1”, “件数：2”, “qty 3”. */
const LABELLED = /(?:数量|件数|台数|个数|\bquantity|\bqty)(?:就|还)?(?:是|为|of|is)?[\s:：]*(\d{1,3})(?![\d.])/iu;

/** “两台……算了还是一台”: the count said last. */
const TAKES_BACK = /算了|还是|不对|改[成为]|换成|\b(?:actually|no wait|make (?:it|that)|instead)\b/iu;

/** How many pieces are meant: said now, or known to the goal; 1 where nothing was said. */
export function readQuantity(context: SkillContext): number {
  const counts = context.understanding.entities.filter((one) => one.type === "quantity");
  const entity = TAKES_BACK.test(context.text) ? counts.at(-1) : counts[0];
  const bare = BARE.exec(context.text);
  const said = entity?.value ?? countOf(LABELLED.exec(context.text)?.[1] ?? bare?.[1] ?? bare?.[2] ?? "0");
  // Kept for the next question about the same goods.
  if (said > 0) context.frame.slots.quantity = String(said);
  const slot = Number(context.frame.slots.quantity ?? context.focus.quantity ?? 1);
  return said > 0 ? said : Number.isInteger(slot) && slot > 0 ? slot : 1;
}

function countOf(said: string): number {
  const word = WORDS.indexOf(said.toLowerCase());
  return word < 0 ? Number(said) : word + 1;
}
