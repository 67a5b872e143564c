import type { Holder } from "../../../workers/platform/message.ts";
import type { OrderState } from "../../../workers/platform/policy.ts";
import type { Emotion, EntityType, IntentId } from "../../../workers/understanding/types.ts";
import type { Locale } from "../../shared/locale.ts";
import type { View } from "../api.ts";
import type { StaffShop } from "../wire.ts";

type Label = Record<Locale, string>;

const INTENTS = {
  greeting: { zh: "打招呼", en: "Greeting" },
  thanks_goodbye: { zh: "致谢道别", en: "Thanks or goodbye" },
  human_agent: { zh: "转人工", en: "Wants a person" },
  affirm: { zh: "肯定", en: "Says yes" },
  deny: { zh: "否定", en: "Says no" },
  chitchat: { zh: "闲聊", en: "Small talk" },
  out_of_scope: { zh: "超出范围", en: "Out of scope" },
  product_info: { zh: "商品参数", en: "Product details" },
  product_usage: { zh: "使用方法", en: "How to use it" },
  product_compare: { zh: "商品对比", en: "Compare products" },
  size_advice: { zh: "尺码建议", en: "Size advice" },
  stock_query: { zh: "现货查询", en: "Stock" },
  price_query: { zh: "价格咨询", en: "Price" },
  recommendation: { zh: "商品推荐", en: "Recommendation" },
  promotion_query: { zh: "优惠活动", en: "Promotions" },
  coupon_help: { zh: "优惠券", en: "Coupons" },
  authenticity: { zh: "真伪产地", en: "Authenticity" },
  store_info: { zh: "店铺信息", en: "Store information" },
  bulk_order: { zh: "批量采购", en: "Bulk order" },
  place_order_help: { zh: "下单帮助", en: "Placing an order" },
  payment_methods: { zh: "支付方式", en: "Ways to pay" },
  payment_problem: { zh: "支付异常", en: "Payment problem" },
  order_status: { zh: "订单状态", en: "Order status" },
  change_order: { zh: "修改订单", en: "Change an order" },
  change_address: { zh: "修改地址", en: "Change the address" },
  cancel_order: { zh: "取消订单", en: "Cancel an order" },
  invoice: { zh: "发票", en: "Invoice" },
  price_protection: { zh: "价格保护", en: "Price protection" },
  shipping_info: { zh: "配送咨询", en: "Delivery terms" },
  urge_shipping: { zh: "催发货", en: "Ship it sooner" },
  track_shipment: { zh: "查物流", en: "Track a parcel" },
  delivery_problem: { zh: "配送异常", en: "Delivery problem" },
  return_request: { zh: "退货申请", en: "Return" },
  exchange_request: { zh: "换货申请", en: "Exchange" },
  refund_request: { zh: "退款申请", en: "Refund" },
  refund_status: { zh: "退款进度", en: "Refund status" },
  withdraw_request: { zh: "撤销申请", en: "Withdraw a request" },
  return_policy: { zh: "退换政策", en: "Return policy" },
  quality_issue: { zh: "质量问题", en: "Quality issue" },
  repair_warranty: { zh: "维修保修", en: "Repair and warranty" },
  complaint: { zh: "投诉", en: "Complaint" },
  account_help: { zh: "账号帮助", en: "Account" },
  membership_points: { zh: "会员积分", en: "Points and membership" },
  cross_border: { zh: "跨境关税", en: "Cross-border" },
  feedback_privacy: { zh: "反馈与隐私", en: "Feedback and privacy" },
} as const satisfies Record<IntentId, Label>;

/** The intents of every shop, in their usual order. */
export const INTENT_IDS: readonly string[] = Object.keys(INTENTS);

const EMOTIONS = {
  calm: { zh: "平静", en: "Calm" },
  happy: { zh: "愉快", en: "Happy" },
  anxious: { zh: "着急", en: "Anxious" },
  disappointed: { zh: "失望", en: "Disappointed" },
  angry: { zh: "生气", en: "Angry" },
} as const satisfies Record<Emotion, Label>;

const ENTITIES = {
  order_id: { zh: "订单号", en: "Order" },
  tracking_no: { zh: "运单号", en: "Tracking no." },
  phone: { zh: "手机号", en: "Phone" },
  last4: { zh: "尾号", en: "Last four" },
  email: { zh: "邮箱", en: "E-mail" },
  address: { zh: "地址", en: "Address" },
  person: { zh: "姓名", en: "Name" },
  money: { zh: "金额", en: "Amount" },
  date: { zh: "日期", en: "Date" },
  quantity: { zh: "数量", en: "Quantity" },
  color: { zh: "颜色", en: "Colour" },
  size: { zh: "尺码", en: "Size" },
  storage: { zh: "存储", en: "Storage" },
  spec: { zh: "规格", en: "Spec" },
  height_cm: { zh: "身高", en: "Height" },
  weight_kg: { zh: "体重", en: "Weight" },
  foot_cm: { zh: "脚长", en: "Foot length" },
  product: { zh: "商品", en: "Product" },
  category: { zh: "品类", en: "Category" },
  courier: { zh: "快递", en: "Courier" },
  payment_method: { zh: "支付方式", en: "Payment" },
  country: { zh: "国家", en: "Country" },
  coupon_code: { zh: "券码", en: "Coupon code" },
  ordinal: { zh: "第几个", en: "Which one" },
} as const satisfies Record<EntityType, Label>;

const ORDER_STATES = {
  pending_payment: { zh: "待付款", en: "Awaiting payment" },
  paid: { zh: "已付款", en: "Paid" },
  processing: { zh: "备货中", en: "Being prepared" },
  shipped: { zh: "已发货", en: "Shipped" },
  delivered: { zh: "已签收", en: "Delivered" },
  completed: { zh: "已完成", en: "Completed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
  returned: { zh: "已退回", en: "Returned" },
} as const satisfies Record<OrderState, Label>;

const SHIPMENT_STATES = {
  created: { zh: "已揽收", en: "Created" },
  in_transit: { zh: "运输中", en: "In transit" },
  out_for_delivery: { zh: "派送中", en: "Out for delivery" },
  delivered: { zh: "已签收", en: "Delivered" },
  lost: { zh: "疑似丢失", en: "Lost" },
} as const;

const HOLDERS = {
  bot: { zh: "机器人", en: "Bot" },
  waiting: { zh: "等待中", en: "Waiting" },
  agent: { zh: "人工", en: "Agent" },
  closed: { zh: "已关闭", en: "Closed" },
} as const satisfies Record<Holder, Label>;

/** Why the holder changed; after a colon stands why the bot handed over. */
const REASONS = {
  asked: { zh: "顾客要求人工", en: "asked for a person" },
  not_understood: { zh: "连续未理解", en: "not understood" },
  threat_or_complaint: { zh: "投诉或威胁", en: "complaint or threat" },
  angry: { zh: "情绪激动", en: "angry shopper" },
  policy: { zh: "按店铺规则", en: "by the shop's rules" },
  identity_limited: { zh: "身份核验受限", en: "identity check limited" },
  approval: { zh: "需要审批", en: "needs approval" },
  quality: { zh: "质量问题", en: "quality issue" },
  lost_parcel: { zh: "包裹丢失", en: "lost parcel" },
  failed: { zh: "机器人出错", en: "the bot failed" },
  transferred: { zh: "同事转交", en: "transferred" },
  timed_out: { zh: "没等到人工", en: "nobody came" },
  off_hours: { zh: "下班时间留言", en: "asked off-hours" },
  disconnected: { zh: "坐席离线", en: "agent left" },
} as const;

const CHANNELS = { web: { zh: "网页", en: "Web" } } as const;

const IDENTITY = {
  none: { zh: "未核验", en: "Not verified" },
  order_phone: { zh: "订单核验", en: "Verified by order" },
  signed: { zh: "已登录店铺", en: "Signed in at the shop" },
} as const;

const TIERS = {
  standard: { zh: "普通会员", en: "Standard" },
  silver: { zh: "银卡会员", en: "Silver" },
  gold: { zh: "金卡会员", en: "Gold" },
  platinum: { zh: "白金会员", en: "Platinum" },
} as const;

const ACTIONS = {
  cancel_order: { zh: "取消订单", en: "Cancel the order" },
  change_address: { zh: "修改收货信息", en: "Change the delivery details" },
  return_items: { zh: "退货退款", en: "Return for a refund" },
  exchange_items: { zh: "换货", en: "Exchange" },
  refund_only: { zh: "仅退款", en: "Refund" },
  expedite_order: { zh: "催促发货", en: "Ship it sooner" },
  issue_invoice: { zh: "开具发票", en: "Issue an invoice" },
  price_protect: { zh: "价格保护", en: "Price protection" },
  place_order: { zh: "下单", en: "Place the order" },
} as const;

const TABLES = {
  intent: INTENTS,
  emotion: EMOTIONS,
  entity: ENTITIES,
  orderState: ORDER_STATES,
  shipmentState: SHIPMENT_STATES,
  holder: HOLDERS,
  reason: REASONS,
  channel: CHANNELS,
  identity: IDENTITY,
  tier: TIERS,
  action: ACTIONS,
} as const satisfies Record<string, Record<string, Label>>;

/** Why a conversation waits, or went back to the bot without the person it asked for; null where nothing is owed. */
export function owedReason(holder: string, reason: string): string | null {
  const last = reason.split(":").at(-1) ?? "";
  if (holder === "waiting") return last;
  return holder === "bot" && (last === "timed_out" || last === "off_hours") ? last : null;
}

/** The words for an id of the server; the id itself where this page does not know it. */
export function label(table: keyof typeof TABLES, id: string, locale: Locale): string {
  const known: Record<string, Label> = TABLES[table];
  return known[id]?.[locale] ?? id;
}

/** An intent by its words; one that the shop has added by the shop's name for it. */
export function intentName(id: string, own: readonly { id: string; name: Label }[], locale: Locale): string {
  return own.find((intent) => intent.id === id)?.name[locale] ?? label("intent", id, locale);
}

export const VIEW_LABELS = {
  all: { zh: "全部", en: "All" },
  waiting: { zh: "等待中", en: "Waiting" },
  mine: { zh: "我的", en: "Mine" },
  bot: { zh: "机器人", en: "Bot" },
  closed: { zh: "已关闭", en: "Closed" },
} as const satisfies Record<View, Label>;

export const ROLE_LABELS = {
  owner: { zh: "店主", en: "Owner" },
  admin: { zh: "管理员", en: "Admin" },
  supervisor: { zh: "主管", en: "Supervisor" },
  agent: { zh: "坐席", en: "Agent" },
  analyst: { zh: "分析员", en: "Analyst" },
} as const satisfies Record<StaffShop["role"], Label>;

/** A language by its name in the reader's own; the tag where the browser knows none. */
export function languageName(tag: string, locale: Locale): string {
  try {
    return new Intl.DisplayNames([locale === "zh" ? "zh-CN" : "en"], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
