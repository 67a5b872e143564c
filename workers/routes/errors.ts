import { z } from "@hono/zod-openapi";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ZodError } from "zod";
import { unlessLost } from "../platform/db/lost.ts";
import { DeskbellError, ERROR_CODES, HTTP_STATUS } from "../platform/errors.ts";
import { log } from "../platform/log.ts";
import type { AppContext } from "./context.ts";

export const errorSchema = z
  .object({
    error: z.object({
      code: z.enum([...ERROR_CODES, "method_not_allowed", "too_large"]),
      message: z.string(),
      detail: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .openapi("Error");
type ErrorBody = z.infer<typeof errorSchema>;

/** The one place where errors become HTTP. Whatever is not ours is logged and told as `internal`. */
export function answerError(thrown: unknown, c: AppContext): Response {
  const error = unlessLost(thrown);
  if (error instanceof DeskbellError) {
    if (error.retryAfterS !== undefined) c.header("Retry-After", String(error.retryAfterS));
    const body: ErrorBody = {
      error: { code: error.code, message: error.message, ...(error.detail ? { detail: error.detail } : {}) },
    };
    return c.json(body, HTTP_STATUS[error.code]);
  }
  if (error instanceof ZodError) return c.json(invalid(error), 400);
  if (error instanceof HTTPException) {
    return c.json({ error: { code: "invalid", message: error.message || "the request is malformed" } }, error.status);
  }
  log("error", "request.failed", { trace: c.get("trace"), path: c.req.routePath, error });
  return c.json({ error: { code: "internal", message: "something failed on our side; try again" } }, 500);
}

/** The first problem with its path, as an error body. */
export function invalid(error: ZodError): ErrorBody {
  const issue = error.issues[0];
  const path = issue?.path.join(".") ?? "";
  return { error: { code: "invalid", message: path ? `${path}: ${issue?.message}` : (issue?.message ?? "invalid") } };
}

/** zod-openapi's hook: a body or query that does not fit its schema. */
export function refuseInvalid(
  result: { success: true } | { success: false; error: ZodError },
  c: { json(body: ErrorBody, status: ContentfulStatusCode): Response },
): Response | undefined {
  return result.success ? undefined : c.json(invalid(result.error), 400);
}

const refusal = (description: string) => ({ description, content: { "application/json": { schema: errorSchema } } });

/** The refusals every documented endpoint may give. */
export const refusals = {
  400: refusal("Malformed: the message names the field"),
  401: refusal("No token or session, or one that is not valid"),
  403: refusal("Not allowed: another shop's, a role too low, or a wrong origin"),
  404: refusal("Not there"),
  409: refusal("Conflicts with what is there"),
  413: refusal("Body over 1 MB"),
  429: refusal("Too many requests; Retry-After says when"),
} as const;

/** Wraps a schema as the JSON content of a request or a response. */
export function json<S extends z.ZodType>(schema: S, description: string) {
  return { description, content: { "application/json": { schema } } };
}
