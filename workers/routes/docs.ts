import type { OpenAPIHono } from "@hono/zod-openapi";
import type { AppEnv } from "./context.ts";

/** `GET /api/openapi.json`, made from the same schemas that check the requests, and a page to read it. */
export function registerDocs(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "chat", { type: "http", scheme: "bearer" });
  app.openAPIRegistry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer" });
  app.openAPIRegistry.registerComponent("securitySchemes", "staff", {
    type: "apiKey",
    in: "cookie",
    name: "deskbell.session_token",
  });
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Deskbell",
      version: "1",
      description: "Customer service for online shops, at the edge. Errors are `{error: {code, message}}` everywhere.",
    },
  });
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
