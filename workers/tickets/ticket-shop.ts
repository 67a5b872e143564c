import { eq } from "drizzle-orm";
import { z } from "zod";
import { directoryDatabase } from "../platform/db/database.ts";
import { shops } from "../platform/db/schema/shops.ts";
import type { Env } from "../platform/env.ts";
import type { TicketShop } from "./ports.ts";

const hours = z.object({
  staffHours: z.array(z.object({ weekday: z.number(), fromMinute: z.number(), toMinute: z.number() })).default([]),
  holidays: z.array(z.string()).default([]),
});

/** A shop's hours by its directory row, for those who have no snapshot at hand; null where there is no such shop. */
export async function ticketShop(env: Env, shop: string): Promise<TicketShop | null> {
  const [row] = await directoryDatabase(env)
    .select({ timeZone: shops.timeZone, settings: shops.settings })
    .from(shops)
    .where(eq(shops.id, shop));
  return row ? { shop, timeZone: row.timeZone, ...hours.parse(row.settings) } : null;
}
