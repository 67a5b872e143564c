import type { Money } from "../../platform/message.ts";
import type { ReplyLanguage } from "../skill.ts";

/** An amount for the cells of a table, in the words' language; said amounts are facts instead. */
export function moneyText(money: Money, language: ReplyLanguage): string {
  const format = new Intl.NumberFormat(language === "zh" ? "zh-CN" : "en-US", {
    style: "currency",
    currency: money.currency,
    trailingZeroDisplay: "stripIfInteger",
  });
  return format.format(money.amountMinor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
