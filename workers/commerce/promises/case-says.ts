import { type SQL, sql } from "drizzle-orm";

/** The case whose words made the promise; rows of `promises as p`, `cases as c`. */
const OWN_CASE = sql`c.shop_id = p.shop_id and c.order_id = p.order_id and substr(p.source_by, 1, length(c.id) + 6) = 'case:' || c.id || ':'`;

const ofCase = (is: SQL) => sql`exists (select 1 from cases as c where ${OWN_CASE} and (${is}))`;
/** Which words of the case made it. */
const said = (words: string) => sql`p.source_by = 'case:' || c.id || ':' || ${words}`;

/** What was awaited has come, or been decided, and the shopper was told; a parcel in trouble has gone on. */
export const CASE_TOLD = sql`${ofCase(sql`
    (${said("parcel_underway")} and c.step not in ('awaiting_parcel', 'parcel_underway'))
    or (${said("deciding")} and c.step not in ('judging', 'deciding'))`)}
  or exists (select 1 from shipments as s where s.shop_id = p.shop_id and s.order_id = p.order_id and (
    (p.source_by in ('shipment:' || s.id || ':late', 'shipment:' || s.id || ':stuck')
      and (s.state = 'delivered'
        or (select max(value->>'at') from json_each(s.events)) > p.created_at))
    or (p.source_by = 'shipment:' || s.id || ':unreceived'
      and (exists (select 1 from cases as c where c.shop_id = s.shop_id and c.id = 'cas_' || s.id)
        or (select max(value->>'at') from json_each(s.events)) > p.created_at))))`;

/** Whether a notice of the parcel `s` has made the promise. */
const byNoticeOf = (promise: SQL) =>
  sql`substr(${promise}.source_by, 1, length(s.id) + 10) = 'shipment:' || s.id || ':'`;

/**
 * What a notice of a shipment has promised and another word has taken the place of: the parcel is given up as lost, which
 * its case sees to; the courier has named another day; a later notice has promised it anew; the order was called off.
 */
export const NOTICE_SUPERSEDED = sql`exists (select 1 from shipments as s
    where s.shop_id = p.shop_id and s.order_id = p.order_id and ${byNoticeOf(sql`p`)} and (
      (p.source_by not like '%:unreceived' and s.state = 'lost')
      or (p.source_by like '%:late' and s.eta_at > p.created_at)
      or exists (select 1 from promises as later where later.shop_id = p.shop_id and later.order_id = p.order_id
        and ${byNoticeOf(sql`later`)} and later.created_at > p.created_at)))
  or exists (select 1 from orders as o where o.shop_id = p.shop_id and o.id = p.order_id
    and o.state in ('cancelled', 'returned'))`;

/** A parcel that was found has come since: that it had been called delivered before says nothing. */
export const FOUND_DELIVERED = sql`exists (select 1 from shipments as s
  where s.shop_id = p.shop_id and s.order_id = p.order_id and s.state = 'delivered'
    and max(coalesce(s.delivered_at, 0), coalesce((select max(value->>'at') from json_each(s.events)), 0)) > p.created_at)`;

/** The replacement has left. */
export const CASE_REPLACED = ofCase(
  sql`c.step in ('replacement_underway', 'returning') or c.outcome in ('exchanged', 'reshipped', 'repaired')`,
);

/** What the case itself has given back is there, all of it. */
export const CASE_PAID = ofCase(sql`
  exists (select 1 from refunds as r where r.shop_id = c.shop_id and r.order_id = c.order_id
    and r.reason = 'case:' || c.id and r.state = 'paid')
  and not exists (select 1 from refunds as r where r.shop_id = c.shop_id and r.order_id = c.order_id
    and r.reason = 'case:' || c.id and r.state in ('requested', 'approved'))`);

/** The case is over, and what it had promised is not owed any more: called off, or nothing was left to give or send. */
export const CASE_CALLED_OFF = ofCase(sql`
  c.outcome in ('withdrawn', 'expired')
  or (c.outcome in ('refused', 'closed', 'found') and p.kind in ('refund', 'replacement'))
  or (c.outcome = 'refunded' and p.kind = 'replacement')
  or (c.outcome in ('exchanged', 'reshipped') and p.kind = 'refund'
    and not exists (select 1 from refunds as r where r.shop_id = c.shop_id and r.order_id = c.order_id
      and r.reason = 'case:' || c.id and r.state <> 'refused'))`);
