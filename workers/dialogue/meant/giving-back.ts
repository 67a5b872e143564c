import { measuresIn } from "../../skills/products/measures.ts";
import { modelsIn } from "../../skills/products/named-products.ts";
import type { DialogueState } from "../contract.ts";
import { SWAPPING } from "../kinship.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

const POSTAGE = /运费|邮费|快递费|postage|shipping/i;
const WHO = /谁|哪方|我出|自己出|你们出|\bwho\b|do i (?:have to )?pay|am i paying/i;

/** Goals that send goods back. */
const GOES_BACK: ReadonlySet<string> = new Set([
  "return_request",
  "exchange_request",
  "refund_request",
  "quality_issue",
  "return_policy",
]);

/** “运费谁出” asks for the rules of sending back, unless it is about the delivery of an order. */
export function asksReturnPostage({ understanding, text }: Reading, { frames, last }: DialogueState): boolean {
  const goesBack = frames.at(-1)?.intent === "return_request" || frames.at(-1)?.intent === "exchange_request";
  if (!POSTAGE.test(text) || (!WHO.test(text) && !goesBack)) return false;
  const goal = frames.at(-1)?.intent ?? last?.intent ?? "";
  return GOES_BACK.has(understanding.intent === "shipping_info" ? goal : understanding.intent);
}

const ANOTHER =
  /看看?别的|换别的|换其他|别的(?:能换|款|型号|规格)|(?:没|缺|无)货的?话|没货吗|能换(?:什么|哪)|有什么能换|anything else|what else|other (?:ones?|options)/i;

/** “那14升的呢”, “M9 Pro还有货吗”: another by its measure or model. */
const ANOTHER_BY_MEASURE =
  /(?:\d+(?:\.\d+)?\s?(?:升|瓦|寸|英寸|套|风量|l|w|gb)|(?<![a-z0-9])[a-z]{1,4}\d{1,4})[^。？?\n]{0,24}(?:呢|[有没]货|能换|可以换|换得?了|有吗|有没有)[吗么嘛没呀啊的咯\s~～\p{Extended_Pictographic}]*$/iu;
/** “那X9 Pro呢”: the same again of another. */
const SAME_OF = /(?:^|[…\s])那么?[^那]{1,30}呢[\s~～\p{Extended_Pictographic}]*$/iu;

const MAX_ANOTHER = 36;
const CLAUSE = /[^，。,!！?？;；\n]+/gu;

/** “没货吗？那看看别的” after other items were spoken of asks for what else there is to change to. */
export function asksForAnother({ text, understanding, choice }: Reading, { last, awaiting }: DialogueState): boolean {
  const isSwap = last !== null && SWAPPING.has(last.intent);
  if (!isSwap || awaiting !== null || choice !== null || wishesIn(text).length > 0) return false;
  const namesProduct = understanding.entities.some((one) => one.type === "product" && one.score >= 1);
  const asks = (text.match(CLAUSE) ?? []).some((clause) => ANOTHER_BY_MEASURE.test(clause));
  const isSameOf = (text.match(CLAUSE) ?? []).some((clause) => SAME_OF.test(clause) && ANOTHER_BY_MEASURE.test(clause));
  if ((!namesProduct || isSameOf) && text.length <= MAX_ANOTHER && asks) return true;
  return ANOTHER.test(text) && !understanding.entities.some(({ type }) => type === "order_id");
}

/** “能换别的不”: what there is to change to. */
const ASKS_SWAPS =
  /(?:能|可以|可不可以|能不能)换(?:成|个|到)?(?:别的|其他|其它|哪些|哪几|什么|啥|另外)|(?:有|都有)(?:什么|哪些|啥|没有)[^，。,.\n]{0,4}(?:能|可以)换|(?:哪一?[款个台件双种]|哪几[款个台件双]|哪些|(?:什么|啥)(?:款|型号)?)[^，。,.\n]{0,4}(?:我)?(?:能|可以)换(?!钱|货币|积分)|which (?:ones?|items?) can i (?:swap|change|exchange)|what (?:can|could) i (?:swap|change|exchange) (?:it |this |that )?(?:for|to)|can i (?:swap|change|exchange) (?:it|this|that) for (?:something|anything|another)/iu;

const MAY_SWAP =
  /(?:能|可以|可不可以|能不能|可否|好不好)(?:给我|帮我|再|直接)?换(?:成|为|个|到|一?台|一?款)?(?=[^不了吗])|\b(?:can|could|may) i (?:swap|change|exchange)\b[^.?\n]{0,40}\b(?:for|to)\b/iu;

/** “这台能换X那款不”: one thing for another that is named after it, and no comparison of the two. */
function asksToSwapFor({ text, understanding }: Reading): boolean {
  const may = MAY_SWAP.exec(text);
  if (!may) return false;
  const from = may.index + may[0].length;
  const wished = text.slice(from).split(/[，。,!！?？;；\n]/u)[0] ?? "";
  const to = from + wished.length;
  const names = understanding.entities.some(({ type, start }) => type === "product" && start >= from && start < to);
  return names || modelsIn(wished).length > 0 || measuresIn(wished).length > 0;
}

export function asksSwaps(reading: Reading, { awaiting }: DialogueState): boolean {
  const { text, choice, understanding } = reading;
  if (choice !== null || awaiting !== null || wishesIn(text).length > 0) return false;
  if (!ASKS_SWAPS.test(text) && !asksToSwapFor(reading)) return false;
  return !/积分|券|points|voucher/iu.test(text) && understanding.intent !== "return_policy";
}
