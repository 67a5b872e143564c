import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { policyDifferences } from "../../merchants/policy-difference.ts";
import { policyVersionInForce, readPolicy } from "../../merchants/policy-versions.ts";
import { systemClock } from "../../platform/clock.ts";
import { ACTIONS } from "../../platform/policy.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { adminSecurity, requireAdmin } from "./access.ts";
import { versionParams } from "./policy-versions.ts";

const route = createRoute({
  method: "get",
  path: "/api/admin/{shop}/policy/versions/{version}/differences",
  tags: ["admin"],
  summary: "What a version says differently from another, by action; without `from`, from the one in force",
  security: adminSecurity,
  request: { params: versionParams, query: z.object({ from: z.coerce.number().int().positive().optional() }) },
  responses: {
    200: json(
      z.object({
        from: z.number().int(),
        differences: z.array(
          z.object({
            action: z.enum(ACTIONS).nullable(),
            path: z.string(),
            before: z.unknown(),
            after: z.unknown(),
          }),
        ),
      }),
      "Line by line",
    ),
    ...refusals,
  },
});

/** `GET /api/admin/:shop/policy/versions/:version/differences?from=` */
export function registerPolicyDifferences(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, version } = c.req.valid("param");
    const { database, keys } = await requireAdmin(c, shop, "admin");
    const deps = { database, keys, now: systemClock };
    const from = c.req.valid("query").from ?? (await policyVersionInForce(deps, shop));
    const [before, after] = await Promise.all([readPolicy(deps, shop, from), readPolicy(deps, shop, version)]);
    return c.json({ from, differences: policyDifferences(before, after) }, 200);
  });
}
