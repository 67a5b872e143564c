import { createRoute, type OpenAPIHono } from "@hono/zod-openapi";
import { attachmentKey } from "../../channels/attachments/keep.ts";
import type { AppEnv } from "../context.ts";
import { refusals } from "../errors.ts";
import { attachmentId, link, linkTo } from "../link-to-file.ts";
import { conversationParams } from "../params.ts";
import { requireShopRole } from "./session.ts";

const route = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations/{conversation}/attachments/{attachment}",
  tags: ["desk"],
  summary: "A link to an attachment of a conversation",
  security: [{ staff: [] }],
  request: { params: conversationParams.extend({ attachment: attachmentId }) },
  responses: { 200: link, ...refusals },
});

/** `GET /api/desk/:shop/conversations/:conversation/attachments/:attachment` */
export function registerDeskAttachments(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, conversation, attachment } = c.req.valid("param");
    await requireShopRole(c, shop, "agent");
    return c.json(await linkTo(c, attachmentKey(shop, conversation, attachment)), 200);
  });
}
