import { z } from "@hono/zod-openapi";

/** A shop's id, as it stands in paths. */
export const shopId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "a shop's id: lower-case letters, digits and dashes")
  .openapi({ param: { name: "shop", in: "path" }, example: "demo" });
export const shopParam = z.object({ shop: shopId });

/** `<channel>~<thread>`. */
export const conversationId = z
  .string()
  .regex(/^[a-z0-9_-]{1,64}~[\w.-]{1,128}$/, "a conversation's id")
  .openapi({ param: { name: "conversation", in: "path" }, example: "web~cnv_0abc" });
export const conversationParams = z.object({ shop: shopId, conversation: conversationId });

/** The client's key of one write: the same key and body is the same write. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,100}$/, "1–100 printable ASCII characters")
  .openapi({ param: { name: "idempotency-key", in: "header" } });
export const keyHeader = z.object({ "idempotency-key": idempotencyKey });

export const afterQuery = z.object({
  after: z.coerce.number().int().nonnegative().default(0),
});

/** A socket's single-use ticket. */
export const ticketSchema = z.object({ ticket: z.string(), expiresAt: z.string() }).openapi("SocketTicket");
