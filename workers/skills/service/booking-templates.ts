import type { Templates } from "../skill.ts";

/** What is said on the way to an appointment. */
export const bookingTemplates = {
  "booking.ask_service": {
    zh: "请问要为订单 {order} 预约哪种服务？",
    en: "Which service would you like to book for order {order}?",
  },
  "booking.ask_time": {
    zh: "请问{service}希望约在什么日期？",
    en: "Which day would suit you for the {service}?",
  },
  "booking.ask_time_again": {
    zh: "请告诉我一个具体的日期，几号或者星期几都可以。",
    en: "Please tell me the day, as a date or a day of the week.",
  },
  "booking.past": {
    zh: "这个日子已经过去了，请换一个之后的日子。",
    en: "That day has passed. Please choose a later one.",
  },
  "booking.no_such_service": {
    zh: "这类服务暂时不能在这里预约，可以预约的有：{services}。",
    en: "That service can't be booked here. What can be booked: {services}.",
  },
  "booking.none": {
    zh: "没有查到您的上门预约。需要的话告诉我想约在哪天就可以。",
    en: "I find no visit of yours. If you would like one, tell me which day suits you.",
  },
  "booking.booked": {
    zh: "目前的上门服务：{visits}。",
    en: "Visits to come: {visits}.",
  },
  "booking.change_by_person": {
    zh: "上门服务的{what}由人工同事处理，我可以为您转接。",
    en: "For {what} of a visit I can put you through to a colleague.",
  },
  "booking.wrong_state": {
    zh: "订单 {order} 目前是{state}，不能预约{service}。",
    en: "Order {order} is {state}, so a {service} can't be booked for it.",
  },
} satisfies Templates;
