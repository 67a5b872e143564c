import type { ChannelKind, Window } from "../../workers/channels/channel.ts";
import { KINDS } from "../../workers/channels/registry.ts";
import type { Card } from "../../workers/platform/message.ts";

type Language = "zh" | "en";

/** The words of the table. "Contract passed" is what the suite proves of every registered kind on every run. */
const WORDS = {
  en: {
    head: "channel | kind | what | buttons | cards | reply window | after a time-out | contract passed | live account",
    chat: "chat",
    events: "events only",
    buttons: (max: number) => `up to ${max}`,
    numbers: "numbers",
    allCards: "all",
    cards: { product: "product", order: "order", shipment: "parcel", action: "action", case: "case", table: "table" },
    text: "text",
    window: ({ ms, max, agentMs }: Window) =>
      `${max === undefined ? "" : `${max} in `}${duration(ms, "en")}${agentMs === undefined ? "" : `, a person ${duration(agentMs, "en")}`}`,
    again: "sent again, once per key",
    unknown: "`unknown`, shown to the agent",
    passed: "yes",
    untried: "never tried",
    units: ["d", "h", "min", "s"],
  },
  zh: {
    head: "渠道 | kind | 用途 | 按钮 | 卡片 | 可回复时间 | 发送超时后 | 契约测试 | 真实账号",
    chat: "聊天",
    events: "仅事件",
    buttons: (max: number) => `至多 ${max} 个`,
    numbers: "数字",
    allCards: "全部",
    cards: { product: "商品", order: "订单", shipment: "包裹", action: "操作", case: "售后", table: "表格" },
    text: "文字",
    window: ({ ms, max, agentMs }: Window) =>
      `${duration(ms, "zh")}${max === undefined ? "" : `内 ${max} 条`}${agentMs === undefined ? "" : `，人工 ${duration(agentMs, "zh")}`}`,
    again: "重发，同一键只送达一次",
    unknown: "`unknown`，提示客服",
    passed: "通过",
    untried: "未试",
    units: ["天", "小时", "分钟", "秒"],
  },
} as const;

/** Every kind as the registry has it, one row each. */
export function channelsTable(language: Language): string {
  const words = WORDS[language];
  const rows = KINDS.map((kind: ChannelKind) =>
    [
      kind.title[language],
      `\`${kind.kind}\``,
      isChat(kind) ? words.chat : words.events,
      buttonsOf(kind, language),
      cardsOf(kind, language),
      windowsOf(kind, language),
      !kind.send ? "–" : kind.isIdempotent ? words.again : words.unknown,
      words.passed,
      words.untried,
    ].join(" | "),
  );
  const columns = words.head.split(" | ").length;
  return [`| ${words.head} |`, `|${"---|".repeat(columns)}`, ...rows.map((row) => `| ${row} |`)].join("\n");
}

const isChat = ({ send, passive }: ChannelKind) => send !== undefined || passive !== undefined;

function buttonsOf(kind: ChannelKind, language: Language): string {
  if (!isChat(kind)) return "–";
  const { choices } = kind.limits;
  return choices ? WORDS[language].buttons(choices.max) : WORDS[language].numbers;
}

function cardsOf(kind: ChannelKind, language: Language): string {
  if (!isChat(kind)) return "–";
  const words = WORDS[language];
  const kinds = kind.limits.cards?.kinds ?? [];
  if (kinds.length === Object.keys(words.cards).length) return words.allCards;
  return kinds.map((card: Card["kind"]) => words.cards[card]).join(", ") || words.text;
}

function windowsOf({ limits }: ChannelKind, language: Language): string {
  const all = Object.entries(limits.windows ?? {}).map(
    ([name, window]) => `${name === "message" ? "" : `${name}: `}${WORDS[language].window(window)}`,
  );
  return all.join("; ") || "–";
}

function duration(ms: number, language: Language): string {
  const [days, hours, minutes, seconds] = WORDS[language].units;
  if (ms % 86_400_000 === 0 && ms > 2 * 86_400_000) return `${ms / 86_400_000} ${days}`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} ${hours}`;
  return ms % 60_000 === 0 ? `${ms / 60_000} ${minutes}` : `${ms / 1_000} ${seconds}`;
}
