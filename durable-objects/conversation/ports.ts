import type { Commerce } from "../../workers/commerce/ports.ts";
import type { Dialogue, DialogueState } from "../../workers/dialogue/contract.ts";
import type { Knowledge } from "../../workers/knowledge/ports.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import type { Models } from "../../workers/models/ports.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import { createTicket } from "../../workers/tickets/create-ticket.ts";
import type { OutboundChannel } from "./outbound.ts";
import type { TicketDesk } from "./ticket-desk.ts";

/** Everything a turn or an execution needs of the shop. */
export interface TurnParts {
  shop: ShopSnapshot;
  /** The database cannot be asked: facts of the snapshot may be stated, nothing may be changed. */
  isStale: boolean;
  dialogue: Dialogue;
  initialState(): DialogueState;
  commerce: Commerce;
  knowledge: Knowledge;
  models: Models;
}

/** What the conversation object knows of the world outside of its storage. */
export interface ConversationPorts {
  /** Throws `unavailable` where neither the database nor a cached snapshot is at hand. */
  turn(): Promise<TurnParts>;
  /** The channel that carries replies; null: the channel is delivered by being stored (web), or is not known. */
  outbound: OutboundChannel | null | Promise<OutboundChannel | null>;
  tickets: TicketDesk;
}

/** Whom the ports are opened for. `address` is known only while the shopper's own call is in memory. */
export interface PortsOwner {
  shop: string;
  conversation: string;
  channel: string;
  thread: string;
  address: string | null;
}
export type OpenPorts = (env: Env, owner: PortsOwner, now: Clock) => ConversationPorts;

/** The real parts. */
export const openPorts: OpenPorts = (env, owner, now) => ({
  async turn() {
    // Words, rules and the trained model are set up with the first turn: whoever only reads does without them.
    const { openTurnParts } = await import("./turn-parts.ts");
    return openTurnParts(env, owner, now);
  },
  get outbound() {
    return owner.channel === "web" ? null : outboundOf(env, owner, now);
  },
  tickets: {
    async add({ createdAt, ...ticket }) {
      const { snapshot, database } = await loadSnapshot(env, owner.shop, now);
      // Its clocks run from when it was left behind, not from when the database could be reached.
      const deps = { database, shop: snapshot, now: () => createdAt };
      await createTicket(deps, { ...ticket, key: `conversation:${ticket.id}`, source: "dialogue" });
    },
  },
});

async function outboundOf(env: Env, owner: PortsOwner, now: Clock): Promise<OutboundChannel | null> {
  const { openChannelOutbound } = await import("./channel-outbound.ts");
  return openChannelOutbound(env, owner, now);
}
