import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { systemClock } from "../../platform/clock.ts";
import { ticketAgentsOf } from "../../tickets/agents.ts";
import { createTicket } from "../../tickets/create-ticket.ts";
import { countTickets, listTickets } from "../../tickets/list-tickets.ts";
import { readTicket, readWholeTicket } from "../../tickets/read-ticket.ts";
import { runRulesAfter } from "../after-tickets.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { keyHeader, shopParam } from "../params.ts";
import { requireShopRole, type StaffSession } from "./session.ts";
import {
  listQuery,
  newTicketBody,
  showComment,
  showHistory,
  showTicket,
  ticketParams,
  ticketSchema,
  wholeTicketSchema,
} from "./tickets-schemas.ts";

const counts = z.object({
  open: z.number().int(),
  pending: z.number().int(),
  mine: z.number().int(),
  unassigned: z.number().int(),
  overdue: z.number().int(),
});

const listRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/tickets",
  tags: ["tickets"],
  summary: "The shop's tickets, newest first, with how many stand in each list",
  security: [{ staff: [] }],
  request: { params: shopParam, query: listQuery },
  responses: {
    200: json(
      z.object({ tickets: z.array(ticketSchema), next: z.number().int().nullable(), counts }),
      "One page; `next` goes into `before`",
    ),
    ...refusals,
  },
});

const showRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/tickets/{ticket}",
  tags: ["tickets"],
  summary: "A ticket with its comments, those of tickets merged into it, and its history",
  security: [{ staff: [] }],
  request: { params: ticketParams },
  responses: { 200: json(wholeTicketSchema, "The ticket"), ...refusals },
});

const createTicketRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/tickets",
  tags: ["tickets"],
  summary: "Make a ticket, once per key; it is given to who is free",
  security: [{ staff: [] }],
  request: { params: shopParam, headers: keyHeader, body: { required: true, ...json(newTicketBody, "The ticket") } },
  responses: { 201: json(z.object({ ticket: ticketSchema }), "Made"), ...refusals },
});

const agentsRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/ticket-agents",
  tags: ["tickets"],
  summary: "Who may hold tickets, what they take and how many they hold",
  security: [{ staff: [] }],
  request: { params: shopParam },
  responses: {
    200: json(
      z.object({
        agents: z.array(
          z.object({
            id: z.string(),
            name: z.string(),
            role: z.string(),
            skills: z.array(z.string()),
            languages: z.array(z.string()),
            tiers: z.array(z.string()),
            capacity: z.number().int(),
            isAway: z.boolean(),
            load: z.number().int(),
          }),
        ),
      }),
      "By name",
    ),
    ...refusals,
  },
});

/** `GET` and `POST /api/desk/:shop/tickets`, `GET …/:ticket`, `GET …/ticket-agents` */
export function registerTickets(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, agent } = await requireShopRole(c, shop, "analyst");
    const { list, order, ...query } = c.req.valid("query");
    const now = systemClock();
    const asked = {
      ...query,
      orderId: order,
      isOverdue: list === "overdue",
      isUnassigned: list === "unassigned",
      assigneeId: list === "mine" ? agent.id : undefined,
    };
    const [page, counted, names] = await Promise.all([
      listTickets(database, shop, asked, now),
      countTickets(database, shop, agent.id, now),
      namesOf(database, shop),
    ]);
    const shown = page.tickets.map((row) => showTicket(row, names, now));
    return c.json({ tickets: shown, next: page.next, counts: counted }, 200);
  });

  app.openapi(showRoute, async (c) => {
    const { shop, ticket } = c.req.valid("param");
    const { database, keys } = await requireShopRole(c, shop, "analyst");
    const [whole, names] = await Promise.all([readWholeTicket(database, keys, shop, ticket), namesOf(database, shop)]);
    return c.json(
      {
        ticket: showTicket(whole.ticket, names, systemClock()),
        comments: whole.comments.map(showComment),
        history: whole.history.map(showHistory),
        related: whole.related,
      },
      200,
    );
  });

  app.openapi(createTicketRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "agent");
    const key = `desk:${session.agent.id}:${c.req.valid("header")["idempotency-key"]}`;
    const by = { actor: `staff:${session.agent.id}`, name: session.agent.name };
    const deps = { database: session.database, shop: session.shop, now: systemClock };
    const { id } = await createTicket(deps, { ...c.req.valid("json"), key, source: "agent" }, by);
    runRulesAfter(c, shop);
    const [row, names] = await Promise.all([readTicket(session.database, shop, id), namesOf(session.database, shop)]);
    return c.json({ ticket: showTicket(row, names, systemClock()) }, 201);
  });

  app.openapi(agentsRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireShopRole(c, shop, "analyst");
    const agents = await ticketAgentsOf(database, shop);
    const shown = agents.map(({ id, name, role, skills, languages, tiers, capacity, isAway, load }) => {
      return {
        id,
        name,
        role,
        capacity,
        isAway,
        load,
        skills: [...skills],
        languages: [...languages],
        tiers: [...tiers],
      };
    });
    return c.json({ agents: shown }, 200);
  });
}

/** The names of the shop's staff, by id. */
export async function namesOf(database: StaffSession["database"], shop: string): Promise<Map<string, string>> {
  return new Map((await ticketAgentsOf(database, shop)).map(({ id, name }) => [id, name]));
}
