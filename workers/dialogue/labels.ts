import type { ActionName } from "../platform/policy.ts";
import type { Bilingual } from "../platform/snapshot.ts";
import type { IntentId } from "../understanding/types.ts";

/** Actions as a shopper reads them. */
export const ACTION_LABELS = {
  cancel_order: { zh: "取消订单", en: "cancel the order" },
  change_address: { zh: "修改收货信息", en: "change the delivery details" },
  change_items: { zh: "修改商品", en: "change the items" },
  change_payment: { zh: "修改支付方式", en: "change the payment method" },
  change_profile_address: { zh: "修改默认地址", en: "change the default address" },
  place_order: { zh: "下单", en: "place the order" },
  apply_coupon: { zh: "使用优惠券", en: "apply the coupon" },
  return_items: { zh: "退货退款", en: "return for a refund" },
  exchange_items: { zh: "换货", en: "exchange" },
  refund_only: { zh: "仅退款", en: "refund" },
  reship: { zh: "补发", en: "send it again" },
  price_protect: { zh: "价格保护", en: "price protection" },
  compensate: { zh: "补偿", en: "compensation" },
  expedite_order: { zh: "催促发货", en: "ask for faster shipping" },
  issue_invoice: { zh: "开具发票", en: "issue an invoice" },
  book_service: { zh: "预约服务", en: "book a service" },
  register_review_cashback: { zh: "登记晒单返现", en: "register a review cashback" },
  redeem_points: { zh: "积分兑换", en: "redeem points" },
  withdraw_request: { zh: "撤销申请", en: "withdraw the request" },
  erase_my_data: { zh: "删除个人数据", en: "erase personal data" },
} satisfies Record<ActionName, Bilingual>;

/** The intent by which a shopper asks for an action; what a button for it stands for. */
export const ACTION_INTENTS = {
  cancel_order: "cancel_order",
  change_address: "change_address",
  change_items: "change_order",
  place_order: "place_order_help",
  apply_coupon: "coupon_help",
  return_items: "return_request",
  exchange_items: "exchange_request",
  refund_only: "refund_request",
  reship: "quality_issue",
  price_protect: "price_protection",
  change_profile_address: "account_help",
  change_payment: "payment_problem",
  compensate: "quality_issue",
  register_review_cashback: "feedback_privacy",
  expedite_order: "urge_shipping",
  issue_invoice: "invoice",
  book_service: "repair_warranty",
  redeem_points: "membership_points",
  withdraw_request: "withdraw_request",
  erase_my_data: "feedback_privacy",
} satisfies Record<ActionName, IntentId>;

/** Intents whose goal changes something in the shop. */
export const CHANGES: ReadonlySet<IntentId> = new Set(Object.values(ACTION_INTENTS));

/** Intents as buttons, where the bot asks what was meant. */
export const INTENT_LABELS: Partial<Record<IntentId, Bilingual>> = {
  product_info: { zh: "商品参数", en: "Product details" },
  product_usage: { zh: "使用方法", en: "How to use it" },
  product_compare: { zh: "商品对比", en: "Compare products" },
  size_advice: { zh: "尺码建议", en: "Size advice" },
  stock_query: { zh: "是否有货", en: "In stock?" },
  price_query: { zh: "商品价格", en: "Price" },
  recommendation: { zh: "帮我推荐", en: "Recommend something" },
  promotion_query: { zh: "优惠活动", en: "Promotions" },
  coupon_help: { zh: "优惠券", en: "Coupons" },
  payment_methods: { zh: "支付方式", en: "Ways to pay" },
  payment_problem: { zh: "支付遇到问题", en: "A payment problem" },
  order_status: { zh: "订单状态", en: "Order status" },
  change_order: { zh: "修改订单", en: "Change an order" },
  change_address: { zh: "修改地址", en: "Change the address" },
  cancel_order: { zh: "取消订单", en: "Cancel an order" },
  invoice: { zh: "发票", en: "Invoice" },
  price_protection: { zh: "价格保护", en: "Price protection" },
  shipping_info: { zh: "配送说明", en: "Delivery" },
  urge_shipping: { zh: "催发货", en: "Ship it sooner" },
  track_shipment: { zh: "查物流", en: "Track a parcel" },
  delivery_problem: { zh: "快递异常", en: "A delivery problem" },
  return_request: { zh: "申请退货", en: "Return something" },
  exchange_request: { zh: "申请换货", en: "Exchange something" },
  refund_request: { zh: "申请退款", en: "Get a refund" },
  refund_status: { zh: "退款进度", en: "Refund progress" },
  withdraw_request: { zh: "撤销申请", en: "Withdraw a request" },
  return_policy: { zh: "退换规则", en: "Return policy" },
  quality_issue: { zh: "商品有问题", en: "A faulty product" },
  repair_warranty: { zh: "维修保修", en: "Repair and warranty" },
  membership_points: { zh: "会员积分", en: "Points" },
  store_info: { zh: "店铺信息", en: "About the shop" },
};
