import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import { ratingSchema, ratingScoreSchema } from "../../platform/rating.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { countShopper, requireChat } from "./access.ts";

const common = { tags: ["chat"], security: [{ chat: [] }] };
const path = "/api/chat/{shop}/rating" as const;

const read = createRoute({
  ...common,
  method: "get",
  path,
  summary: "What the shopper may rate, or has rated",
  request: { params: shopParam },
  responses: { 200: json(ratingSchema, "The rating as it stands"), ...refusals },
});

const give = createRoute({
  ...common,
  method: "post",
  path,
  summary: "Rate the conversation once it has come to an end; may be changed for a day",
  request: {
    params: shopParam,
    body: { required: true, ...json(z.strictObject({ score: ratingScoreSchema }), "1 (bad) to 5 (good)") },
  },
  responses: { 200: json(ratingSchema, "The rating as it stands"), ...refusals },
});

/** `GET /api/chat/:shop/rating` · `POST /api/chat/:shop/rating` */
export function registerChatRating(app: OpenAPIHono<AppEnv>): void {
  app.openapi(read, async (c) => {
    const { shop } = c.req.valid("param");
    const access = await requireChat(c, shop);
    await countShopper(c, access);
    return c.json(unwrap(await conversationStub(c, shop, access.conversation).rating()), 200);
  });
  app.openapi(give, async (c) => {
    const { shop } = c.req.valid("param");
    const access = await requireChat(c, shop);
    await countShopper(c, access);
    const { score } = c.req.valid("json");
    return c.json(unwrap(await conversationStub(c, shop, access.conversation).rate(score)), 200);
  });
}
