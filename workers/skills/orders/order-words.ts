import type { Shipment } from "../../commerce/ports.ts";
import type { OrderState, ServiceType } from "../../platform/policy.ts";
import type { Bilingual } from "../../platform/snapshot.ts";

/** States of an order as shoppers read them. */
export const ORDER_STATE_WORDS = {
  pending_payment: { zh: "待付款", en: "awaiting payment" },
  paid: { zh: "已付款", en: "paid" },
  processing: { zh: "备货中", en: "being prepared" },
  shipped: { zh: "已发货", en: "shipped" },
  delivered: { zh: "已签收", en: "delivered" },
  completed: { zh: "已完成", en: "completed" },
  cancelled: { zh: "已取消", en: "cancelled" },
  returned: { zh: "已退货", en: "returned" },
} satisfies Record<OrderState, Bilingual>;

/** States of a parcel as shoppers read them. */
export const SHIPMENT_STATE_WORDS = {
  created: { zh: "待揽收", en: "Waiting for the courier" },
  in_transit: { zh: "运输中", en: "In transit" },
  out_for_delivery: { zh: "派送中", en: "Out for delivery" },
  delivered: { zh: "已签收", en: "Delivered" },
  lost: { zh: "丢件", en: "Lost" },
} satisfies Record<Shipment["state"], Bilingual>;

/** Services that can be booked, as shoppers read them. */
export const SERVICE_WORDS = {
  install: { zh: "安装", en: "installation" },
  repair: { zh: "维修", en: "repair" },
  maintain: { zh: "保养", en: "maintenance" },
  pick_up: { zh: "上门取件", en: "pick-up" },
} satisfies Record<ServiceType, Bilingual>;

const METHODS: Record<string, Bilingual> = {
  alipay: { zh: "支付宝", en: "Alipay" },
  wechat: { zh: "微信支付", en: "WeChat Pay" },
  wechat_pay: { zh: "微信支付", en: "WeChat Pay" },
  unionpay: { zh: "银联", en: "UnionPay" },
  card: { zh: "银行卡", en: "bank card" },
  credit_card: { zh: "信用卡", en: "credit card" },
  debit_card: { zh: "借记卡", en: "debit card" },
  huabei: { zh: "花呗", en: "Huabei" },
  paypal: { zh: "PayPal", en: "PayPal" },
  balance: { zh: "账户余额", en: "account balance" },
  gift_card: { zh: "礼品卡", en: "gift card" },
  cod: { zh: "货到付款", en: "cash on delivery" },
  original: { zh: "原支付方式", en: "the original payment method" },
};

/** A payment method, or where a refund goes; a name of the shop's own is said as it is. */
export function methodWords(method: string): Bilingual {
  return METHODS[method] ?? { zh: method, en: method };
}
