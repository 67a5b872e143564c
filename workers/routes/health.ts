import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { openModels } from "../models/models.ts";
import type { Env } from "../platform/env.ts";
import type { AppEnv } from "./context.ts";
import { json } from "./errors.ts";

const part = z.enum(["ok", "absent", "degraded"]);
const healthSchema = z
  .object({
    status: z.enum(["ok", "degraded"]),
    parts: z.object({
      database: part,
      languageModel: part,
      embedding: part,
      vision: part,
      speech: part,
      exactLimits: part,
    }),
  })
  .openapi("Health");

const route = createRoute({
  method: "get",
  path: "/healthz",
  tags: ["service"],
  summary: "What works, what is absent, what is degraded",
  responses: { 200: json(healthSchema, "State of the parts") },
});

/** `GET /healthz` */
export function registerHealth(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { has } = openModels(c.env);
    const database = await databaseState(c.env);
    const present = (isThere: boolean) => (isThere ? ("ok" as const) : ("absent" as const));
    return c.json(
      {
        status: database === "ok" ? ("ok" as const) : ("degraded" as const),
        parts: {
          database,
          languageModel: present(has.language),
          embedding: present(has.embedding),
          vision: present(has.vision),
          speech: present(has.speech),
          exactLimits: present(c.env.UPSTASH_REDIS_REST_URL !== undefined),
        },
      },
      200,
    );
  });
}

async function databaseState(env: Env): Promise<"ok" | "degraded"> {
  try {
    await env.DB.prepare("select 1").first();
    return "ok";
  } catch {
    return "degraded";
  }
}
