import type { Templates } from "../skill.ts";
import { nextChoiceTemplates } from "../talk/next-choice-templates.ts";
import { findOrderTemplates } from "./find-order-templates.ts";
import { parcelTemplates } from "./parcel-templates.ts";

/** What the tracking skill says. */
export const trackingTemplates = {
  ...findOrderTemplates,
  ...nextChoiceTemplates,
  ...parcelTemplates,
  "tracking.of_order": { zh: "订单 {order}（{items}）：", en: "Order {order} ({items}):" },
  "tracking.no_parcel": {
    zh: "订单 {order} 的状态是{state}，但没有查到物流单号，我转专员为您核实。",
    en: "Order {order} is {state}, but there is no tracking number. I'm passing you to a colleague to check.",
  },
  "tracking.stuck": {
    zh: "从{since}起物流就没有更新，已经超过{hours}，包裹可能停在半路了，非常抱歉。",
    en: "There has been no update since {since}, more than {hours}. The parcel seems stuck, and I'm sorry.",
  },
  "tracking.lost": {
    zh: "我把丢件情况转给专员为您处理后续。",
    en: "I'm passing the lost parcel to a colleague who will take it from here.",
    promises: [{ kind: "follow_up", record: "handoff" }],
  },
  "tracking.sorry": { zh: "很抱歉给您添麻烦了。", en: "I'm sorry for the trouble." },
  "tracking.ask_there": {
    zh: "可以先到签收记录里写的地方问一下。如果还是找不到，告诉我，我请专员向快递公司核实。",
    en: "Please ask where the courier says it was left. If it still can't be found, tell me and a colleague will check with the courier.",
  },
  "tracking.not_received": {
    zh: "签收记录和您的情况对不上，我转专员向快递公司核实。您也可以先看看是否由家人、门卫或驿站代收。",
    en: "That record doesn't match what you tell me, so a colleague will check with the courier. Meanwhile, someone at home, the reception or a pick-up point may have taken it in.",
  },
  "tracking.ask_around": {
    zh: "可能由家人、前台、门卫或驿站代收，您可以先问问。还是找不到的话请告诉我。",
    en: "Someone at home, the reception or a pick-up point may have taken it in, so please ask there first. If it can't be found, tell me.",
  },
  "tracking.unreceived_noted": {
    zh: "“显示签收但没有收到”的情况已登记。",
    en: "It is on record that this parcel is marked as delivered and you don't have it.",
  },
  "tracking.unreceived_asked": {
    zh: "“显示签收但没有收到”的情况已登记，并已请快递公司核查，核查进度在这里可以查看。您也可以先看看是否由家人、门卫或驿站代收。",
    en: "It is on record that this parcel is marked as delivered and you don't have it, and the courier has been asked. The progress is shown here. Meanwhile, someone at home, the reception or a pick-up point may have taken it in.",
  },
  "tracking.problem": {
    zh: "您反映的配送问题需要专员联系快递公司处理，我为您转接。",
    en: "A colleague needs to take this delivery problem up with the courier; I'm passing you on.",
  },
  "tracking.already_expedited": {
    zh: "订单 {order} 在{at}已为您加急催发，不用重复提交。",
    en: "Order {order} was already marked urgent at {at}; there is no need to ask again.",
  },
  "tracking.already_shipped": {
    zh: "订单 {order} 已经发货了。",
    en: "Order {order} has already shipped.",
  },
  "tracking.not_expeditable": {
    zh: "订单 {order} 当前状态是{state}，不能自助加急，可以请专员看一下。",
    en: "Order {order} can't be marked urgent here (state: {state}); a colleague can look at it.",
  },
  "tracking.several": {
    zh: "可以加急的订单有 {count} 笔：{orders}，逐一为您办理。",
    en: "{count} orders can be sent sooner: {orders}. One after the other:",
  },
  "tracking.all_expedited": {
    zh: "可以加急的订单都已经提交加急：{orders}。",
    en: "All orders that can be sent sooner have been marked already: {orders}.",
  },
  "tracking.none_expeditable": {
    zh: "目前没有可以加急的订单：加急只适用于还没有发货的订单。",
    en: "There is no order to send sooner now: that is possible only before shipping.",
  },
} satisfies Templates;
