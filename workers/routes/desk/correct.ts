import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { ownIntentId } from "../../merchants/own-intent.ts";
import { removeCorrection } from "../../merchants/remove-correction.ts";
import { saveCorrection } from "../../merchants/save-correction.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";
import { INTENTS } from "../../understanding/types.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { conversationStub } from "../conversation-stub.ts";
import { json, refusals } from "../errors.ts";
import { conversationParams } from "../params.ts";
import { requireShopRole } from "./session.ts";

const path = "/api/desk/{shop}/conversations/{conversation}/messages/{seq}/intent";
const messageParams = conversationParams.extend({
  seq: z.coerce
    .number()
    .int()
    .positive()
    .openapi({ param: { name: "seq", in: "path" }, example: 3 }),
});
const correctionBody = z.strictObject({ intent: z.union([z.enum(INTENTS), ownIntentId]) }).openapi("Correction");

const saveRoute = createRoute({
  method: "post",
  path,
  tags: ["desk"],
  summary: "Say what a shopper's message meant; the shop's reading learns from it at once",
  description:
    "Replaces an earlier correction of the message. The text is kept masked; the newest 500 of a shop count.",
  security: [{ staff: [] }],
  request: { params: messageParams, body: { required: true, ...json(correctionBody, "What it meant") } },
  responses: { 200: json(correctionBody, "Learnt"), ...refusals },
});

const removeRoute = createRoute({
  method: "delete",
  path,
  tags: ["desk"],
  summary: "Take a correction back",
  security: [{ staff: [] }],
  request: { params: messageParams },
  responses: { 200: json(z.object({ removed: z.literal(true) }), "Forgotten"), ...refusals },
});

/** `POST` and `DELETE /api/desk/:shop/conversations/:conversation/messages/:seq/intent` */
export function registerCorrect(app: OpenAPIHono<AppEnv>): void {
  app.openapi(saveRoute, async (c) => {
    const { shop, conversation, seq } = c.req.valid("param");
    const { agent, database, keys } = await requireShopRole(c, shop, "agent");
    const { intent } = c.req.valid("json");
    const text = await shoppersWords(c, shop, conversation, seq);
    const deps = { database, keys, now: systemClock };
    await saveCorrection(deps, shop, { conversation, seq, text, intent }, `staff:${agent.id}`);
    return c.json({ intent }, 200);
  });

  app.openapi(removeRoute, async (c) => {
    const { shop, conversation, seq } = c.req.valid("param");
    const { agent, database, keys } = await requireShopRole(c, shop, "agent");
    const deps = { database, keys, now: systemClock };
    await removeCorrection(deps, shop, { conversation, seq }, `staff:${agent.id}`);
    return c.json({ removed: true as const }, 200);
  });
}

/** The text of a message; `not_found` where there is none, `invalid` where it is not the shopper's. */
async function shoppersWords(c: AppContext, shop: string, conversation: string, seq: number): Promise<string> {
  const { messages } = unwrap(await conversationStub(c, shop, conversation).list(seq - 1, 1));
  const message = messages.find((one) => one.seq === seq);
  if (!message) throw new DeskbellError("not_found", "there is no such message");
  if (message.from !== "shopper") throw new DeskbellError("invalid", "only what the shopper wrote can be corrected");
  return message.text;
}
