import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "../context.ts";
import { shopOrigins } from "../origin.ts";
import { registerChatAttachments } from "./attachments.ts";
import { registerChatCases } from "./cases.ts";
import { registerListMessages } from "./list-messages.ts";
import { registerOpenSession } from "./open-session.ts";
import { registerChatPromises } from "./promises.ts";
import { registerChatRating } from "./rating.ts";
import { registerSendMessage } from "./send-message.ts";
import { registerChatSocket } from "./socket.ts";

/** What shoppers use: the hosted chat, the launcher, apps. */
export function registerChat(app: OpenAPIHono<AppEnv>): void {
  app.use("/api/chat/:shop/*", shopOrigins);
  registerOpenSession(app);
  registerSendMessage(app);
  registerListMessages(app);
  registerChatCases(app);
  registerChatPromises(app);
  registerChatRating(app);
  registerChatAttachments(app);
  registerChatSocket(app);
}
