import type { Dictionary } from "../../shared/locale.ts";

/** The words of the channels' page. */
export interface ChannelWords {
  channels: string;
  lead: string;
  add: string;
  choose: string;
  find: string;
  noKind: string;
  emptyTitle: string;
  empty: string;
  loadFailed: string;
  forbidden: string;
  name: string;
  nameHint: string;
  keep: string;
  optional: string;
  relay: string;
  relayHint: string;
  noRelay: string;
  save: string;
  cancel: string;
  edit: string;
  check: string;
  works(account: string): string;
  worksNot: string;
  registered: string;
  pasteIt: string;
  address: string;
  copy: string;
  copied: string;
  on: string;
  paused: string;
  pause: string;
  resume: string;
  remove: string;
  removeSure: string;
  health: Record<"received" | "refused" | "sent" | "failed" | "unknown", string>;
  lastReceived: string;
  lastSent: string;
  never: string;
  errors: string;
  noErrors: string;
  eventsOnly: string;
  chat: string;
  deadLetters: string;
  deadLead: string;
  resend: string;
  openConversation: string;
  next: string;
  steps: { paste: string; check: string; write: string };
  saved: string;
  removed: string;
  resent: string;
  problems: Record<
    "unreachable" | "limited" | "failing" | "forbidden" | "missing" | "conflict" | "refused" | "signed_out",
    string
  >;
}

const zh: ChannelWords = {
  channels: "渠道",
  lead: "把店铺的消息渠道接进来：填好凭据，把地址贴到平台后台，就开始收发。",
  add: "接入渠道",
  choose: "选择渠道",
  find: "查找渠道",
  noKind: "没有叫这个名字的渠道",
  emptyTitle: "还没有接入渠道",
  empty: "网页聊天随时可用；接入公众号、WhatsApp 等渠道后，会话都会进到同一个收件箱。",
  loadFailed: "渠道没有加载出来。",
  forbidden: "只有店主和管理员可以管理渠道。",
  name: "名称",
  nameHint: "给同事看的名字，例如“官方旗舰店公众号”",
  keep: "已保存，留空则不变",
  optional: "选填",
  relay: "固定出口",
  relayHint: "平台要求 IP 白名单时，经由有固定地址的中继发送",
  noRelay: "直接发送",
  save: "保存",
  cancel: "取消",
  edit: "修改",
  check: "检查凭据",
  works: (account) => (account ? `凭据有效：${account}` : "凭据有效"),
  worksNot: "凭据没有通过：",
  registered: "回调地址已自动登记",
  pasteIt: "回调地址需要贴到平台后台",
  address: "回调地址",
  copy: "复制",
  copied: "已复制",
  on: "运行中",
  paused: "已暂停",
  pause: "暂停",
  resume: "恢复",
  remove: "断开",
  removeSure: "断开后不再收发，凭据会被删除，会话保留。确定吗？",
  health: { received: "收到", refused: "拒收", sent: "已发", failed: "失败", unknown: "结果不明" },
  lastReceived: "最近收到",
  lastSent: "最近发出",
  never: "还没有",
  errors: "最近的错误",
  noErrors: "没有错误",
  eventsOnly: "只收订单与物流",
  chat: "聊天",
  deadLetters: "没有送达的消息",
  deadLead: "重试超过时限仍没有送达。“结果不明”的可能已经送到，重发前请确认。",
  resend: "重新发送",
  openConversation: "打开会话",
  next: "接下来",
  steps: {
    paste: "把下面的地址贴到平台后台的回调（Webhook）设置里",
    check: "点“检查凭据”，确认平台认可",
    write: "用另一个账号发一条消息，它会出现在收件箱里",
  },
  saved: "已保存",
  removed: "已断开",
  resent: "已重新发送",
  problems: {
    unreachable: "没有连上服务器，请稍后再试。",
    limited: "操作太频繁，请稍后再试。",
    failing: "服务暂时不可用，请稍后再试。",
    forbidden: "你没有这个权限。",
    missing: "这个渠道已经不在了。",
    conflict: "刚被别人改过，请刷新。",
    refused: "没有保存：",
    signed_out: "登录已过期，请重新登录。",
  },
};

const en: ChannelWords = {
  channels: "Channels",
  lead: "Connect where shoppers write: fill in the credentials, paste the address at the vendor's, and messages flow.",
  add: "Connect a channel",
  choose: "Choose a channel",
  find: "Find a channel",
  noKind: "There is no channel of this name",
  emptyTitle: "No channel is connected yet",
  empty:
    "Web chat always works. Once WeChat, WhatsApp or others are connected, all conversations come to the same inbox.",
  loadFailed: "The channels did not load.",
  forbidden: "Only owners and admins manage channels.",
  name: "Name",
  nameHint: "What colleagues see, such as “Flagship WeChat account”",
  keep: "Saved; stays as it is when left empty",
  optional: "optional",
  relay: "Fixed address",
  relayHint: "Where the vendor wants an IP allow-list, sends go by a relay with a fixed address",
  noRelay: "Send directly",
  save: "Save",
  cancel: "Cancel",
  edit: "Edit",
  check: "Check credentials",
  works: (account) => (account ? `The credentials work: ${account}` : "The credentials work"),
  worksNot: "The credentials did not pass: ",
  registered: "The webhook address was registered",
  pasteIt: "The webhook address is to be pasted at the vendor's",
  address: "Webhook address",
  copy: "Copy",
  copied: "Copied",
  on: "Running",
  paused: "Paused",
  pause: "Pause",
  resume: "Resume",
  remove: "Disconnect",
  removeSure: "Nothing is received or sent any more, the credentials are deleted, conversations stay. Are you sure?",
  health: { received: "Received", refused: "Refused", sent: "Sent", failed: "Failed", unknown: "Unknown" },
  lastReceived: "Last received",
  lastSent: "Last sent",
  never: "not yet",
  errors: "Latest errors",
  noErrors: "No errors",
  eventsOnly: "Orders and parcels only",
  chat: "Chat",
  deadLetters: "Messages that did not arrive",
  deadLead:
    "Still not delivered when their time was over. One whose fate is unknown may have arrived: make sure before you send it again.",
  resend: "Send again",
  openConversation: "Open conversation",
  next: "What is next",
  steps: {
    paste: "Paste the address below into the webhook settings at the vendor's",
    check: "Press “Check credentials” and see that the vendor agrees",
    write: "Write from another account: the message appears in the inbox",
  },
  saved: "Saved",
  removed: "Disconnected",
  resent: "Sent again",
  problems: {
    unreachable: "The server could not be reached; try again later.",
    limited: "Too many requests; try again later.",
    failing: "The service is not available right now; try again later.",
    forbidden: "You may not do this.",
    missing: "This channel is gone.",
    conflict: "Somebody has just changed it; reload.",
    refused: "Not saved: ",
    signed_out: "Your log-in has expired; sign in again.",
  },
};

export const channelWords: Dictionary<ChannelWords> = { zh, en };
