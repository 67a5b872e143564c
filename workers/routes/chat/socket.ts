import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { addressedTicket, openSocket, requireUpgrade } from "../open-socket.ts";
import { afterQuery, shopParam, ticketSchema } from "../params.ts";
import { countShopper, requireChat } from "./access.ts";

const ticketRoute = createRoute({
  method: "post",
  path: "/api/chat/{shop}/socket-ticket",
  tags: ["chat"],
  summary: "A single-use ticket for the socket, good for 60 s",
  security: [{ chat: [] }],
  request: { params: shopParam },
  responses: { 201: json(ticketSchema, "Ticket"), ...refusals },
});

const socketRoute = createRoute({
  method: "get",
  path: "/api/chat/{shop}/socket",
  tags: ["chat"],
  summary: "Live frames over a WebSocket; messages after `after` come first",
  request: { params: shopParam, query: afterQuery.extend({ ticket: z.string().max(400) }) },
  responses: { 101: { description: "Switching to WebSocket" }, ...refusals },
});

/** `POST …/socket-ticket` and `GET …/socket` */
export function registerChatSocket(app: OpenAPIHono<AppEnv>): void {
  app.openapi(ticketRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const access = await requireChat(c, shop);
    await countShopper(c, access);
    const { ticket, expiresAt } = unwrap(
      await conversationStub(c, shop, access.conversation).ticket({ kind: "shopper" }),
    );
    return c.json(
      { ticket: addressedTicket(access.conversation, ticket), expiresAt: new Date(expiresAt).toISOString() },
      201,
    );
  });

  app.openapi(socketRoute, (c) => {
    const { shop } = c.req.valid("param");
    requireUpgrade(c);
    return openSocket(c.env, { shop, ...c.req.valid("query"), raw: c.req.raw });
  });
}
