import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { loadSnapshot } from "../../merchants/snapshot.ts";
import { systemClock } from "../../platform/clock.ts";
import { MAX_TEXT_LENGTH } from "../../platform/message.ts";
import { EMOTIONS, LANGUAGES } from "../../understanding/types.ts";
import { understand } from "../../understanding/understand.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { requireKey } from "./access.ts";

const understandingSchema = z
  .object({
    language: z.enum(LANGUAGES),
    intent: z.string(),
    confidence: z.number(),
    alternatives: z.array(z.object({ intent: z.string(), confidence: z.number() })),
    further: z.array(z.object({ intent: z.string(), confidence: z.number(), text: z.string() })),
    entities: z.array(z.record(z.string(), z.unknown())),
    sentiment: z.number().int(),
    emotion: z.enum(EMOTIONS),
    isCorrection: z.boolean(),
  })
  .openapi("Understanding");

const route = createRoute({
  method: "post",
  path: "/api/open/understand",
  tags: ["open"],
  summary: "Read a text as the shop's conversations would",
  security: [{ key: [] }],
  request: { body: { required: true, ...json(z.strictObject({ text: z.string().max(MAX_TEXT_LENGTH) }), "The text") } },
  responses: { 200: json(understandingSchema, "Intent, entities, language, sentiment"), ...refusals },
});

/** `POST /api/open/understand`, scope `understand` */
export function registerUnderstand(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = await requireKey(c, "understand");
    const { snapshot } = await loadSnapshot(c.env, shop, systemClock);
    const { text } = c.req.valid("json");
    const { vocabulary, examples, timeZone } = snapshot;
    return c.json({ ...understand(text, { vocabulary, examples, timeZone, now: systemClock() }) }, 200);
  });
}
