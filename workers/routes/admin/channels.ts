import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { credentialOf } from "../../../durable-objects/credential/contract.ts";
import { listChannels, listKinds } from "../../channels/list-channels.ts";
import { relayNames } from "../../channels/relays.ts";
import { changeChannel, createChannel, removeChannel } from "../../channels/save-channel.ts";
import { systemClock } from "../../platform/clock.ts";
import { CHANNEL_STATES } from "../../platform/db/schema/channels.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

const words = z.object({ zh: z.string(), en: z.string() });
export const channelId = z
  .string()
  .regex(/^chn_[0-9a-z]{22}$/, "a channel's id")
  .openapi({ param: { name: "channel", in: "path" } });
export const channelParams = z.object({ shop: shopId, channel: channelId });

const kindSchema = z
  .object({
    kind: z.string(),
    title: words,
    fields: z.array(
      z.object({
        name: z.string(),
        title: words,
        help: words,
        isSecret: z.boolean(),
        isOptional: z.boolean(),
        schema: z.record(z.string(), z.unknown()),
      }),
    ),
    canSend: z.boolean(),
    canRegister: z.boolean(),
    isIdempotent: z.boolean(),
    text: z.object({ max: z.number(), unit: z.enum(["bytes", "characters"]) }),
    windows: z.record(
      z.string(),
      z.object({ ms: z.number(), max: z.number().optional(), agentMs: z.number().optional() }),
    ),
  })
  .openapi("ChannelKind");

const healthSchema = z.object({
  received: z.number().int(),
  refused: z.number().int(),
  sent: z.number().int(),
  failed: z.number().int(),
  unknown: z.number().int(),
  lastReceivedAt: z.number().nullable(),
  lastSentAt: z.number().nullable(),
  errors: z.array(z.object({ at: z.number(), what: z.string(), reason: z.string() })),
});

const channelSchema = z
  .object({
    id: z.string(),
    kind: z.string(),
    title: words,
    name: z.string(),
    state: z.enum(CHANNEL_STATES),
    settings: z.record(z.string(), z.unknown()).openapi({ description: "Without the secrets, which are never shown" }),
    webhookUrl: z.string(),
    relay: z.string().nullable(),
    createdAt: z.number(),
    health: healthSchema,
  })
  .openapi("Channel");

const settings = z.record(z.string().max(64), z.union([z.string().max(8_000), z.number(), z.boolean()]));
const name = z.string().trim().min(1).max(80);
const relay = z.string().max(64).nullable();

const listRoute = createRoute({
  method: "get",
  path: "/api/admin/{shop}/channels",
  tags: ["admin"],
  summary: "The shop's channels with their health, and the kinds with their forms",
  security: adminSecurity,
  request: { params: shopParam },
  responses: {
    200: json(
      z.object({ channels: z.array(channelSchema), kinds: z.array(kindSchema), relays: z.array(z.string()) }),
      "Channels and kinds",
    ),
    ...refusals,
  },
});

const createChannelRoute = createRoute({
  method: "post",
  path: "/api/admin/{shop}/channels",
  tags: ["admin"],
  summary: "Connect a channel; the address in the answer is pasted at the vendor's",
  security: adminSecurity,
  request: {
    params: shopParam,
    body: {
      required: true,
      ...json(z.strictObject({ kind: z.string().max(40), name, settings, relay: relay.default(null) }), "The form"),
    },
  },
  responses: { 201: json(z.object({ id: z.string(), webhookUrl: z.string() }), "Connected"), ...refusals },
});

const changeRoute = createRoute({
  method: "patch",
  path: "/api/admin/{shop}/channels/{channel}",
  tags: ["admin"],
  summary: "Change a channel; a field that is left out stays as it is, null empties one",
  security: adminSecurity,
  request: {
    params: channelParams,
    body: {
      required: true,
      ...json(
        z.strictObject({
          name: name.optional(),
          state: z.enum(CHANNEL_STATES).optional(),
          relay: relay.optional(),
          settings: z.record(z.string().max(64), settings.valueType.nullable()).optional(),
        }),
        "What changes",
      ),
    },
  },
  responses: { 200: json(z.object({ changed: z.literal(true) }), "Changed"), ...refusals },
});

const removeRoute = createRoute({
  method: "delete",
  path: "/api/admin/{shop}/channels/{channel}",
  tags: ["admin"],
  summary: "Disconnect a channel and forget its secrets; its conversations stay",
  security: adminSecurity,
  request: { params: channelParams },
  responses: { 200: json(z.object({ removed: z.literal(true) }), "Disconnected"), ...refusals },
});

/** `GET|POST /api/admin/:shop/channels`, `PATCH|DELETE …/:channel` */
export function registerChannels(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    await requireAdmin(c, shop, "admin");
    const rows = await listChannels(c.env, shop);
    const channels = await Promise.all(
      rows.map(async (row) => ({ ...row, health: await credentialOf(c.env, row.id).health() })),
    );
    return c.json({ channels, kinds: listKinds(), relays: relayNames(c.env) }, 200);
  });

  app.openapi(createChannelRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { actor } = await requireAdmin(c, shop, "admin");
    const input = { ...c.req.valid("json"), origin: publicOrigin(c) };
    return c.json(await createChannel({ env: c.env, shop, actor, now: systemClock() }, input), 201);
  });

  app.openapi(changeRoute, async (c) => {
    const { shop, channel } = c.req.valid("param");
    const { actor } = await requireAdmin(c, shop, "admin");
    const change = c.req.valid("json");
    await changeChannel({ env: c.env, shop, actor, now: systemClock() }, channel, change);
    // A token of other credentials must not be used with these.
    if (change.settings) await credentialOf(c.env, channel).forget();
    return c.json({ changed: true as const }, 200);
  });

  app.openapi(removeRoute, async (c) => {
    const { shop, channel } = c.req.valid("param");
    const { actor } = await requireAdmin(c, shop, "admin");
    await removeChannel({ env: c.env, shop, actor, now: systemClock() }, channel);
    await credentialOf(c.env, channel).forget();
    return c.json({ removed: true as const }, 200);
  });
}

function publicOrigin(c: AppContext): string {
  return new URL(c.env.PUBLIC_URL ?? c.req.url).origin;
}
