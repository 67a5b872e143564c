import type { MiddlewareHandler } from "hono";
import { cors } from "hono/cors";
import { loadSnapshot } from "../merchants/snapshot.ts";
import { systemClock } from "../platform/clock.ts";
import { DeskbellError } from "../platform/errors.ts";
import { type AppContext, type AppEnv, wantsSocket } from "./context.ts";

/** Whether a browser's `Origin` is the product's own: where the request arrived, or where it is published. */
export function isOwnOrigin(c: AppContext, origin: string): boolean {
  const published = c.env.PUBLIC_URL;
  return origin === new URL(c.req.url).origin || (published !== undefined && origin === new URL(published).origin);
}

/** For cookies: a change of data only from our own pages. A request with no Origin and a cookie is refused as well. */
export const ownOriginOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  const isSafe = c.req.method === "GET" || c.req.method === "HEAD" || c.req.method === "OPTIONS";
  const origin = c.req.header("origin");
  if (!isSafe || wantsSocket(c) || origin !== undefined) {
    if (origin === undefined || !isOwnOrigin(c, origin)) {
      throw new DeskbellError("forbidden", "wrong Origin: send this from the dashboard");
    }
  }
  await next();
};

/** For shoppers: our own pages, the shop's allowed origins, and clients that are no browser (no Origin). */
export const shopOrigins: MiddlewareHandler<AppEnv> = async (c, next) => {
  const origin = c.req.header("origin");
  if (origin === undefined || isOwnOrigin(c, origin)) return next();
  const { snapshot } = await loadSnapshot(c.env, c.req.param("shop") ?? "", systemClock);
  if (!snapshot.allowedOrigins.includes(origin)) {
    throw new DeskbellError("forbidden", "wrong Origin: add it to the shop's allowed origins");
  }
  if (wantsSocket(c)) return next();
  return cors({
    origin,
    allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "Prefer"],
    allowMethods: ["GET", "POST"],
    exposeHeaders: ["Retry-After"],
    maxAge: 86_400,
  })(c, next);
};
