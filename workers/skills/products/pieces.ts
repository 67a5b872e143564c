import type { ItemPick, OrderItem } from "../../commerce/ports.ts";
import type { SkillContext } from "../skill.ts";

// One of several pieces of the same line: “换其中一件”, “one of the two”.

const PIECES = "items.pieces";
const HAN = "一两二三四五六七八九十";
const ENGLISH = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
const NUMBER_ZH = `([${HAN}]|\\d{1,3})`;
const NUMBER_EN = `(\\d{1,3}|${ENGLISH.join("|")})`;
const OF_GOODS = "[件个台双条部只套盒瓶袋箱支罐包份]";
/** Without what parts and flaws are counted by: “有一个扣子掉了”, “有一条划痕”. */
const OF_WHOLE = "[件台双部套盒瓶袋箱罐包]";
const FLAW = "坏|破|开线|开胶|脱线|问题|瑕疵|不能|用不了|没法|不亮|不转|裂|碎|漏|掉色|污|脏|划|变质|不合|[太偏]";
const FLAWED = "torn|ripped|broken|faulty|damaged|defective|cracked|stained|scratched|dirty|leaking|dead|bad|not work";

const PATTERNS: readonly RegExp[] = [
  new RegExp(`其中(?:的|有)?${NUMBER_ZH}${OF_GOODS}`),
  new RegExp(`${NUMBER_ZH}${OF_GOODS}[,，]?(?:而)?不是(?:[${HAN}]|\\d{1,3}|全部|都)`),
  new RegExp(`(?:只|就|仅|先)(?:想|要|需要?)?(?:退|换|补|寄|改)?(?:回|掉|发)?${NUMBER_ZH}${OF_GOODS}`),
  new RegExp(`(?:退|换|补|补发|寄回)(?:回|掉|货)?${NUMBER_ZH}${OF_WHOLE}`),
  new RegExp(`(?:退|换)(?:回|掉)?${NUMBER_ZH}个(?=[,，。.!！\\s吧就行]|$)`),
  new RegExp(`(?:有|是)?${NUMBER_ZH}${OF_WHOLE}[^，。,.件台双套]{0,4}(?:${FLAW})`),
  new RegExp(`\\b${NUMBER_EN},? (?:and )?not (?:${ENGLISH.join("|")}|\\d{1,3}|both|all)\\b`, "i"),
  new RegExp(
    `\\b${NUMBER_EN} (?:out )?of (?:them|these|those|(?:the|my) (?:\\d+|${ENGLISH.join("|")}|items?|pieces?))\\b`,
    "i",
  ),
  new RegExp(
    `\\b(?:only|just) (?:(?:return|exchange|swap|replace|change|refund) )?${NUMBER_EN}\\b(?! (?:years?|days?|weeks?|months?|times?|hours?))`,
    "i",
  ),
  new RegExp(
    `\\b(?:return|exchange|swap|replace|refund|change|send back) (?:only |just )?${NUMBER_EN}\\b(?! (?:years?|days?|weeks?|months?|times?))`,
    "i",
  ),
  new RegExp(
    `\\b${NUMBER_EN}(?: (?:piece|item|pair|unit))?(?:'s| is| was| are| were| came| arrived) (?:\\w+ ){0,2}(?:${FLAWED})`,
    "i",
  ),
];
const OF_NAMED = new RegExp(`\\b${NUMBER_EN} of (?:the|my) (?:[\\w-]+ ){0,3}?([a-z-]{3,})\\b`, "i");
const KEEPS_REST =
  /(?:另外?|剩下)的?那?一?[件台双套个][^，。,.]{0,6}(?:留|没问题|不退|不换|是好|好的|没事)|keep (?:the other(?: one)?|one)\b|the other (?:one )?(?:is|was) (?:fine|ok|good)/iu;
const SAYS_WHOLE =
  /都要?[退换补]|全部|全都|所有|[两三四五]件都|\b(?:both|all of (?:them|it)|all (?:two|three|four)|everything)\b/iu;
const NAMES_PART_NOT = /(?:not|不是) ?(?:both|all|全部|都)/iu;

function countOf(said: string): number {
  const english = ENGLISH.indexOf(said.toLowerCase());
  if (english >= 0) return english + 1;
  if (said === "两") return 2;
  const han = "一二三四五六七八九十".indexOf(said);
  return han >= 0 ? han + 1 : Number(said);
}

/** “one of the tees”, where the item is a tee; “one of the buttons” is no piece of it. */
function ofNamed(item: OrderItem, said: string): number | null {
  const match = OF_NAMED.exec(said);
  const noun = match?.[2]?.toLowerCase().replace(/(?<=ss|sh|ch|x)es$|s$/u, "");
  return match?.[1] && noun && item.name.en.toLowerCase().includes(noun) ? countOf(match[1]) : null;
}

/** How many pieces of the item the words mean; null: they do not say. */
function piecesIn(item: OrderItem, said: string): number | null {
  const found = PATTERNS.map((pattern) => pattern.exec(said)?.[1]).find((number) => number !== undefined);
  if (found !== undefined) return countOf(found);
  return ofNamed(item, said) ?? (KEEPS_REST.test(said) && item.quantity > 1 ? item.quantity - 1 : null);
}

function piecesOf(item: OrderItem, { frame, text: said }: SkillContext): number {
  if (SAYS_WHOLE.test(said) && !NAMES_PART_NOT.test(said)) {
    // What was said first no longer counts either.
    frame.slots[PIECES] = `${item.id} all`;
    return item.quantity;
  }
  const now = piecesIn(item, said);
  const [id, kept] = frame.slots[PIECES]?.split(" ") ?? [];
  if (now === null && id === item.id) return kept === "all" ? item.quantity : Number(kept);
  const first = [frame.slots["items.said"], frame.slots["swap.said"]].map((words) => piecesIn(item, words ?? ""));
  const pieces = now ?? first.find((one) => one !== null) ?? item.quantity;
  frame.slots[PIECES] = `${item.id} ${pieces}`;
  return pieces;
}

/**
 * The picked items with as many pieces as are meant: of one line with several pieces, those the words name; else all.
 * More than there are stay as said: they are refused with a reason.
 */
export function meantPieces(picked: readonly OrderItem[], context: SkillContext): OrderItem[] {
  const [only] = picked;
  if (!only || picked.length > 1 || only.quantity < 2) return [...picked];
  return [{ ...only, quantity: piecesOf(only, context) }];
}

/** An item with its meant pieces, as an action is asked with it; `whole` is the order's. */
export function pickOf(part: OrderItem, whole: readonly OrderItem[]): ItemPick {
  const line = whole.find(({ id }) => id === part.id);
  return line?.quantity === part.quantity ? { itemId: part.id } : { itemId: part.id, quantity: part.quantity };
}
