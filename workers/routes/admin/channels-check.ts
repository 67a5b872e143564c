import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { credentialOf } from "../../../durable-objects/credential/contract.ts";
import { checkChannel } from "../../channels/check-channel.ts";
import { loadChannel, recheckChannel } from "../../channels/directory.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError, unwrap } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { adminSecurity, requireAdmin } from "./access.ts";
import { channelParams } from "./channels.ts";

const route = createRoute({
  method: "post",
  path: "/api/admin/{shop}/channels/{channel}/check",
  tags: ["admin"],
  summary: "Ask the vendor whether the credentials work, and register the webhook where that is done by call",
  security: adminSecurity,
  request: { params: channelParams },
  responses: {
    200: json(
      z.object({
        works: z.boolean(),
        account: z.string().nullable(),
        /** Whether the webhook was registered; null: the merchant pastes it. */
        registered: z.boolean().nullable(),
        problem: z.object({ zh: z.string(), en: z.string() }).nullable(),
      }),
      "What the vendor said",
    ),
    ...refusals,
  },
});

/** `POST /api/admin/:shop/channels/:channel/check` */
export function registerChannelsCheck(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    const { shop, channel: id } = c.req.valid("param");
    await requireAdmin(c, shop, "admin");
    recheckChannel(id);
    const channel = await loadChannel(c.env, id, systemClock);
    if (channel?.shop !== shop) throw new DeskbellError("not_found", "there is no such channel");
    const token = async () => unwrap(await credentialOf(c.env, id).token(id, null));
    return c.json(await checkChannel(c.env, channel, systemClock, token), 200);
  });
}
