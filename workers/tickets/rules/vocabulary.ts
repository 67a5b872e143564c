import type { Bilingual } from "../../platform/snapshot.ts";
import { RULE_OPERATORS, type RuleOperator, TICKET_PRIORITIES, TICKET_TYPES } from "../../platform/ticket-words.ts";

/** What a rule may wait for. */
export const RULE_EVENTS = {
  "message.added": { zh: "有新消息", en: "A message is written" },
  "turn.taken": { zh: "读懂了顾客的消息", en: "A shopper's message is understood" },
  "holder.changed": { zh: "会话换了接待方", en: "A conversation changes hands" },
  "action.executed": { zh: "执行了订单操作", en: "An action on an order ends" },
  "approval.requested": { zh: "有操作等待审批", en: "An action waits for approval" },
  "promise.overdue": { zh: "承诺逾期", en: "A promise is overdue" },
  "shipment.stuck": { zh: "物流停滞", en: "A shipment is stuck" },
  "shipment.delivered_unreceived": { zh: "显示签收但顾客未收到", en: "Marked delivered, not received" },
  "order.price_dropped": { zh: "买过的商品降价", en: "The price drops after a purchase" },
  "ticket.created": { zh: "有了新工单", en: "A ticket is made" },
  "ticket.changed": { zh: "工单有变动", en: "A ticket is changed" },
  "ticket.commented": { zh: "工单有新备注", en: "A ticket gets a comment" },
  "ticket.merged": { zh: "工单被合并", en: "A ticket is merged" },
  "ticket.overdue": { zh: "工单超时", en: "A ticket is overdue" },
  rating: { zh: "顾客评价", en: "The shopper rates" },
} as const satisfies Record<string, Bilingual>;
export type RuleEventType = keyof typeof RULE_EVENTS;

/** Whether rules know such an event. */
export function isRuleEvent(type: string): type is RuleEventType {
  return Object.hasOwn(RULE_EVENTS, type);
}

type FactType = "number" | "money" | "text" | "list";

export interface RuleFact {
  label: Bilingual;
  type: FactType;
  /** Where it is known: events, or everywhere that a customer, an order, a conversation or a ticket is. */
  of: readonly (RuleEventType | "customer" | "order" | "conversation" | "ticket")[];
  /** Values it may have, where they are few. */
  values?: readonly string[];
}

/** Every fact that a condition may ask about. Amounts are minor units of the shop's currency. */
export const RULE_FACTS = {
  "message.from": {
    label: { zh: "谁写的", en: "Written by" },
    type: "text",
    of: ["message.added"],
    values: ["shopper", "bot", "agent", "system"],
  },
  "message.text": { label: { zh: "消息内容", en: "Text" }, type: "text", of: ["message.added"] },
  "turn.intent": { label: { zh: "意图", en: "Intent" }, type: "text", of: ["turn.taken"] },
  "turn.sentiment": {
    label: { zh: "情感", en: "Sentiment" },
    type: "number",
    of: ["turn.taken"],
  },
  "turn.emotion": { label: { zh: "情绪", en: "Emotion" }, type: "text", of: ["turn.taken"] },
  "turn.language": { label: { zh: "语言", en: "Language" }, type: "text", of: ["turn.taken"] },
  "turn.step": {
    label: { zh: "机器人的应对", en: "What the bot did" },
    type: "text",
    of: ["turn.taken"],
    values: ["say", "ask", "propose", "handoff", "not_understood"],
  },
  "conversation.negative_turns": {
    label: { zh: "连续负面消息数", en: "Negative messages in a row" },
    type: "number",
    of: ["conversation"],
  },
  "conversation.channel": { label: { zh: "渠道", en: "Channel" }, type: "text", of: ["conversation"] },
  "holder.to": {
    label: { zh: "换给谁", en: "Goes to" },
    type: "text",
    of: ["holder.changed"],
    values: ["bot", "waiting", "agent", "closed"],
  },
  "holder.reason": { label: { zh: "原因", en: "Reason" }, type: "text", of: ["holder.changed"] },
  "action.name": { label: { zh: "操作", en: "Action" }, type: "text", of: ["action.executed", "approval.requested"] },
  "action.state": {
    label: { zh: "操作结果", en: "Its end" },
    type: "text",
    of: ["action.executed"],
    values: ["executed", "refused", "unknown", "awaiting_approval"],
  },
  "approval.amount": { label: { zh: "审批金额", en: "Amount to approve" }, type: "money", of: ["approval.requested"] },
  "promise.kind": { label: { zh: "承诺类型", en: "Promise" }, type: "text", of: ["promise.overdue"] },
  "promise.hours_late": { label: { zh: "逾期小时数", en: "Hours late" }, type: "number", of: ["promise.overdue"] },
  "shipment.notice": {
    label: { zh: "物流异常", en: "What is wrong" },
    type: "text",
    of: ["shipment.stuck", "shipment.delivered_unreceived"],
    values: ["late", "stuck", "lost", "unreceived"],
  },
  "price.drop": {
    label: { zh: "降价金额（每件）", en: "Price drop (each)" },
    type: "money",
    of: ["order.price_dropped"],
  },
  "price.days_since": {
    label: { zh: "下单后天数", en: "Days since the order" },
    type: "number",
    of: ["order.price_dropped"],
  },
  "ticket.type": { label: { zh: "工单类型", en: "Ticket type" }, type: "text", of: ["ticket"], values: TICKET_TYPES },
  "ticket.priority": {
    label: { zh: "工单优先级", en: "Ticket priority" },
    type: "text",
    of: ["ticket"],
    values: TICKET_PRIORITIES,
  },
  "ticket.state": {
    label: { zh: "工单状态", en: "Ticket state" },
    type: "text",
    of: ["ticket"],
    values: ["open", "pending", "done"],
  },
  "ticket.source": {
    label: { zh: "工单来源", en: "Ticket made by" },
    type: "text",
    of: ["ticket"],
    values: ["dialogue", "rule", "agent", "api", "promise", "case"],
  },
  "ticket.tags": { label: { zh: "工单标签", en: "Ticket tags" }, type: "list", of: ["ticket"] },
  "ticket.changed": { label: { zh: "改了哪一项", en: "What was changed" }, type: "list", of: ["ticket.changed"] },
  "rating.score": { label: { zh: "评分", en: "Score" }, type: "number", of: ["rating"] },
  "customer.tier": { label: { zh: "会员等级", en: "Customer tier" }, type: "text", of: ["customer"] },
  "customer.points": { label: { zh: "积分", en: "Points" }, type: "number", of: ["customer"] },
  "customer.refunds_90_days": {
    label: { zh: "近 90 天退款次数", en: "Refunds in 90 days" },
    type: "number",
    of: ["customer"],
  },
  "order.total": { label: { zh: "订单金额", en: "Order total" }, type: "money", of: ["order"] },
  "order.state": { label: { zh: "订单状态", en: "Order state" }, type: "text", of: ["order"] },
} as const satisfies Record<string, RuleFact>;
export type RuleFactName = keyof typeof RULE_FACTS;

/** Comparisons that make sense for a kind of value. */
export const OPERATORS_OF = {
  number: ["is", "is_not", "at_least", "at_most"],
  money: ["is", "at_least", "at_most"],
  text: ["is", "is_not", "one_of", "contains", "not_contains"],
  list: ["contains", "not_contains"],
} as const satisfies Record<FactType, readonly RuleOperator[]>;

export const OPERATOR_LABELS = {
  is: { zh: "是", en: "is" },
  is_not: { zh: "不是", en: "is not" },
  at_least: { zh: "不小于", en: "is at least" },
  at_most: { zh: "不大于", en: "is at most" },
  one_of: { zh: "是其中之一", en: "is one of" },
  contains: { zh: "包含", en: "contains" },
  not_contains: { zh: "不包含", en: "does not contain" },
} as const satisfies Record<(typeof RULE_OPERATORS)[number], Bilingual>;

export const ACTION_LABELS = {
  create_ticket: { zh: "新建工单", en: "Make a ticket" },
  set_priority: { zh: "设置工单优先级", en: "Set the ticket's priority" },
  assign: { zh: "分配工单", en: "Assign the ticket" },
  add_tag: { zh: "给工单加标签", en: "Tag the ticket" },
  handoff: { zh: "转人工", en: "Hand over to a person" },
  send_message: { zh: "给顾客发消息", en: "Write to the shopper" },
  issue_coupon: { zh: "发优惠券", en: "Give a coupon" },
  propose_approval: { zh: "自动审批通过", en: "Approve by itself" },
} as const satisfies Record<string, Bilingual>;

/** What events carry beside their own facts. */
const CARRIES: Record<RuleEventType, readonly ("customer" | "order" | "conversation" | "ticket")[]> = {
  "message.added": ["conversation", "customer"],
  "turn.taken": ["conversation", "customer"],
  "holder.changed": ["conversation", "customer"],
  "action.executed": ["conversation", "customer", "order"],
  "approval.requested": ["conversation", "customer", "order"],
  "promise.overdue": ["conversation", "customer", "order"],
  "shipment.stuck": ["conversation", "customer", "order"],
  "shipment.delivered_unreceived": ["conversation", "customer", "order"],
  "order.price_dropped": ["conversation", "customer", "order"],
  "ticket.created": ["ticket", "conversation", "customer", "order"],
  "ticket.changed": ["ticket", "conversation", "customer", "order"],
  "ticket.commented": ["ticket", "conversation", "customer", "order"],
  "ticket.merged": ["ticket", "conversation", "customer", "order"],
  "ticket.overdue": ["ticket", "conversation", "customer", "order"],
  rating: ["conversation", "customer"],
};

/** The facts that a rule on this event may ask about. */
export function factsOf(event: RuleEventType): RuleFactName[] {
  const places: readonly string[] = [event, ...CARRIES[event]];
  const isKnown = (name: RuleFactName) => RULE_FACTS[name].of.some((place) => places.includes(place));
  return (Object.keys(RULE_FACTS) as RuleFactName[]).filter(isKnown);
}

/** Everything a form needs to build a rule. */
export function vocabulary() {
  return {
    events: Object.entries(RULE_EVENTS).map(([id, label]) => ({
      id,
      label,
      facts: isRuleEvent(id) ? factsOf(id) : [],
    })),
    facts: Object.entries(RULE_FACTS).map(([id, fact]: [string, RuleFact]) => ({
      id,
      label: fact.label,
      type: fact.type,
      values: [...(fact.values ?? [])],
      operators: [...OPERATORS_OF[fact.type]],
    })),
    operators: RULE_OPERATORS.map((id) => ({ id, label: OPERATOR_LABELS[id] })),
    actions: Object.entries(ACTION_LABELS).map(([id, label]) => ({ id, label })),
  };
}
