import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import { messageSchema } from "../../platform/message.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams } from "../params.ts";
import { requireShopRole } from "./session.ts";

const route = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations/{conversation}/messages",
  tags: ["desk"],
  summary: "Messages before one that is known, oldest first",
  security: [{ staff: [] }],
  request: {
    params: conversationParams,
    query: z.object({
      before: z.coerce.number().int().positive(),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
  },
  responses: {
    200: json(
      z.object({
        messages: z.array(messageSchema),
        next: z.number().int().nullable().openapi({ description: "Goes into `before`; null: there are none before" }),
      }),
      "One page",
    ),
    ...refusals,
  },
});

/** `GET /api/desk/:shop/conversations/:conversation/messages?before=seq`: behind what `view` shows. */
export function registerEarlierMessages(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, conversation } = c.req.valid("param");
    await requireShopRole(c, shop, "agent");
    const { before, limit } = c.req.valid("query");
    // Numbers have no gaps, so that a page is counted back from where it ends.
    const count = Math.min(limit, before - 1);
    if (count === 0) return c.json({ messages: [], next: null }, 200);
    const found = unwrap(await conversationStub(c, shop, conversation).list(before - 1 - count, count));
    const messages = found.messages.filter(({ seq }) => seq < before);
    const first = messages[0]?.seq ?? 1;
    return c.json({ messages, next: first > 1 ? first : null }, 200);
  });
}
