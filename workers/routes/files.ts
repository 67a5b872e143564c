import type { OpenAPIHono } from "@hono/zod-openapi";
import { systemClock } from "../platform/clock.ts";
import { DeskbellError } from "../platform/errors.ts";
import { openLink } from "../platform/signed-link.ts";
import type { AppEnv } from "./context.ts";

/** What a browser may show by itself; the rest is only ever saved. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|audio\/|video\/)/;

/** `GET /files/:token`: the files behind the links of `link-to-file.ts`. */
export function registerFiles(app: OpenAPIHono<AppEnv>): void {
  app.get("/files/:token", async (c) => {
    const key = await openLink(c.env.AUTH_SECRET, "file", c.req.param("token"), systemClock());
    const file = await c.env.ATTACHMENTS.get(key);
    if (!file) throw new DeskbellError("not_found", "this file is no longer kept");
    const type = file.httpMetadata?.contentType ?? "application/octet-stream";
    return new Response(file.body, {
      headers: {
        "content-type": type,
        "content-length": String(file.size),
        "content-disposition": SHOWN.test(type) ? "inline" : "attachment",
        "content-security-policy": "default-src 'none'; sandbox",
        "x-content-type-options": "nosniff",
        "cache-control": "private, max-age=900, immutable",
      },
    });
  });
}
