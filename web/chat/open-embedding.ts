import { embeddingOrigin, heardFrom } from "./embedding.ts";
import type { LauncherMessage } from "./wire.ts";

/** What the chat tells the launcher. */
export type ChatMessage = { type: "ready" } | { type: "close" } | { type: "unread"; count: number };

/** The page around the chat. Outside a frame nothing is heard and nothing told. */
export interface Embedding {
  isEmbedded: boolean;
  tell(message: ChatMessage): void;
  listen(heard: (message: LauncherMessage) => void): void;
}

/** Connects to the launcher around this window. */
export function openEmbedding(): Embedding {
  const origin = embeddingOrigin(location.search);
  const { parent } = window;
  if (parent === window || origin === null) return { isEmbedded: false, tell: () => {}, listen: () => {} };
  return {
    isEmbedded: true,
    tell: (message) => parent.postMessage(message, origin),
    listen: (heard) => {
      window.addEventListener("message", (event) => {
        const message = heardFrom(event, { origin, parent });
        if (message) heard(message);
      });
    },
  };
}
