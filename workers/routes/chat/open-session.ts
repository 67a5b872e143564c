import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { meetSigned } from "../../commerce/customers/meet-signed.ts";
import { noteDevice, suggestByDevice } from "../../commerce/customers/note-device.ts";
import { verifyIdentityToken } from "../../merchants/identity-token.ts";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import { signChatToken } from "../../platform/chat-token.ts";
import { systemClock } from "../../platform/clock.ts";
import { unwrap } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { countAgainst } from "../../platform/limits.ts";
import { type AppContext, type AppEnv, clientAddress } from "../context.ts";
import { conversationStub, openingOf } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { requireChat } from "./access.ts";

const sessionSchema = z
  .object({
    conversation: z.string(),
    token: z.string().openapi({ description: "Bearer of all further calls; good for 30 days" }),
    seq: z.number().int().openapi({ description: "The last message's number" }),
  })
  .openapi("Session");

const route = createRoute({
  method: "post",
  path: "/api/chat/{shop}/sessions",
  tags: ["chat"],
  summary: "Open a conversation, or reopen the one of a token",
  request: {
    params: shopParam,
    body: {
      required: false,
      ...json(
        z.strictObject({
          locale: z.string().max(35).optional(),
          identity: z
            .string()
            .max(4096)
            .optional()
            .openapi({ description: "JWT (HS256) signed with the shop's secret" }),
          device: z
            .string()
            .regex(/^[\w-]{16,64}$/)
            .optional()
            .openapi({ description: "Made by chance and kept by the device; it proves nothing of who is there" }),
          product: z.string().max(64).optional().openapi({ description: "The product being looked at" }),
        }),
        "Who and where",
      ),
    },
  },
  responses: {
    200: json(sessionSchema, "The conversation of the token sent along"),
    201: json(sessionSchema, "A new conversation"),
    ...refusals,
  },
});

/** `POST /api/chat/:shop/sessions` */
export function registerOpenSession(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const body = c.req.valid("json") ?? {};
    await countAgainst(c.env, "address", clientAddress(c));
    const { database, keys } = await loadSnapshot(c.env, shop, systemClock);
    const now = systemClock();
    const signed = body.identity ? await verifyIdentityToken({ database, keys, shop, now }, body.identity) : null;
    const { access, isKnown } = await accessOf(c, shop, now);
    const opened = unwrap(
      await conversationStub(c, shop, access.conversation).open(openingOf(c, shop, access.conversation), {
        locale: body.locale ?? null,
        productId: body.product ?? null,
        signed: signed ? { customerId: signed.customerId, name: signed.name } : null,
      }),
    );
    const { conversation } = access;
    const meet = { database, keys, shop, now };
    if (signed) await meetSigned(meet, { conversation, customerId: signed.customerId });
    if (body.device) await noteDevice(meet, conversation, body.device);
    if (body.device && signed) await suggestByDevice(meet, conversation, signed.customerId);
    const token = await signChatToken(c.env.AUTH_SECRET, access, now);
    return c.json({ conversation: access.conversation, token, seq: opened.seq }, isKnown ? 200 : 201);
  });
}

async function accessOf(c: AppContext, shop: string, now: number) {
  if (c.req.header("authorization")) return { access: await requireChat(c, shop), isKnown: true };
  const contact = newId("shp", now);
  return { access: { shop, conversation: `web~${newId("cnv", now)}`, contact }, isKnown: false };
}
