import { type Effect, ORDERLESS_ACTIONS, type Proposal } from "../commerce/ports.ts";
import type { Card } from "../platform/message.ts";
import type { ActionName } from "../platform/policy.ts";
import type { Bilingual, ShopSnapshot } from "../platform/snapshot.ts";
import { type Facts, type ReplyLanguage, type Say, text } from "../skills/skill.ts";
import { wordsOf } from "./effect-facts.ts";
import { formatFact, type Wording } from "./format.ts";
import { ACTION_LABELS } from "./labels.ts";
import { sayOne } from "./phrase.ts";

const ROW_LABELS = {
  from: { zh: "当前状态", en: "Status now" },
  to: { zh: "办理后", en: "Afterwards" },
  amount: { zh: "金额", en: "Amount" },
  refundTo: { zh: "退回", en: "Back to" },
  by: { zh: "支付方式", en: "Paid by" },
  method: { zh: "支付方式", en: "Paid by" },
  balance: { zh: "办理后余额", en: "Balance afterwards" },
  due: { zh: "预计到账", en: "Expected by" },
  days: { zh: "收到退货后", en: "After we have the goods, within" },
  recipient: { zh: "收货人", en: "Recipient" },
  phone: { zh: "手机号", en: "Phone" },
  address: { zh: "地址", en: "Address" },
  items: { zh: "商品", en: "Items" },
  item: { zh: "商品", en: "Item" },
  changes: { zh: "更换", en: "Change" },
  difference: { zh: "差价", en: "Difference" },
  returnTo: { zh: "寄回地址", en: "Return to" },
  freight: { zh: "运费", en: "Postage" },
  off: { zh: "优惠", en: "Discount" },
  total: { zh: "合计", en: "Total" },
  deposit: { zh: "定金", en: "Deposit" },
  rest: { zh: "尾款", en: "Balance due" },
  opens: { zh: "尾款开始", en: "Balance from" },
  closes: { zh: "尾款截止", en: "Balance until" },
  ships: { zh: "发货", en: "Dispatch from" },
  code: { zh: "优惠码", en: "Coupon" },
  paid: { zh: "购买价", en: "Paid" },
  current: { zh: "现价", en: "Price now" },
  service: { zh: "服务", en: "Service" },
  time: { zh: "时间", en: "When" },
  points: { zh: "使用积分", en: "Points used" },
  after: { zh: "剩余积分", en: "Points left" },
  taxNo: { zh: "税号", en: "Tax no." },
  type: { zh: "发票类型", en: "Type" },
  title: { zh: "抬头", en: "Issued to" },
  replaces: { zh: "替换发票", en: "In place of" },
} satisfies Record<string, Bilingual>;

function rowLabel(effect: Effect, name: string, language: ReplyLanguage): string {
  const isMoneyBack = effect.kind === "refund" || effect.kind === "points_redeemed";
  const key = isMoneyBack && name === "to" ? "refundTo" : name;
  const labels: Record<string, Bilingual> = ROW_LABELS;
  return labels[key]?.[language] ?? name;
}

/** The effects as a shopper reads them, and every fact they state. */
export function tellEffects(
  effects: readonly Effect[],
  shop: ShopSnapshot,
  wording: Wording,
): { lines: string[]; rows: { label: string; value: string }[]; facts: Facts[] } {
  const says = effects.map((effect): Say => wordsOf(effect, wording.language));
  return {
    lines: says.map((say) => sayOne(say, shop, wording)),
    rows: effects.flatMap((effect, i) =>
      Object.entries(says[i]?.facts ?? {}).map(([name, fact]) => ({
        label: rowLabel(effect, name, wording.language),
        value: formatFact(fact, wording),
      })),
    ),
    facts: says.map((say) => say.facts),
  };
}

const ORDERLESS: ReadonlySet<ActionName> = new Set(ORDERLESS_ACTIONS);

/** The order that a preview or receipt names; null: none, or one that has no number for the shopper yet. */
export function orderNamed(proposal: Proposal, isDone: boolean): string | null {
  const isNew = ORDERLESS.has(proposal.name) && !isDone;
  return isNew ? null : proposal.orderId;
}

const STATES = {
  "confirm.preview": "proposed",
  "receipt.executed": "executed",
  "receipt.awaiting_approval": "proposed",
} as const;

/** A preview or a receipt as something to say, with its card. `carried` are the facts inside its lines. */
export function sayEffects(
  template: keyof typeof STATES,
  proposal: Proposal,
  effects: readonly Effect[],
  shop: ShopSnapshot,
  wording: Wording,
): { say: Say; carried: Facts[] } {
  const told = tellEffects(effects, shop, wording);
  const label = ACTION_LABELS[proposal.name][wording.language];
  const card: Card = {
    kind: "action",
    action: proposal.name,
    proposal: proposal.id,
    state: STATES[template],
    title: label,
    rows: told.rows,
  };
  const order = orderNamed(proposal, template === "receipt.executed");
  const facts = { action: text(label), effects: text(told.lines.join("\n")) };
  const say: Say = order
    ? {
        template,
        facts: { ...facts, order: text(order) },
        cards: [card],
        sources: [{ kind: "order", id: order, title: order }],
      }
    : { template: `${template}_own`, facts, cards: [card] };
  return { say, carried: told.facts };
}
