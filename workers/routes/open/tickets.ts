import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import { systemClock } from "../../platform/clock.ts";
import { commentTicket } from "../../tickets/comment-ticket.ts";
import { createTicket } from "../../tickets/create-ticket.ts";
import { listTickets } from "../../tickets/list-tickets.ts";
import { readTicket, readWholeTicket } from "../../tickets/read-ticket.ts";
import type { TicketRow } from "../../tickets/statements.ts";
import { updateTicket } from "../../tickets/update-ticket.ts";
import { runRulesAfter } from "../after-tickets.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { namesOf } from "../desk/tickets.ts";
import {
  changeBody,
  commentBody,
  listQuery,
  newTicketBody,
  showComment,
  showHistory,
  showTicket,
  ticketId,
  ticketSchema,
  wholeTicketSchema,
} from "../desk/tickets-schemas.ts";
import { json, refusals } from "../errors.ts";
import { keyHeader } from "../params.ts";
import { requireKey } from "./access.ts";

const base = { tags: ["open"], security: [{ key: [] }] satisfies Record<string, string[]>[] };
const params = z.object({ ticket: ticketId });
const one = json(z.object({ ticket: ticketSchema }), "The ticket as it is now");

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/api/open/tickets",
  summary: "The shop's tickets, newest first",
  request: { query: listQuery.extend({ list: z.enum(["all", "unassigned", "overdue"]).default("all") }) },
  responses: {
    200: json(z.object({ tickets: z.array(ticketSchema), next: z.number().int().nullable() }), "One page"),
    ...refusals,
  },
});

const createTicketRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/open/tickets",
  summary: "Make a ticket, once per key",
  request: { headers: keyHeader, body: { required: true, ...json(newTicketBody, "The ticket") } },
  responses: { 201: one, ...refusals },
});

const showRoute = createRoute({
  ...base,
  method: "get",
  path: "/api/open/tickets/{ticket}",
  summary: "A ticket with its comments and history",
  request: { params },
  responses: { 200: json(wholeTicketSchema, "The ticket"), ...refusals },
});

const changeRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/open/tickets/{ticket}/change",
  summary: "Change priority, type, state, assignee or tags, once per key",
  request: { params, headers: keyHeader, body: { required: true, ...json(changeBody, "What changes") } },
  responses: { 200: one, ...refusals },
});

const commentRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/open/tickets/{ticket}/comment",
  summary: "Write a comment that only staff see, once per key",
  request: { params, headers: keyHeader, body: { required: true, ...json(commentBody, "The comment") } },
  responses: { 200: one, ...refusals },
});

/** `GET` and `POST /api/open/tickets`, `GET …/:ticket`, `POST …/change` and `/comment`; scope `tickets` */
export function registerOpenTickets(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop, deps } = await opened(c);
    const { list, order, ...query } = c.req.valid("query");
    const asked = { ...query, orderId: order, isOverdue: list === "overdue", isUnassigned: list === "unassigned" };
    const [page, names] = await Promise.all([
      listTickets(deps.database, shop, asked, systemClock()),
      namesOf(deps.database, shop),
    ]);
    const tickets = page.tickets.map((row) => showTicket(row, names, systemClock()));
    return c.json({ tickets, next: page.next }, 200);
  });

  app.openapi(createTicketRoute, async (c) => {
    const { shop, deps } = await opened(c);
    const key = keyOf(c.req.valid("header"));
    const { id } = await createTicket(deps, { ...c.req.valid("json"), key, source: "api" }, API);
    const row = await readTicket(deps.database, shop, id);
    return c.json(await answer(c, shop, deps.database, row), 201);
  });

  app.openapi(showRoute, async (c) => {
    const { shop, deps } = await opened(c);
    const id = c.req.valid("param").ticket;
    const [whole, names] = await Promise.all([
      readWholeTicket(deps.database, deps.keys, shop, id),
      namesOf(deps.database, shop),
    ]);
    const { ticket, comments, history, related } = whole;
    const shown = { comments: comments.map(showComment), history: history.map(showHistory), related };
    return c.json({ ticket: showTicket(ticket, names, systemClock()), ...shown }, 200);
  });

  app.openapi(changeRoute, async (c) => {
    const { shop, deps } = await opened(c);
    const { ticket: id } = c.req.valid("param");
    const row = await updateTicket(deps, { id, key: keyOf(c.req.valid("header")), patch: c.req.valid("json") }, API);
    return c.json(await answer(c, shop, deps.database, row), 200);
  });

  app.openapi(commentRoute, async (c) => {
    const { shop, deps } = await opened(c);
    const { ticket: id } = c.req.valid("param");
    const row = await commentTicket(deps, { id, key: keyOf(c.req.valid("header")), ...c.req.valid("json") }, API);
    return c.json(await answer(c, shop, deps.database, row), 200);
  });
}

const API = { actor: "api", name: "API" };

async function opened(c: AppContext) {
  const { shop } = await requireKey(c, "tickets");
  const { snapshot, database, keys } = await loadSnapshot(c.env, shop, systemClock);
  return { shop, deps: { database, keys, shop: snapshot, now: systemClock } };
}

function keyOf(header: { "idempotency-key": string }): string {
  return `api:${header["idempotency-key"]}`;
}

async function answer(c: AppContext, shop: string, database: Parameters<typeof namesOf>[0], row: TicketRow) {
  runRulesAfter(c, shop);
  return { ticket: showTicket(row, await namesOf(database, shop), systemClock()) };
}
