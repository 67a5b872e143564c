import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Database } from "../platform/db/database.ts";
import type { Statement } from "../platform/db/rows.ts";
import { customerConversations, customers } from "../platform/db/schema/customers.ts";
import { orders } from "../platform/db/schema/orders.ts";
import { conversations } from "../platform/db/schema/projections.ts";
import { tickets } from "../platform/db/schema/tickets.ts";
import { DeskbellError } from "../platform/errors.ts";
import { newId } from "../platform/ids.ts";
import { maskText } from "../platform/privacy/mask.ts";
import { loadsOf, ticketAgentsOf } from "./agents.ts";
import { startClocks } from "./clocks.ts";
import { doOnce } from "./commands.ts";
import { dispatch } from "./dispatch.ts";
import { type Author, type CreatedTicket, type NewTicket, SYSTEM, type TicketDeps } from "./ports.ts";
import { eventStatements, insertTicket, type TicketRow } from "./statements.ts";
import { targetsOf } from "./targets.ts";

const MAX_SUMMARY = 500;

/**
 * Makes a ticket, gives it to who is free, and starts its clocks. The same key gives the first one again; a key with
 * another body is a `conflict`.
 */
export async function createTicket(
  deps: TicketDeps,
  input: NewTicket,
  by: Author = SYSTEM,
  assigneeId?: string | null,
): Promise<CreatedTicket> {
  const row = await planTicket(deps, input, by, assigneeId);
  const { key, ...body } = input;
  const end = await doOnce(deps, { key, body, ticket: row.id }, sql`true`, (isOurs) =>
    createStatements(deps.database, row, by, isOurs),
  );
  const id = end.is === "repeated" ? end.ticket : row.id;
  const [made] = await deps.database
    .select({ number: tickets.number })
    .from(tickets)
    .where(and(eq(tickets.shopId, deps.shop.shop), eq(tickets.id, id)));
  if (!made) throw new DeskbellError("unavailable", "the ticket was not written; try again with the same key");
  return { id, number: made.number, isNew: end.is === "done" };
}

/** The row that a ticket begins with; its number is chosen on inserting. Reads only. */
export async function planTicket(
  { database, shop, now }: TicketDeps,
  input: NewTicket,
  by: Author,
  assigneeId?: string | null,
): Promise<Omit<TicketRow, "number">> {
  const at = now();
  const [agents, targets, about] = await Promise.all([
    assigneeId === undefined ? ticketAgentsOf(database, shop.shop) : [],
    targetsOf(database, shop.shop),
    readAbout(database, shop.shop, input),
  ]);
  const { type, priority = "normal", source, conversation = null, orderId = null } = input;
  const chosen = dispatch(
    { type, language: about.language, tier: about.tier },
    agents.filter(({ isDispatched }) => isDispatched),
    loadsOf(agents),
  );
  return {
    shopId: shop.shop,
    id: input.id ?? newId("tkt", at),
    type,
    priority,
    state: "open",
    conversation,
    orderId,
    customerId: about.customerId,
    summary: maskText(input.summary).slice(0, MAX_SUMMARY),
    language: about.language,
    tier: about.tier,
    tags: [...new Set(input.tags ?? [])],
    evidence: input.evidence ?? [],
    source,
    createdBy: by.actor,
    assigneeId: assigneeId === undefined ? (chosen?.id ?? null) : assigneeId,
    mergedInto: null,
    chain: input.chain ?? [],
    version: 1,
    ...startClocks(shop, targets[priority], at),
    updatedAt: at,
    doneAt: null,
  };
}

/** The statements that write it with its history and audit, under `condition`. */
export function createStatements(
  database: Database,
  row: Omit<TicketRow, "number">,
  by: Author,
  condition: SQL,
): Statement[] {
  const { shopId: shop, id, type, priority, source, assigneeId, chain, createdAt } = row;
  const made = { type, priority, source, assigneeId };
  const changes = Object.fromEntries(Object.entries(made).map(([field, to]) => [field, { from: null, to }]));
  return [
    insertTicket(database, row, condition),
    ...eventStatements(
      database,
      { shop, ticket: id, type: "ticket.created", by, changes, chain, at: createdAt },
      condition,
    ),
  ];
}

/** Whose ticket it is, their tier, and the language they write. */
async function readAbout(database: Database, shop: string, { conversation, orderId, customerId }: NewTicket) {
  const [[talk], [link], [order]] = await database.batch([
    database
      .select({ customerId: conversations.customerId, language: conversations.language })
      .from(conversations)
      .where(and(eq(conversations.shopId, shop), eq(conversations.conversation, conversation ?? ""))),
    database
      .select({ customerId: customerConversations.customerId })
      .from(customerConversations)
      .where(and(eq(customerConversations.shopId, shop), eq(customerConversations.conversation, conversation ?? "")))
      .limit(1),
    database
      .select({ customerId: orders.customerId })
      .from(orders)
      .where(and(eq(orders.shopId, shop), eq(orders.id, orderId ?? ""))),
  ]);
  const customer = customerId ?? talk?.customerId ?? link?.customerId ?? order?.customerId ?? null;
  const [known] = customer
    ? await database
        .select({ tier: customers.tier, locale: customers.locale })
        .from(customers)
        .where(and(eq(customers.shopId, shop), eq(customers.id, customer)))
    : [];
  return { customerId: customer, tier: known?.tier ?? null, language: talk?.language ?? known?.locale ?? null };
}
