import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { unwrap } from "../../platform/errors.ts";
import { actionReportSchema, messageSchema, sendSchema } from "../../platform/message.ts";
import type { AppEnv } from "../context.ts";
import { conversationStub, openingOf } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { hashBody } from "../hash-body.ts";
import { keyHeader, shopParam } from "../params.ts";
import { countShopper, requireChat } from "./access.ts";

const MAX_WAIT_S = 30;

const route = createRoute({
  method: "post",
  path: "/api/chat/{shop}/messages",
  tags: ["chat"],
  summary: "Send a message",
  description:
    "Stored before it is acknowledged. With `Prefer: wait=10` the answer waits up to so many seconds (at most 30) for the turn. " +
    "The same Idempotency-Key and body give the first result; another body is a conflict. Keys are kept for 7 days.",
  security: [{ chat: [] }],
  request: {
    params: shopParam,
    headers: keyHeader.extend({ prefer: z.string().optional() }),
    body: { required: true, ...json(sendSchema, "What the shopper says") },
  },
  responses: {
    200: json(
      z.object({ message: messageSchema, replies: z.array(messageSchema), actions: z.array(actionReportSchema) }),
      "The turn is done",
    ),
    202: json(z.object({ message: messageSchema }), "Stored; the answer comes on the socket or by `after`"),
    ...refusals,
  },
});

/** `POST /api/chat/:shop/messages` */
export function registerSendMessage(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const access = await requireChat(c, shop);
    await countShopper(c, access);
    const body = c.req.valid("json");
    const headers = c.req.valid("header");
    const waitMs =
      1000 * Math.min(MAX_WAIT_S, Number(/(?:^|[,;\s])wait=(\d{1,3})/.exec(headers.prefer ?? "")?.[1] ?? 0));
    const received = unwrap(
      await conversationStub(c, shop, access.conversation).receive(
        openingOf(c, shop, access.conversation),
        {
          eventId: headers["idempotency-key"],
          bodyHash: await hashBody(body),
          text: body.text ?? "",
          choice: body.choice ?? null,
          attachment: body.attachment ?? null,
        },
        waitMs,
      ),
    );
    if (!received.turn) return c.json({ message: received.message }, 202);
    const { replies, actions } = received.turn;
    return c.json({ message: received.message, replies, actions }, 200);
  });
}
