import type { Templates } from "../skill.ts";

/** What is said of the shopper's orders at a glance. */
export const overviewTemplates = {
  "overview.all": { zh: "您一共有 {count} 笔订单，合计 {total}：", en: "You have {count} orders, {total} in total:" },
  "overview.some": {
    zh: "{what}的订单有 {count} 笔，合计 {total}：",
    en: "Orders {what}: {count}, {total} in total:",
  },
  "overview.none_such": { zh: "您没有{what}的订单。", en: "You have no orders {what}." },
  "overview.line": {
    zh: "订单 {order}：{items}，{total}，{state}，{placed}下单",
    en: "Order {order}: {items}, {total}, {state}, placed {placed}",
  },
  "overview.item": {
    zh: "· {item}：单价 {price}，{quantity} 件，小计 {sum}",
    en: "· {item}: {price} each, {quantity} of them, {sum}",
  },
  "overview.sum": {
    zh: "订单 {order} 共 {quantity} 件，合计 {total}。",
    en: "Order {order}: {quantity} in all, {total} in total.",
  },
  "overview.sum_of": {
    zh: "商品 {items}，运费 {freight}，优惠 {discount}，合计 {total}。",
    en: "Items {items}, shipping {freight}, discount {discount}; in total {total}.",
  },
  "overview.paid": {
    zh: "订单 {order} 付款 {paid}，付款方式：{methods}。",
    en: "Order {order}: {paid} paid with {methods}.",
  },
  "overview.unpaid": {
    zh: "订单 {order} 还没有付款，应付 {total}。",
    en: "Order {order} has not been paid yet; {total} is due.",
  },
  "overview.not_bought": {
    zh: "在您的订单里没有找到这样的商品。",
    en: "I found nothing like it in your orders.",
  },
} satisfies Templates;
