import type { Locale } from "../../shared/locale.ts";
import type { CaseView } from "../cases-api.ts";

type Label = Record<Locale, string>;

/** The words of the pages about cases. */
interface CasesWords {
  cases: string;
  lead: string;
  lists: Record<CaseView, string>;
  loadFailed: string;
  none: string;
  noneText: string;
  more: string;
  back: string;
  order: string;
  kind: string;
  step: string;
  due: string;
  overdue: string;
  updated: string;
  amount: string;
  returnCode: string;
  goodsBack: string;
  replacement: string;
  openedAt: string;
  conversation: string;
  openConversation: string;
  course: string;
  evidence: string;
  noEvidence: string;
  owed: string;
  nothingOwed: string;
  report: string;
  decide: string;
  note: string;
  noteHint: string;
  courier: string;
  trackingNo: string;
  amountToRefund: string;
  over: string;
  doing: string;
  done: string;
  stale: string;
  refused: string;
  failed: string;
  missing: string;
  decideNeedsRole: string;
}

export const casesWords: Record<Locale, CasesWords> = {
  zh: {
    cases: "售后",
    lead: "退货、换货、维修、丢件和质量问题，按到期时间排列。",
    lists: { open: "进行中", decide: "待决定", done: "已结束" },
    loadFailed: "售后没有加载出来",
    none: "这里没有售后单",
    noneText: "顾客申请退换、维修或报告丢件后会出现在这里。",
    more: "更早的",
    back: "返回列表",
    order: "订单",
    kind: "类型",
    step: "当前步骤",
    due: "到期",
    overdue: "已超时",
    updated: "更新",
    amount: "金额",
    returnCode: "退货码",
    goodsBack: "退回包裹",
    replacement: "寄给顾客的包裹",
    openedAt: "申请时间",
    conversation: "会话",
    openConversation: "查看会话",
    course: "经过",
    evidence: "凭证",
    noEvidence: "还没有凭证。",
    owed: "待办",
    nothingOwed: "没有未完成的事项。",
    report: "登记进展",
    decide: "作出决定",
    note: "备注（仅员工可见）",
    noteHint: "例如：吊牌已剪，外盒破损",
    courier: "快递公司",
    trackingNo: "运单号",
    amountToRefund: "退款金额",
    over: "这个售后单已结束。",
    doing: "正在保存",
    done: "已保存",
    stale: "这个售后单已有新进展，请看最新状态后再操作。",
    refused: "没有保存：请检查填写的内容。",
    failed: "没有保存成功，请重试。",
    missing: "没有找到这个售后单。",
    decideNeedsRole: "由主管决定。",
  },
  en: {
    cases: "Cases",
    lead: "Returns, exchanges, repairs, lost parcels and quality issues, by what is due first.",
    lists: { open: "Running", decide: "To decide", done: "Ended" },
    loadFailed: "The cases could not be loaded",
    none: "No cases here",
    noneText: "They appear when shoppers ask for a return, an exchange or a repair, or miss a parcel.",
    more: "Earlier ones",
    back: "Back to the list",
    order: "Order",
    kind: "Kind",
    step: "Step",
    due: "Due",
    overdue: "overdue",
    updated: "Updated",
    amount: "Amount",
    returnCode: "Return code",
    goodsBack: "Parcel coming back",
    replacement: "Parcel to the shopper",
    openedAt: "Opened",
    conversation: "Conversation",
    openConversation: "Show the conversation",
    course: "Course",
    evidence: "Evidence",
    noEvidence: "No evidence yet.",
    owed: "Under way",
    nothingOwed: "Nothing is outstanding.",
    report: "Report",
    decide: "Decide",
    note: "Note (staff only)",
    noteHint: "For example: tags cut off, box damaged",
    courier: "Courier",
    trackingNo: "Tracking no.",
    amountToRefund: "Refund",
    over: "This case is over.",
    doing: "Saving",
    done: "Saved",
    stale: "This case has moved on; look at it again first.",
    refused: "Not saved: check what you have entered.",
    failed: "It could not be saved; try again.",
    missing: "There is no such case.",
    decideNeedsRole: "A supervisor decides.",
  },
};

const KINDS = {
  return: { zh: "退货", en: "Return" },
  exchange: { zh: "换货", en: "Exchange" },
  repair: { zh: "维修", en: "Repair" },
  service: { zh: "上门服务", en: "Service visit" },
  lost_parcel: { zh: "丢件", en: "Lost parcel" },
  quality: { zh: "质量问题", en: "Quality issue" },
} as const satisfies Record<string, Label>;

const STEPS = {
  awaiting_evidence: { zh: "等待照片", en: "Waiting for photos" },
  courier_asked: { zh: "向快递核查", en: "Courier asked" },
  judging: { zh: "待审核", en: "To be judged" },
  awaiting_parcel: { zh: "等待寄回", en: "Waiting for the parcel" },
  awaiting_service: { zh: "已预约", en: "Booked" },
  parcel_underway: { zh: "退回途中", en: "On its way back" },
  inspecting: { zh: "待验收", en: "To be inspected" },
  repairing: { zh: "维修中", en: "Being repaired" },
  deciding: { zh: "待决定", en: "To be decided" },
  replacing: { zh: "待补发", en: "To be sent" },
  returning: { zh: "寄回途中", en: "On its way to the shopper" },
  replacement_underway: { zh: "补发途中", en: "Replacement on its way" },
  refunding: { zh: "退款中", en: "Refunding" },
  done: { zh: "已结束", en: "Ended" },
} as const satisfies Record<string, Label>;

const OUTCOMES = {
  refunded: { zh: "已退款", en: "Refunded" },
  exchanged: { zh: "已换货", en: "Exchanged" },
  reshipped: { zh: "已补发", en: "Sent again" },
  repaired: { zh: "已修好", en: "Repaired" },
  served: { zh: "已服务", en: "Served" },
  found: { zh: "包裹已找到", en: "Parcel found" },
  withdrawn: { zh: "顾客撤销", en: "Withdrawn" },
  expired: { zh: "过期", en: "Expired" },
  refused: { zh: "未通过", en: "Refused" },
  closed: { zh: "关闭", en: "Closed" },
} as const satisfies Record<string, Label>;

const EVENTS = {
  opened: { zh: "申请", en: "Opened" },
  due: { zh: "到期自动处理", en: "Went on by itself" },
  goods_sent: { zh: "已寄出", en: "Sent" },
  goods_received: { zh: "已收到商品", en: "Goods received" },
  inspected: { zh: "验收", en: "Inspected" },
  evidence_added: { zh: "收到凭证", en: "Evidence" },
  courier_answered: { zh: "快递答复", en: "Courier answered" },
  repaired: { zh: "已修好", en: "Repaired" },
  replacement_shipped: { zh: "已补发", en: "Replacement sent" },
  delivered: { zh: "已送达", en: "Delivered" },
  decided: { zh: "决定", en: "Decided" },
  withdrawn: { zh: "撤销", en: "Withdrawn" },
  charge_failed: { zh: "差价扣款失败", en: "Difference not taken" },
  refund_settled: { zh: "退款已办理", en: "Refund made" },
} as const satisfies Record<string, Label>;

const DETAILS = {
  accepted: { zh: "合格", en: "accepted" },
  rejected: { zh: "不合格", en: "rejected" },
  lost: { zh: "已丢失", en: "lost" },
  found: { zh: "已找到", en: "found" },
  refund: { zh: "退款", en: "refund" },
  replace: { zh: "补发", en: "send again" },
  send_back: { zh: "请顾客寄回", en: "ask for the goods" },
  refuse: { zh: "不通过", en: "refuse" },
  close: { zh: "关闭", en: "close" },
} as const satisfies Record<string, Label>;

const TASKS = {
  tell: { zh: "通知顾客", en: "Tell the shopper" },
  label: { zh: "退货面单", en: "Return label" },
  refund: { zh: "退款", en: "Refund" },
  charge: { zh: "收取差价", en: "Take the difference" },
  book: { zh: "登记订单", en: "Book the order" },
  ticket: { zh: "创建工单", en: "Make a ticket" },
} as const satisfies Record<string, Label>;

const TABLES = {
  kind: KINDS,
  step: STEPS,
  outcome: OUTCOMES,
  event: EVENTS,
  detail: DETAILS,
  task: TASKS,
} as const satisfies Record<string, Record<string, Label>>;

/** The words for an id of a case; the id itself where this page does not know it. */
export function caseLabel(table: keyof typeof TABLES, id: string, locale: Locale): string {
  const known: Record<string, Label> = TABLES[table];
  return known[id]?.[locale] ?? id;
}
