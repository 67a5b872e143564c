import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { dryRun } from "../../commerce/dry-run/dry-run.ts";
import { TRIED } from "../../commerce/dry-run/usual-request.ts";
import { REFUSALS } from "../../commerce/ports.ts";
import { policyVersionInForce, readPolicy } from "../../merchants/policy-versions.ts";
import { systemClock } from "../../platform/clock.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { adminSecurity, requireAdmin } from "./access.ts";
import { versionParams } from "./policy-versions.ts";

const MAX_DAYS = 366;

const outcomeSchema = z.object({
  verdict: z.enum(["automatic", "approval", "refused"]),
  reason: z.enum(REFUSALS).nullable(),
  amountMinor: z.number().int(),
});
const totalsSchema = z.object({
  automatic: z.number().int(),
  approval: z.number().int(),
  refused: z.number().int(),
  amountMinor: z.number().int(),
});

const route = createRoute({
  method: "get",
  path: "/api/admin/{shop}/policy/versions/{version}/dry-run",
  tags: ["admin"],
  summary: "What a version would answer to the orders of the last days, next to the one in force; reads only",
  description:
    "Each action is asked for as its shopper would now: all of the order, the first reason, signed in. At most the newest 500 orders.",
  security: adminSecurity,
  request: {
    params: versionParams,
    query: z.object({ days: z.coerce.number().int().min(1).max(MAX_DAYS).default(30) }),
  },
  responses: {
    200: json(
      z.object({
        days: z.number().int(),
        orders: z.number().int(),
        isCut: z.boolean(),
        actions: z.array(
          z.object({
            action: z.enum(TRIED),
            inForce: totalsSchema,
            draft: totalsSchema,
            differing: z.number().int(),
          }),
        ),
        cases: z.array(
          z.object({ orderId: z.string(), action: z.enum(TRIED), inForce: outcomeSchema, draft: outcomeSchema }),
        ),
      }),
      "Totals per action, and the first cases that differ",
    ),
    ...refusals,
  },
});

/** `GET /api/admin/:shop/policy/versions/:version/dry-run?days=` */
export function registerPolicyDryRun(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, version } = c.req.valid("param");
    const { database, keys, snapshot } = await requireAdmin(c, shop, "admin");
    const deps = { database, keys, now: systemClock };
    const current = await policyVersionInForce(deps, shop);
    const [inForce, draft] = await Promise.all([readPolicy(deps, shop, current), readPolicy(deps, shop, version)]);
    const { days } = c.req.valid("query");
    return c.json(await dryRun({ database, keys, shop: snapshot }, { inForce, draft, days, now: systemClock() }), 200);
  });
}
