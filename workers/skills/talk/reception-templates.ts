import type { Templates } from "../skill.ts";

export const receptionTemplates = {
  "reception.greeting": { zh: "{greeting}", en: "{greeting}" },
  "reception.here": { zh: "在的，请问有什么可以帮您？", en: "I'm here. How can I help?" },
  "reception.displeased": {
    zh: "给您带来不好的体验，非常抱歉。请告诉我需要为您办理什么，我马上帮您看。",
    en: "I am sorry about this. Tell me what you would like done and I will look into it right away.",
  },
  "reception.thanks": {
    zh: "不客气，很高兴能帮到您。有需要随时找我。",
    en: "You're welcome. I'm here whenever you need me.",
  },
  "reception.robot": {
    zh: "我是{shop}的智能客服，可以查商品、订单和物流，也可以办理退换和开票；需要人工随时告诉我。",
    en: "I'm the automated assistant of {shop}. I can look up products, orders and parcels, and handle returns and invoices. If you'd rather talk to a person, just say so.",
  },
  "reception.chitchat": {
    zh: "谢谢您和我聊天。商品、订单、物流或售后方面的问题，我都可以帮您查。",
    en: "Nice of you to chat. I can help with products, orders, delivery and returns.",
  },
  "reception.out_of_scope": {
    zh: "这个超出了我能帮忙的范围。商品、订单、物流和售后方面的问题可以问我。",
    en: "That is beyond what I can help with. You can ask me about products, orders, delivery and returns.",
  },
  "reception.affirm": {
    zh: "好的，还有什么可以帮您？",
    en: "All right. Is there anything else I can do for you?",
  },
  "reception.deny": {
    zh: "好的，没关系。还有其他需要可以随时告诉我。",
    en: "No problem. Tell me if there is anything else.",
  },
} satisfies Templates;
