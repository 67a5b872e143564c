import type { Templates } from "../skill.ts";

/** What is said on the way to a refund without return, a reshipment or a compensation. */
export const remediesTemplates = {
  "remedies.which_items": {
    zh: "订单 {order} 里有多件商品，请问是哪一件？",
    en: "Order {order} has several items. Which one is it about?",
  },
  "remedies.on_its_way": {
    zh: "包裹还在路上，没有丢失，现在不能补发。过了预计时间仍没收到，请再告诉我。",
    en: "The parcel is on its way and not lost, so it cannot be sent again now. If it has not come by then, tell me.",
  },
  "remedies.ask_reason": {
    zh: "请问申请“{action}”的原因是？",
    en: "What is the reason for asking to {action}?",
  },
  "remedies.ask_if_reason": {
    zh: "“{action}”适用于“{reason}”的情况，您是这个原因吗？",
    en: "The shop can {action} for this reason: {reason}. Is that what happened?",
  },
  "remedies.ask_evidence": {
    zh: "这个原因需要凭证。请把照片、截图或它们的链接发到这里，收到后接着办理。",
    en: "This reason needs some evidence. Please send a photo, a screenshot or a link to one here, and we go on from there.",
  },
  "remedies.not_sent": {
    zh: "订单 {order} 还没有发货（{state}），商品还没到您手里。不想要的话可以取消，也可以告诉我想怎么改。",
    en: "Order {order} has not shipped yet ({state}). You can cancel it, or tell me what should be changed.",
  },
} satisfies Templates;
