import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createUser } from "../../merchants/sign-in.ts";
import { addStaff } from "../../merchants/staff.ts";
import { systemClock } from "../../platform/clock.ts";
import { STAFF_ROLES } from "../../platform/db/schema/shops.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const route = createRoute({
  method: "post",
  path: "/api/admin/{shop}/staff",
  tags: ["admin"],
  summary: "Add a member of staff",
  security: adminSecurity,
  request: {
    params: shopParam,
    body: {
      required: true,
      ...json(
        z.strictObject({
          email: z.email(),
          name: z.string().min(1).max(80),
          password: z.string().max(200),
          role: z.enum(STAFF_ROLES).exclude(["owner"]),
        }),
        "Who, and what they may do",
      ),
    },
  },
  responses: { 201: json(z.object({ id: z.string() }), "Added"), ...refusals },
});

/** `POST /api/admin/:shop/staff` */
export function registerStaff(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const { actor } = await requireAdmin(c, shop, "admin");
    const { role, ...person } = c.req.valid("json");
    const userId = await createUser(c.env, new URL(c.req.url).origin, person);
    await addStaff(c.env, { shop, userId, role, displayName: person.name, actor, now: systemClock() });
    return c.json({ id: userId }, 201);
  });
}
