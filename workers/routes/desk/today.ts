import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { today } from "../../insights/today.ts";
import { systemClock } from "../../platform/clock.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { todaySchema } from "./schemas.ts";
import { requireShopRole } from "./session.ts";

const route = createRoute({
  method: "get",
  path: "/api/desk/{shop}/today",
  tags: ["desk"],
  summary: "The shop's figures since local midnight",
  security: [{ staff: [] }],
  request: { params: shopParam },
  responses: { 200: json(todaySchema, "Figures"), ...refusals },
});

/** `GET /api/desk/:shop/today` */
export function registerToday(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "analyst");
    const figures = await today(
      { database: session.database, shop },
      { now: systemClock(), timeZone: session.shop.timeZone },
    );
    return c.json(figures, 200);
  });
}
