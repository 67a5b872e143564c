import type { Bilingual } from "../../platform/snapshot.ts";
import type { RuleDocument } from "../../platform/ticket-words.ts";

/** A rule that a shop may take over as it is, or change. */
export interface Preset {
  id: string;
  name: Bilingual;
  /** When it helps, for the merchant. */
  about: Bilingual;
  document: RuleDocument;
  /** Values the shop must look at before it switches the rule on: paths in the document. */
  toFill: string[];
}

/** Shipped as data; nothing runs before a shop adds one. */
export const PRESETS = [
  {
    id: "refund_auto_approval",
    name: { zh: "退款自动审批", en: "Approve small refunds" },
    about: {
      zh: "等待审批的仅退款，金额不大、近 90 天退款不多的顾客，自动审批通过。",
      en: "A refund that waits for approval is approved by itself where it is small and the customer has had few.",
    },
    document: {
      when: "approval.requested",
      match: "all",
      conditions: [
        { fact: "action.name", operator: "is", value: "refund_only" },
        { fact: "approval.amount", operator: "at_most", value: 20_000 },
        { fact: "customer.refunds_90_days", operator: "at_most", value: 3 },
      ],
      actions: [{ kind: "propose_approval", action: "refund_only", upToMinor: 20_000 }],
      pauseHours: 0,
    },
    toFill: ["conditions.1.value", "actions.0.upToMinor"],
  },
  {
    id: "shipment_stuck",
    name: { zh: "物流停滞预警", en: "Warn of stuck shipments" },
    about: {
      zh: "包裹长时间没有物流更新，建工单给懂物流的坐席，并告诉顾客我们在跟进。",
      en: "A parcel without news for long makes a ticket, and the shopper hears that somebody looks into it.",
    },
    document: {
      when: "shipment.stuck",
      match: "all",
      conditions: [{ fact: "shipment.notice", operator: "one_of", value: ["stuck", "lost"] }],
      actions: [
        {
          kind: "create_ticket",
          type: "logistics",
          priority: "high",
          summary: "物流停滞，请联系快递核实 · Shipment stuck, ask the courier",
          tags: ["物流停滞"],
        },
        {
          kind: "send_message",
          text: {
            zh: "我们注意到您的包裹一段时间没有物流更新，已经转给同事跟进。",
            en: "We noticed that your parcel has had no courier update for a while; a colleague is looking into it.",
          },
        },
      ],
      pauseHours: 48,
    },
    toFill: [],
  },
  {
    id: "price_difference",
    name: { zh: "差价补偿", en: "Price difference" },
    about: {
      zh: "顾客下单 7 天内商品降价，建差价工单，由坐席按价保规则处理。",
      en: "The price drops within 7 days of the order: a ticket, so that an agent settles the difference by the policy.",
    },
    document: {
      when: "order.price_dropped",
      match: "all",
      conditions: [
        { fact: "price.days_since", operator: "at_most", value: 7 },
        { fact: "price.drop", operator: "at_least", value: 1_000 },
      ],
      actions: [
        {
          kind: "create_ticket",
          type: "price_difference",
          priority: "normal",
          summary: "下单后降价，请核对差价补偿 · Price dropped after the order, check the difference",
          tags: ["差价"],
        },
      ],
      pauseHours: 24,
    },
    toFill: ["conditions.1.value"],
  },
  {
    id: "negative_mood",
    name: { zh: "负面情绪预警 + 优惠券 + 转人工", en: "Upset shopper: warn, coupon, person" },
    about: {
      zh: "顾客连续两条负面消息：建投诉工单、发安抚优惠券、转给真人。",
      en: "Two negative messages in a row: a complaint ticket, a coupon, and a person takes over.",
    },
    document: {
      when: "turn.taken",
      match: "all",
      conditions: [
        { fact: "turn.sentiment", operator: "is", value: -1 },
        { fact: "conversation.negative_turns", operator: "at_least", value: 2 },
      ],
      actions: [
        {
          kind: "create_ticket",
          type: "complaint",
          priority: "high",
          summary: "顾客连续表达不满，请优先安抚 · The shopper is upset, please take care first",
          tags: ["负面情绪"],
        },
        { kind: "issue_coupon", code: "SORRY" },
        { kind: "handoff", reason: "angry" },
      ],
      pauseHours: 24,
    },
    toFill: ["actions.1.code"],
  },
  {
    id: "vip_first",
    name: { zh: "VIP 优先", en: "VIP first" },
    about: {
      zh: "高等级会员的工单一建好就提到紧急，并打上 VIP 标签。",
      en: "A ticket of a customer of a high tier becomes urgent at once and gets the tag VIP.",
    },
    document: {
      when: "ticket.created",
      match: "all",
      conditions: [{ fact: "customer.tier", operator: "one_of", value: ["gold", "platinum"] }],
      actions: [
        { kind: "set_priority", priority: "urgent" },
        { kind: "add_tag", tag: "VIP" },
      ],
      pauseHours: 0,
    },
    toFill: ["conditions.0.value"],
  },
  {
    id: "delivered_unreceived",
    name: { zh: "签收未收到", en: "Delivered, not received" },
    about: {
      zh: "物流显示签收，顾客说没收到：建丢件工单，并转给真人核实。",
      en: "The courier says delivered, the shopper says not: a ticket for a lost parcel, and a person checks.",
    },
    document: {
      when: "shipment.delivered_unreceived",
      match: "all",
      conditions: [],
      actions: [
        {
          kind: "create_ticket",
          type: "lost_parcel",
          priority: "urgent",
          summary: "显示签收但顾客未收到，请向快递取签收凭证 · Marked delivered, not received: ask for the proof",
          tags: ["签收未收到"],
        },
        { kind: "handoff", reason: "lost_parcel" },
      ],
      pauseHours: 24,
    },
    toFill: [],
  },
] as const satisfies readonly PresetData[];

/** The shape in which presets are written: read-only, so that nothing changes them. */
type PresetData = Omit<Preset, "document" | "toFill"> & {
  document: DeepReadonly<RuleDocument>;
  toFill: readonly string[];
};
type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
