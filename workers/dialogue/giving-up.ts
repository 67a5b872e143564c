import { withoutIfShort } from "../skills/buying/balance-words.ts";
import { leavesIfShort } from "./putting-off.ts";

/** “取消不了算了”, “if you can't, never mind”: what could not be done is wished no more. */
const GIVES_UP =
  /(?:^|(?<=[\n，。,.!！?？；;\s]))(?:那|要是|如果|既然)?(?:实在)?[\p{Script=Han}]{0,6}(?:不了|不成|不行|不到|没法[\p{Script=Han}]{1,3}|不能[\p{Script=Han}]{1,3})(?:的话)?(?:那|也)?(?:就)?算了[吧啊呀哈]?(?:[，。,.!！~\s]+|$)|(?:^|(?<=[\n.,!?;]\s?))(?:ok |well |then |so )?(?:if (?:you|i|it|that) (?:can'?t|cannot|won'?t|isn'?t possible)[^.,\n]{0,24},? )?(?:never ?mind|forget (?:it|about it|that))(?: then)?(?:[.,!\s]+|$)/giu;
const WORDS = /[\p{L}\p{N}]/gu;
const MIN_REST = 4;

/** The message without what it gives up, as long as something else is said in it. */
export function withoutGivenUp(text: string): string {
  if (leavesIfShort(text)) return text;
  const rest = withoutIfShort(text).replace(GIVES_UP, "").trim();
  return (rest.match(WORDS)?.length ?? 0) >= MIN_REST ? rest : text;
}
