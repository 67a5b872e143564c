import type { Templates } from "../skill.ts";

/** Words for a price computation, one template per step. */
export const quoteTemplates = {
  "quote.item": { zh: "{label}：{amount}。", en: "{label}: {amount}." },
  "quote.items": { zh: "{label}：{quantity} × {unit} = {amount}。", en: "{label}: {quantity} × {unit} = {amount}." },
  "quote.item_was": { zh: "{label}：{amount}（原价{was}）。", en: "{label}: {amount} (was {was})." },
  "quote.was": { zh: "原价每件{was}。", en: "The list price is {was} each." },
  "quote.off": { zh: "{label}：减{off}。", en: "{label}: {off} off." },
  "quote.plus": { zh: "{label}：加{amount}。", en: "{label}: plus {amount}." },
  "quote.free_freight": { zh: "运费：包邮。", en: "Shipping: free." },
  "quote.freight_until": {
    zh: "运费：{amount}，满{free}包邮。",
    en: "Shipping: {amount}, free from {free}.",
  },
  "quote.freight": { zh: "运费：{amount}。", en: "Shipping: {amount}." },
  "quote.deposit": { zh: "现在付{label}：{amount}。", en: "Pay now, {label}: {amount}." },
  "quote.balance": { zh: "之后付{label}：{amount}。", en: "Pay later, {label}: {amount}." },
  "quote.balance_time": {
    zh: "尾款支付时间：{from}至{until}。",
    en: "The balance is paid from {from} to {until}.",
  },
  "quote.total": { zh: "合计：{amount}。", en: "Total: {amount}." },
  "quote.next": {
    zh: "再买{missing}，可享“{title}”减{off}。",
    en: "Add {missing} more and “{title}” takes {off} off.",
  },
  "quote.until": { zh: "“{title}”活动到{until}为止。", en: "“{title}” runs until {until}." },
} satisfies Templates;
