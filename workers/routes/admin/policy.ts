import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { savePolicy } from "../../merchants/save-policy.ts";
import { systemClock } from "../../platform/clock.ts";
import { policySchema } from "../../platform/policy.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const showRoute = createRoute({
  method: "get",
  path: "/api/admin/{shop}/policy",
  tags: ["admin"],
  summary: "The policy in force",
  security: adminSecurity,
  request: { params: shopParam },
  responses: { 200: json(policySchema, "The policy"), ...refusals },
});

const saveRoute = createRoute({
  method: "put",
  path: "/api/admin/{shop}/policy",
  tags: ["admin"],
  summary: "Publish a new version of the policy",
  security: adminSecurity,
  request: { params: shopParam, body: { required: true, ...json(policySchema, "The policy") } },
  responses: { 200: json(z.object({ version: z.number().int() }), "Published"), ...refusals },
});

/** `GET` and `PUT /api/admin/:shop/policy` */
export function registerPolicy(app: OpenAPIHono<AppEnv>): void {
  app.openapi(showRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { snapshot } = await requireAdmin(c, shop, "analyst");
    return c.json(snapshot.policy, 200);
  });

  app.openapi(saveRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    return c.json(await savePolicy({ database, keys, now: systemClock }, shop, c.req.valid("json"), actor), 200);
  });
}
