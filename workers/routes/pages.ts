import type { OpenAPIHono } from "@hono/zod-openapi";
import { loadSnapshot } from "../merchants/snapshot.ts";
import { systemClock } from "../platform/clock.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { AppContext, AppEnv } from "./context.ts";
import { shopId } from "./params.ts";

/** The pages: HTML passes through here for its headers; the hashed files under /assets do not. */
export function registerPages(app: OpenAPIHono<AppEnv>): void {
  app.get("/", async (c) => {
    // The first page shows the demo shop; where there is none, staff are who comes here.
    if (!(await isShop(c, "demo"))) return c.redirect("/desk");
    return page(c, "/home/index.html", { frameAncestors: "'none'" });
  });
  app.get("/chat/:shop", async (c) => {
    const shop = await shopOf(c);
    return page(c, "/chat/index.html", {
      frameAncestors: ["'self'", ...shop.allowedOrigins].join(" "),
      boot: bootOf(shop),
    });
  });
  app.get("/sample/:shop", async (c) => {
    await shopOf(c);
    return page(c, "/chat/sample.html", { frameAncestors: "'none'" });
  });
  app.get("/widget.js", async (c) => {
    const script = await c.env.ASSETS.fetch(new URL("/widget.js", c.req.url));
    return new Response(script.body, {
      headers: {
        "Content-Type": "text/javascript; charset=utf-8",
        "Cache-Control": "public, max-age=300",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "X-Content-Type-Options": "nosniff",
      },
      status: script.status,
    });
  });
  app.get("/desk", (c) => page(c, "/dashboard/index.html", { frameAncestors: "'none'" }));
  app.get("/desk/*", (c) => page(c, "/dashboard/index.html", { frameAncestors: "'none'" }));
  app.get("/favicon.ico", (c) => c.redirect("/favicon.svg", 301));
  app.get("/favicon.svg", async (c) => {
    // Made anew: the headers of a fetched answer cannot be added to.
    const picture = await c.env.ASSETS.fetch(new URL("/favicon.svg", c.req.url));
    return new Response(picture.body, picture);
  });
}

async function isShop(c: AppContext, shop: string): Promise<boolean> {
  try {
    await loadSnapshot(c.env, shop, systemClock);
    return true;
  } catch (error) {
    if (error instanceof DeskbellError && error.code === "not_found") return false;
    throw error;
  }
}

async function shopOf(c: AppContext): Promise<ShopSnapshot> {
  const id = shopId.safeParse(c.req.param("shop"));
  if (!id.success) throw new DeskbellError("not_found", "no such shop");
  return (await loadSnapshot(c.env, id.data, systemClock)).snapshot;
}

/** What the chat page needs to draw itself before its first call. */
function bootOf(shop: ShopSnapshot): Record<string, unknown> {
  const { name, languages, defaultLanguage, greeting, staffHours, timeZone } = shop;
  return { shop: shop.shop, name, languages, defaultLanguage, greeting, staffHours, timeZone };
}

async function page(
  c: AppContext,
  path: string,
  options: { frameAncestors: string; boot?: Record<string, unknown> },
): Promise<Response> {
  const found = await c.env.ASSETS.fetch(new URL(path, c.req.url));
  if (!found.ok) throw new DeskbellError("not_found", "this page is not built; run npm run build");
  const headers = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-cache",
    "Content-Security-Policy": contentPolicy(options.frameAncestors),
  };
  if (!options.boot) return new Response(found.body, { headers });
  const data = JSON.stringify(options.boot).replace(/</g, "\\u003c");
  const withBoot = new HTMLRewriter()
    .on("head", {
      element: (head) => {
        head.append(`<script type="application/json" id="boot">${data}</script>`, { html: true });
      },
    })
    .transform(found);
  return new Response(withBoot.body, { headers });
}

function contentPolicy(frameAncestors: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: https:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join("; ");
}
