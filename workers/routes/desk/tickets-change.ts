import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { systemClock } from "../../platform/clock.ts";
import { commentTicket } from "../../tickets/comment-ticket.ts";
import { mergeTicket } from "../../tickets/merge-ticket.ts";
import type { TicketRow } from "../../tickets/statements.ts";
import { updateTicket } from "../../tickets/update-ticket.ts";
import { runRulesAfter } from "../after-tickets.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { keyHeader } from "../params.ts";
import { requireShopRole } from "./session.ts";
import { namesOf } from "./tickets.ts";
import { changeBody, commentBody, mergeBody, showTicket, ticketParams, ticketSchema } from "./tickets-schemas.ts";

const security: Record<string, string[]>[] = [{ staff: [] }];
const tags = ["tickets"];
const responses = { 200: json(z.object({ ticket: ticketSchema }), "The ticket as it is now"), ...refusals };

const changeRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/tickets/{ticket}/change",
  tags,
  summary: "Change priority, type, state, assignee or tags, once per key; reopening is the state `open`",
  security,
  request: { params: ticketParams, headers: keyHeader, body: { required: true, ...json(changeBody, "What changes") } },
  responses,
});

const commentRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/tickets/{ticket}/comment",
  tags,
  summary: "Write a comment that only staff see, once per key",
  security,
  request: { params: ticketParams, headers: keyHeader, body: { required: true, ...json(commentBody, "The comment") } },
  responses,
});

const mergeRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/tickets/{ticket}/merge",
  tags,
  summary: "Merge it into another ticket, where its comments are read from then on",
  security,
  request: { params: ticketParams, headers: keyHeader, body: { required: true, ...json(mergeBody, "The other one") } },
  responses: { 200: json(z.object({ ticket: ticketSchema }), "The ticket it was merged into"), ...refusals },
});

/** `POST /api/desk/:shop/tickets/:ticket/change`, `/comment` and `/merge` */
export function registerTicketsChange(app: OpenAPIHono<AppEnv>): void {
  app.openapi(changeRoute, async (c) => {
    const { shop, ticket: id } = c.req.valid("param");
    const { deps, by, key } = await commanding(c, shop, c.req.valid("header")["idempotency-key"]);
    const row = await updateTicket(deps, { id, key, patch: c.req.valid("json") }, by);
    return c.json(await answer(c, shop, deps.database, row), 200);
  });

  app.openapi(commentRoute, async (c) => {
    const { shop, ticket: id } = c.req.valid("param");
    const { deps, by, key } = await commanding(c, shop, c.req.valid("header")["idempotency-key"]);
    const row = await commentTicket(deps, { id, key, ...c.req.valid("json") }, by);
    return c.json(await answer(c, shop, deps.database, row), 200);
  });

  app.openapi(mergeRoute, async (c) => {
    const { shop, ticket: id } = c.req.valid("param");
    const { deps, by, key } = await commanding(c, shop, c.req.valid("header")["idempotency-key"]);
    const row = await mergeTicket(deps, { id, key, ...c.req.valid("json") }, by);
    return c.json(await answer(c, shop, deps.database, row), 200);
  });
}

async function commanding(c: AppContext, shop: string, key: string) {
  const { agent, database, keys, shop: snapshot } = await requireShopRole(c, shop, "agent");
  return {
    deps: { database, keys, shop: snapshot, now: systemClock },
    by: { actor: `staff:${agent.id}`, name: agent.name },
    // Of this member of staff: two may choose the same.
    key: `desk:${agent.id}:${key}`,
  };
}

async function answer(c: AppContext, shop: string, database: Parameters<typeof namesOf>[0], row: TicketRow) {
  runRulesAfter(c, shop);
  return { ticket: showTicket(row, await namesOf(database, shop), systemClock()) };
}
