import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { importShop } from "../../merchants/import-shop.ts";
import { systemClock } from "../../platform/clock.ts";
import { type News, tellNews } from "../../platform/news.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const route = createRoute({
  method: "post",
  path: "/api/admin/{shop}/import",
  tags: ["admin"],
  summary: "Import the shop's data and publish it",
  description:
    "An upsert by id; what the document does not name stays. The whole document is checked before anything is written.",
  security: adminSecurity,
  request: {
    params: shopParam,
    body: {
      required: true,
      ...json(z.record(z.string(), z.unknown()), "settings, policy, categories, products, orders, faq …"),
    },
  },
  responses: {
    200: json(
      z.object({ imported: z.record(z.string(), z.number().int()), version: z.number().int() }),
      "What was written",
    ),
    ...refusals,
  },
});

/** `POST /api/admin/:shop/import` */
export function registerImport(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    const done = await importShop({ database, keys, now: systemClock }, shop, c.req.valid("json"), actor);
    const { products = 0, orders = 0 } = done.imported;
    const news: News[] = [
      ...(orders > 0 ? (["shipments"] as const) : []),
      ...(products + orders > 0 ? (["prices"] as const) : []),
    ];
    c.executionCtx.waitUntil(tellNews(c.env, shop, news));
    return c.json(done, 200);
  });
}
