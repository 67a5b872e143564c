import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import { holderSchema, messageSchema } from "../../platform/message.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { afterQuery, shopParam } from "../params.ts";
import { countShopper, requireChat } from "./access.ts";

const PAGE = 200;

const route = createRoute({
  method: "get",
  path: "/api/chat/{shop}/messages",
  tags: ["chat"],
  summary: "Catch up: messages with a number above `after`, oldest first, at most 200",
  security: [{ chat: [] }],
  request: { params: shopParam, query: afterQuery },
  responses: {
    200: json(
      z.object({ messages: z.array(messageSchema), holder: holderSchema }),
      "Messages and who speaks for the shop",
    ),
    ...refusals,
  },
});

/** `GET /api/chat/:shop/messages?after=seq` */
export function registerListMessages(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const access = await requireChat(c, shop);
    await countShopper(c, access);
    const { after } = c.req.valid("query");
    const { messages, holder } = unwrap(await conversationStub(c, shop, access.conversation).list(after, PAGE));
    return c.json({ messages, holder }, 200);
  });
}
