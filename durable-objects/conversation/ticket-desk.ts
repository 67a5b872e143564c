/** Work for people that a conversation leaves behind. `summary` is the reason, never a text of the shopper. */
export interface NewTicket {
  id: string;
  type: "callback";
  priority: "normal" | "high";
  conversation: string;
  customerId: string | null;
  summary: string;
  createdAt: number;
  /** Rules whose actions led to it; absent on those left by an earlier release. */
  chain?: string[];
}

/** Where tickets are put. Adding the same id again changes nothing. */
export interface TicketDesk {
  add(ticket: NewTicket): Promise<void>;
}
