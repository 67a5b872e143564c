import type { OpenAPIHono } from "@hono/zod-openapi";
import { getPath } from "hono/utils/url";
import type { Env } from "../platform/env.ts";
import { createApp } from "./app.ts";
import { AUDIENCES, type Audience } from "./audiences.ts";
import type { AppEnv } from "./context.ts";

/** The apps that have been asked for in this isolate. */
const apps = new Map<Audience, OpenAPIHono<AppEnv>>();

/** Every way into the product over HTTP: the request goes to the app of its audience. */
export async function answer(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
  const path = getPath(request);
  const audience = AUDIENCES.find((one) => path.startsWith(one.path));
  if (!audience) throw new Error(`no audience takes ${path}`);
  const app = apps.get(audience) ?? createApp(await audience.load());
  apps.set(audience, app);
  return app.fetch(request, env, context);
}
