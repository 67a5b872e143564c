import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import { messageSchema, noteSchema } from "../../platform/message.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams, keyHeader } from "../params.ts";
import { noteBody, replyBody } from "./schemas.ts";
import { requireShopRole } from "./session.ts";

const replyRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/conversations/{conversation}/reply",
  tags: ["desk"],
  summary: "Answer the shopper; only the holder may, once per key",
  security: [{ staff: [] }],
  request: {
    params: conversationParams,
    headers: keyHeader,
    body: { required: true, ...json(replyBody, "The answer") },
  },
  responses: { 200: json(z.object({ message: messageSchema }), "Stored and on its way"), ...refusals },
});

const noteRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/conversations/{conversation}/note",
  tags: ["desk"],
  summary: "Leave a note that only staff see",
  security: [{ staff: [] }],
  request: { params: conversationParams, headers: keyHeader, body: { required: true, ...json(noteBody, "The note") } },
  responses: { 200: json(z.object({ note: noteSchema }), "Stored"), ...refusals },
});

/** `POST …/reply` and `…/note` */
export function registerWrite(app: OpenAPIHono<AppEnv>): void {
  app.openapi(replyRoute, async (c) => {
    const { shop, conversation } = c.req.valid("param");
    const { agent } = await requireShopRole(c, shop, "agent");
    const { epoch, text } = c.req.valid("json");
    const key = c.req.valid("header")["idempotency-key"];
    const message = unwrap(await conversationStub(c, shop, conversation).reply(agent, epoch, key, text));
    return c.json({ message }, 200);
  });

  app.openapi(noteRoute, async (c) => {
    const { shop, conversation } = c.req.valid("param");
    const { agent } = await requireShopRole(c, shop, "agent");
    const key = c.req.valid("header")["idempotency-key"];
    const note = unwrap(await conversationStub(c, shop, conversation).note(agent, key, c.req.valid("json").text));
    return c.json({ note }, 200);
  });
}
