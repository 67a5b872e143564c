import { hashText } from "../platform/socket-ticket.ts";

/** SHA-256 of a parsed body, its keys in order: what makes two writes the same. */
export function hashBody(body: Record<string, unknown>): Promise<string> {
  return hashText(JSON.stringify(Object.entries(body).sort(([a], [b]) => (a < b ? -1 : 1))));
}
