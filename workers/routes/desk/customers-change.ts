import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { appendToLedger } from "../../commerce/customers/ledger.ts";
import { undoLine } from "../../commerce/customers/ledger-history.ts";
import { revealCustomer } from "../../commerce/customers/reveal-customer.ts";
import { declineMerge } from "../../commerce/customers/suggest-merge.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import { customerId, pairBody, splitBody, undoBody } from "./customers-schemas.ts";
import { requireShopRole, type StaffSession } from "./session.ts";

const staffSecurity = [{ staff: [] }];
const records = z.object({ records: z.array(z.string()) });
const text = z.string().nullable();

const mergeRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customers/merge",
  tags: ["desk"],
  summary: "Take two customers for one; a split takes it back",
  security: staffSecurity,
  request: { params: shopParam, body: { content: { "application/json": { schema: pairBody } }, required: true } },
  responses: { 200: json(records, "Who is one now"), ...refusals },
});

const splitRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customers/split",
  tags: ["desk"],
  summary: "Take some records of a customer away from the others; no key merges them again, only a person",
  security: staffSecurity,
  request: { params: shopParam, body: { content: { "application/json": { schema: splitBody } }, required: true } },
  responses: { 200: json(records, "Who was one"), ...refusals },
});

const undoRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customers/undo",
  tags: ["desk"],
  summary: "Take a line of the ledger back, by another line",
  security: staffSecurity,
  request: { params: shopParam, body: { content: { "application/json": { schema: undoBody } }, required: true } },
  responses: { 200: json(records, "Whom the new line names"), ...refusals },
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

const revealRoute = createRoute({
  method: "post",
  path: "/api/desk/{shop}/customers/{customer}/reveal",
  tags: ["desk"],
  summary: "A customer's name, number and addresses unmasked; the audit says who looked",
  security: staffSecurity,
  request: { params: z.object({ shop: shopId, customer: customerId }) },
  responses: {
    200: json(
      z.object({
        records: z.array(z.object({ id: z.string(), name: text, phone: text, email: text, address: text })),
      }),
      "By record",
    ),
    ...refusals,
  },
});

/** What supervisors decide of who is one customer. */
export function registerCustomersChange(app: OpenAPIHono<AppEnv>): void {
  app.openapi(mergeRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "supervisor");
    const { customers, seen } = c.req.valid("json");
    const deps = ledgerDeps(session, shop, seen);
    const { changed } = await appendToLedger(deps, { act: "merge", customers, why: "staff" });
    return c.json({ records: [...changed] }, 200);
  });

  app.openapi(splitRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "supervisor");
    const { customers, seen } = c.req.valid("json");
    const { changed } = await appendToLedger(ledgerDeps(session, shop, seen), { act: "split", customers });
    return c.json({ records: [...changed] }, 200);
  });

  app.openapi(undoRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "supervisor");
    const { line, seen } = c.req.valid("json");
    const { customers } = await undoLine(ledgerDeps(session, shop, seen), line);
    return c.json({ records: [...customers] }, 200);
  });

  app.openapi(declineRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "supervisor");
    const { customers, seen } = c.req.valid("json");
    await declineMerge(ledgerDeps(session, shop, seen), customers);
    return c.json({ declined: true as const }, 200);
  });

  app.openapi(revealRoute, async (c) => {
    const { shop, customer } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "supervisor");
    const shown = await revealCustomer({ ...ledgerDeps(session, shop), keys: session.keys }, customer);
    if (shown.length === 0) throw new DeskbellError("not_found", "this shop has no such customer");
    c.header("Cache-Control", "no-store");
    return c.json({ records: shown }, 200);
  });
}

function ledgerDeps({ agent, database }: StaffSession, shop: string, seen?: number) {
  const deps = { database, shop, now: systemClock(), actor: `staff:${agent.id}` };
  return seen === undefined ? deps : { ...deps, seen };
}
