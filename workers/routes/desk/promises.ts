import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listPromises } from "../../commerce/promises/list-promises.ts";
import { settlePromise } from "../../commerce/promises/settle-promise.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import { PROMISE_STATES, promiseSchema } from "../../platform/promise.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams, shopParam } from "../params.ts";
import { requireShopRole } from "./session.ts";

const listSchema = z.object({ promises: z.array(promiseSchema) });
const promiseParams = shopParam.extend({
  promise: z
    .string()
    .regex(/^[a-z]{3}_[\w-]{1,64}$/, "a promise's id")
    .openapi({ param: { name: "promise", in: "path" }, example: "prm_0abc" }),
});
const settleBody = z
  .strictObject({
    state: z.enum(["kept", "withdrawn"]),
    reason: z.string().trim().max(200).default("").openapi({ description: "Kept in the history, masked" }),
  })
  .openapi("PromiseSettlement");

const shopRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/promises",
  tags: ["desk"],
  summary: "Promises of the shop in one state, the next due first, at most 100",
  security: [{ staff: [] }],
  request: { params: shopParam, query: z.object({ state: z.enum(PROMISE_STATES).default("open") }) },
  responses: { 200: json(listSchema, "Promises"), ...refusals },
});

const conversationRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations/{conversation}/promises",
  tags: ["desk"],
  summary: "What was promised in a conversation",
  security: [{ staff: [] }],
  request: { params: conversationParams },
  responses: { 200: json(listSchema, "Promises of all states, the next due first"), ...refusals },
});

const settleRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/promises/{promise}",
  tags: ["desk"],
  summary: "Say that a promise is kept, or take it back",
  description: "Said again it changes nothing. A promise that has ended otherwise is a conflict.",
  security: [{ staff: [] }],
  request: { params: promiseParams, body: { required: true, ...json(settleBody, "What became of it") } },
  responses: { 200: json(z.object({ promise: promiseSchema }), "The promise now"), ...refusals },
});

/** `GET /api/desk/:shop/promises`, `GET …/conversations/:conversation/promises`, `POST …/promises/:promise` */
export function registerDeskPromises(app: OpenAPIHono<AppEnv>): void {
  app.openapi(shopRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireShopRole(c, shop, "agent");
    const { state } = c.req.valid("query");
    return c.json({ promises: await listPromises(database, { shop, states: [state], now: systemClock() }) }, 200);
  });

  app.openapi(conversationRoute, async (c) => {
    const { shop, conversation } = c.req.valid("param");
    const { database } = await requireShopRole(c, shop, "agent");
    // One that is not there is refused like everywhere else.
    unwrap(await conversationStub(c, shop, conversation).standing());
    const query = { shop, conversation, states: PROMISE_STATES, now: systemClock() };
    return c.json({ promises: await listPromises(database, query) }, 200);
  });

  app.openapi(settleRoute, async (c) => {
    const { shop, promise } = c.req.valid("param");
    const { agent, database } = await requireShopRole(c, shop, "agent");
    const { state, reason } = c.req.valid("json");
    const actor = `staff:${agent.id}`;
    const settled = await settlePromise(database, { shop, promise, to: state, reason, actor, now: systemClock() });
    return c.json({ promise: settled }, 200);
  });
}
