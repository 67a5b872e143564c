import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";
import { registerDocs } from "./docs.ts";
import { registerFiles } from "./files.ts";
import { registerHealth } from "./health.ts";
import { registerPages } from "./pages.ts";

/** What anybody may ask for: pages, files behind signed links, the documentation, the state of the service. */
export function registerPublic(app: OpenAPIHono<AppEnv>): void {
  registerHealth(app);
  registerFiles(app);
  registerDocs(app);
  registerPages(app);
}
