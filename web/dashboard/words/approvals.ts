import type { Dictionary, Locale } from "../../shared/locale.ts";

/** The words of the approvals' page. */
export interface ApprovalWords {
  approvals: string;
  lead: string;
  pending: string;
  decided: string;
  order: string;
  customer: string;
  amount: string;
  reason: string;
  effects: string;
  waiting(time: string): string;
  justNow: string;
  approve: string;
  decline: string;
  declineWhy: string;
  declineHint: string;
  confirmDecline: string;
  cancel: string;
  approved: string;
  declined: string;
  approvedNow: string;
  declinedNow: string;
  follows: string;
  taken: string;
  failed: string;
  loadFailed: string;
  none: string;
  noneText: string;
  noneDecided: string;
  toConversation: string;
  stranger: string;
  refund(amount: string, to: string): string;
  charge(amount: string, from: string): string;
  back(items: string): string;
  sent(items: string): string;
  cancelled: string;
  protectedItem(name: string): string;
  exchanged(from: string, to: string): string;
}

export const approvalWords: Dictionary<ApprovalWords> = {
  zh: {
    approvals: "待批",
    lead: "顾客已经确认、但金额超过自动额度的申请。批准后按顾客确认的内容办理一次。",
    pending: "等待批准",
    decided: "已处理",
    order: "订单",
    customer: "顾客",
    amount: "金额",
    reason: "原因",
    effects: "会发生什么",
    waiting: (time) => `已等待 ${time}`,
    justNow: "刚刚提交",
    approve: "批准",
    decline: "不批准",
    declineWhy: "不批准的原因",
    declineHint: "顾客会看到这段话。",
    confirmDecline: "确认不批准",
    cancel: "取消",
    approved: "已批准",
    declined: "未批准",
    approvedNow: "已批准，回执已发给顾客。",
    declinedNow: "已告知顾客。",
    follows: "已记下，稍后会自动完成。",
    taken: "别人已经处理了这条申请。",
    failed: "没有成功，请检查网络后再试。",
    loadFailed: "没有加载成功",
    none: "没有等待批准的申请",
    noneText: "金额超过自动额度的申请会出现在这里。",
    noneDecided: "还没有处理过的申请",
    toConversation: "查看会话",
    stranger: "访客",
    refund: (amount, to) => `退 ${amount} 到${to}`,
    charge: (amount, from) => `从${from}收 ${amount}`,
    back: (items) => `退回：${items}`,
    sent: (items) => `补发：${items}`,
    cancelled: "订单取消",
    protectedItem: (name) => `退差价：${name}`,
    exchanged: (from, to) => `${from} 换成 ${to}`,
  },
  en: {
    approvals: "Approvals",
    lead: "Requests that shoppers have confirmed and that are over the automatic amount. Approved, exactly that is done, once.",
    pending: "Waiting",
    decided: "Decided",
    order: "Order",
    customer: "Customer",
    amount: "Amount",
    reason: "Reason",
    effects: "What will happen",
    waiting: (time) => `waiting for ${time}`,
    justNow: "just now",
    approve: "Approve",
    decline: "Decline",
    declineWhy: "Why it is declined",
    declineHint: "The shopper reads this.",
    confirmDecline: "Decline it",
    cancel: "Cancel",
    approved: "Approved",
    declined: "Declined",
    approvedNow: "Approved; the shopper has the receipt.",
    declinedNow: "The shopper has been told.",
    follows: "Noted; it is carried out in a moment.",
    taken: "Somebody else has decided this one.",
    failed: "That did not work; check the network and try again.",
    loadFailed: "It could not be loaded",
    none: "Nothing is waiting",
    noneText: "Requests over the automatic amount appear here.",
    noneDecided: "Nothing has been decided yet",
    toConversation: "Open the conversation",
    stranger: "Visitor",
    refund: (amount, to) => `${amount} back to ${to}`,
    charge: (amount, from) => `${amount} taken from ${from}`,
    back: (items) => `Comes back: ${items}`,
    sent: (items) => `Sent again: ${items}`,
    cancelled: "The order is cancelled",
    protectedItem: (name) => `Price difference: ${name}`,
    exchanged: (from, to) => `${from} becomes ${to}`,
  },
};

/** Ways to pay that orders name without a method of the customer's own. */
const METHODS: Record<string, Record<Locale, string>> = {
  alipay: { zh: "支付宝", en: "Alipay" },
  wechat: { zh: "微信支付", en: "WeChat Pay" },
  huabei: { zh: "花呗", en: "Huabei" },
  gift_card: { zh: "礼品卡", en: "gift card" },
  balance: { zh: "账户余额", en: "shop balance" },
  card: { zh: "银行卡", en: "card" },
};

/** A payment method as it is read; one that this page does not know is shown as it is. */
export function methodLabel(method: string | undefined, locale: Locale): string {
  if (method === undefined) return "";
  return Object.hasOwn(METHODS, method) ? (METHODS[method]?.[locale] ?? method) : method;
}
