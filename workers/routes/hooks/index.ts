import type { OpenAPIHono } from "@hono/zod-openapi";
import { DeskbellError } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";

/** `GET|POST /hooks/:channel`: webhooks of channels. A channel that nobody connected is told as not there. */
export function registerHooks(app: OpenAPIHono<AppEnv>): void {
  app.on(["GET", "POST"], "/hooks/:channel", () => {
    throw new DeskbellError("not_found", "no channel is connected at this address");
  });
}
