import type { Dictionary } from "../../shared/locale.ts";

export interface LauncherWords {
  open: string;
  close: string;
  unread(count: number): string;
  frame: string;
}

/** The words of the launcher. */
export const launcherWords: Dictionary<LauncherWords> = {
  zh: { open: "联系客服", close: "收起客服", unread: (count) => `，${count} 条未读消息`, frame: "在线客服" },
  en: {
    open: "Chat with us",
    close: "Close chat",
    unread: (count) => `, ${count} unread ${count === 1 ? "message" : "messages"}`,
    frame: "Customer service chat",
  },
};
