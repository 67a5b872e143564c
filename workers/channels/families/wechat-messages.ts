import { z } from "zod";
import { refuse } from "../answer.ts";
import type { Content } from "../events.ts";
import { idText, readJson, readXml } from "../payload.ts";

const maybe = idText.optional().catch(undefined);

/** The fields of a message or event of WeChat, in XML or JSON: the names are the same. */
const schema = z.object({
  ToUserName: z.string().min(1),
  FromUserName: z.string().min(1),
  CreateTime: idText,
  MsgType: z.string().min(1),
  MsgId: maybe,
  Content: maybe,
  bizmsgmenuid: maybe,
  PicUrl: maybe,
  MediaId: maybe,
  Format: maybe,
  Recognition: maybe,
  ThumbMediaId: maybe,
  Location_X: maybe,
  Location_Y: maybe,
  Label: maybe,
  Title: maybe,
  Description: maybe,
  Url: maybe,
  AppId: maybe,
  PagePath: maybe,
  AgentID: maybe,
  Event: maybe,
  EventKey: maybe,
  SessionFrom: maybe,
  Token: maybe,
  OpenKfId: maybe,
});
export type WechatMessage = z.infer<typeof schema>;

const encrypted = z.union([
  z.object({ Encrypt: z.string().min(1) }).transform(({ Encrypt }) => Encrypt),
  z.object({ encrypt: z.string().min(1) }).transform(({ encrypt }) => encrypt),
]);

const isXml = (body: string) => body.trimStart().startsWith("<");

/** Reads a message in XML (`<xml>`) or JSON. */
export function readWechat(body: string): WechatMessage {
  return isXml(body) ? readXml(body, "xml", schema) : readJson(body, schema);
}

/** The ciphertext of an encrypted body. */
export function readCipher(body: string): string {
  return isXml(body) ? readXml(body, "xml", encrypted) : readJson(body, encrypted);
}

/** `CreateTime` in epoch ms. */
export function createdAt(message: WechatMessage): number {
  const seconds = Number(message.CreateTime);
  return Number.isFinite(seconds) ? seconds * 1_000 : refuse("invalid", "CreateTime is no time");
}

/** `MsgId`, or for events what the vendor says to take in its place. */
export function messageId(message: WechatMessage): string {
  return message.MsgId ?? `${message.FromUserName}-${message.CreateTime}-${message.Event ?? message.MsgType}`;
}

/** What the shopper sent; null for an event. */
export function contentOf(message: WechatMessage): Content | null {
  const media = message.MediaId ? { id: message.MediaId } : {};
  switch (message.MsgType) {
    case "event":
      return null;
    case "text":
      return message.bizmsgmenuid
        ? { is: "choice", id: message.bizmsgmenuid, label: message.Content ?? "" }
        : { is: "text", text: message.Content ?? "" };
    case "image":
      return { is: "image", media: { ...media, ...(message.PicUrl ? { url: message.PicUrl } : {}) } };
    case "voice":
      return {
        is: "voice",
        media,
        mime: `audio/${message.Format ?? "amr"}`,
        ...(message.Recognition ? { transcript: message.Recognition } : {}),
      };
    case "video":
    case "shortvideo":
      return { is: "video", media };
    case "file":
      return { is: "file", media, ...(message.Title ? { name: message.Title } : {}) };
    case "location":
      return {
        is: "location",
        latitude: coordinate(message.Location_X),
        longitude: coordinate(message.Location_Y),
        ...(message.Label ? { address: message.Label } : {}),
      };
    case "link":
      return {
        is: "link",
        url: message.Url ?? "",
        ...(message.Title ? { title: message.Title } : {}),
        ...(message.Description ? { description: message.Description } : {}),
      };
    case "miniprogrampage":
      return { is: "product", id: message.PagePath ?? "", ...(message.Title ? { title: message.Title } : {}) };
    default:
      return { is: "other", type: message.MsgType };
  }
}

function coordinate(text: string | undefined): number {
  const value = Number(text);
  return Number.isFinite(value) ? value : refuse("invalid", "a location without coordinates");
}
