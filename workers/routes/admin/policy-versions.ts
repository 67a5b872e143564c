import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { discardPolicy } from "../../merchants/discard-policy.ts";
import { draftPolicy } from "../../merchants/draft-policy.ts";
import { listPolicies, POLICY_STATES, readPolicy } from "../../merchants/policy-versions.ts";
import { publishPolicy } from "../../merchants/publish-policy.ts";
import { systemClock } from "../../platform/clock.ts";
import { policySchema } from "../../platform/policy.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";

/** A version's number, as it stands in paths. */
export const policyVersion = z.coerce
  .number()
  .int()
  .positive()
  .openapi({ param: { name: "version", in: "path" }, example: 3 });
export const versionParams = z.object({ shop: shopId, version: policyVersion });

const versionSchema = z
  .object({
    version: z.number().int(),
    state: z.enum(POLICY_STATES),
    validFrom: z.string(),
    validUntil: z.string().nullable(),
    publishedAt: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.string(),
  })
  .openapi("PolicyVersion");

const versions = "/api/admin/{shop}/policy/versions";
const numbered = json(z.object({ version: z.number().int() }), "Its version");
const moment = z.iso.datetime({ offset: true });

const listRoute = createRoute({
  method: "get",
  path: versions,
  tags: ["admin"],
  summary: "All versions of the policy, drafts too, the newest first",
  security: adminSecurity,
  request: { params: shopParam },
  responses: { 200: json(z.object({ versions: z.array(versionSchema) }), "Versions"), ...refusals },
});

const readRoute = createRoute({
  method: "get",
  path: `${versions}/{version}`,
  tags: ["admin"],
  summary: "What a version of the policy says",
  security: adminSecurity,
  request: { params: versionParams },
  responses: { 200: json(policySchema, "The policy"), ...refusals },
});

const draftRoute = createRoute({
  method: "post",
  path: versions,
  tags: ["admin"],
  summary: "Keep a draft; it is in force nowhere until it is published",
  description: "`replaces` names the draft that it was made of; a conflict where somebody else changed that meanwhile.",
  security: adminSecurity,
  request: {
    params: shopParam,
    body: {
      required: true,
      ...json(z.strictObject({ policy: policySchema, replaces: z.number().int().positive().optional() }), "The draft"),
    },
  },
  responses: { 201: numbered, ...refusals },
});

const discardRoute = createRoute({
  method: "delete",
  path: `${versions}/{version}`,
  tags: ["admin"],
  summary: "Discard a draft",
  security: adminSecurity,
  request: { params: versionParams },
  responses: { 200: json(z.object({ removed: z.literal(true) }), "Discarded"), ...refusals },
});

const publishRoute = createRoute({
  method: "post",
  path: `${versions}/{version}/publish`,
  tags: ["admin"],
  summary: "Put a draft in force, at once or from a date, for good or until a date",
  security: adminSecurity,
  request: {
    params: versionParams,
    body: {
      required: true,
      ...json(z.strictObject({ validFrom: moment.optional(), validUntil: moment.nullable().optional() }), "Validity"),
    },
  },
  responses: { 200: numbered, ...refusals },
});

/** `/api/admin/:shop/policy/versions`: list, read, draft, discard, publish */
export function registerPolicyVersions(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, keys } = await requireAdmin(c, shop, "admin");
    const listed = await listPolicies({ database, keys, now: systemClock }, shop);
    return c.json({ versions: listed.map(withDates) }, 200);
  });

  app.openapi(readRoute, async (c) => {
    const { shop, version } = c.req.valid("param");
    const { database, keys } = await requireAdmin(c, shop, "admin");
    return c.json(await readPolicy({ database, keys, now: systemClock }, shop, version), 200);
  });

  app.openapi(draftRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    const { policy, replaces = null } = c.req.valid("json");
    return c.json(await draftPolicy({ database, keys, now: systemClock }, shop, policy, actor, replaces), 201);
  });

  app.openapi(discardRoute, async (c) => {
    const { shop, version } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    await discardPolicy({ database, keys, now: systemClock }, shop, version, actor);
    return c.json({ removed: true as const }, 200);
  });

  app.openapi(publishRoute, async (c) => {
    const { shop, version } = c.req.valid("param");
    const { actor, database, keys } = await requireAdmin(c, shop, "admin");
    const { validFrom, validUntil } = c.req.valid("json");
    const validity = {
      from: validFrom ? Date.parse(validFrom) : systemClock(),
      until: validUntil ? Date.parse(validUntil) : null,
    };
    await publishPolicy({ database, keys, now: systemClock }, shop, version, validity, actor);
    return c.json({ version }, 200);
  });
}

function withDates(row: Awaited<ReturnType<typeof listPolicies>>[number]): z.infer<typeof versionSchema> {
  const iso = (at: number) => new Date(at).toISOString();
  const maybe = (at: number | null) => (at === null ? null : iso(at));
  return {
    ...row,
    validFrom: iso(row.validFrom),
    validUntil: maybe(row.validUntil),
    publishedAt: maybe(row.publishedAt),
    createdAt: iso(row.createdAt),
  };
}
