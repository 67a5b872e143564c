import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { appendToLedger, declineMerge } from "../../commerce/customers/ledger.ts";
import { listSuggestions, showPerson } from "../../commerce/customers/show-person.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { requireShopRole, type StaffSession } from "./session.ts";

const customerId = z.string().min(1).max(64);
const record = z.object({
  id: z.string(),
  name: z.string().nullable().openapi({ description: "Masked" }),
  kinds: z.array(z.string()).openapi({ description: "Kinds of proved keys that lead to this record" }),
});
const person = z
  .object({
    records: z.array(record),
    conversations: z.array(
      z.object({
        conversation: z.string(),
        channel: z.string(),
        lastText: z.string().openapi({ description: "Masked" }),
        lastAt: z.string().openapi({ format: "date-time" }),
      }),
    ),
  })
  .openapi("Person");
const pairBody = z.strictObject({ customers: z.tuple([customerId, customerId]) });
const splitBody = z.strictObject({ customers: z.array(customerId).min(1).max(100) });
const suggestion = z.object({ customers: z.array(record), why: z.string(), at: z.string() });
const staffSecurity = [{ staff: [] }];

const showRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/customers/{customer}",
  tags: ["desk"],
  summary: "One customer: all records that are the same person, and their conversations on all channels",
  security: staffSecurity,
  request: { params: z.object({ shop: shopId, customer: customerId }) },
  responses: { 200: json(person, "The customer"), ...refusals },
});

const suggestionsRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/customer-suggestions",
  tags: ["desk"],
  summary: "Customers who may be one: alike in what was typed, not in what was proved",
  security: staffSecurity,
  request: { params: shopParam },
  responses: { 200: json(z.object({ suggestions: z.array(suggestion) }), "For a person to decide"), ...refusals },
});

const mergeRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customers/merge",
  tags: ["desk"],
  summary: "Take two customers for one; a split takes it back",
  security: staffSecurity,
  request: { params: shopParam, body: { content: { "application/json": { schema: pairBody } }, required: true } },
  responses: { 200: json(z.object({ records: z.array(z.string()) }), "Who is one now"), ...refusals },
});

const splitRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customers/split",
  tags: ["desk"],
  summary: "Take some records of a customer away from the others; no key merges them again, only a person",
  security: staffSecurity,
  request: { params: shopParam, body: { content: { "application/json": { schema: splitBody } }, required: true } },
  responses: { 200: json(z.object({ records: z.array(z.string()) }), "Who was one"), ...refusals },
});

const declineRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customer-suggestions/decline",
  tags: ["desk"],
  summary: "They are two: the suggestion does not come again",
  security: staffSecurity,
  request: { params: shopParam, body: { content: { "application/json": { schema: pairBody } }, required: true } },
  responses: { 200: json(z.object({ declined: z.literal(true) }), "Declined"), ...refusals },
});

/** One customer over all channels: agents read, supervisors merge and split. */
export function registerCustomers(app: OpenAPIHono<AppEnv>): void {
  app.openapi(showRoute, async (c) => {
    const { shop, customer } = c.req.valid("param");
    const { database, keys } = await requireShopRole(c, shop, "agent");
    const { records, conversations } = await showPerson({ database, keys, shop }, customer);
    if (records.length === 0) throw new DeskbellError("not_found", "this shop has no such customer");
    const past = conversations.map((one) => ({ ...one, lastAt: new Date(one.lastAt).toISOString() }));
    return c.json({ records, conversations: past }, 200);
  });

  app.openapi(suggestionsRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, keys } = await requireShopRole(c, shop, "agent");
    const suggestions = await listSuggestions({ database, keys, shop });
    return c.json({ suggestions: suggestions.map((one) => ({ ...one, at: new Date(one.at).toISOString() })) }, 200);
  });

  app.openapi(mergeRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const deps = ledgerDeps(await requireShopRole(c, shop, "supervisor"), shop);
    const { customers } = c.req.valid("json");
    const { changed } = await appendToLedger(deps, { act: "merge", customers, why: "staff" });
    return c.json({ records: [...changed] }, 200);
  });

  app.openapi(splitRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const deps = ledgerDeps(await requireShopRole(c, shop, "supervisor"), shop);
    const { changed } = await appendToLedger(deps, { act: "split", customers: c.req.valid("json").customers });
    return c.json({ records: [...changed] }, 200);
  });

  app.openapi(declineRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const deps = ledgerDeps(await requireShopRole(c, shop, "supervisor"), shop);
    await declineMerge(deps, c.req.valid("json").customers);
    return c.json({ declined: true as const }, 200);
  });
}

function ledgerDeps({ agent, database }: StaffSession, shop: string) {
  return { database, shop, now: systemClock(), actor: `staff:${agent.id}` };
}
