import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import { holderSchema, messageSchema } from "../../platform/message.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { afterQuery, conversationId } from "../params.ts";
import { requireKey } from "./access.ts";

const PAGE = 200;

const route = createRoute({
  method: "get",
  path: "/api/open/conversations/{conversation}/messages",
  tags: ["open"],
  summary: "A conversation's messages with a number above `after`, with what was understood",
  security: [{ key: [] }],
  request: { params: z.object({ conversation: conversationId }), query: afterQuery },
  responses: {
    200: json(
      z.object({
        messages: z.array(messageSchema),
        holder: holderSchema,
        understanding: z.record(z.string(), z.record(z.string(), z.unknown())),
      }),
      "Messages",
    ),
    ...refusals,
  },
});

/** `GET /api/open/conversations/:conversation/messages`, scope `read` */
export function registerReadMessages(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = await requireKey(c, "read");
    const stub = conversationStub(c, shop, c.req.valid("param").conversation);
    const { messages, holder } = unwrap(await stub.list(c.req.valid("query").after, PAGE));
    const { understanding } = unwrap(await stub.view());
    return c.json({ messages, holder, understanding }, 200);
  });
}
