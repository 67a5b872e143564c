import type { Understanding, Vocabulary } from "../understanding/types.ts";

/** Below this a classifier's guess tells nothing of what else may be meant. */
const TELLS_NOTHING = 0.01;

/** Whether anything the shop sells comes in sizes that are worn. */
function hasSizes({ options }: Vocabulary): boolean {
  return options.some(({ name }) => /^(?:size|尺码|码数|鞋码)$/iu.test(name));
}

/**
 * Where nothing on sale comes in sizes, nobody asks which to wear: “16升的会不会太大” is about the thing, and what else
 * the words may mean shares what was given to the size.
 */
export function withoutSizes(found: Understanding, vocabulary: Vocabulary): Understanding {
  if (hasSizes(vocabulary)) return found;
  const further = found.further.map((part) =>
    part.intent === "size_advice" ? { ...part, intent: "product_info" as const } : part,
  );
  const rest = found.alternatives.filter(({ intent }) => intent !== "size_advice");
  if (found.intent !== "size_advice") return { ...found, further, alternatives: rest };
  const left = 1 - found.confidence;
  const [next, ...others] = rest.filter(({ confidence }) => confidence >= TELLS_NOTHING);
  if (!next) return { ...found, intent: "product_info", further, alternatives: [] };
  const share = (confidence: number) => Math.min(1, confidence / left);
  const alternatives = others.map(({ intent, confidence }) => ({ intent, confidence: share(confidence) }));
  return { ...found, intent: next.intent, confidence: share(next.confidence), further, alternatives };
}
