import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { listDeadLetters, settleDeadLetter } from "../../channels/dead-letters.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams, shopParam } from "../params.ts";
import { requireShopRole } from "./session.ts";

const listRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/dead-letters",
  tags: ["desk"],
  summary: "Messages that did not reach their channel, the newest first",
  security: [{ staff: [] }],
  request: { params: shopParam },
  responses: {
    200: json(
      z.object({
        deadLetters: z.array(
          z.object({
            conversation: z.string(),
            message: z.string(),
            channel: z.string(),
            reason: z.string(),
            at: z.string().openapi({ format: "date-time" }),
          }),
        ),
      }),
      "Not delivered",
    ),
    ...refusals,
  },
});

const resendRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/conversations/{conversation}/messages/{message}/resend",
  tags: ["desk"],
  summary: "Send a message again that was not delivered, or whose fate is unknown",
  description: "Of unknown fate means that the shopper may have it already: the one who sends it again decides that.",
  security: [{ staff: [] }],
  request: { params: conversationParams.extend({ message: z.string().regex(/^msg_[0-9a-z]{1,40}$/) }) },
  responses: { 200: json(z.object({ delivery: z.string() }), "On its way"), ...refusals },
});

/** `GET /api/desk/:shop/dead-letters` and `POST …/messages/:message/resend` */
export function registerDeadLetters(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireShopRole(c, shop, "agent");
    const rows = await listDeadLetters(database, shop);
    return c.json({ deadLetters: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })) }, 200);
  });

  app.openapi(resendRoute, async (c) => {
    const { shop, conversation, message } = c.req.valid("param");
    const { agent, database } = await requireShopRole(c, shop, "agent");
    // As of before it is sent: what dies once more is newer, and comes back to the list.
    const now = systemClock();
    const resent = unwrap(await conversationStub(c, shop, conversation).resend(agent, message));
    await settleDeadLetter({ database, shop, now }, conversation, message);
    return c.json(resent, 200);
  });
}
