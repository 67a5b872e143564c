import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { nameChannels } from "../../channels/list-channels.ts";
import { listInbox } from "../../insights/inbox.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopParam } from "../params.ts";
import { channelNames, inboxQuery, inboxRowSchema } from "./schemas.ts";
import { requireShopRole } from "./session.ts";

const route = createRoute({
  method: "get",
  path: "/api/desk/{shop}/conversations",
  tags: ["desk"],
  summary: "The inbox, newest first",
  security: [{ staff: [] }],
  request: { params: shopParam, query: inboxQuery },
  responses: {
    200: json(
      z.object({ rows: z.array(inboxRowSchema), next: z.string().nullable(), channels: channelNames }),
      "One page; `next` goes into `before`",
    ),
    ...refusals,
  },
});

/** `GET /api/desk/:shop/conversations` */
export function registerListConversations(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "analyst");
    const { view, before, limit } = c.req.valid("query");
    const [page, channels] = await Promise.all([
      listInbox(
        { database: session.database, keys: session.keys, shop },
        { view, agentId: session.agent.id, before: before ? Date.parse(before) : null, limit },
      ),
      nameChannels(c.env, shop),
    ]);
    const iso = (at: number) => new Date(at).toISOString();
    return c.json(
      {
        rows: page.rows.map((row) => ({
          ...row,
          startedAt: iso(row.startedAt),
          lastAt: iso(row.lastAt),
          waitingSince: row.waitingSince === null ? null : iso(row.waitingSince),
        })),
        next: page.next === null ? null : iso(page.next),
        channels,
      },
      200,
    );
  });
}
