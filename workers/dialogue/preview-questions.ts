import type { Proposal } from "../commerce/ports.ts";
import type { Reading } from "./read.ts";
import { isQuestion } from "./slots.ts";

// What is asked of a preview instead of a yes or no: its own figures answer it.

/** What a question about what is open asks for. */
export type AskedOfPreview = "figures" | "undo" | "difference";

const MONEY = "(?:钱|款|退款|退|金额|money|refund)";
const ASKS_MONEY = new RegExp(
  `${MONEY}[^，。,.\\n]{0,8}(?:哪|多少|几|多久|什么时候|啥时候|何时|怎么|咋|原路|卡|支付宝|微信|余额|全额|扣|手续费|[吗么])|(?:多少|几)[^，。,.\\n]{0,4}(?:钱|块|元|退)|(?:多久|几天|多少天|什么时候|啥时候|何时|几号|哪天)[^，。,.\\n]{0,6}(?:到账?|回来|收到|退|返|下来)|(?:全额|原路|扣[^，。,.]{0,3}(?:钱|费)|手续费)[^，。,.]{0,6}(?:退|吗|[?？])|how (?:much|long)|when (?:will|do|does)|where (?:does|will|do)|which (?:card|account)|full refund`,
  "iu",
);
const ASKS_WHERE =
  /(?:寄|邮|发|退|送)[到回去往]?[^，。,.\n]{0,4}(?:哪|什么地方|地址)|(?:地址|哪)[^，。,.\n]{0,4}寄|where (?:do|should) i (?:send|ship)/iu;
const ASKS_UNDO =
  /(?:取消|办|退|改|弄)?[^，。,.\n]{0,6}(?:还|以后|之后)?[^，。,.\n]{0,4}(?:能|可以|能不能|可不可以)[^，。,.\n]{0,4}(?:恢复|撤回|反悔|后悔|还原|找回|再要回来)|\b(?:undo|restore|reverse|get it back)\b/iu;
const ASKS_DIFFERENCE =
  /差价|差多少|差额|补多少|(?:要|用|需要)?(?:补|加|添)(?:多少)?钱|(?:贵|便宜)多少|退[^，。,.]{0,3}差|difference|pay (?:more|extra)/iu;
const REFUNDS: ReadonlySet<string> = new Set(["cancel_order", "return_items", "refund_only", "price_protect"]);
const SWAPS: ReadonlySet<string> = new Set(["change_items", "exchange_items"]);
const BACK: ReadonlySet<string> = new Set(["return_items", "exchange_items"]);

/** What of the open proposal a message asks for; null: it asks for nothing that the preview answers. */
export function askedOfPreview(
  { name }: Pick<Proposal, "name">,
  { text, choice, understanding }: Reading,
): AskedOfPreview | null {
  const namesOther = understanding.entities.some(({ type }) => type === "order_id" || type === "product");
  if (choice !== null || namesOther) return null;
  if (SWAPS.has(name) && ASKS_DIFFERENCE.test(text)) return "difference";
  const asks = isQuestion(text) || /[啊呀呢不没嘛][?？\s]*$/u.test(text.trim());
  if (!asks) return null;
  if (name === "cancel_order" && ASKS_UNDO.test(text)) return "undo";
  if (REFUNDS.has(name) && ASKS_MONEY.test(text)) return "figures";
  return BACK.has(name) && ASKS_WHERE.test(text) ? "figures" : null;
}

/** What to say before the preview is shown once more. */
export function leadOf(asked: AskedOfPreview, { effects }: Pick<Proposal, "effects">): string {
  if (asked === "undo") return "confirm.no_undo";
  if (asked === "figures") return "confirm.as_shown";
  const isMoved = effects.some(
    (effect) =>
      effect.kind === "charge" ||
      effect.kind === "refund" ||
      ("differenceMinor" in effect && effect.differenceMinor !== 0),
  );
  return isMoved ? "confirm.as_shown" : "confirm.no_difference";
}
