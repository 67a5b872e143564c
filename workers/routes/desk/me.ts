import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { shopsOfUser } from "../../merchants/staff.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { meSchema } from "./schemas.ts";
import { requireUser } from "./session.ts";

const route = createRoute({
  method: "get",
  path: "/api/desk/me",
  tags: ["desk"],
  summary: "Who is signed in, and the shops they work for",
  security: [{ staff: [] }],
  responses: { 200: json(meSchema, "User and shops"), ...refusals },
});

/** `GET /api/desk/me` */
export function registerMe(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const user = await requireUser(c);
    return c.json({ user, shops: await shopsOfUser(c.env, user.id) }, 200);
  });
}
