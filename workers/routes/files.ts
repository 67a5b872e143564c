import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { attachmentKey } from "../channels/attachments/keep.ts";
import { systemClock } from "../platform/clock.ts";
import { DeskbellError } from "../platform/errors.ts";
import { openLink, signLink } from "../platform/signed-link.ts";
import { requireChat } from "./chat/access.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { requireShopRole } from "./desk/session.ts";
import { json, refusals } from "./errors.ts";
import { conversationParams, shopId } from "./params.ts";

const attachmentId = z.string().regex(/^att_[0-9a-f]{26}$/, "an attachment's id");
const link = json(
  z.object({ url: z.string(), type: z.string(), expiresAt: z.string().openapi({ format: "date-time" }) }),
  "A link that is good for 15 minutes",
);
/** How long a link to a file is good. */
const LINK_MS = 15 * 60_000;
/** What a browser may show by itself; the rest is only ever saved. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/|video\/)/;

const chatRoute = createRoute({
  method: "get",
  path: "/api/chat/{shop}/attachments/{attachment}",
  tags: ["chat"],
  summary: "A link to an attachment of the token's conversation",
  security: [{ chat: [] }],
  request: { params: z.object({ shop: shopId, attachment: attachmentId }) },
  responses: { 200: link, ...refusals },
});

const deskRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations/{conversation}/attachments/{attachment}",
  tags: ["desk"],
  summary: "A link to an attachment of a conversation",
  security: [{ staff: [] }],
  request: { params: conversationParams.extend({ attachment: attachmentId }) },
  responses: { 200: link, ...refusals },
});

/** Links for those who may read the conversation, and the files behind the links. */
export function registerFiles(app: OpenAPIHono<AppEnv>): void {
  app.openapi(chatRoute, async (c) => {
    const { shop, attachment } = c.req.valid("param");
    const { conversation } = await requireChat(c, shop);
    return c.json(await linkTo(c, attachmentKey(shop, conversation, attachment)), 200);
  });

  app.openapi(deskRoute, async (c) => {
    const { shop, conversation, attachment } = c.req.valid("param");
    await requireShopRole(c, shop, "agent");
    return c.json(await linkTo(c, attachmentKey(shop, conversation, attachment)), 200);
  });

  app.get("/files/:token", async (c) => {
    const key = await openLink(c.env.AUTH_SECRET, "file", c.req.param("token"), systemClock());
    const file = await c.env.ATTACHMENTS.get(key);
    if (!file) throw new DeskbellError("not_found", "this file is no longer kept");
    const type = file.httpMetadata?.contentType ?? "application/octet-stream";
    return new Response(file.body, {
      headers: {
        "content-type": type,
        "content-length": String(file.size),
        "content-disposition": SHOWN.test(type) ? "inline" : "attachment",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=900, immutable",
      },
    });
  });
}

async function linkTo(c: AppContext, key: string) {
  const known = await c.env.ATTACHMENTS.head(key);
  if (!known) throw new DeskbellError("not_found", "this conversation has no such attachment");
  const expiresAt = systemClock() + LINK_MS;
  const path = await signLink(c.env.AUTH_SECRET, "file", key, expiresAt);
  const url = new URL(path, c.req.url).href;
  const type = known.httpMetadata?.contentType ?? "application/octet-stream";
  return { url, type, expiresAt: new Date(expiresAt).toISOString() };
}
