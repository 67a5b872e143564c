import { DeskbellError } from "../platform/errors.ts";
import type { Entity } from "../understanding/types.ts";
import type { DialogueState, TurnPorts } from "./contract.ts";

/** How a part of a message says which order it is about. */
export interface OrderReference {
  kind: "number" | "ordinal" | "this" | "other" | "words";
  /** Two references are the same where kind and value are. */
  value: string;
  start: number;
  end: number;
}

/** “第一件”, “the second shirt”: a piece, not an order. */
const OF_GOODS = /[件双条台款套盒瓶袋]$/u;
const THIS =
  /(?:刚才|刚刚)?[这那]一?(?:个|单|笔)(?:订单|单子)?(?![^，。,.]{0,2}(?:颜色|尺码|码|款|商品|东西))|\b(?:this|that|the same) (?:one|order)\b|(?<=\b(?:cancel|return|expedite|exchange) )it\b/iu;
const OTHER =
  /另外?(?:那|的)?[一1]?(?:个|单|笔)(?:订单|单子)?|(?:其他|剩下|别)的?那?一?[个单笔](?:订单|单子)?|\b(?:the|my) other(?: one| order)?\b|\banother (?:one|order)\b/iu;
/** “T恤那单”, “the tee order”: by what is in it. */
const BY_GOODS =
  /[\p{Script=Han}A-Za-z\d]{1,12}(?:那|这)[单笔台](?:订单)?|\bthe (?!other|same|first|second|third|last)[a-z][a-z-]+ order\b/iu;

function found(kind: OrderReference["kind"], match: RegExpExecArray | null, value = ""): OrderReference[] {
  if (!match) return [];
  return [{ kind, value: value || match[0].toLowerCase(), start: match.index, end: match.index + match[0].length }];
}

/** The orders that a part of a message refers to, in its order; `entities` are those of the part. */
export function orderReferences(part: string, entities: readonly Entity[]): OrderReference[] {
  const named = entities.flatMap((entity): OrderReference[] => {
    const { start, end, text } = entity;
    if (entity.type === "order_id") return [{ kind: "number", value: entity.value, start, end }];
    if (entity.type !== "ordinal" || OF_GOODS.test(text)) return [];
    return [{ kind: "ordinal", value: String(entity.value), start, end }];
  });
  if (named.length > 0) return named.sort((a, b) => a.start - b.start);
  const other = found("other", OTHER.exec(part), "other");
  if (other.length > 0) return other;
  const byGoods = found("words", BY_GOODS.exec(part));
  return byGoods.length > 0 ? byGoods : found("this", THIS.exec(part), "this");
}

/** The orders that “第一个” and “the other” are told among, and the one spoken of. */
export interface OrdersKnown {
  shown: readonly string[];
  focused: string | null;
}

const MAX_LISTED = 20;

/** The orders shown last; where none were, a proved shopper's own, the newest first, as their order list has them. */
export async function ordersKnown({ focus, identity }: DialogueState, { commerce }: TurnPorts): Promise<OrdersKnown> {
  const focused = focus.orderId;
  if (focus.shownOrderIds?.length) return { shown: focus.shownOrderIds, focused };
  if (identity.level !== "signed" && identity.level !== "code") return { shown: [], focused };
  try {
    const recent = await commerce.orders.recent(identity, MAX_LISTED);
    return { shown: recent.map(({ id }) => id), focused };
  } catch (error) {
    if (!(error instanceof DeskbellError)) throw error;
    return { shown: [], focused };
  }
}

/** The order's number as far as the conversation so far tells it; null: the goal finds it by its own words, or asks. */
export function orderReferred({ kind, value }: OrderReference, { shown, focused }: OrdersKnown): string | null {
  switch (kind) {
    case "number":
      return value;
    case "ordinal":
      return (Number(value) < 0 ? shown.at(Number(value)) : shown[Number(value) - 1]) ?? null;
    case "this":
      return focused;
    case "other": {
      const rest = shown.filter((id) => id !== focused);
      return shown.length === 2 && rest.length === 1 ? (rest[0] ?? null) : null;
    }
    case "words":
      return null;
  }
}
