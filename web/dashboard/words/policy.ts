import type { ActionName, IdentityLevel, ServiceType } from "../../../workers/platform/policy.ts";
import type { Locale } from "../../shared/locale.ts";

type Label = Record<Locale, string>;

/** Actions as a merchant calls them, in the order of the form. */
export const ACTION_LABELS = {
  cancel_order: { zh: "取消订单", en: "Cancel an order" },
  change_address: { zh: "修改收货地址", en: "Change the address" },
  change_items: { zh: "发货前改商品", en: "Change items before shipping" },
  change_payment: { zh: "更换支付方式", en: "Change the payment method" },
  change_profile_address: { zh: "修改会员默认地址", en: "Change the address on file" },
  place_order: { zh: "代客下单", en: "Place an order" },
  apply_coupon: { zh: "补用优惠券", en: "Apply a coupon" },
  return_items: { zh: "退货退款", en: "Return" },
  exchange_items: { zh: "换货", en: "Exchange" },
  refund_only: { zh: "仅退款", en: "Refund without return" },
  reship: { zh: "补发", en: "Send again" },
  price_protect: { zh: "价格保护", en: "Price protection" },
  compensate: { zh: "补偿", en: "Compensation" },
  expedite_order: { zh: "催发货", en: "Ship sooner" },
  issue_invoice: { zh: "开发票", en: "Issue an invoice" },
  book_service: { zh: "预约安装维修", en: "Book a service" },
  register_review_cashback: { zh: "晒评返现登记", en: "Review cashback" },
  redeem_points: { zh: "积分兑换", en: "Redeem points" },
  withdraw_request: { zh: "撤销售后申请", en: "Withdraw a request" },
  erase_my_data: { zh: "删除个人数据", en: "Erase personal data" },
} as const satisfies Record<ActionName, Label>;

export const IDENTITY_LABELS = {
  none: { zh: "不需要", en: "None" },
  order_phone: { zh: "订单号加手机尾号", en: "Order number and phone" },
  code: { zh: "短信或邮件验证码", en: "One-time code" },
  signed: { zh: "店铺账号登录", en: "Signed in to the shop" },
} as const satisfies Record<IdentityLevel, Label>;

const WINDOW_LABELS = {
  delivered: { zh: "从签收算起", en: "from delivery" },
  paid: { zh: "从付款算起", en: "from payment" },
  placed: { zh: "从下单算起", en: "from the order" },
} as const satisfies Record<string, Label>;

const REFUND_LABELS = {
  original: { zh: "原路退回", en: "The way it was paid" },
  stored_value: { zh: "退到余额或礼品卡", en: "To a balance or gift card" },
  own: { zh: "退到顾客的其他支付方式", en: "To another method of the customer" },
} as const satisfies Record<string, Label>;

const WHEN_LABELS = {
  at_once: { zh: "立即退款", en: "At once" },
  after_receipt: { zh: "收到退货后退款", en: "After the goods are back" },
} as const satisfies Record<string, Label>;

const FREIGHT_LABELS = {
  shop: { zh: "店铺付运费", en: "Shop pays postage" },
  shopper: { zh: "顾客付运费", en: "Shopper pays postage" },
} as const satisfies Record<string, Label>;

const KIND_LABELS = {
  stored_value: { zh: "余额或礼品卡", en: "A balance or gift card" },
  external: { zh: "其他支付方式", en: "Other payment methods" },
} as const satisfies Record<string, Label>;

const SERVICE_LABELS = {
  install: { zh: "安装", en: "Installation" },
  repair: { zh: "维修", en: "Repair" },
  maintain: { zh: "保养", en: "Maintenance" },
  pick_up: { zh: "上门取件", en: "Pick-up" },
} as const satisfies Record<ServiceType, Label>;

const REPLACEMENT_LABELS = {
  same_product: { zh: "同款的其他规格", en: "Another variant of the product" },
  listed: { zh: "商品列出的可换商品", en: "What the product lists" },
  any: { zh: "任何商品", en: "Any product" },
} as const satisfies Record<string, Label>;

const STATE_LABELS = {
  draft: { zh: "草稿", en: "Draft" },
  scheduled: { zh: "待生效", en: "Scheduled" },
  in_force: { zh: "生效中", en: "In force" },
  waiting: { zh: "已被更新", en: "Superseded" },
  ended: { zh: "已结束", en: "Ended" },
} as const satisfies Record<string, Label>;

const VERDICT_LABELS = {
  automatic: { zh: "自动通过", en: "automatic" },
  approval: { zh: "待批准", en: "needs approval" },
  refused: { zh: "拒绝", en: "refused" },
} as const satisfies Record<string, Label>;

/** What stands at a path of a policy; the last part that is known names it. */
const PATH_LABELS: Record<string, Label> = {
  allowed: { zh: "是否允许", en: "Allowed" },
  states: { zh: "订单状态", en: "Order states" },
  windowDays: { zh: "期限（天）", en: "Window (days)" },
  windowFrom: { zh: "期限起点", en: "Window counts from" },
  identity: { zh: "身份验证", en: "Identity" },
  reasons: { zh: "原因", en: "Reasons" },
  evidence: { zh: "需要照片", en: "Photo needed" },
  freight: { zh: "运费", en: "Postage" },
  label: { zh: "名称", en: "Name" },
  compensation: { zh: "补偿", en: "Compensation" },
  ladder: { zh: "金额分级", en: "Amounts" },
  automaticMinor: { zh: "自动处理上限", en: "Automatic up to" },
  approvalMinor: { zh: "主管批准上限", en: "With approval up to" },
  refund: { zh: "退款", en: "Refund" },
  to: { zh: "退款去向", en: "Refund goes" },
  days: { zh: "到账天数", en: "Days until paid" },
  when: { zh: "退款时间", en: "When" },
  timesPerOrder: { zh: "每单次数", en: "Times per order" },
  excludedCategories: { zh: "不适用的类目", en: "Excluded categories" },
  notAfter: { zh: "之前不得做过", en: "Not after" },
  replacement: { zh: "可换成", en: "Replacement" },
  payment: { zh: "支付方式", en: "Payment" },
  kinds: { zh: "种类", en: "Kinds" },
  by: { zh: "范围", en: "Which" },
  settle: { zh: "结算差价", en: "Difference settled" },
  methodNeeded: { zh: "须指定支付方式", en: "Method must be named" },
  service: { zh: "预约服务", en: "Service" },
  types: { zh: "服务种类", en: "Kinds" },
  withinDays: { zh: "几天内可约", en: "Within days" },
  cashback: { zh: "返现", en: "Cashback" },
  amountMinor: { zh: "金额", en: "Amount" },
  points: { zh: "积分", en: "Points" },
  pointMinor: { zh: "每分价值", en: "Worth of a point" },
  atLeast: { zh: "至少兑换", en: "At least" },
  minor: { zh: "金额", en: "Amount" },
  shareBp: { zh: "比例（万分之）", en: "Share (1/10,000)" },
  shipping: { zh: "发货", en: "Shipping" },
  cutoffHour: { zh: "当天发货截止（点）", en: "Same-day cut-off (hour)" },
  freeFromMinor: { zh: "包邮门槛", en: "Free delivery from" },
  freightMinor: { zh: "运费", en: "Freight" },
  stuckHours: { zh: "物流停滞（小时）", en: "Stuck after (hours)" },
  couriers: { zh: "快递公司", en: "Couriers" },
  returns: { zh: "退货", en: "Returns" },
  address: { zh: "退货地址", en: "Return address" },
  words: { zh: "退货说明", en: "Return terms" },
  handoff: { zh: "转人工", en: "Handoff" },
};

const TABLES = {
  action: ACTION_LABELS,
  identity: IDENTITY_LABELS,
  windowFrom: WINDOW_LABELS,
  refund: REFUND_LABELS,
  when: WHEN_LABELS,
  freight: FREIGHT_LABELS,
  kind: KIND_LABELS,
  service: SERVICE_LABELS,
  replacement: REPLACEMENT_LABELS,
  version: STATE_LABELS,
  verdict: VERDICT_LABELS,
  path: PATH_LABELS,
} as const satisfies Record<string, Record<string, Label>>;

/** The name of an id; one that this page does not know is shown as it is. */
export function policyLabel(table: keyof typeof TABLES, id: string, locale: Locale): string {
  const labels: Record<string, Label> = TABLES[table];
  return Object.hasOwn(labels, id) ? (labels[id]?.[locale] ?? id) : id;
}

/** `reasons.quality.freight` as it is read: “原因 quality · 运费”. */
export function pathLabel(path: string, locale: Locale): string {
  return path
    .split(".")
    .map((part) => policyLabel("path", part, locale))
    .join(" · ");
}
