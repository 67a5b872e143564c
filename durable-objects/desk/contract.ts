import type { ConversationRow } from "../../workers/platform/conversation-row.ts";
import type { Env } from "../../workers/platform/env.ts";
import type { Outcome } from "../../workers/platform/errors.ts";
import type { HolderState } from "../../workers/platform/message.ts";
import type { ActingAgent } from "../conversation/contract.ts";

/** A conversation as the desk hears of it: who holds it and its row, as of the row's `eventSeq`. */
export interface DeskNotice {
  conversation: string;
  holder: HolderState;
  row: ConversationRow;
}

/** A line of the live inbox; times are ISO. */
export interface DeskRow {
  conversation: string;
  holder: string;
  epoch: number;
  agentId: string | null;
  agentName: string | null;
  lastText: string;
  lastFrom: string;
  lastAt: string;
  waitingSince: string | null;
  unanswered: number;
}

/** Frames on a desk socket. */
export type DeskFrame =
  | {
      type: "desk";
      waiting: number;
      botHeld: number;
      /** When the newest line of a bot-held conversation was written; ISO, null: never. The list is read anew when it moves. */
      botActiveAt: string | null;
      agents: { id: string; name: string; isOnline: boolean }[];
    }
  | { type: "row"; row: DeskRow };

/** The RPC surface of the desk object. */
export interface DeskRpc {
  /** A single-use ticket for a desk socket, good for 60 s. */
  ticket(shop: string, agent: ActingAgent): Promise<Outcome<{ ticket: string; expiresAt: number }>>;
  /** A conversation's own word after a commit; older ones are ignored. */
  tell(shop: string, notice: DeskNotice): Promise<void>;
  /** The consumer's word: what it has written. The desk asks the objects where it knows less. */
  repair(shop: string, known: { conversation: string; eventSeq: number; holder: string }[]): Promise<void>;
  /** Whether the agent takes offers, and how many conversations at once (default 5). */
  setAvailability(shop: string, agent: ActingAgent, input: { takesOffers: boolean; capacity?: number }): Promise<void>;
}

/** The desk of a shop by its RPC surface. */
export function deskOf(env: Pick<Env, "DESK">, shop: string): DeskRpc {
  return env.DESK.getByName(shop);
}
