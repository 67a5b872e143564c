import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { rebuildShop } from "../../projections/rebuild.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const route = createRoute({
  method: "post",
  path: "/api/admin/{shop}/rebuild",
  tags: ["admin"],
  summary: "Rebuild the shop's projections from its conversations",
  security: adminSecurity,
  request: { params: shopParam },
  responses: { 200: json(z.object({ conversations: z.number().int() }), "How many were rebuilt"), ...refusals },
});

/** `POST /api/admin/:shop/rebuild` */
export function registerRebuild(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    await requireAdmin(c, shop, "admin");
    return c.json(await rebuildShop(c.env, shop), 200);
  });
}
