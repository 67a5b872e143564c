import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listPromises } from "../../commerce/promises/list-promises.ts";
import { systemClock } from "../../platform/clock.ts";
import { shopDatabase } from "../../platform/db/shop-database.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { promiseSchema } from "../../platform/promise.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { countShopper, requireChat } from "./access.ts";

const route = createRoute({
  method: "get",
  path: "/api/chat/{shop}/promises",
  tags: ["chat"],
  summary: "What the shop has promised in this conversation and not taken back",
  security: [{ chat: [] }],
  request: { params: shopParam },
  responses: {
    200: json(z.object({ promises: z.array(promiseSchema) }), "By due date, at most 100"),
    ...refusals,
  },
});

/** `GET /api/chat/:shop/promises` */
export function registerChatPromises(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const access = await requireChat(c, shop);
    await countShopper(c, access);
    const database = await shopDatabase(c.env, shop);
    if (!database) throw new DeskbellError("not_found", "there is no such shop");
    const { conversation } = access;
    const states = ["open", "broken", "kept"] as const;
    return c.json({ promises: await listPromises(database, { shop, conversation, states, now: systemClock() }) }, 200);
  });
}
