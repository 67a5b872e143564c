import type { Templates } from "../skill.ts";

export const faqTemplates = {
  "faq.answer": { zh: "{answer}", en: "{answer}" },
  "faq.not_found": {
    zh: "关于这个问题，我没有查到店铺的说明，不能随便答复您。您可以换个说法，或让我为您转人工。",
    en: "I found nothing from the shop about this, and I don't want to guess. You can put it another way, or ask me for a person.",
  },
  "faq.hours": {
    zh: "人工客服的服务时间：{hours}。",
    en: "Our staff answer at these hours: {hours}.",
  },
  "faq.return_to": { zh: "退货请寄到：{address}", en: "Please send returns to: {address}" },
} satisfies Templates;
