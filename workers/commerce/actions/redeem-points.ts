import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { customers } from "../../platform/db/schema/customers.ts";
import type { CustomerActionDefinition } from "./definition.ts";
import { balanceHolds, bookStatement } from "./money-writes.ts";

/** Turns points into money on a stored value of the customer. */
export const redeemPoints: CustomerActionDefinition<"redeem_points"> = {
  name: "redeem_points",
  arguments: z.strictObject({ points: z.number() }),
  preview: ({ customer, rule, purse, currency }, { points }) => {
    if (!rule.points) return { refusal: { reason: "not_allowed" } };
    if (!Number.isSafeInteger(points) || points < 1) return { refusal: { reason: "quantity" } };
    const { atLeast, pointMinor } = rule.points;
    const needed = Math.max(points, atLeast);
    if (points < atLeast || points > customer.points) {
      return { refusal: { reason: "points", availableMinor: customer.points, neededMinor: needed } };
    }
    const to = purse.storedValue().id;
    return {
      effects: [
        {
          kind: "points_redeemed",
          points,
          pointsAfter: customer.points - points,
          amountMinor: points * pointMinor,
          currency,
          to,
        },
      ],
    };
  },
  write: async (context) => {
    const { deps, customerId, effects, facts, isMine } = context;
    const { database, shop } = deps;
    const [done] = effects.filter((effect) => effect.kind === "points_redeemed");
    if (!done) return {};
    const ofCustomer = and(eq(customers.shopId, shop.shop), eq(customers.id, customerId));
    const before = done.points + done.pointsAfter;
    const balance = facts.methods.find(({ id }) => id === done.to)?.balanceMinor ?? 0;
    return {
      statements: [
        database.update(customers).set({ points: done.pointsAfter }).where(and(ofCustomer, isMine)),
        ...bookStatement(context, done.to, done.amountMinor),
      ],
      holds: [
        sql`exists (select 1 from ${customers} where ${ofCustomer} and ${customers.points} = ${before})`,
        balanceHolds(context, done.to, balance),
      ],
    };
  },
};
