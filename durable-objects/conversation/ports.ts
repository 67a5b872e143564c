import type { CaseDesk } from "../../workers/commerce/after-sales-ports.ts";
import { openCodeSender } from "../../workers/commerce/codes/sender.ts";
import { openCommerce } from "../../workers/commerce/commerce.ts";
import type { Commerce } from "../../workers/commerce/ports.ts";
import type { Dialogue, DialogueState } from "../../workers/dialogue/contract.ts";
import { dialogue, initialState } from "../../workers/dialogue/dialogue.ts";
import { openKnowledge } from "../../workers/knowledge/knowledge.ts";
import type { Knowledge } from "../../workers/knowledge/ports.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import { openModels } from "../../workers/models/models.ts";
import type { Models } from "../../workers/models/ports.ts";
import type { CaseOrigin } from "../../workers/platform/case-words.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import type { ShopSnapshot } from "../../workers/platform/snapshot.ts";
import { hashText } from "../../workers/platform/socket-ticket.ts";
import { createTicket } from "../../workers/tickets/create-ticket.ts";
import { caseOf } from "../case/contract.ts";
import { openChannelOutbound } from "./channel-outbound.ts";
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

/** The way to the objects of a shop's cases. */
export function openCaseDesk(env: Pick<Env, "CASE">, shop: string): CaseDesk {
  const open = async (id: string, origin: CaseOrigin) => {
    unwrap(await caseOf(env, shop, id).start(shop, id, origin));
  };
  return {
    open,
    async report(id, origin, key, event) {
      if (origin) await open(id, origin);
      const report = { key, bodyHash: await hashText(JSON.stringify(event)), event, by: "shopper", note: null };
      const told = await caseOf(env, shop, id).report(report);
      const doesNotFit = !told.ok && (told.error.code === "conflict" || told.error.code === "not_found");
      if (!doesNotFit) unwrap(told);
      return told.ok;
    },
  };
}

/** The real parts. */
export const openPorts: OpenPorts = (env, owner, now) => ({
  async turn() {
    const { snapshot, database, keys, isStale } = await loadSnapshot(env, owner.shop, now);
    return {
      shop: snapshot,
      isStale,
      dialogue,
      initialState,
      commerce: openCommerce({
        database,
        keys,
        shop: snapshot,
        now,
        conversation: owner.conversation,
        contact: owner.thread,
        address: owner.address,
        codeSender: openCodeSender(env),
        caseDesk: openCaseDesk(env, owner.shop),
      }),
      knowledge: openKnowledge(snapshot),
      models: openModels(env),
    };
  },
  get outbound() {
    return owner.channel === "web" ? null : openChannelOutbound(env, owner, now);
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
