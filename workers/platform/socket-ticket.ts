/** How long a socket ticket is good. */
export const TICKET_MS = 60_000;
const TICKET_BYTES = 24;

/** A ticket nobody can guess. */
export function newTicket(): string {
  return hex(crypto.getRandomValues(new Uint8Array(TICKET_BYTES)));
}

/** SHA-256 in hex: what is stored of a ticket, and what tells two bodies apart. */
export async function hashText(text: string): Promise<string> {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
