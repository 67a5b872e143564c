import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";

/** Who is served under `path`, and how their routes are loaded. */
export interface Audience {
  /** How the addresses begin. */
  path: string;
  load(): Promise<(app: OpenAPIHono<AppEnv>) => void>;
}

/**
 * Everybody whom the product answers over HTTP, the first that fits. Imported where it is asked for, and not above: the
 * schemas of all routes and the log-in of staff take longer to set up than a shopper should wait for a new isolate.
 */
export const AUDIENCES: readonly Audience[] = [
  { path: "/api/chat/", load: async () => (await import("./chat/index.ts")).registerChat },
  { path: "/api/auth/", load: async () => (await import("./auth.ts")).registerAuth },
  { path: "/api/desk/", load: async () => (await import("./desk/index.ts")).registerDesk },
  { path: "/api/admin/", load: async () => (await import("./admin/index.ts")).registerAdmin },
  { path: "/api/open/", load: async () => (await import("./open/index.ts")).registerOpen },
  { path: "/labels/", load: async () => (await import("./labels.ts")).registerLabels },
  { path: "/hooks/", load: async () => (await import("./hooks/index.ts")).registerHooks },
  { path: "/", load: async () => (await import("./public.ts")).registerPublic },
];
