import { sql } from "drizzle-orm";
import type { Database } from "../../workers/platform/db/database.ts";

/** Work for people that a conversation leaves behind. `summary` is masked. */
export interface NewTicket {
  id: string;
  type: "callback";
  priority: "normal" | "high";
  conversation: string;
  customerId: string | null;
  summary: string;
  createdAt: number;
}

/** Where tickets are put. Adding the same id again changes nothing. */
export interface TicketDesk {
  add(ticket: NewTicket): Promise<void>;
}

/** Tickets in the shop's database; the number is the shop's next one, chosen in the same statement. */
export function openTicketDesk(database: () => Promise<Database>, shop: string): TicketDesk {
  return {
    async add(ticket) {
      const { id, type, priority, conversation, customerId, summary, createdAt } = ticket;
      await (await database()).run(sql`
        INSERT INTO tickets (shop_id, id, number, type, priority, state, conversation, customer_id, summary, created_at)
        SELECT ${shop}, ${id}, coalesce((SELECT max(number) FROM tickets WHERE shop_id = ${shop}), 0) + 1,
          ${type}, ${priority}, 'open', ${conversation}, ${customerId}, ${summary}, ${createdAt}
        WHERE true
        ON CONFLICT (shop_id, id) DO NOTHING`);
    },
  };
}
