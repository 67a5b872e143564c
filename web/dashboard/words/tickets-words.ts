import type { Dictionary } from "../../shared/locale.ts";
import type { TicketList } from "../tickets-api.ts";

/** The words of the tickets' pages. */
export interface TicketWords {
  tickets: string;
  ticket(number: number): string;
  lists: string;
  list: Record<TicketList, string>;
  empty: Record<TicketList, { title: string; text: string }>;
  loadFailed: string;
  forbidden: string;
  missingTitle: string;
  missing: string;
  more: string;
  back: string;
  newTicket: string;
  type: string;
  types: Record<string, string>;
  priority: string;
  priorities: Record<"low" | "normal" | "high" | "urgent", string>;
  states: Record<"open" | "pending" | "done", string>;
  sources: Record<string, string>;
  clocks: Record<string, string>;
  summary: string;
  order: string;
  conversation: string;
  openConversation: string;
  create: string;
  cancel: string;
  created: string;
  assignee: string;
  nobody: string;
  away(name: string): string;
  toMe: string;
  waitForShopper: string;
  goOn: string;
  done: string;
  reopen: string;
  due(when: string): string;
  overdue: string;
  missed(clock: string): string;
  paused: string;
  tags: string;
  addTag: string;
  removeTag(tag: string): string;
  evidence: string;
  evidenceKinds: Record<string, string>;
  comments: string;
  noComments: string;
  erased: string;
  comment: string;
  commentHint: string;
  isReply: string;
  send: string;
  fromTicket(number: number): string;
  history: string;
  system: string;
  fields: Record<string, string>;
  events: Record<string, string>;
  was(from: string, to: string): string;
  none: string;
  settings: string;
  settingsLead: string;
  iAmAway: string;
  skills: string;
  anySkill: string;
  addSkill: string;
  languages: string;
  tiers: string;
  listHint: string;
  capacity: string;
  isAway: string;
  load(count: number): string;
  allowed: string;
  allowedLead: string;
  minutes: string;
  saved: string;
  merge: string;
  mergeHint: string;
  mergeNumber: string;
  mergedInto(number: string): string;
  mergedHere: string;
  problems: Record<"unreachable" | "limited" | "failing" | "forbidden" | "missing" | "conflict" | "refused", string>;
}

const zh: TicketWords = {
  tickets: "工单",
  ticket: (number) => `工单 #${number}`,
  lists: "工单列表",
  list: { open: "待处理", mine: "我的", unassigned: "未分配", overdue: "已超时", pending: "等顾客", done: "已完成" },
  empty: {
    open: { title: "没有待处理的工单", text: "转人工没人接、规则触发、坐席新建的工单都会出现在这里。" },
    mine: { title: "你手上没有工单", text: "分配给你的工单会出现在这里。" },
    unassigned: { title: "没有未分配的工单", text: "工单会按技能和负载自动分配，分不出去的留在这里。" },
    overdue: { title: "没有超时的工单", text: "超过回复或解决时限的工单会出现在这里，并自动提高优先级。" },
    pending: { title: "没有在等顾客的工单", text: "等顾客回复时计时暂停，顾客一回复就回到待处理。" },
    done: { title: "还没有完成的工单", text: "完成的工单保留在这里，可以重新打开。" },
  },
  loadFailed: "工单没有加载出来。",
  forbidden: "你没有查看工单的权限。",
  missingTitle: "没有找到这张工单",
  missing: "链接可能不完整。",
  more: "更早的工单",
  back: "返回工单列表",
  newTicket: "新建工单",
  type: "类型",
  types: {
    callback: "回电",
    complaint: "投诉",
    refund: "退款",
    return: "退货",
    exchange: "换货",
    repair: "维修",
    quality: "质量问题",
    logistics: "物流",
    lost_parcel: "丢件",
    price_difference: "差价",
    invoice: "发票",
    promise_overdue: "承诺逾期",
    other: "其他",
  },
  priority: "优先级",
  priorities: { low: "低", normal: "普通", high: "高", urgent: "紧急" },
  states: { open: "待处理", pending: "等顾客", done: "已完成" },
  sources: { dialogue: "会话", rule: "规则", agent: "坐席", api: "接口", promise: "承诺", case: "售后" },
  clocks: { first_reply: "首次回复", next_reply: "再次回复", resolution: "解决" },
  summary: "事由",
  order: "订单号",
  conversation: "会话",
  openConversation: "打开会话",
  create: "建工单",
  cancel: "取消",
  created: "工单已建好",
  assignee: "负责人",
  nobody: "未分配",
  away: (name) => `${name}（离开）`,
  toMe: "分给我",
  waitForShopper: "等顾客回复",
  goOn: "继续处理",
  done: "完成",
  reopen: "重新打开",
  due: (when) => `${when} 前`,
  overdue: "已超时",
  missed: (clock) => `${clock}超时`,
  paused: "计时已暂停",
  tags: "标签",
  addTag: "加标签",
  removeTag: (tag) => `去掉标签 ${tag}`,
  evidence: "依据",
  evidenceKinds: {
    message: "消息",
    attachment: "附件",
    order: "订单",
    shipment: "包裹",
    promise: "承诺",
    case: "售后单",
    execution: "操作",
    event: "事件",
    link: "链接",
  },
  comments: "备注",
  noComments: "还没有备注。",
  erased: "（内容已随顾客资料清除）",
  comment: "写备注",
  commentHint: "只有员工能看到",
  isReply: "已经回复了顾客（比如打了电话），停止回复计时",
  send: "提交备注",
  fromTicket: (number) => `来自工单 #${number}`,
  history: "历史",
  system: "系统",
  fields: {
    priority: "优先级",
    type: "类型",
    state: "状态",
    assigneeId: "负责人",
    tags: "标签",
    breaches: "超时",
    replied: "已回复顾客",
    asked: "顾客来消息",
    comment: "备注",
    merged: "并入的工单",
    mergedInto: "并入",
    source: "来源",
  },
  events: {
    "ticket.created": "新建",
    "ticket.changed": "变更",
    "ticket.commented": "备注",
    "ticket.merged": "合并",
    "ticket.overdue": "超时",
  },
  was: (from, to) => `${from} → ${to}`,
  none: "无",
  settings: "分配与时限",
  settingsLead: "工单按技能、会员等级、语言和手上的数量自动分配；离开的人不会分到。",
  iAmAway: "我离开了，先别给我分工单",
  skills: "负责的类型",
  anySkill: "全部类型",
  addSkill: "加一个类型",
  languages: "语言",
  tiers: "会员等级",
  listHint: "多个用逗号分开，空着表示全部",
  capacity: "最多同时",
  isAway: "离开",
  load: (count) => `手上 ${count} 张`,
  allowed: "时限（营业时间）",
  allowedLead: "只计营业时间，午休、下班、节假日和等顾客时暂停。",
  minutes: "分钟",
  saved: "已保存",
  merge: "合并",
  mergeHint: "合并后这张工单完成，备注在另一张工单里继续看。",
  mergeNumber: "并入工单号",
  mergedInto: (number) => `已并入工单 ${number}`,
  mergedHere: "并入这里的工单",
  problems: {
    unreachable: "连不上服务器，请检查网络后再试一次，不会重复提交。",
    limited: "操作太频繁，请稍后再试。",
    failing: "服务暂时不可用，请稍后再试。",
    forbidden: "你没有做这个操作的权限。",
    missing: "没有找到这张工单，请检查工单号。",
    conflict: "别人刚刚改过，已为你刷新，请再试一次。",
    refused: "没有成功，请检查填写的内容。",
  },
};

const en: TicketWords = {
  tickets: "Tickets",
  ticket: (number) => `Ticket #${number}`,
  lists: "Lists of tickets",
  list: { open: "Open", mine: "Mine", unassigned: "Unassigned", overdue: "Overdue", pending: "Waiting", done: "Done" },
  empty: {
    open: { title: "No open tickets", text: "Missed handovers, rules and agents make tickets; they appear here." },
    mine: { title: "You have no tickets", text: "Tickets assigned to you appear here." },
    unassigned: {
      title: "Nothing unassigned",
      text: "Tickets go out by skill and load; what nobody can take stays here.",
    },
    overdue: {
      title: "Nothing overdue",
      text: "Tickets past a reply or resolution time appear here; their priority rises.",
    },
    pending: { title: "Nothing waits for a shopper", text: "The clocks stand still until the shopper answers." },
    done: { title: "Nothing is done yet", text: "Tickets that are done stay here and can be reopened." },
  },
  loadFailed: "The tickets did not load.",
  forbidden: "You may not see tickets.",
  missingTitle: "There is no such ticket",
  missing: "The link may be incomplete.",
  more: "Older tickets",
  back: "Back to the tickets",
  newTicket: "New ticket",
  type: "Type",
  types: {
    callback: "Call back",
    complaint: "Complaint",
    refund: "Refund",
    return: "Return",
    exchange: "Exchange",
    repair: "Repair",
    quality: "Quality",
    logistics: "Delivery",
    lost_parcel: "Lost parcel",
    price_difference: "Price difference",
    invoice: "Invoice",
    promise_overdue: "Overdue promise",
    other: "Other",
  },
  priority: "Priority",
  priorities: { low: "Low", normal: "Normal", high: "High", urgent: "Urgent" },
  states: { open: "Open", pending: "Waiting for the shopper", done: "Done" },
  sources: { dialogue: "Conversation", rule: "Rule", agent: "Agent", api: "API", promise: "Promise", case: "Case" },
  clocks: { first_reply: "First reply", next_reply: "Next reply", resolution: "Resolution" },
  summary: "What it is about",
  order: "Order number",
  conversation: "Conversation",
  openConversation: "Open the conversation",
  create: "Make the ticket",
  cancel: "Cancel",
  created: "The ticket is made",
  assignee: "Assignee",
  nobody: "Nobody",
  away: (name) => `${name} (away)`,
  toMe: "Take it",
  waitForShopper: "Wait for the shopper",
  goOn: "Go on",
  done: "Done",
  reopen: "Reopen",
  due: (when) => `by ${when}`,
  overdue: "Overdue",
  missed: (clock) => `${clock} overdue`,
  paused: "The clocks stand still",
  tags: "Tags",
  addTag: "Add a tag",
  removeTag: (tag) => `Remove the tag ${tag}`,
  evidence: "Evidence",
  evidenceKinds: {
    message: "Message",
    attachment: "Attachment",
    order: "Order",
    shipment: "Parcel",
    promise: "Promise",
    case: "Case",
    execution: "Action",
    event: "Event",
    link: "Link",
  },
  comments: "Comments",
  noComments: "No comments yet.",
  erased: "(erased with the customer's data)",
  comment: "Write a comment",
  commentHint: "Only staff see it",
  isReply: "The shopper was answered (by phone, say): the reply clocks stop",
  send: "Add the comment",
  fromTicket: (number) => `from ticket #${number}`,
  history: "History",
  system: "System",
  fields: {
    priority: "Priority",
    type: "Type",
    state: "State",
    assigneeId: "Assignee",
    tags: "Tags",
    breaches: "Overdue",
    replied: "Shopper answered",
    asked: "Shopper wrote",
    comment: "Comment",
    merged: "Merged ticket",
    mergedInto: "Merged into",
    source: "Made by",
  },
  events: {
    "ticket.created": "Made",
    "ticket.changed": "Changed",
    "ticket.commented": "Comment",
    "ticket.merged": "Merged",
    "ticket.overdue": "Overdue",
  },
  was: (from, to) => `${from} → ${to}`,
  none: "none",
  settings: "Dispatch and times",
  settingsLead: "Tickets go out by type, tier, language and load; nobody who is away is given any.",
  iAmAway: "I am away: give me no tickets",
  skills: "Types they take",
  anySkill: "All types",
  addSkill: "Add a type",
  languages: "Languages",
  tiers: "Customer tiers",
  listHint: "Separate by commas; empty: any",
  capacity: "At most at once",
  isAway: "Away",
  load: (count) => `holds ${count}`,
  allowed: "Times allowed (business hours)",
  allowedLead: "Lunch, nights, holidays and waiting for the shopper do not count.",
  minutes: "min",
  saved: "Saved",
  merge: "Merge",
  mergeHint: "This ticket is done then; its comments are read on the other one.",
  mergeNumber: "Into ticket number",
  mergedInto: (number) => `Merged into ticket ${number}`,
  mergedHere: "Merged into this one",
  problems: {
    unreachable: "The server cannot be reached. Try again: nothing is done twice.",
    limited: "Too many requests; try again shortly.",
    failing: "The service has trouble; try again shortly.",
    forbidden: "You may not do this.",
    missing: "There is no such ticket; check the number.",
    conflict: "Somebody has just changed it; it was read again, please try once more.",
    refused: "That did not work; check what you filled in.",
  },
};

export const ticketWords: Dictionary<TicketWords> = { zh, en };
