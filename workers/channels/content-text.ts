import { MAX_TEXT_LENGTH } from "../platform/message.ts";
import type { Content } from "./events.ts";

/** What a shopper sent, as the conversation reads it: words where there are words, else what it is. */
export function textOf(content: readonly Content[]): string {
  return content.map(partOf).filter(Boolean).join("\n").slice(0, MAX_TEXT_LENGTH);
}

/** The choice that was pressed, if one was. */
export function choiceOf(content: readonly Content[]): string | null {
  const choice = content.find((part) => part.is === "choice");
  return choice?.is === "choice" ? choice.id.slice(0, 200) : null;
}

/** Words that the reading of messages knows from the hosted chat; both languages of the product. */
function partOf(content: Content): string {
  switch (content.is) {
    case "text":
      return content.text;
    case "choice":
      return content.label;
    case "image":
      return ["[图片]", content.caption].filter(Boolean).join(" ");
    case "voice":
      return content.transcript ?? "[语音]";
    case "video":
      return ["[视频]", content.caption].filter(Boolean).join(" ");
    case "file":
      return ["[文件]", content.name, content.caption].filter(Boolean).join(" ");
    case "location":
      return ["[位置]", content.name, content.address, `${content.latitude},${content.longitude}`]
        .filter(Boolean)
        .join(" ");
    case "link":
      return [content.title, content.url].filter(Boolean).join(" ");
    case "product":
      return ["[商品]", content.title, content.url ?? content.id].filter(Boolean).join(" ");
    case "order":
      return ["[订单]", content.title, content.id].filter(Boolean).join(" ");
    case "sticker":
      return content.text ?? "[表情]";
    case "other":
      return `[${content.type}]`;
  }
}
