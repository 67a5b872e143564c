import type { Dictionary } from "../../shared/locale.ts";

/** The words of the policy's page. */
export interface PolicyWords {
  policy: string;
  lead: string;
  versions: string;
  version(number: number): string;
  from(when: string): string;
  fromTo(when: string, until: string): string;
  newDraft: string;
  actions: string;
  general: string;
  on: string;
  off: string;
  unset: string;
  allowed: string;
  states: string;
  anyState: string;
  window: string;
  days: string;
  noLimit: string;
  identity: string;
  times: string;
  reasons: string;
  reasonZh: string;
  reasonEn: string;
  photo: string;
  addReason: string;
  removeReason(name: string): string;
  ladder: string;
  automatic: string;
  approval: string;
  above: string;
  paidWith: string;
  services: string;
  servicesWithin: string;
  cashback: string;
  pointWorth: string;
  pointsAtLeast: string;
  settle: string;
  compensation: string;
  refund: string;
  refundHint: string;
  refundDays: string;
  cutoff: string;
  freeFrom: string;
  freight: string;
  stuck: string;
  returnAddress: string;
  returnWords: string;
  chinese: string;
  english: string;
  save: string;
  saveHint: string;
  discardDraft: string;
  changed: string;
  saved: string;
  published: string;
  discarded: string;
  review: string;
  compare: string;
  same: string;
  before: string;
  after: string;
  none: string;
  dryRun: string;
  dryRunHint: string;
  lastDays(days: number): string;
  tried(orders: number, days: number): string;
  cut: string;
  noOrders: string;
  noChange: string;
  differing(count: number): string;
  inForce: string;
  draft: string;
  order: string;
  action: string;
  publish: string;
  publishHint: string;
  now: string;
  validFrom: string;
  validUntil: string;
  forGood: string;
  publishing: string;
  working: string;
  failed: string;
  conflict: string;
  refused(message: string): string;
  loadFailed: string;
  forbidden: string;
}

export const policyWords: Dictionary<PolicyWords> = {
  zh: {
    policy: "售后政策",
    lead: "这里的规则决定机器人可以替顾客办什么。先存草稿，看清变化，再发布。",
    versions: "版本",
    version: (number) => `第 ${number} 版`,
    from: (when) => `${when} 起`,
    fromTo: (when, until) => `${when} 至 ${until}`,
    newDraft: "修改后会存成新草稿，不影响正在生效的版本。",
    actions: "可以办理的事项",
    general: "发货与退货",
    on: "允许",
    off: "不允许",
    unset: "未设置",
    allowed: "允许办理",
    states: "订单处于这些状态时可以办",
    anyState: "一个都不选就不能办理",
    window: "期限",
    days: "天内",
    noLimit: "不限",
    identity: "顾客需要证明身份",
    times: "每个订单最多几次",
    reasons: "顾客可以选的原因",
    reasonZh: "中文名称",
    reasonEn: "英文名称",
    photo: "需要照片",
    addReason: "添加原因",
    removeReason: (name) => `删除原因：${name}`,
    ladder: "按金额分级",
    automatic: "自动办理，不超过",
    approval: "主管批准，不超过",
    above: "超过以上金额的转人工。",
    paidWith: "可以用什么付款",
    services: "可以预约的服务",
    servicesWithin: "几天内可约",
    cashback: "每单返现",
    pointWorth: "每个积分值多少",
    pointsAtLeast: "至少兑换多少积分",
    settle: "补收或退还差价",
    compensation: "补偿金额",
    refund: "退款去向",
    refundHint: "顾客没有指定时用选中的第一个。",
    refundDays: "几天内到账",
    cutoff: "当天发货的付款截止时间（点）",
    freeFrom: "满多少包邮",
    freight: "运费",
    stuck: "多少小时没有物流更新算停滞",
    returnAddress: "退货地址",
    returnWords: "退货说明",
    chinese: "中文",
    english: "英文",
    save: "存为草稿",
    saveHint: "草稿不会生效。",
    discardDraft: "丢弃草稿",
    changed: "有修改还没保存",
    saved: "草稿已保存。",
    published: "已发布。",
    discarded: "草稿已丢弃。",
    review: "发布前检查",
    compare: "与生效版本的差别",
    same: "与生效版本没有差别。",
    before: "现在",
    after: "草稿",
    none: "无",
    dryRun: "用过去的订单试算",
    dryRunHint: "只读取订单，不会改动任何数据。",
    lastDays: (days) => `最近 ${days} 天`,
    tried: (orders, days) => `试算了最近 ${days} 天的 ${orders} 个订单`,
    cut: "订单较多，只算了最新的一部分。",
    noOrders: "这段时间没有订单。",
    noChange: "对这些订单，结果全都一样。",
    differing: (count) => `${count} 个订单结果不同`,
    inForce: "生效版本",
    draft: "草稿",
    order: "订单",
    action: "事项",
    publish: "发布",
    publishHint: "发布后按开始时间生效，已发布的版本不能再改。",
    now: "立即",
    validFrom: "开始时间（空着为立即）",
    validUntil: "结束时间（空着为长期）",
    forGood: "长期",
    publishing: "正在发布…",
    working: "正在处理…",
    failed: "没有成功，请检查网络后再试。",
    conflict: "这份草稿刚被别人改过或发布了，请重新打开后再改。",
    refused: (message) => `没有保存：${message}`,
    loadFailed: "没有加载成功",
    forbidden: "只有店主和管理员可以查看和修改政策。",
  },
  en: {
    policy: "Policy",
    lead: "These rules decide what the bot may do for shoppers. Keep a draft, see what changes, then publish.",
    versions: "Versions",
    version: (number) => `Version ${number}`,
    from: (when) => `from ${when}`,
    fromTo: (when, until) => `${when} to ${until}`,
    newDraft: "Changes are kept as a new draft; the version in force stays as it is.",
    actions: "What can be done",
    general: "Shipping and returns",
    on: "Allowed",
    off: "Not allowed",
    unset: "Not set",
    allowed: "May be done",
    states: "While the order is",
    anyState: "With none chosen it cannot be done",
    window: "Window",
    days: "days",
    noLimit: "No limit",
    identity: "Proof of identity",
    times: "Times per order at most",
    reasons: "Reasons a shopper may give",
    reasonZh: "Name in Chinese",
    reasonEn: "Name in English",
    photo: "Photo needed",
    addReason: "Add a reason",
    removeReason: (name) => `Remove the reason ${name}`,
    ladder: "Steps by amount",
    automatic: "Automatic up to",
    approval: "With a supervisor's approval up to",
    above: "Above that a person takes over.",
    paidWith: "May be paid with",
    services: "Services that can be booked",
    servicesWithin: "Within days",
    cashback: "Cashback per order",
    pointWorth: "A point is worth",
    pointsAtLeast: "Points at least",
    settle: "The difference in price is settled",
    compensation: "Compensation",
    refund: "Where refunds go",
    refundHint: "The first one chosen is used where the shopper names none.",
    refundDays: "Paid within days",
    cutoff: "Paid before this hour ships the same day",
    freeFrom: "Free delivery from",
    freight: "Freight",
    stuck: "Hours without news until a parcel counts as stuck",
    returnAddress: "Return address",
    returnWords: "Return terms",
    chinese: "Chinese",
    english: "English",
    save: "Keep as draft",
    saveHint: "A draft is not in force.",
    discardDraft: "Discard draft",
    changed: "There are changes that are not kept yet",
    saved: "The draft is kept.",
    published: "Published.",
    discarded: "The draft is discarded.",
    review: "Before publishing",
    compare: "Differences from the version in force",
    same: "It says the same as the version in force.",
    before: "Now",
    after: "Draft",
    none: "none",
    dryRun: "Try it on past orders",
    dryRunHint: "Orders are only read; nothing is changed.",
    lastDays: (days) => `Last ${days} days`,
    tried: (orders, days) => `Tried on ${orders} orders of the last ${days} days`,
    cut: "There are many orders; only the newest were tried.",
    noOrders: "There are no orders in these days.",
    noChange: "For these orders nothing changes.",
    differing: (count) => `${count} orders differ`,
    inForce: "In force",
    draft: "Draft",
    order: "Order",
    action: "Action",
    publish: "Publish",
    publishHint: "It holds from its start; a published version cannot be changed any more.",
    now: "At once",
    validFrom: "From (empty: at once)",
    validUntil: "Until (empty: for good)",
    forGood: "For good",
    publishing: "Publishing…",
    working: "Working…",
    failed: "That did not work; check the network and try again.",
    conflict: "Somebody else has just changed or published this draft; open it again.",
    refused: (message) => `Not kept: ${message}`,
    loadFailed: "It could not be loaded",
    forbidden: "Only owners and admins see and change the policy.",
  },
};
