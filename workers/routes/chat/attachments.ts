import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { attachmentKey } from "../../channels/attachments/keep.ts";
import type { AppEnv } from "../context.ts";
import { refusals } from "../errors.ts";
import { attachmentId, link, linkTo } from "../link-to-file.ts";
import { shopId } from "../params.ts";
import { requireChat } from "./access.ts";

const route = createRoute({
  method: "get",
  path: "/api/chat/{shop}/attachments/{attachment}",
  tags: ["chat"],
  summary: "A link to an attachment of the token's conversation",
  security: [{ chat: [] }],
  request: { params: z.object({ shop: shopId, attachment: attachmentId }) },
  responses: { 200: link, ...refusals },
});

/** `GET /api/chat/:shop/attachments/:attachment` */
export function registerChatAttachments(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, attachment } = c.req.valid("param");
    const { conversation } = await requireChat(c, shop);
    return c.json(await linkTo(c, attachmentKey(shop, conversation, attachment)), 200);
  });
}
