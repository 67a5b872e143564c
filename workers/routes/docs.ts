import { OpenAPIHono } from "@hono/zod-openapi";
import { AUDIENCES } from "./audiences.ts";
import type { AppEnv } from "./context.ts";

const ABOUT = {
  openapi: "3.1.0",
  info: {
    title: "Deskbell",
    version: "1",
    description: "Customer service for online shops, at the edge. Errors are `{error: {code, message}}` everywhere.",
  },
};

/** `GET /api/openapi.json`, made from the same schemas that check the requests, and a page to read it. */
export function registerDocs(app: OpenAPIHono<AppEnv>): void {
  app.get("/api/openapi.json", async (c) => c.json(await describeAll()));
  app.get("/api/docs", async (c) => {
    const page = await c.env.ASSETS.fetch(new URL("/docs/index.html", c.req.url));
    return new Response(page.body, {
      status: page.status,
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'self'; frame-ancestors 'none'; base-uri 'none'",
      },
    });
  });
}

/** The routes of every audience in one document. */
async function describeAll() {
  const all = new OpenAPIHono<AppEnv>();
  const { openAPIRegistry } = all;
  openAPIRegistry.registerComponent("securitySchemes", "chat", { type: "http", scheme: "bearer" });
  openAPIRegistry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer" });
  openAPIRegistry.registerComponent("securitySchemes", "staff", {
    type: "apiKey",
    in: "cookie",
    name: "deskbell.session_token",
  });
  for (const { load } of AUDIENCES) (await load())(all);
  return all.getOpenAPI31Document(ABOUT);
}
