import { and, eq, gt, sql } from "drizzle-orm";
import { insertWhere } from "../../platform/db/rows.ts";
import { ruleFirings, type rules } from "../../platform/db/schema/tickets.ts";
import { newId } from "../../platform/ids.ts";
import type { RuleEffectRow, WhyFact } from "../../platform/ticket-words.ts";
import { type RuleEvent, subjectOf } from "./events.ts";
import { performEffects } from "./perform-effects.ts";
import { planEffects } from "./plan-effects.ts";
import type { RuleDeps } from "./ports.ts";

export type RuleRow = typeof rules.$inferSelect;

/** A rule that matches an event, with what held. */
export interface Match {
  rule: RuleRow;
  event: RuleEvent;
  why: WhyFact[];
  customer: string | null;
}

/** A firing as it was done now. */
export interface Fired {
  rule: string;
  event: string;
  effects: RuleEffectRow[];
}

const ATTEMPTS = 5;
const HOUR_MS = 3_600_000;

/**
 * Fires a rule on an event, at most once for ever: the firing and everything it writes are one batch, which holds only
 * where no firing of this rule on this event is there. Null: it was done before, or the rule pauses for this subject.
 */
export async function fire(deps: RuleDeps, { rule, event, why, customer }: Match): Promise<Fired | null> {
  const { database, shop, now } = deps;
  const subject = subjectOf(event);
  const chain = [...event.chain, rule.id];
  const by = { actor: `rule:${rule.id}`, name: rule.name };
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const at = now();
    const id = newId("fir", at);
    const plan = await planEffects(deps, rule.document.actions, { id, event, customer, chain, by });
    const run = newId("run", at);
    const isThis = and(
      eq(ruleFirings.shopId, shop.shop),
      eq(ruleFirings.ruleId, rule.id),
      eq(ruleFirings.eventId, event.id),
    );
    const isOurs = sql`exists (select 1 from ${ruleFirings} where ${and(isThis, eq(ruleFirings.run, run))})`;
    const pauseFrom = at - rule.document.pauseHours * HOUR_MS;
    const isPausing = sql`exists (select 1 from ${ruleFirings} where ${and(
      eq(ruleFirings.shopId, shop.shop),
      eq(ruleFirings.ruleId, rule.id),
      eq(ruleFirings.subject, subject),
      gt(ruleFirings.at, pauseFrom),
    )})`;
    const row = {
      shopId: shop.shop,
      ruleId: rule.id,
      eventId: event.id,
      version: rule.version,
      id,
      eventType: event.type,
      conversation: event.conversation,
      customerId: customer,
      ticketId: plan.ticketId ?? event.ticketId,
      subject,
      chain,
      why,
      effects: plan.effects,
      state: plan.effects.some(({ state }) => state === "pending") ? ("pending" as const) : ("done" as const),
      attempts: 0,
      // Should this process die now, the sweep goes on.
      tryAt: at + HOUR_MS / 60,
      run,
      at,
    };
    await database.batch([
      insertWhere(database, ruleFirings, row, sql`${plan.also} and not ${isPausing}`).onConflictDoNothing(),
      ...plan.statements(isOurs),
    ]);
    const [stored] = await database.select().from(ruleFirings).where(isThis);
    if (stored && stored.run !== run) return null;
    if (stored) {
      const performing = { firing: stored, rule: { id: rule.id, name: rule.name }, actions: rule.document.actions };
      const effects = stored.state === "pending" ? await performEffects(deps, performing) : stored.effects;
      return { rule: rule.id, event: event.id, effects };
    }
    const [pausing] = await database.select({ is: sql<number>`${isPausing}` }).from(sql`(select 1)`);
    if (pausing?.is) return null;
    // A ticket was changed between reading and writing: plan anew.
  }
  throw new Error(`rule ${rule.id} could not fire: its ticket is being changed by others`);
}
