import type { Dictionary, Locale } from "../../shared/locale.ts";
import { INTENT_IDS, label } from "./labels.ts";
import { ACTION_LABELS } from "./policy.ts";
import { ticketWords } from "./tickets-words.ts";

/** The words of the rules' page. */
export interface RuleWords {
  rules: string;
  lead: string;
  emptyTitle: string;
  empty: string;
  loadFailed: string;
  forbidden: string;
  newRule: string;
  presets: string;
  presetsLead: string;
  take: string;
  taken: string;
  when: string;
  ifWord: string;
  thenWord: string;
  always: string;
  all: string;
  any: string;
  and: string;
  or: string;
  name: string;
  addCondition: string;
  addAction: string;
  removeCondition(index: number): string;
  removeAction(index: number): string;
  fact: string;
  operator: string;
  value: string;
  values: string;
  addValue: string;
  valuesHint: string;
  action: string;
  pause: string;
  pauseUnit: string;
  pauseHint: string;
  isOn: string;
  on: string;
  off: string;
  turnOn(name: string): string;
  edit: string;
  editRule(name: string): string;
  log: string;
  remove: string;
  save: string;
  cancel: string;
  saved: string;
  removed: string;
  changed: string;
  toFill: string;
  dryRun: string;
  dryRunLead: string;
  days: string;
  tryOut: string;
  result(matched: number, examined: number): string;
  unjudged(facts: string): string;
  noFirings: string;
  firing: string;
  found(value: string): string;
  version(number: number): string;
  zhText: string;
  enText: string;
  textHint: string;
  tag: string;
  code: string;
  reason: string;
  upTo: string;
  autoAssign: string;
  effectStates: Record<string, string>;
  details: Record<string, string>;
  openTicket: string;
  openConversation: string;
  problems: Record<"unreachable" | "limited" | "failing" | "forbidden" | "missing" | "conflict" | "refused", string>;
  loop: string;
  loopBy(names: string): string;
  incomplete: string;
}

const zh: RuleWords = {
  rules: "规则",
  lead: "当…如果…就…：事情发生时自动建工单、提优先级、发消息、转人工。每次触发都有记录。",
  emptyTitle: "还没有规则",
  empty: "从下面的现成规则里选一条，或者新建一条。",
  loadFailed: "规则没有加载出来。",
  forbidden: "只有店主、管理员和主管可以看规则。",
  newRule: "新建规则",
  presets: "现成规则",
  presetsLead: "添加后先看一眼条件和金额，再启用。",
  take: "添加",
  taken: "已添加",
  when: "当",
  ifWord: "如果",
  thenWord: "就",
  always: "任何情况",
  all: "满足全部条件",
  any: "满足任一条件",
  and: "且",
  or: "或",
  name: "规则名称",
  addCondition: "加条件",
  addAction: "加动作",
  removeCondition: (index) => `去掉第 ${index} 个条件`,
  removeAction: (index) => `去掉第 ${index} 个动作`,
  fact: "看什么",
  operator: "比较",
  value: "值",
  values: "值",
  addValue: "加一项",
  valuesHint: "多个值用逗号分开",
  action: "动作",
  pause: "触发后暂停",
  pauseUnit: "小时",
  pauseHint: "同一会话、订单或顾客在这段时间内不再触发；0 表示每次都触发。",
  isOn: "启用",
  on: "已启用",
  off: "已停用",
  turnOn: (name) => `启用规则 ${name}`,
  edit: "编辑",
  editRule: (name) => `编辑规则 ${name}`,
  log: "触发记录",
  remove: "删除",
  save: "保存规则",
  cancel: "取消",
  saved: "规则已保存",
  removed: "规则已删除，触发记录仍保留",
  changed: "有改动，还没有保存",
  toFill: "保存前请核对金额、等级、优惠码等是否符合你的店铺。",
  dryRun: "试运行",
  dryRunLead: "看看这条规则对过去的事情会触发多少次，不会真的执行。",
  days: "过去天数",
  tryOut: "试运行",
  result: (matched, examined) => `看了 ${examined} 件事，会触发 ${matched} 次`,
  unjudged: (facts) => `过去的记录里没有保留“${facts}”，相关条件无法判断。`,
  noFirings: "还没有触发过。",
  firing: "触发",
  found: (value) => `实际 ${value}`,
  version: (number) => `第 ${number} 版`,
  zhText: "中文内容",
  enText: "英文内容",
  textHint: "不能承诺金额、时限或退款，这样的话会被拦下。",
  tag: "标签",
  code: "优惠码",
  reason: "原因",
  upTo: "不超过",
  autoAssign: "按技能和负载自动分配",
  effectStates: { done: "已执行", pending: "执行中", refused: "未执行", failed: "失败" },
  details: {
    guard: "消息含有承诺或违禁词，被拦下",
    held: "真人正在接待",
    closed: "会话已关闭",
    erased: "会话已清除",
    no_conversation: "没有会话",
    no_ticket: "没有相关工单",
    no_coupon: "没有这个优惠码或不在有效期",
    coupon_limit: "顾客已领过",
    no_approval: "没有等待的审批",
    other_action: "不是这个操作",
    amount: "超过金额",
    decided: "已被人处理",
    nobody_free: "没有空闲的人",
    merged: "工单已合并",
    unreachable: "多次尝试没有成功",
  },
  openTicket: "看工单",
  openConversation: "看会话",
  problems: {
    unreachable: "连不上服务器，请检查网络后再试，不会重复保存。",
    limited: "操作太频繁，请稍后再试。",
    failing: "服务暂时不可用，请稍后再试。",
    forbidden: "你没有做这个操作的权限。",
    missing: "这条规则已经不在了，请刷新。",
    conflict: "没有保存：别人刚改过这条规则，或规则已满 100 条。",
    refused: "没有保存：",
  },
  loop: "这条规则会触发自己，一直循环。请加一个条件，让它执行后不再满足。",
  loopBy: (names) => `这些规则会互相触发，一直循环：${names}。请改其中一条。`,
  incomplete: "请填写名称，并至少加一个动作。",
};

const en: RuleWords = {
  rules: "Rules",
  lead: "When – if – then: tickets, priorities, messages and handovers happen by themselves. Every firing is logged.",
  emptyTitle: "No rules yet",
  empty: "Take one of the presets below, or make your own.",
  loadFailed: "The rules did not load.",
  forbidden: "Only owners, admins and supervisors see the rules.",
  newRule: "New rule",
  presets: "Presets",
  presetsLead: "Look at conditions and amounts before you switch one on.",
  take: "Add",
  taken: "Added",
  when: "When",
  ifWord: "If",
  thenWord: "Then",
  always: "in any case",
  all: "all of these hold",
  any: "any of these holds",
  and: "and",
  or: "or",
  name: "Name of the rule",
  addCondition: "Add a condition",
  addAction: "Add an action",
  removeCondition: (index) => `Remove condition ${index}`,
  removeAction: (index) => `Remove action ${index}`,
  fact: "What",
  operator: "Comparison",
  value: "Value",
  values: "Values",
  addValue: "Add one",
  valuesHint: "Separate values by commas",
  action: "Action",
  pause: "Pause after it fired",
  pauseUnit: "hours",
  pauseHint: "It leaves the same conversation, order or customer alone for so long; 0: it fires each time.",
  isOn: "Switched on",
  on: "On",
  off: "Off",
  turnOn: (name) => `Switch on the rule ${name}`,
  edit: "Edit",
  editRule: (name) => `Edit the rule ${name}`,
  log: "Log",
  remove: "Remove",
  save: "Save the rule",
  cancel: "Cancel",
  saved: "The rule is saved",
  removed: "The rule is removed; its log stays",
  changed: "Changed, not saved yet",
  toFill: "Check amounts, tiers and codes before you save: they are examples.",
  dryRun: "Dry run",
  dryRunLead: "How often this rule would have fired on what has happened. Nothing is done.",
  days: "Days back",
  tryOut: "Dry run",
  result: (matched, examined) => `Looked at ${examined} events; it would have fired ${matched} times`,
  unjudged: (facts) => `Past events no longer hold “${facts}”; conditions on it cannot be judged.`,
  noFirings: "It has not fired yet.",
  firing: "Fired",
  found: (value) => `found ${value}`,
  version: (number) => `version ${number}`,
  zhText: "In Chinese",
  enText: "In English",
  textHint: "It may promise no amount, time or refund; such words are held back.",
  tag: "Tag",
  code: "Coupon code",
  reason: "Reason",
  upTo: "Up to",
  autoAssign: "By skill and load",
  effectStates: { done: "done", pending: "under way", refused: "not done", failed: "failed" },
  details: {
    guard: "the message promises something or holds a banned word",
    held: "a person has the conversation",
    closed: "the conversation is closed",
    erased: "the conversation was erased",
    no_conversation: "there is no conversation",
    no_ticket: "there is no ticket",
    no_coupon: "no such coupon now",
    coupon_limit: "the customer has had it",
    no_approval: "nothing waits for approval",
    other_action: "another action",
    amount: "over the amount",
    decided: "decided already",
    nobody_free: "nobody is free",
    merged: "the ticket was merged",
    unreachable: "it could not be reached",
  },
  openTicket: "Ticket",
  openConversation: "Conversation",
  problems: {
    unreachable: "The server cannot be reached. Try again: nothing is saved twice.",
    limited: "Too many requests; try again shortly.",
    failing: "The service has trouble; try again shortly.",
    forbidden: "You may not do this.",
    missing: "This rule is gone; load the page again.",
    conflict: "Not saved: somebody has just changed this rule, or there are 100 already.",
    refused: "Not saved: ",
  },
  loop: "This rule would set itself off without end. Add a condition that no longer holds once it has acted.",
  loopBy: (names) => `These rules would set each other off without end: ${names}. Change one of them.`,
  incomplete: "Give it a name and at least one action.",
};

export const ruleWords: Dictionary<RuleWords> = { zh, en };

type Names = Record<string, Record<Locale, string>>;

/** Values of facts that have no table of their own. */
const VALUES: Record<string, Names> = {
  "message.from": {
    shopper: { zh: "顾客", en: "the shopper" },
    bot: { zh: "机器人", en: "the bot" },
    agent: { zh: "坐席", en: "an agent" },
    system: { zh: "系统", en: "the system" },
  },
  "turn.sentiment": {
    "-1": { zh: "负面", en: "negative" },
    "0": { zh: "中性", en: "neutral" },
    "1": { zh: "正面", en: "positive" },
  },
  "turn.step": {
    say: { zh: "直接回答", en: "answered" },
    ask: { zh: "追问", en: "asked back" },
    propose: { zh: "提出操作", en: "proposed an action" },
    handoff: { zh: "转人工", en: "handed over" },
    not_understood: { zh: "没听懂", en: "did not understand" },
  },
  "action.state": {
    executed: { zh: "已执行", en: "executed" },
    refused: { zh: "被拒绝", en: "refused" },
    unknown: { zh: "结果未知", en: "unknown" },
    awaiting_approval: { zh: "等待审批", en: "waits for approval" },
  },
  "shipment.notice": {
    late: { zh: "晚到", en: "late" },
    stuck: { zh: "停滞", en: "stuck" },
    lost: { zh: "丢失", en: "lost" },
    unreceived: { zh: "签收未收到", en: "not received" },
  },
};

/** A value of a fact as people read it; ids that no table knows stay as they are. */
export function valueName(fact: string, value: unknown, locale: Locale): string {
  const id = String(value);
  const tickets = ticketWords[locale];
  const table: Record<string, Record<string, string>> = {
    "ticket.type": tickets.types,
    "ticket.priority": tickets.priorities,
    "ticket.state": tickets.states,
    "ticket.source": tickets.sources,
    "ticket.changed": tickets.fields,
  };
  if (fact === "turn.intent") return label("intent", id, locale);
  if (fact === "turn.emotion") return label("emotion", id, locale);
  if (fact === "order.state") return label("orderState", id, locale);
  if (fact === "customer.tier") return label("tier", id, locale);
  if (fact === "holder.to") return label("holder", id, locale);
  if (fact === "action.name") return actionName(id, locale);
  return VALUES[fact]?.[id]?.[locale] ?? table[fact]?.[id] ?? id;
}

/** An action on an order by its name. */
export function actionName(id: string, locale: Locale): string {
  return Object.entries(ACTION_LABELS).find(([action]) => action === id)?.[1][locale] ?? id;
}

/** Numbers that stand for something, and are chosen rather than typed. */
export const KNOWN_NUMBERS: Record<string, readonly number[]> = { "turn.sentiment": [-1, 0, 1] };

/** Values that this page knows where the server names none. */
export const KNOWN_VALUES: Record<string, readonly string[]> = {
  "turn.intent": INTENT_IDS,
  "turn.emotion": ["calm", "happy", "anxious", "disappointed", "angry"],
  "action.name": Object.keys(ACTION_LABELS),
  "order.state": ["pending_payment", "paid", "processing", "shipped", "delivered", "completed", "cancelled"],
};
