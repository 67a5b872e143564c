import type { Context } from "hono";
import type { Env } from "../platform/env.ts";

/** What middleware leaves for the handlers. */
export interface Variables {
  /** Runs through log lines, object, queue and deliveries. */
  trace: string;
}
export interface AppEnv {
  Bindings: Env;
  Variables: Variables;
}
export type AppContext = Context<AppEnv>;

/** The client's network address as Cloudflare saw it; locally there may be none. */
export function clientAddress(c: AppContext): string {
  return c.req.header("cf-connecting-ip") ?? "local";
}

/** Whether the request asks for a WebSocket. */
export function wantsSocket(c: AppContext): boolean {
  return c.req.header("upgrade")?.toLowerCase() === "websocket";
}

/** What the request bears: a chat token, an API key or the operator's token; null for none. */
export function bearerOf(c: AppContext): string | null {
  return /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1] ?? null;
}
