import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/db/database.ts";
import type { ShopSnapshot } from "../platform/snapshot.ts";
import type { EvidenceRef, TicketPriority, TicketSource, TicketType } from "../platform/ticket-words.ts";

/** What tickets need to know of a shop: its id and when its people work. */
export type TicketShop = Pick<ShopSnapshot, "shop" | "timeZone" | "staffHours" | "holidays">;

/** What every command on tickets works with. */
export interface TicketDeps {
  database: Database;
  shop: TicketShop;
  now: Clock;
}

/** Who does it: `actor` goes into history and audit (`staff:<id>`, `rule:<id>`, `api:<key>`, `system`). */
export interface Author {
  actor: string;
  /** As history shows it; empty for the system. */
  name: string;
}
export const SYSTEM: Author = { actor: "system", name: "" };

/** A ticket to be made. */
export interface NewTicket {
  /** Of this command, unique in the shop: the same again makes nothing new. E.g. `promise:<id>`, `case:<id>:<step>`. */
  key: string;
  /** Left out, it gets a new one. */
  id?: string;
  type: TicketType;
  priority?: TicketPriority;
  /** What it is about; masked before it is stored. */
  summary: string;
  source: TicketSource;
  conversation?: string | null;
  orderId?: string | null;
  /** Left out, it is the customer of the conversation or the order. */
  customerId?: string | null;
  evidence?: EvidenceRef[];
  tags?: string[];
  /** Rules whose actions led here; left out: none. */
  chain?: string[];
}

/** What `createTicket` made, or had made for this key before. */
export interface CreatedTicket {
  id: string;
  /** Counted per shop. */
  number: number;
  isNew: boolean;
}
