import { z } from "zod";
import type { ChannelEvent, Content } from "../events.ts";
import { hashedId, readJson } from "../payload.ts";

const person = z.object({
  name: z.string(),
  displayName: z.string().optional(),
  email: z.string().optional(),
  avatarUrl: z.string().optional(),
  type: z.string().optional(),
});
const space = z.object({
  name: z.string(),
  type: z.string().optional(),
  spaceType: z.string().optional(),
  singleUserBotDm: z.boolean().optional(),
});
const attachment = z.object({
  name: z.string().optional(),
  contentName: z.string().optional(),
  contentType: z.string().optional(),
  attachmentDataRef: z.object({ resourceName: z.string().optional() }).optional(),
  driveDataRef: z.object({ driveFileId: z.string() }).optional(),
});
const message = z.object({
  name: z.string(),
  sender: person.optional(),
  createTime: z.string().optional(),
  text: z.string().optional(),
  argumentText: z.string().optional(),
  thread: z.object({ name: z.string() }).optional(),
  space: space.optional(),
  attachment: z.array(attachment).optional(),
  attachedGifs: z.array(z.object({ uri: z.string() })).optional(),
});
const parameters = z.record(z.string(), z.string()).optional();
const classic = z.object({
  type: z.string(),
  eventTime: z.string().optional(),
  message: message.optional(),
  user: person.optional(),
  space: space.optional(),
  common: z.object({ parameters, userLocale: z.string().optional() }).optional(),
});
const held = z.object({ message: message.optional(), space: space.optional() }).optional();
const addOn = z.object({
  commonEventObject: z.object({ parameters, userLocale: z.string().optional() }).optional(),
  chat: z.object({
    user: person.optional(),
    eventTime: z.string().optional(),
    messagePayload: held,
    appCommandPayload: held,
    buttonClickedPayload: held,
    addedToSpacePayload: held,
    removedFromSpacePayload: held,
  }),
});
/** Both forms of an event as one. */
type Given = z.infer<typeof classic>;

/** The events of a body in the classic form or in that of a Workspace add-on. */
export function chatEvents(text: string): Promise<ChannelEvent[]> {
  return eventsOf(givenOf(readJson(text, z.union([addOn, classic]))));
}

function givenOf(given: z.infer<typeof classic> | z.infer<typeof addOn>): Given {
  if (!("chat" in given)) return given;
  const { chat, commonEventObject: common } = given;
  const { user, eventTime } = chat;
  const [type, payload] = chat.buttonClickedPayload
    ? (["CARD_CLICKED", chat.buttonClickedPayload] as const)
    : chat.addedToSpacePayload
      ? (["ADDED_TO_SPACE", chat.addedToSpacePayload] as const)
      : chat.removedFromSpacePayload
        ? (["REMOVED_FROM_SPACE", chat.removedFromSpacePayload] as const)
        : (["MESSAGE", chat.messagePayload ?? chat.appCommandPayload] as const);
  return { type, user, eventTime, common, message: payload?.message, space: payload?.space };
}

async function eventsOf(given: Given): Promise<ChannelEvent[]> {
  const { type, message, user, eventTime = "", common } = given;
  const where = given.space ?? message?.space;
  // What a button stands under is our own message: then the event's user has pressed it.
  const author = type === "MESSAGE" ? (message?.sender ?? user) : user;
  if (!author || !where || author.type === "BOT") return [];
  const isDirect = where.type === "DM" || where.spaceType === "DIRECT_MESSAGE" || where.singleUserBotDm === true;
  const base = {
    contact: contactOf(author, common?.userLocale),
    thread: isDirect ? where.name : (message?.thread?.name ?? where.name),
    at: Date.parse(message && type === "MESSAGE" ? (message.createTime ?? eventTime) : eventTime),
  };
  if (type === "MESSAGE" && message) {
    return [{ ...base, is: "message", eventId: message.name, content: contentOf(message, isDirect) }];
  }
  if (type === "CARD_CLICKED" && common?.parameters?.choice) {
    const { choice, label = choice } = common.parameters;
    const eventId = await hashedId(author.name, message?.name ?? "", choice, eventTime);
    return [{ ...base, is: "message", eventId, content: [{ is: "choice", id: choice, label }] }];
  }
  if (type === "ADDED_TO_SPACE" || type === "REMOVED_FROM_SPACE") {
    const eventId = await hashedId(type, where.name, author.name, eventTime);
    const signal = type === "ADDED_TO_SPACE" ? "entered" : "left";
    return [{ ...base, is: "signal", eventId, signal }];
  }
  return [];
}

function contactOf({ name: id, displayName, email, avatarUrl }: z.infer<typeof person>, locale: string | undefined) {
  return {
    id,
    ...(displayName ? { name: displayName } : {}),
    ...(email ? { email } : {}),
    ...(avatarUrl ? { avatarUrl } : {}),
    ...(locale ? { locale } : {}),
  };
}

function contentOf(given: z.infer<typeof message>, isDirect: boolean): Content[] {
  const { text, argumentText, attachment = [], attachedGifs = [] } = given;
  // In a room the text begins with the app's name; what follows is the argument.
  const said = ((isDirect ? text : (argumentText ?? text)) ?? "").trim();
  return [
    ...(said ? [{ is: "text" as const, text: said }] : []),
    ...attachment.map(attached),
    ...attachedGifs.map(() => ({ is: "sticker" as const })),
  ];
}

function attached(given: z.infer<typeof attachment>): Content {
  const { contentName, contentType = "", attachmentDataRef, driveDataRef } = given;
  const id = attachmentDataRef?.resourceName;
  // A file of the shopper's Drive is not the app's to read.
  if (!id) return driveDataRef ? { is: "other", type: `Drive: ${contentName ?? ""}` } : { is: "other", type: "file" };
  const family = contentType.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  return {
    is,
    media: { id },
    ...(contentName ? { name: contentName } : {}),
    ...(contentType ? { mime: contentType } : {}),
  };
}
