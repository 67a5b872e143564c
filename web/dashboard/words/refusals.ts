import type { Refusal } from "../../../workers/commerce/ports.ts";
import type { Locale } from "../../shared/locale.ts";

/** Why an action is refused, as staff read it. */
const REFUSALS = {
  unknown_order: { zh: "订单不存在", en: "unknown order" },
  identity_needed: { zh: "身份未证明", en: "identity not proved" },
  wrong_state: { zh: "订单状态不符", en: "wrong state" },
  window_over: { zh: "已过期限", en: "window over" },
  category_excluded: { zh: "类目不适用", en: "category excluded" },
  already_done: { zh: "已经办过", en: "done already" },
  too_often: { zh: "次数已满", en: "too often" },
  amount_over_ladder: { zh: "金额超过上限", en: "amount over the limit" },
  approval_needed: { zh: "需要批准", en: "needs approval" },
  not_allowed: { zh: "不允许", en: "not allowed" },
  nothing_to_change: { zh: "没有要改的", en: "nothing to change" },
  items_unknown: { zh: "商品不在订单里", en: "items unknown" },
  quantity: { zh: "数量不对", en: "quantity" },
  too_late_after: { zh: "之前办过别的事项", en: "after another action" },
  method: { zh: "支付方式不符", en: "payment method" },
  balance: { zh: "余额不足", en: "balance too low" },
  replacement: { zh: "不能换成这个", en: "not a replacement" },
  out_of_stock: { zh: "缺货", en: "out of stock" },
  evidence_needed: { zh: "缺少照片", en: "photo missing" },
  coupon: { zh: "优惠券不可用", en: "coupon not usable" },
  presale: { zh: "预售商品不能和其他商品一起下单", en: "presale goods beside others" },
  no_difference: { zh: "没有差价", en: "no difference" },
  points: { zh: "积分不足", en: "too few points" },
} as const satisfies Record<Refusal["reason"], Record<Locale, string>>;

/** The name of a refusal; one that this page does not know is shown as it is. */
export function refusalLabel(reason: string, locale: Locale): string {
  const labels: Record<string, Record<Locale, string>> = REFUSALS;
  return Object.hasOwn(labels, reason) ? (labels[reason]?.[locale] ?? reason) : reason;
}
