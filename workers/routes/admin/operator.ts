import { DeskbellError } from "../../platform/errors.ts";
import { type AppContext, bearerOf } from "../context.ts";

/** The operator's token (`SETUP_TOKEN`) as a bearer; without the secret the set-up routes refuse everybody. */
export function requireOperator(c: AppContext): void {
  const secret = c.env.SETUP_TOKEN;
  if (!secret) throw new DeskbellError("forbidden", "set-up is closed: no SETUP_TOKEN is configured");
  const given = bearerOf(c);
  if (!given) throw new DeskbellError("unauthorized", "send the operator's token as Authorization: Bearer");
  if (!isSame(given, secret)) throw new DeskbellError("unauthorized", "the operator's token is not valid");
}

/** Whether the request carries a bearer at all: the operator's way into endpoints that staff reach by cookie. */
export function comesFromOperator(c: AppContext): boolean {
  return c.req.header("authorization")?.startsWith("Bearer ") ?? false;
}

function isSame(given: string, secret: string): boolean {
  const encoder = new TextEncoder();
  const [a, b] = [encoder.encode(given), encoder.encode(secret)];
  return a.length === b.length && crypto.subtle.timingSafeEqual(a, b);
}
