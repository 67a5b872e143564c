import { and, desc, eq, gt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../platform/db/database.ts";
import { insertWhere, type Statement } from "../../platform/db/rows.ts";
import { promotions } from "../../platform/db/schema/catalogue.ts";
import { couponGrants, tickets } from "../../platform/db/schema/tickets.ts";
import type { RuleAction, RuleEffectRow } from "../../platform/ticket-words.ts";
import { loadsOf, ticketAgentsOf } from "../agents.ts";
import { changeTicket, type TicketPatch } from "../change.ts";
import { createStatements, planTicket } from "../create-ticket.ts";
import { dispatch } from "../dispatch.ts";
import type { Author, TicketDeps } from "../ports.ts";
import type { TicketRow } from "../statements.ts";
import { targetsOf } from "../targets.ts";
import { isUnchanged, writeStatements } from "../update-ticket.ts";
import { type RuleEvent, subjectOf } from "./events.ts";

/** What a firing writes, and what is left to do outside. */
export interface EffectPlan {
  effects: RuleEffectRow[];
  ticketId: string | null;
  /** Must still hold when it is written. */
  also: SQL;
  statements: (isOurs: SQL) => Statement[];
}

/** A ticket under work; `before` is null for one that the firing makes. */
interface Work {
  before: TicketRow | null;
  row: TicketRow;
}

interface Firing {
  id: string;
  event: RuleEvent;
  customer: string | null;
  chain: string[];
  by: Author;
}

/** Plans a rule's actions in their order. Reads only. */
export async function planEffects(deps: TicketDeps, actions: RuleAction[], firing: Firing): Promise<EffectPlan> {
  const { database } = deps;
  const works: Work[] = [];
  const effects: RuleEffectRow[] = [];
  const extra: ((isOurs: SQL) => Statement)[] = [];
  for (const [index, action] of actions.entries()) {
    const { kind } = action;
    const end = (state: RuleEffectRow["state"], detail: string | null = null) => effects.push({ kind, state, detail });
    if (kind === "create_ticket") {
      const row = await newRow(deps, action, firing, index);
      works.push({ before: null, row });
      end("done", row.id);
    } else if (kind === "set_priority" || kind === "assign" || kind === "add_tag") {
      const work = works.at(-1) ?? (await openWork(database, deps.shop.shop, firing.event, works));
      const refusal = work ? await change(deps, work, action) : "no_ticket";
      end(refusal ? "refused" : "done", refusal ?? work?.row.id ?? null);
    } else if (kind === "issue_coupon") {
      const coupon = await couponOf(database, deps.shop.shop, action.code, deps.now());
      if (!coupon || !firing.event.conversation) {
        end("refused", coupon ? "no_conversation" : "no_coupon");
        continue;
      }
      extra.push((isOurs) => grant(deps, { firing, index, ...coupon }, isOurs));
      end("pending", coupon.code);
    } else if (kind === "propose_approval") {
      end(firing.event.proposal ? "pending" : "refused", firing.event.proposal ?? "no_approval");
    } else {
      end(firing.event.conversation ? "pending" : "refused", firing.event.conversation ? null : "no_conversation");
    }
  }
  const changed = works.flatMap(({ before }) => (before ? [isUnchanged(before)] : []));
  return {
    effects,
    ticketId: works.at(-1)?.row.id ?? null,
    also: changed.length > 0 ? sql.join(changed, sql` and `) : sql`true`,
    statements: (isOurs) => [
      ...works.flatMap((work) => write(database, work, firing, isOurs, deps.now())),
      ...extra.map((statement) => statement(isOurs)),
    ],
  };
}

async function newRow(
  deps: TicketDeps,
  { type, priority, summary, tags = [] }: Extract<RuleAction, { kind: "create_ticket" }>,
  { id, event, customer, chain, by }: Firing,
  index: number,
): Promise<TicketRow> {
  const { conversation, orderId, proposal } = event;
  const evidence = [
    { kind: "event" as const, ref: event.id },
    ...(orderId ? [{ kind: "order" as const, ref: orderId }] : []),
    ...(proposal ? [{ kind: "execution" as const, ref: proposal }] : []),
  ];
  const input = { type, priority, summary, tags, evidence, chain, conversation, orderId, customerId: customer };
  const row = await planTicket(deps, { ...input, key: `${id}:${index}`, source: "rule" }, by);
  return { ...row, number: 0 };
}

/** The event's own ticket, else the newest live one of its conversation or order. */
async function openWork(database: Database, shop: string, event: RuleEvent, works: Work[]): Promise<Work | null> {
  const { ticketId, conversation, orderId } = event;
  const isLive = and(ne(tickets.state, "done"), sql`${tickets.mergedInto} is null`);
  const isItsOwn = ticketId
    ? eq(tickets.id, ticketId)
    : and(
        isLive,
        or(
          conversation ? eq(tickets.conversation, conversation) : undefined,
          orderId ? eq(tickets.orderId, orderId) : undefined,
        ),
      );
  if (!ticketId && !conversation && !orderId) return null;
  const [row] = await database
    .select()
    .from(tickets)
    .where(and(eq(tickets.shopId, shop), isItsOwn))
    .orderBy(desc(tickets.number))
    .limit(1);
  if (!row) return null;
  const work = { before: row, row };
  works.push(work);
  return work;
}

/** Changes the work in place; says why it cannot be. */
async function change(
  deps: TicketDeps,
  work: Work,
  action: Extract<RuleAction, { kind: "set_priority" | "assign" | "add_tag" }>,
): Promise<string | null> {
  if (work.row.mergedInto !== null) return "merged";
  const patch = await patchOf(deps, work.row, action);
  if (!patch) return "nobody_free";
  const targets = await targetsOf(deps.database, deps.shop.shop);
  work.row = changeTicket(work.row, patch, { hours: deps.shop, targets, at: deps.now() }).row;
  return null;
}

async function patchOf(
  { database, shop }: TicketDeps,
  row: TicketRow,
  action: Extract<RuleAction, { kind: "set_priority" | "assign" | "add_tag" }>,
): Promise<TicketPatch | null> {
  if (action.kind === "set_priority") return { priority: action.priority };
  if (action.kind === "add_tag") return { addTags: [action.tag] };
  const agents = await ticketAgentsOf(database, shop.shop);
  const named = agents.find(({ id }) => id === action.agentId);
  const able = agents.filter(({ isDispatched }) => isDispatched);
  const chosen = action.agentId === null ? dispatch(row, able, loadsOf(agents)) : named;
  return chosen ? { assigneeId: chosen.id } : null;
}

function write(database: Database, { before, row }: Work, { chain, by }: Firing, isOurs: SQL, at: number): Statement[] {
  if (!before) return createStatements(database, row, by, isOurs);
  const fields = ["priority", "assigneeId", "tags"] as const;
  const different = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(row[field]));
  if (different.length === 0) return [];
  const changes = Object.fromEntries(different.map((field) => [field, { from: before[field], to: row[field] }]));
  return writeStatements(database, { before, row, changes, by, chain, at }, isOurs);
}

/** A coupon of the shop that may be used now. */
export async function couponOf(database: Database, shop: string, code: string, now: number) {
  const rows = await database
    .select({ promotion: promotions.promotion })
    .from(promotions)
    .where(and(eq(promotions.shopId, shop), lte(promotions.startsAt, now), gt(promotions.endsAt, now)));
  for (const { promotion } of rows) {
    const { rule, title } = promotion;
    if (rule.kind !== "coupon" || rule.code.toLowerCase() !== code.toLowerCase()) continue;
    return { code: rule.code, perCustomer: rule.perCustomer, title, howToGet: rule.howToGet };
  }
  return null;
}

/** The grant is written only while the customer has not had the coupon too often. */
function grant(
  { database, shop: { shop }, now }: TicketDeps,
  { firing, index, code, perCustomer }: { firing: Firing; index: number; code: string; perCustomer: number },
  isOurs: SQL,
): Statement {
  const grantedTo = firing.customer ?? subjectOf(firing.event);
  const had = sql`(select count(*) from ${couponGrants} where ${and(
    eq(couponGrants.shopId, shop),
    eq(couponGrants.code, code),
    eq(couponGrants.grantedTo, grantedTo),
  )})`;
  const row = { shopId: shop, id: `${firing.id}:${index}`, code, grantedTo, at: now() };
  return insertWhere(database, couponGrants, row, sql`${isOurs} and ${had} < ${perCustomer}`);
}
