import { conversationName } from "../../durable-objects/conversation/contract.ts";
import type { Env } from "../platform/env.ts";
import { DeskbellError } from "../platform/errors.ts";
import { type AppContext, wantsSocket } from "./context.ts";
import { conversationId } from "./params.ts";

/** Puts the conversation before a ticket, so that a socket's address needs no token. */
export function addressedTicket(conversation: string, ticket: string): string {
  return `${conversation}.${ticket}`;
}

/** Hands an upgrade request to the conversation that its ticket names; the object checks and spends the ticket. */
export function openSocket(
  env: Env,
  request: { shop: string; ticket: string; after: number; raw: Request },
): Promise<Response> {
  const cut = request.ticket.lastIndexOf(".");
  const conversation = conversationId.safeParse(request.ticket.slice(0, cut));
  if (cut < 0 || !conversation.success)
    throw new DeskbellError("unauthorized", "the ticket is not valid; ask for a new one");
  const address = new URL("https://conversation/socket");
  address.searchParams.set("ticket", request.ticket.slice(cut + 1));
  address.searchParams.set("after", String(request.after));
  const stub = env.CONVERSATION.getByName(conversationName(request.shop, conversation.data));
  return stub.fetch(new Request(address, request.raw));
}

/** `invalid` for a request that does not ask for a WebSocket. */
export function requireUpgrade(c: AppContext): void {
  if (!wantsSocket(c)) throw new DeskbellError("invalid", "this address speaks WebSocket only");
}
