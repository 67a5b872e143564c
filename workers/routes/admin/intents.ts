import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listOwnIntents, ownIntentId, ownIntentInput, ownIntentSchema } from "../../merchants/own-intent.ts";
import { removeOwnIntent } from "../../merchants/remove-own-intent.ts";
import { saveOwnIntent } from "../../merchants/save-own-intent.ts";
import { systemClock } from "../../platform/clock.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const intentParams = z.object({ shop: shopId, id: ownIntentId.openapi({ example: "custom.engraving" }) });

const listRoute = createRoute({
  method: "get",
  path: "/api/admin/{shop}/intents",
  tags: ["admin"],
  summary: "The intents that the shop has added",
  security: adminSecurity,
  request: { params: shopParam },
  responses: { 200: json(z.object({ intents: z.array(ownIntentSchema) }), "By id"), ...refusals },
});

const saveRoute = createRoute({
  method: "put",
  path: "/api/admin/{shop}/intents/{id}",
  tags: ["admin"],
  summary: "Add or replace an intent of the shop's own; it is understood at once",
  description:
    "5–20 examples of what shoppers say, in any language. The answer is said in the shopper's language, or `handoff` gives the conversation to a person. A shop has at most 50.",
  security: adminSecurity,
  request: { params: intentParams, body: { required: true, ...json(ownIntentInput, "Name, examples, answer") } },
  responses: { 200: json(ownIntentSchema, "Saved and published"), ...refusals },
});

const removeRoute = createRoute({
  method: "delete",
  path: "/api/admin/{shop}/intents/{id}",
  tags: ["admin"],
  summary: "Remove an intent of the shop's own, with the corrections to it",
  security: adminSecurity,
  request: { params: intentParams },
  responses: { 200: json(z.object({ removed: z.literal(true) }), "It is understood no more"), ...refusals },
});

/** `GET /api/admin/:shop/intents`, `PUT` and `DELETE …/:id` */
export function registerIntents(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireAdmin(c, shop, "analyst");
    return c.json({ intents: await listOwnIntents(database, shop) }, 200);
  });

  app.openapi(saveRoute, async (c) => {
    const { shop, id } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    const given = { id, input: c.req.valid("json") };
    return c.json(await saveOwnIntent({ database, keys, now: systemClock }, shop, given, actor), 200);
  });

  app.openapi(removeRoute, async (c) => {
    const { shop, id } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    await removeOwnIntent({ database, keys, now: systemClock }, shop, id, actor);
    return c.json({ removed: true as const }, 200);
  });
}
