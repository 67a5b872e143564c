import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { systemClock } from "../../platform/clock.ts";
import { TICKET_PRIORITIES } from "../../platform/ticket-words.ts";
import { ticketAgentsOf } from "../../tickets/agents.ts";
import { saveAgent, saveTargets } from "../../tickets/save-agent.ts";
import { targetsOf } from "../../tickets/targets.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { requireShopRole } from "./session.ts";

const names = z.array(z.string().trim().min(1).max(40)).max(30);
const profileBody = z.strictObject({
  skills: names,
  languages: names,
  tiers: names,
  capacity: z.number().int().min(0).max(500),
  isAway: z.boolean(),
});
const minutes = z.number().int().min(1).max(100_000);
const targetsSchema = z.strictObject({
  firstReplyMinutes: minutes,
  nextReplyMinutes: minutes,
  resolutionMinutes: minutes,
});
const allTargets = z.record(z.enum(TICKET_PRIORITIES), targetsSchema).openapi("TicketTargets");

const agentRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/ticket-agents/{user}",
  tags: ["tickets"],
  summary: "What a member of staff takes: skills (ticket types), languages, tiers, how many, and whether they are away",
  security: [{ staff: [] }],
  request: {
    params: z.object({ shop: shopId, user: z.string().min(1).max(64) }),
    body: { required: true, ...json(profileBody, "Empty lists: any") },
  },
  responses: { 200: json(z.object({ saved: z.literal(true) }), "Saved"), ...refusals },
});

const awayRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/ticket-agents/me/away",
  tags: ["tickets"],
  summary: "Say for oneself that one is away, or back: nothing new is given to who is away",
  security: [{ staff: [] }],
  request: {
    params: shopParam,
    body: { required: true, ...json(z.strictObject({ isAway: z.boolean() }), "Away or back") },
  },
  responses: { 200: json(z.object({ saved: z.literal(true) }), "Saved"), ...refusals },
});

const targetsRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/ticket-targets",
  tags: ["tickets"],
  summary: "Minutes of business time that each priority allows",
  security: [{ staff: [] }],
  request: { params: shopParam },
  responses: { 200: json(allTargets, "Per priority"), ...refusals },
});

const saveTargetsRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/ticket-targets",
  tags: ["tickets"],
  summary: "Set the minutes of business time; they count for tickets made or changed from now on",
  security: [{ staff: [] }],
  request: {
    params: shopParam,
    body: { required: true, ...json(z.partialRecord(z.enum(TICKET_PRIORITIES), targetsSchema), "Per priority") },
  },
  responses: { 200: json(allTargets, "As they are now"), ...refusals },
});

/** `POST /api/desk/:shop/ticket-agents/:user` and `…/me/away`, `GET` and `POST …/ticket-targets`; supervisors and above change them. */
export function registerTicketsSettings(app: OpenAPIHono<AppEnv>): void {
  app.openapi(agentRoute, async (c) => {
    const { shop, user } = c.req.valid("param");
    const { database, agent } = await requireShopRole(c, shop, "supervisor");
    const deps = { database, shop, now: systemClock(), actor: `staff:${agent.id}` };
    await saveAgent(deps, user, c.req.valid("json"));
    return c.json({ saved: true as const }, 200);
  });

  app.openapi(awayRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, agent } = await requireShopRole(c, shop, "agent");
    const known = (await ticketAgentsOf(database, shop)).find(({ id }) => id === agent.id);
    const { skills = [], languages = [], tiers = [], capacity = 0 } = known ?? {};
    const taken = { skills: [...skills], languages: [...languages], tiers: [...tiers], capacity };
    const deps = { database, shop, now: systemClock(), actor: `staff:${agent.id}` };
    await saveAgent(deps, agent.id, { ...taken, isAway: c.req.valid("json").isAway });
    return c.json({ saved: true as const }, 200);
  });

  app.openapi(targetsRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireShopRole(c, shop, "analyst");
    return c.json(await targetsOf(database, shop), 200);
  });

  app.openapi(saveTargetsRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, agent } = await requireShopRole(c, shop, "supervisor");
    await saveTargets({ database, shop, now: systemClock(), actor: `staff:${agent.id}` }, c.req.valid("json"));
    return c.json(await targetsOf(database, shop), 200);
  });
}
