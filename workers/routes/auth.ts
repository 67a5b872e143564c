import type { OpenAPIHono } from "@hono/zod-openapi";
import { openSignIn } from "../merchants/sign-in.ts";
import { DeskbellError } from "../platform/errors.ts";
import { type AppEnv, clientAddress } from "./context.ts";
import { ownOriginOnly } from "./origin.ts";

const RETRY_AFTER_S = 60;

/** `/api/auth/*`: better-auth, with sign-ins counted per address. */
export function registerAuth(app: OpenAPIHono<AppEnv>): void {
  app.use("/api/auth/*", ownOriginOnly);
  app.on(["GET", "POST"], "/api/auth/*", async (c) => {
    if (c.req.method === "POST" && c.req.path.startsWith("/api/auth/sign-in")) {
      const { success } = await c.env.LIMIT_SIGN_IN.limit({ key: clientAddress(c) });
      if (!success) {
        throw new DeskbellError("limited", "too many attempts; wait a minute", { retryAfterS: RETRY_AFTER_S });
      }
    }
    return openSignIn(c.env, new URL(c.req.url).origin).handler(c.req.raw);
  });
}
