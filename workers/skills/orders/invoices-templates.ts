import type { Templates } from "../skill.ts";
import { nextChoiceTemplates } from "../talk/next-choice-templates.ts";
import { findOrderTemplates } from "./find-order-templates.ts";

/** What the invoice skill says. */
export const invoicesTemplates = {
  ...findOrderTemplates,
  ...nextChoiceTemplates,
  "invoices.ask_type": {
    zh: "请问订单 {order} 要开个人发票还是企业发票？",
    en: "Should the invoice for order {order} be personal or for a company?",
  },
  "invoices.ask_title_personal": {
    zh: "请问发票抬头写什么？可以写“个人”，也可以写姓名。",
    en: "Whose name should be on the invoice?",
  },
  "invoices.ask_title_company": {
    zh: "请提供企业名称（发票抬头）和税号。",
    en: "Please send the company name for the invoice, and its tax number.",
  },
  "invoices.ask_tax_no": {
    zh: "已记下抬头“{title}”，请再提供企业税号。",
    en: "The invoice goes to {title}. Please send the company's tax number too.",
  },
  "invoices.issued": {
    zh: "订单 {order} 的发票已经开具：{type}，抬头 {title}，金额 {amount}。",
    en: "The invoice for order {order} has been issued: {type}, to {title}, {amount}.",
  },
  "invoices.none": {
    zh: "订单 {order} 还没有开过发票。",
    en: "No invoice has been issued for order {order} yet.",
  },
  "invoices.none_yet": {
    zh: "订单 {order} 还没有开过发票。需要的话告诉我开个人的还是企业的。",
    en: "No invoice has been issued for order {order} yet. If you want one, tell me whether it is personal or for a company.",
  },
  "invoices.link": { zh: "查看和下载：{url}", en: "View or download it: {url}" },
  "invoices.no_link": {
    zh: "这里没有可下载的链接，我转专员为您重新发送。",
    en: "There is no link to it here; a colleague will send it to you again.",
    promises: [{ kind: "follow_up", record: "handoff" }],
  },
  "invoices.requested": {
    zh: "订单 {order} 的发票已经申请：{type}，抬头 {title}，金额 {amount}，正在开具。",
    en: "An invoice for order {order} has been requested: {type}, to {title}, {amount}. It is being issued.",
  },
  "invoices.correct": {
    zh: "已有发票的更正需要专员作废重开，我为您转接。",
    en: "To correct an existing invoice a colleague has to cancel and reissue it; I'm passing you on.",
  },
  "invoices.not_paid": {
    zh: "订单 {order} 还没有付款，付款后就可以开发票。",
    en: "Order {order} has not been paid yet; an invoice can be issued after payment.",
  },
  "invoices.cancelled": {
    zh: "订单 {order} 已取消，不能开发票。",
    en: "Order {order} is cancelled, so no invoice can be issued.",
  },
  "invoices.not_possible": {
    zh: "订单 {order} 当前不能自助开票，可以请专员看一下。",
    en: "An invoice for order {order} can't be issued here; a colleague can look at it.",
  },
} satisfies Templates;
