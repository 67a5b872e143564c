import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import { nameChannels } from "../../channels/list-channels.ts";
import { customerCards } from "../../commerce/customers/customer-cards.ts";
import { ledgerHistory } from "../../commerce/customers/ledger-history.ts";
import { ledgerSeq } from "../../commerce/customers/ledger-lines.ts";
import { searchCustomers } from "../../commerce/customers/search-customers.ts";
import { listSuggestions, showPerson } from "../../commerce/customers/show-person.ts";
import { isAtLeast, staffNames } from "../../merchants/staff.ts";
import type { Env } from "../../platform/env.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { AppEnv } from "../context.ts";
import { json, refusals } from "../errors.ts";
import { shopId, shopParam } from "../params.ts";
import {
  cardOut,
  customerId,
  foundSchema,
  lineOut,
  personSchema,
  suggestionOut,
  suggestionSchema,
} from "./customers-schemas.ts";
import { ordersForStaff, recentOrders } from "./order-summary.ts";
import { requireShopRole } from "./session.ts";

const ORDERS_SHOWN = 30;
const staffSecurity = [{ staff: [] }];

const searchRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/customers",
  tags: ["desk"],
  summary: "Customers by name, phone number or its end, e-mail, order number or channel id; without a word, the latest",
  security: staffSecurity,
  request: { params: shopParam, query: z.object({ q: z.string().max(120).default("") }) },
  responses: { 200: json(foundSchema, "At most 30 people"), ...refusals },
});

const showRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/customers/{customer}",
  tags: ["desk"],
  summary: "One customer: all records that are the same person, their orders and conversations on all channels",
  security: staffSecurity,
  request: { params: z.object({ shop: shopId, customer: customerId }) },
  responses: { 200: json(personSchema, "The customer"), ...refusals },
});

const suggestionsRoute = createRoute({
  method: "get",
  path: "/api/desk/{shop}/customer-suggestions",
  tags: ["desk"],
  summary: "Customers who may be one: alike in what was typed, not in what was proved",
  security: staffSecurity,
  request: { params: shopParam },
  responses: { 200: json(z.object({ suggestions: z.array(suggestionSchema) }), "For a person to decide"), ...refusals },
});

/** One customer over all channels, as agents read it. */
export function registerCustomers(app: OpenAPIHono<AppEnv>): void {
  app.openapi(searchRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, keys } = await requireShopRole(c, shop, "agent");
    const channels = await nameChannels(c.env, shop);
    const seq = await ledgerSeq(database, shop);
    const ids = channels.map(({ id }) => id);
    const { found, isPartial } = await searchCustomers({ database, keys, shop }, ids, c.req.valid("query").q);
    return c.json({ customers: found.map(cardOut), isPartial, channels, seq }, 200);
  });

  app.openapi(showRoute, async (c) => {
    const { shop, customer } = c.req.valid("param");
    const session = await requireShopRole(c, shop, "agent");
    const { database, keys } = session;
    const deps = { database, keys, shop };
    // Before the rest: what is written meanwhile is then newer than what the reader has seen.
    const seq = await ledgerSeq(database, shop);
    const { records, conversations } = await showPerson(deps, customer);
    if (records.length === 0) throw new DeskbellError("not_found", "this shop has no such customer");
    const ids = records.map(({ id }) => id);
    const [suggestions, history, orders, channels] = await Promise.all([
      listSuggestions(deps, ids),
      ledgerHistory(deps, ids),
      recentOrders(ordersForStaff(session, ""), ids, ORDERS_SHOWN),
      nameChannels(c.env, shop),
    ]);
    const names = await actorNames(c.env, shop, history, channels);
    const named = [...new Set(history.flatMap(({ entry }) => entry.customers))];
    const people = Object.fromEntries((await customerCards(deps, named)).map(({ id, name }) => [id, name]));
    return c.json(
      {
        records: records.map(cardOut),
        conversations: conversations.map((one) => ({ ...one, lastAt: new Date(one.lastAt).toISOString() })),
        orders,
        suggestions: suggestions.map(suggestionOut),
        history: history.toReversed().map((line) => lineOut(line, names)),
        people,
        channels,
        seq,
        mayChange: isAtLeast(session.role, "supervisor"),
      },
      200,
    );
  });

  app.openapi(suggestionsRoute, async (c) => {
    const { shop } = c.req.valid("param");
    const { database, keys } = await requireShopRole(c, shop, "agent");
    const suggestions = await listSuggestions({ database, keys, shop });
    return c.json({ suggestions: suggestions.map(suggestionOut) }, 200);
  });
}

/** `staff:…` and `channel:…` by what staff call them; others have no name. */
async function actorNames(
  env: Env,
  shop: string,
  lines: readonly { actor: string }[],
  channels: readonly { id: string; name: string }[],
): Promise<Map<string, string>> {
  const staff = lines.flatMap(({ actor }) => (actor.startsWith("staff:") ? [actor.slice("staff:".length)] : []));
  const named = await staffNames(env, shop, [...new Set(staff)]);
  return new Map([
    ...[...named].map(([id, name]) => [`staff:${id}`, name] as const),
    ...channels.map(({ id, name }) => [`channel:${id}`, name] as const),
  ]);
}
