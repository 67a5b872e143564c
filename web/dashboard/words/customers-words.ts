import type { Dictionary } from "../../shared/locale.ts";
import type { Done } from "../customers.ts";
import type { Problem } from "../problem.ts";

/** The words of the customers' pages. */
export interface CustomerWords {
  customers: string;
  lead: string;
  search: string;
  searchHint: string;
  latest: string;
  found(count: number): string;
  partial: string;
  nobodyTitle: string;
  nobody: string;
  noneTitle: string;
  none: string;
  loadFailed: string;
  forbidden: string;
  missingTitle: string;
  missing: string;
  back: string;
  unnamed: string;
  records(count: number): string;
  suggestions: string;
  suggestionsLead: string;
  same: string;
  notSame: string;
  mayBe: string;
  equal: string;
  fields: Record<
    "name" | "phone" | "email" | "address" | "channels" | "keys" | "orders" | "conversations" | "lastAt" | "createdAt",
    string
  >;
  none1: string;
  why: Record<string, string>;
  proof: Record<string, string>;
  kinds: Record<string, string>;
  weak: string;
  webChat: string;
  identities: string;
  identitiesLead: string;
  openAll: string;
  hideAll: string;
  openNote: string;
  masked: string;
  conversations: string;
  conversationsNone: string;
  orders: string;
  ordersNone: string;
  history: string;
  historyNone: string;
  merged(one: string, other: string): string;
  splitOff(names: string): string;
  because(why: string): string;
  undo: string;
  by: Record<"staff" | "channel" | "shopper", string>;
  mergeOther: string;
  mergeFind: string;
  mergePick: string;
  mergeSure: string;
  mergeNow: string;
  split: string;
  splitLead: string;
  stays: string;
  leaves: string;
  splitNow(count: number): string;
  splitNone: string;
  cancel: string;
  supervisors: string;
  device: string;
  erase: string;
  eraseSure: string;
  erased: string;
  toCustomer: string;
  elsewhere: string;
  done: Record<Done, string>;
  problems: Record<Problem["kind"], string>;
}

const zh: CustomerWords = {
  customers: "顾客",
  lead: "同一个人在各个渠道的会话和订单，都在一份档案里。",
  search: "查找顾客",
  searchHint: "姓名、手机号或尾号、邮箱、订单号、渠道账号",
  latest: "最近联系的顾客",
  found: (count) => `找到 ${count} 位顾客`,
  partial: "顾客很多，姓名和尾号只查了最近的 3000 份档案；用完整手机号、邮箱或订单号可以查到全部。",
  nobodyTitle: "没有找到这位顾客",
  nobody: "换一个说法试试：完整的手机号、邮箱或订单号最准。",
  noneTitle: "还没有顾客",
  none: "顾客第一次联系店铺后，就会出现在这里。",
  loadFailed: "顾客没有加载出来。",
  forbidden: "你的角色不能查看顾客。",
  missingTitle: "没有这位顾客",
  missing: "链接可能有误，或者这位顾客的数据已经删除。",
  back: "返回顾客",
  unnamed: "未留姓名",
  records: (count) => `${count} 份档案`,
  suggestions: "可能是同一个人",
  suggestionsLead: "系统只提出建议，由你决定；合并后随时可以拆开。",
  same: "是同一个人，合并",
  notSame: "不是同一个人",
  mayBe: "可能也是",
  equal: "相同",
  fields: {
    name: "姓名",
    phone: "手机",
    email: "邮箱",
    address: "地址",
    channels: "渠道",
    keys: "身份",
    orders: "订单",
    conversations: "会话",
    lastAt: "最近联系",
    createdAt: "建档",
  },
  none1: "无",
  why: { phone: "提到过同一个手机号", email: "提到过同一个邮箱", order: "核验过对方的订单", device: "用过同一台设备" },
  proof: {
    signed: "店铺登录身份相同",
    code: "验证码证明",
    unionid: "UnionID 相同",
    phone: "手机号经渠道证实",
    channel_user: "渠道账号相同",
    staff: "人工判断",
  },
  kinds: {
    signed: "店铺登录",
    unionid: "UnionID",
    phone: "手机号",
    email: "邮箱",
    device: "设备",
    channel_user: "渠道账号",
  },
  weak: "仅供参考",
  webChat: "网页聊天",
  identities: "档案与身份",
  identitiesLead: "每份档案带着自己的身份、会话和订单；拆开时各归各的。",
  openAll: "显示完整信息",
  hideAll: "隐藏完整信息",
  openNote: "查看完整信息会记入审计。",
  masked: "个人信息已脱敏",
  conversations: "全部渠道的会话",
  conversationsNone: "还没有会话。",
  orders: "全部订单",
  ordersNone: "没有订单。",
  history: "合并与拆分记录",
  historyNone: "没有合并或拆分过。",
  merged: (one, other) => `${one} 与 ${other} 合并`,
  splitOff: (names) => `${names} 被拆出`,
  because: (why) => `依据：${why}`,
  undo: "撤销",
  by: { staff: "同事", channel: "渠道", shopper: "顾客本人验证" },
  mergeOther: "合并另一位顾客",
  mergeFind: "查找要合并的顾客",
  mergePick: "先查找，再并排核对",
  mergeSure: "核对两位顾客，确认是同一个人再合并。",
  mergeNow: "合并为一位顾客",
  split: "拆分",
  splitLead: "选出不属于这位顾客的档案。拆开后，系统不会再自动把它们合并。",
  stays: "留下",
  leaves: "拆出",
  splitNow: (count) => `拆出 ${count} 份档案`,
  splitNone: "至少拆出一份，也至少留下一份。",
  cancel: "取消",
  supervisors: "合并、拆分和查看完整信息需要主管权限。",
  device: "这台设备上出现过",
  erase: "删除这位顾客的数据",
  eraseSure: "会话、订单里的个人信息、身份和附件都会被删除，不能恢复；金额和账目保留。确定吗？",
  erased: "已删除",
  toCustomer: "查看顾客档案",
  elsewhere: "其他渠道的会话",
  done: { merged: "已合并", split: "已拆分", undone: "已撤销", declined: "已记下：不是同一个人" },
  problems: {
    unreachable: "没有连上服务器，请稍后再试。",
    limited: "操作太频繁，请稍后再试。",
    failing: "服务暂时不可用，请稍后再试。",
    forbidden: "这一步需要主管权限。",
    missing: "这位顾客或这条建议已经不在了。",
    conflict: "刚刚有同事改过这几位顾客，页面已更新，请重新核对。",
    refused: "没有执行：",
    signed_out: "登录已过期，请重新登录。",
  },
};

const en: CustomerWords = {
  customers: "Customers",
  lead: "One file per person, with their conversations and orders on all channels.",
  search: "Find a customer",
  searchHint: "Name, phone or its last digits, e-mail, order number, channel account",
  latest: "Latest customers",
  found: (count) => (count === 1 ? "1 customer found" : `${count} customers found`),
  partial:
    "There are many customers: names and last digits were looked for in the newest 3,000 files only. A whole number, e-mail or order number finds anybody.",
  nobodyTitle: "Nobody was found",
  nobody: "Try another word: a whole number, e-mail or order number is the surest.",
  noneTitle: "No customers yet",
  none: "Customers appear here once they have written to the shop.",
  loadFailed: "The customers did not load.",
  forbidden: "Your role does not see customers.",
  missingTitle: "There is no such customer",
  missing: "The link may be wrong, or the customer's data has been erased.",
  back: "Back to customers",
  unnamed: "No name given",
  records: (count) => (count === 1 ? "1 record" : `${count} records`),
  suggestions: "May be the same person",
  suggestionsLead: "These are only suggestions; you decide. What is merged can be split again at any time.",
  same: "Same person, merge",
  notSame: "Not the same",
  mayBe: "May also be",
  equal: "equal",
  fields: {
    name: "Name",
    phone: "Phone",
    email: "E-mail",
    address: "Address",
    channels: "Channels",
    keys: "Identity",
    orders: "Orders",
    conversations: "Conversations",
    lastAt: "Last contact",
    createdAt: "On file since",
  },
  none1: "none",
  why: {
    phone: "gave the same phone number",
    email: "gave the same e-mail",
    order: "proved an order of the other",
    device: "used the same device",
  },
  proof: {
    signed: "same shop log-in",
    code: "proved by a code",
    unionid: "same UnionID",
    phone: "phone number vouched for by the channel",
    channel_user: "same channel account",
    staff: "a person's judgement",
  },
  kinds: {
    signed: "Shop log-in",
    unionid: "UnionID",
    phone: "Phone",
    email: "E-mail",
    device: "Device",
    channel_user: "Channel account",
  },
  weak: "a hint only",
  webChat: "Web chat",
  identities: "Records and identities",
  identitiesLead: "Each record keeps its own identities, conversations and orders; a split gives each its own back.",
  openAll: "Show in full",
  hideAll: "Hide again",
  openNote: "Looking at it in full goes into the audit.",
  masked: "Personal data is masked",
  conversations: "Conversations on all channels",
  conversationsNone: "No conversations yet.",
  orders: "All orders",
  ordersNone: "No orders.",
  history: "Merges and splits",
  historyNone: "Never merged or split.",
  merged: (one, other) => `${one} merged with ${other}`,
  splitOff: (names) => `${names} split off`,
  because: (why) => `because: ${why}`,
  undo: "Undo",
  by: { staff: "a colleague", channel: "channel", shopper: "proved by the customer" },
  mergeOther: "Merge another customer",
  mergeFind: "Find the customer to merge",
  mergePick: "Find them first, then compare side by side",
  mergeSure: "Compare the two, and merge if they are the same person.",
  mergeNow: "Merge into one customer",
  split: "Split",
  splitLead: "Choose the records that are not this customer. Once split, they are never merged again by themselves.",
  stays: "Stays",
  leaves: "Leaves",
  splitNow: (count) => (count === 1 ? "Split off 1 record" : `Split off ${count} records`),
  splitNone: "At least one leaves, and at least one stays.",
  cancel: "Cancel",
  supervisors: "Merging, splitting and looking at data in full need a supervisor.",
  device: "Seen on this device",
  erase: "Erase this customer's data",
  eraseSure:
    "Conversations, personal data in orders, identities and files are erased for good; amounts stay in the books. Are you sure?",
  erased: "Erased",
  toCustomer: "Open the customer's file",
  elsewhere: "Conversations on other channels",
  done: { merged: "Merged", split: "Split", undone: "Undone", declined: "Noted: not the same person" },
  problems: {
    unreachable: "The server could not be reached; try again later.",
    limited: "Too many requests; try again later.",
    failing: "The service is not available right now; try again later.",
    forbidden: "This needs a supervisor.",
    missing: "This customer or suggestion is gone.",
    conflict: "A colleague has just changed these customers. The page is up to date now; please compare again.",
    refused: "Not done: ",
    signed_out: "Your log-in has expired; sign in again.",
  },
};

export const customerWords: Dictionary<CustomerWords> = { zh, en };

/** Why something about customers was not done. */
export function customerProblem(problem: Problem, words: CustomerWords): string {
  return problem.kind === "refused" ? words.problems.refused + problem.message : words.problems[problem.kind];
}
