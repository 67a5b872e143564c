import { z } from "@hono/zod-openapi";
import { systemClock } from "../platform/clock.ts";
import { DeskbellError } from "../platform/errors.ts";
import { signLink } from "../platform/signed-link.ts";
import type { AppContext } from "./context.ts";
import { json } from "./errors.ts";

export const attachmentId = z.string().regex(/^att_[0-9a-f]{26}$/, "an attachment's id");
export const link = json(
  z.object({ url: z.string(), type: z.string(), expiresAt: z.string().openapi({ format: "date-time" }) }),
  "A link that is good for 15 minutes",
);
/** How long a link to a file is good. */
const LINK_MS = 15 * 60_000;

/** A link to the file of this key, for one who may read its conversation; throws `not_found` where there is none. */
export async function linkTo(c: AppContext, key: string) {
  const known = await c.env.ATTACHMENTS.head(key);
  if (!known) throw new DeskbellError("not_found", "this conversation has no such attachment");
  const expiresAt = systemClock() + LINK_MS;
  const path = await signLink(c.env.AUTH_SECRET, "file", key, expiresAt);
  const url = new URL(path, c.req.url).href;
  const type = known.httpMetadata?.contentType ?? "application/octet-stream";
  return { url, type, expiresAt: new Date(expiresAt).toISOString() };
}
