import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { API_SCOPES, createApiKey, revokeApiKey } from "../../merchants/api-keys.ts";
import { systemClock } from "../../platform/clock.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const createKeyRoute = createRoute({
  method: "post",
  path: "/api/admin/{shop}/keys",
  tags: ["admin"],
  summary: "Make an API key; it is shown once",
  security: adminSecurity,
  request: {
    params: shopParam,
    body: {
      required: true,
      ...json(
        z.strictObject({ name: z.string().min(1).max(80), scopes: z.array(z.enum(API_SCOPES)).min(1) }),
        "Name and scopes",
      ),
    },
  },
  responses: { 201: json(z.object({ id: z.string(), key: z.string() }), "The key"), ...refusals },
});

const revokeKeyRoute = createRoute({
  method: "delete",
  path: "/api/admin/{shop}/keys/{id}",
  tags: ["admin"],
  summary: "Revoke an API key",
  security: adminSecurity,
  request: { params: z.object({ shop: shopId, id: z.string().max(64) }) },
  responses: { 200: json(z.object({ revoked: z.literal(true) }), "It opens nothing any more"), ...refusals },
});

/** `POST /api/admin/:shop/keys` and `DELETE …/:id` */
export function registerKeys(app: OpenAPIHono<AppEnv>): void {
  app.openapi(createKeyRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { actor, database } = await requireAdmin(c, shop, "admin");
    const { name, scopes } = c.req.valid("json");
    return c.json(await createApiKey({ database, shop, now: systemClock(), actor }, { name, scopes }), 201);
  });

  app.openapi(revokeKeyRoute, async (c) => {
    const { shop, id } = c.req.valid("param");
    const { actor, database } = await requireAdmin(c, shop, "admin");
    await revokeApiKey({ database, shop, now: systemClock(), actor }, id);
    return c.json({ revoked: true as const }, 200);
  });
}
