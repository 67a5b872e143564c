import { type SQL, sql } from "drizzle-orm";
import type { PromiseKind } from "../../platform/promise.ts";
import { CASE_PAID, CASE_REPLACED, CASE_TOLD, FOUND_DELIVERED } from "./case-says.ts";

/** Whether the words of a case made it. */
const IS_TOLD = sql`(coalesce(p.source_by, '') like 'case:%')`;

/** Of the promise's own order, and of its own execution where it has one. */
const OWN_REFUND = sql`r.shop_id = p.shop_id and r.order_id = p.order_id
  and (p.proposal_id is null or r.proposal_id = p.proposal_id)
  and (p.amount_minor is null or r.amount_minor = p.amount_minor)`;
const REFUND_PAID = sql`exists (select 1 from refunds as r where ${OWN_REFUND} and r.state = 'paid')
  and not exists (select 1 from refunds as r where ${OWN_REFUND} and r.state in ('requested', 'approved'))`;

const DELIVERED = sql`exists (select 1 from orders as o
    where o.shop_id = p.shop_id and o.id = p.order_id and (o.delivered_at is not null or o.state in ('delivered', 'completed')))
  or (exists (select 1 from shipments as s where s.shop_id = p.shop_id and s.order_id = p.order_id)
    and not exists (select 1 from shipments as s
      where s.shop_id = p.shop_id and s.order_id = p.order_id and s.state <> 'delivered'))`;

const SENT = sql`exists (select 1 from shipments as s
    where s.shop_id = p.shop_id and s.order_id = p.order_id and s.shipped_at is not null)
  or exists (select 1 from orders as o
    where o.shop_id = p.shop_id and o.id = p.order_id and o.state in ('shipped', 'delivered', 'completed'))`;

/** The ticket that does it, or, late, the one that its lateness raised. */
const TICKET_DONE = sql`exists (select 1 from tickets as t
  where t.shop_id = p.shop_id and t.id = p.ticket_id and t.state = 'done')`;

const COUPON_ISSUED = sql`exists (select 1 from executions as e
    where e.shop_id = p.shop_id and e.proposal_id = p.proposal_id and e.state = 'executed')
  or exists (select 1 from coupon_grants as g where g.shop_id = p.shop_id
    and g.granted_to in (p.customer_id, p.conversation) and g.at >= p.created_at)`;

/**
 * How the ledger sees by itself that a promise is kept, by kind; rows of `promises as p`. What is not here only people
 * can say.
 */
export const SEEN_DONE = {
  refund: sql`(not ${IS_TOLD} and (${REFUND_PAID})) or ${CASE_PAID}`,
  compensation: REFUND_PAID,
  delivery: sql`(not ${IS_TOLD} and (${DELIVERED})) or (${IS_TOLD} and ${FOUND_DELIVERED})`,
  dispatch: SENT,
  callback: TICKET_DONE,
  follow_up: sql`${TICKET_DONE} or ${CASE_TOLD}`,
  replacement: CASE_REPLACED,
  coupon: COUPON_ISSUED,
} satisfies Partial<Record<PromiseKind, SQL>>;
