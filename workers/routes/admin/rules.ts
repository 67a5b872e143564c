import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { systemClock } from "../../platform/clock.ts";
import { dryRun } from "../../tickets/rules/dry-run.ts";
import { listFirings } from "../../tickets/rules/list-firings.ts";
import { PRESETS } from "../../tickets/rules/presets.ts";
import { listRules, readRule, removeRule, saveRule, switchRule } from "../../tickets/rules/save-rule.ts";
import { vocabulary } from "../../tickets/rules/vocabulary.ts";
import type { AppContext, AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { keyHeader, shopParam } from "../params.ts";
import { adminSecurity, requireAdmin } from "./access.ts";
import {
  dryRunBody,
  dryRunSchema,
  firingSchema,
  newRuleBody,
  presetSchema,
  ruleParams,
  ruleSchema,
  saveRuleBody,
  showFiring,
  showRule,
  switchBody,
  vocabularySchema,
} from "./rules-schemas.ts";

const DAY_MS = 86_400_000;
const base = { tags: ["rules"], security: adminSecurity };
const one = { ...refusals, 200: json(z.object({ rule: ruleSchema }), "The rule as it is now") };

const listRoute = createRoute({
  ...base,
  method: "get",
  path: "/api/admin/{shop}/rules",
  summary: "The shop's rules, the presets, and everything a rule may be built of",
  request: { params: shopParam },
  responses: {
    200: json(
      z.object({ rules: z.array(ruleSchema), presets: z.array(presetSchema), vocabulary: vocabularySchema }),
      "Rules",
    ),
    ...refusals,
  },
});

const addRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/admin/{shop}/rules",
  summary: "Add a rule, once per key; one that would set itself off is refused",
  request: { params: shopParam, headers: keyHeader, body: { required: true, ...json(newRuleBody, "The rule") } },
  responses: { 201: json(z.object({ rule: ruleSchema }), "Added"), ...refusals },
});

const saveRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/admin/{shop}/rules/{rule}",
  summary: "Save a rule as its next version",
  request: { params: ruleParams, body: { required: true, ...json(saveRuleBody, "The rule") } },
  responses: one,
});

const switchRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/admin/{shop}/rules/{rule}/switch",
  summary: "Switch a rule on or off",
  request: { params: ruleParams, body: { required: true, ...json(switchBody, "On or off") } },
  responses: one,
});

const removeRoute = createRoute({
  ...base,
  method: "delete",
  path: "/api/admin/{shop}/rules/{rule}",
  summary: "Remove a rule; what it did stays to be read",
  request: { params: ruleParams },
  responses: { 200: json(z.object({ removed: z.literal(true) }), "It fires no more"), ...refusals },
});

const dryRunRoute = createRoute({
  ...base,
  method: "post",
  path: "/api/admin/{shop}/rules-dry-run",
  summary: "What a rule would have done with what has happened; changes nothing",
  request: { params: shopParam, body: { required: true, ...json(dryRunBody, "The rule, and how many days back") } },
  responses: { 200: json(dryRunSchema, "What would have fired"), ...refusals },
});

const firingsRoute = createRoute({
  ...base,
  method: "get",
  path: "/api/admin/{shop}/rules/{rule}/firings",
  summary: "When a rule fired, why, and what came of it; newest first",
  request: {
    params: ruleParams,
    query: z.object({
      before: z.iso.datetime({ offset: true }).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
  },
  responses: {
    200: json(
      z.object({ firings: z.array(firingSchema), next: z.string().nullable() }),
      "One page; `next` goes into `before`",
    ),
    ...refusals,
  },
});

/** `GET` and `POST /api/admin/:shop/rules`, `POST` and `DELETE …/:rule`, `/switch`, `/firings`, `POST …/rules-dry-run` */
export function registerRules(app: OpenAPIHono<AppEnv>): void {
  app.openapi(listRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database } = await requireAdmin(c, shop, "supervisor");
    const rules = (await listRules(database, shop)).map(showRule);
    return c.json({ rules, presets: presets(), vocabulary: vocabulary() }, 200);
  });

  app.openapi(addRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const key = c.req.valid("header")["idempotency-key"];
    const rule = await saveRule(await changing(c, shop), { ...c.req.valid("json"), id: null, key, seen: null });
    return c.json({ rule: showRule(rule) }, 201);
  });

  app.openapi(saveRoute, async (c) => {
    const { shop, rule: id } = c.req.valid("param");
    return c.json({ rule: showRule(await saveRule(await changing(c, shop), { ...c.req.valid("json"), id })) }, 200);
  });

  app.openapi(switchRoute, async (c) => {
    const { shop, rule: id } = c.req.valid("param");
    const rule = await switchRule(await changing(c, shop), id, c.req.valid("json").isEnabled);
    return c.json({ rule: showRule(rule) }, 200);
  });

  app.openapi(removeRoute, async (c) => {
    const { shop, rule: id } = c.req.valid("param");
    await removeRule(await changing(c, shop), id);
    return c.json({ removed: true as const }, 200);
  });

  app.openapi(dryRunRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, now } = await changing(c, shop);
    const { document, days } = c.req.valid("json");
    const run = await dryRun({ database, shop, now }, { document, since: now - days * DAY_MS });
    const shown = run.shown.map(({ at, ...rest }) => ({ ...rest, at: new Date(at).toISOString() }));
    return c.json({ ...run, shown }, 200);
  });

  app.openapi(firingsRoute, async (c) => {
    const { shop, rule } = c.req.valid("param");
    const { database } = await requireAdmin(c, shop, "supervisor");
    await readRule(database, shop, rule);
    const { before, limit } = c.req.valid("query");
    const page = await listFirings(database, shop, { rule, before: before ? Date.parse(before) : null, limit });
    const next = page.next === null ? null : new Date(page.next).toISOString();
    return c.json({ firings: page.firings.map(showFiring), next }, 200);
  });
}

async function changing(c: AppContext, shop: string) {
  const { actor, database } = await requireAdmin(c, shop, "supervisor");
  return { actor, database, shop, now: systemClock() };
}

function presets() {
  return PRESETS.map(({ id, name, about, document, toFill }) => ({
    ...{ id, name, about, toFill: [...toFill] },
    document: structuredClone<object>(document) as z.infer<typeof presetSchema>["document"],
  }));
}
