import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { createShop } from "../../merchants/create-shop.ts";
import { settingsImport } from "../../merchants/import-schema.ts";
import { createUser } from "../../merchants/sign-in.ts";
import { systemClock } from "../../platform/clock.ts";
import { policySchema } from "../../platform/policy.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId } from "../params.ts";
import { requireOperator } from "./operator.ts";

const setUpBody = z
  .strictObject({
    shop: shopId,
    settings: settingsImport,
    policy: policySchema,
    owner: z.strictObject({ email: z.email(), name: z.string().min(1).max(80), password: z.string().max(200) }),
  })
  .openapi("SetUp");

const route = createRoute({
  method: "post",
  path: "/api/admin/setup",
  tags: ["admin"],
  summary: "Make a shop with its owner",
  security: [{ key: [] }],
  request: { body: { required: true, ...json(setUpBody, "The shop and its owner") } },
  responses: {
    201: json(
      z.object({
        shop: z.string(),
        identitySecret: z.string().openapi({ description: "Signs shoppers' identities; shown once" }),
      }),
      "Made and published",
    ),
    ...refusals,
  },
});

/** `POST /api/admin/setup`, with the operator's token. */
export function registerSetUp(app: OpenAPIHono<AppEnv>): void {
  app.openapi(route, async (c) => {
    requireOperator(c);
    const { shop, settings, policy, owner } = c.req.valid("json");
    const made = await createShop(c.env, {
      id: shop,
      settings,
      policy,
      now: systemClock(),
      owner: () => createUser(c.env, new URL(c.req.url).origin, owner).then((id) => ({ id, name: owner.name })),
    });
    return c.json({ shop, identitySecret: made.identitySecret }, 201);
  });
}
