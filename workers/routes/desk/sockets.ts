import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { addressedTicket, openSocket, requireUpgrade } from "../open-socket.ts";
import { afterQuery, conversationParams, shopParam, ticketSchema } from "../params.ts";
import { requireShopRole } from "./session.ts";

const upgrade = { 101: { description: "Switching to WebSocket" }, ...refusals };
const ticketQuery = z.object({ ticket: z.string().max(400) });

const conversationTicket = createRoute({
  method: "post",
  path: "/api/desk/{shop}/conversations/{conversation}/socket-ticket",
  tags: ["desk"],
  summary: "A single-use ticket for a conversation's socket, good for 60 s",
  security: [{ staff: [] }],
  request: { params: conversationParams },
  responses: { 201: json(ticketSchema, "Ticket"), ...refusals },
});
const conversationSocket = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations/{conversation}/socket",
  tags: ["desk"],
  summary: "A conversation's live frames, with notes and deliveries",
  request: { params: conversationParams, query: afterQuery.extend(ticketQuery.shape) },
  responses: upgrade,
});
const deskTicket = createRoute({
  method: "post",
  path: "/api/desk/{shop}/socket-ticket",
  tags: ["desk"],
  summary: "A single-use ticket for the shop's desk, good for 60 s",
  security: [{ staff: [] }],
  request: { params: shopParam },
  responses: { 201: json(ticketSchema, "Ticket"), ...refusals },
});
const deskSocket = createRoute({
  method: "get",
  path: "/api/desk/{shop}/socket",
  tags: ["desk"],
  summary: "The shop's desk live: who is there, who waits, which rows changed",
  request: { params: shopParam, query: ticketQuery },
  responses: upgrade,
});

/** Tickets and sockets of the workbench. */
export function registerDeskSockets(app: OpenAPIHono<AppEnv>): void {
  app.openapi(conversationTicket, async (c) => {
    const { shop, conversation } = c.req.valid("param");
    const { agent } = await requireShopRole(c, shop, "agent");
    const issued = unwrap(await conversationStub(c, shop, conversation).ticket({ kind: "agent", agent }));
    const expiresAt = new Date(issued.expiresAt).toISOString();
    return c.json({ ticket: addressedTicket(conversation, issued.ticket), expiresAt }, 201);
  });

  app.openapi(conversationSocket, (c) => {
    requireUpgrade(c);
    return openSocket(c.env, { shop: c.req.valid("param").shop, ...c.req.valid("query"), raw: c.req.raw });
  });

  app.openapi(deskTicket, async (c) => {
    const { shop } = c.req.valid("param");
    const { agent } = await requireShopRole(c, shop, "agent");
    const issued = unwrap(await c.env.DESK.getByName(shop).ticket(shop, agent));
    return c.json({ ticket: issued.ticket, expiresAt: new Date(issued.expiresAt).toISOString() }, 201);
  });

  app.openapi(deskSocket, (c) => {
    requireUpgrade(c);
    const address = new URL("https://desk/socket");
    address.searchParams.set("ticket", c.req.valid("query").ticket);
    return c.env.DESK.getByName(c.req.valid("param").shop).fetch(new Request(address, c.req.raw));
  });
}
