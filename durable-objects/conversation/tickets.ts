import { hashText, newTicket, TICKET_MS } from "../../workers/platform/socket-ticket.ts";
import type { ActingAgent } from "./contract.ts";
import type { Kernel } from "./kernel.ts";

/** Who reads on a socket. */
export type Viewer = { kind: "shopper" } | { kind: "agent"; agent: ActingAgent };

/** A ticket for one socket, good once and for 60 s; only its hash is stored. */
export async function issueTicket(kernel: Kernel, viewer: Viewer): Promise<{ ticket: string; expiresAt: number }> {
  const ticket = newTicket();
  const hash = await hashText(ticket);
  return kernel.commit((tx) => {
    const expiresAt = tx.now + TICKET_MS;
    tx.sql.exec("DELETE FROM tickets WHERE expires_at <= ?", tx.now);
    tx.sql.exec(
      "INSERT INTO tickets (hash, viewer, expires_at) VALUES (?, ?, ?)",
      hash,
      JSON.stringify(viewer),
      expiresAt,
    );
    return { ticket, expiresAt };
  });
}

/** Spends a ticket; null where it is used, stale or unknown. */
export async function redeemTicket(kernel: Kernel, ticket: string): Promise<Viewer | null> {
  const hash = await hashText(ticket);
  const spent = kernel.sql.exec<{ viewer: string; expiresAt: number }>(
    "DELETE FROM tickets WHERE hash = ? RETURNING viewer, expires_at AS expiresAt",
    hash,
  );
  const [row] = spent.toArray();
  if (!row || row.expiresAt <= kernel.now()) return null;
  return JSON.parse(row.viewer) as Viewer;
}
