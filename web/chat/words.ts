import type { CardWords } from "../shared/card-words.ts";
import type { Dictionary } from "../shared/locale.ts";

interface Words extends CardWords {
  product: string;
  skip: string;
  log: string;
  person: string;
  personText: string;
  personLong: string;
  otherLanguage: string;
  otherLanguageLong: string;
  close: string;
  write: string;
  send: string;
  shopper: string;
  bot: string;
  agent: string;
  heldByBot: string;
  heldByAgent(name: string): string;
  waiting: string;
  waitingLong: string;
  offHours(opens: string): string;
  agentJoined(name: string): string;
  botResumed: string;
  closed: string;
  typing(name: string): string;
  offline: string;
  offlineQueued(count: number): string;
  reconnecting: string;
  limited(seconds: number): string;
  restarted: string;
  sending: string;
  queued: string;
  failed: string;
  retry: string;
  discard: string;
  counter(left: number): string;
  tooLong(over: number): string;
  suggestions: readonly { label: string; text: string }[];
  suggestionsTitle: string;
  choices: string;
  earlier: string;
  fresh(count: number): string;
  toEnd: string;
  loading: string;
  sources: string;
  missingTitle: string;
  missing: string;
  refusedTitle: string;
  refused: string;
  reload: string;
  parcelTitle(order: string): string;
  courier: string;
  parcelSend: string;
  parcelRefused: string;
  parcelFailed: string;
  promised(count: number): string;
  promisedBy(day: string): string;
  promisedLate: string;
  ratingAsk: string;
  ratingScore(score: number): string;
  ratingEnds: string;
  ratedThanks(score: number): string;
  ratingChange: string;
  ratingFailed: string;
}

/** The words of the hosted chat. */
export const words: Dictionary<Words> = {
  zh: {
    product: "铃铛客服",
    skip: "跳到输入框",
    log: "对话内容",
    person: "转人工",
    personText: "转人工",
    personLong: "转人工客服",
    otherLanguage: "EN",
    otherLanguageLong: "EN · Switch to English",
    close: "收起对话",
    write: "输入消息…",
    send: "发送",
    shopper: "我",
    bot: "机器人",
    agent: "人工客服",
    heldByBot: "智能客服在线",
    heldByAgent: (name) => `${name} 正在为您服务`,
    waiting: "等待人工接入",
    waitingLong: "已为您转接人工，请稍候。等待时可以继续留言。",
    offHours: (opens) => `现在是非人工服务时间，人工客服${opens}上线。`,
    agentJoined: (name) => `${name} 已接入`,
    botResumed: "机器人继续为您服务",
    closed: "对话已结束，再发一条消息即可重新开始",
    typing: (name) => `${name}正在输入`,
    offline: "网络已断开，恢复后会自动重连",
    offlineQueued: (count) => `网络已断开，${count} 条消息会在恢复后自动发送`,
    reconnecting: "正在重新连接…",
    limited: (seconds) => `发送得有点快，${seconds} 秒后自动继续`,
    restarted: "上次的会话已失效，已为您开始新的会话",
    sending: "发送中",
    queued: "等待发送",
    failed: "没有发出去",
    retry: "重试",
    discard: "删除",
    counter: (left) => `还可以输入 ${left} 字`,
    tooLong: (over) => `超出 ${over} 字，请删减后再发送`,
    suggestions: [
      { label: "有货吗", text: "这款有货吗？" },
      { label: "查物流", text: "我想查一下物流" },
      { label: "退换货", text: "我想退换货" },
      { label: "转人工", text: "转人工" },
    ],
    suggestionsTitle: "可以这样问",
    choices: "可选回复",
    earlier: "查看更早的消息",
    fresh: (count) => `${count} 条新消息`,
    toEnd: "回到最新",
    loading: "正在加载对话",
    sources: "依据",
    missingTitle: "没有找到这家店铺",
    missing: "请检查链接是否完整，或从店铺页面重新进入。",
    refusedTitle: "暂时无法打开对话",
    refused: "请从店铺页面重新进入，或稍后再试。",
    reload: "重新加载",
    parcelTitle: (order) => `填写订单 ${order} 的寄回单号`,
    courier: "快递公司",
    parcelSend: "提交单号",
    parcelRefused: "单号好像不对，请检查：4–40 位字母、数字或短横线。",
    parcelFailed: "没有提交成功，请稍后再试。",
    promised: (count) => `我们答应您的（${count}）`,
    promisedBy: (day) => `${day}前`,
    promisedLate: "已逾期，正在跟进",
    ratingAsk: "这次服务您满意吗？",
    ratingScore: (score) => `${score} 分（满分 5 分）`,
    ratingEnds: "1 不满意，5 很满意",
    ratedThanks: (score) => `感谢评价：${score} 分`,
    ratingChange: "修改评价",
    ratingFailed: "评价没有提交成功，请稍后再试。",
    orderNo: "订单号",
    total: "合计",
    trackingNo: "运单号",
    eta: "预计送达",
    allEvents: (count) => `查看全部 ${count} 条物流`,
    actionStates: { proposed: "待确认", executed: "已完成", refused: "未执行", unknown: "处理中" },
    table: "明细",
    returnCode: "退货码",
    printLabel: "打印寄件单",
    actUntil: "截止",
    stepStates: { done: "已完成", now: "进行中", next: "待进行" },
  },
  en: {
    product: "Deskbell",
    skip: "Skip to the message box",
    log: "Conversation",
    person: "Person",
    personText: "I want to talk to a person",
    personLong: "Talk to a person",
    otherLanguage: "中文",
    otherLanguageLong: "中文 · 切换到中文",
    close: "Close chat",
    write: "Write a message…",
    send: "Send",
    shopper: "You",
    bot: "Assistant",
    agent: "Agent",
    heldByBot: "Assistant online",
    heldByAgent: (name) => `${name} is helping you`,
    waiting: "Waiting for a person",
    waitingLong: "You are being transferred to a person. You can keep writing meanwhile.",
    offHours: (opens) => `Our team is away now and back ${opens}.`,
    agentJoined: (name) => `${name} has joined`,
    botResumed: "The assistant is back with you",
    closed: "This conversation has ended. Send a message to start again",
    typing: (name) => `${name} is typing`,
    offline: "You are offline. We reconnect by ourselves",
    offlineQueued: (count) => `You are offline. ${count} ${count === 1 ? "message" : "messages"} will be sent later`,
    reconnecting: "Reconnecting…",
    limited: (seconds) => `That was quick. Sending continues in ${seconds} s`,
    restarted: "Your last session is no longer valid, this is a new conversation",
    sending: "Sending",
    queued: "Waiting to be sent",
    failed: "Not sent",
    retry: "Retry",
    discard: "Delete",
    counter: (left) => `${left} characters left`,
    tooLong: (over) => `${over} characters too long`,
    suggestions: [
      { label: "Is it in stock?", text: "Is this in stock?" },
      { label: "Track my order", text: "I'd like to track my order" },
      { label: "Return or exchange", text: "I want to return or exchange an item" },
      { label: "Talk to a person", text: "I want to talk to a person" },
    ],
    suggestionsTitle: "You can ask",
    choices: "Suggested answers",
    earlier: "Show earlier messages",
    fresh: (count) => `${count} new ${count === 1 ? "message" : "messages"}`,
    toEnd: "Jump to latest",
    loading: "Loading the conversation",
    sources: "Based on",
    missingTitle: "We could not find this shop",
    missing: "Check that the link is complete, or come back through the shop's page.",
    refusedTitle: "The chat cannot be opened right now",
    refused: "Come back through the shop's page, or try again later.",
    reload: "Reload",
    parcelTitle: (order) => `Name the parcel that goes back for order ${order}`,
    courier: "Courier",
    parcelSend: "Send the number",
    parcelRefused: "That does not look like a tracking number: 4–40 letters, digits or dashes.",
    parcelFailed: "It could not be sent. Please try again later.",
    promised: (count) => `What we promised you (${count})`,
    promisedBy: (day) => `due: ${day}`,
    promisedLate: "late, being looked into",
    ratingAsk: "How was this service?",
    ratingScore: (score) => `${score} out of 5`,
    ratingEnds: "1 poor, 5 very good",
    ratedThanks: (score) => `Thank you for your rating: ${score} of 5`,
    ratingChange: "Change rating",
    ratingFailed: "Your rating was not taken; please try again later.",
    orderNo: "Order",
    total: "Total",
    trackingNo: "Tracking no.",
    eta: "Expected",
    allEvents: (count) => `Show all ${count} updates`,
    actionStates: { proposed: "To confirm", executed: "Done", refused: "Not done", unknown: "In progress" },
    table: "Details",
    returnCode: "Return code",
    printLabel: "Print the label",
    actUntil: "Until",
    stepStates: { done: "done", now: "now", next: "to come" },
  },
};
export type { Words };
