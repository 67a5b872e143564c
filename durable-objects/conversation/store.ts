import type { Holder, HolderState } from "../../workers/platform/message.ts";
import type { IdentityLevel } from "../../workers/platform/policy.ts";

/** The one row about the conversation itself. Times are epoch ms; `is…` are 0 or 1. */
export type StoredConversation = {
  shop: string;
  conversation: string;
  channel: string;
  thread: string;
  trace: string;
  startedAt: number;
  lastAt: number;
  erasedAt: number | null;
  lastSeq: number;
  /** Up to here no turn is owed. */
  answeredSeq: number;
  eventSeq: number;
  confirmedSeq: number;
  holder: Holder;
  epoch: number;
  reason: string;
  agentId: string | null;
  agentName: string | null;
  episode: number;
  isEpisodeOpen: number;
  customerId: string | null;
  identityLevel: IdentityLevel;
  locale: string | null;
  productId: string | null;
  language: string | null;
  /** JSON of the dialogue state; null: the dialogue starts anew, with a signed identity kept. */
  stateSealed: string | null;
  /** Raised by every change of the state, so that an answer computed on an older one is not stored. */
  stateVersion: number;
  /** The last message when the state was stored. */
  stateSeq: number;
  /** JSON of the `ConversationRow` after the last event. */
  inboxRow: string;
};

const COLUMNS = {
  shop: "shop",
  conversation: "conversation",
  channel: "channel",
  thread: "thread",
  trace: "trace",
  startedAt: "started_at",
  lastAt: "last_at",
  erasedAt: "erased_at",
  lastSeq: "last_seq",
  answeredSeq: "answered_seq",
  eventSeq: "event_seq",
  confirmedSeq: "confirmed_seq",
  holder: "holder",
  epoch: "epoch",
  reason: "reason",
  agentId: "agent_id",
  agentName: "agent_name",
  episode: "episode",
  isEpisodeOpen: "is_episode_open",
  customerId: "customer_id",
  identityLevel: "identity_level",
  locale: "locale",
  productId: "product_id",
  language: "language",
  stateSealed: "state_sealed",
  stateVersion: "state_version",
  stateSeq: "state_seq",
  inboxRow: "inbox_row",
} as const satisfies Record<keyof StoredConversation, string>;

const NAMES = Object.values(COLUMNS).join(", ");
const SELECT = `SELECT ${Object.entries(COLUMNS)
  .map(([name, column]) => `${column} AS ${name}`)
  .join(", ")} FROM conversation WHERE id = 1`;
const SAVE = `INSERT OR REPLACE INTO conversation (id, ${NAMES}) VALUES (1${", ?".repeat(Object.keys(COLUMNS).length)})`;

/** Reads the row; null before the first call that opens the conversation. */
export function loadConversation(sql: SqlStorage): StoredConversation | null {
  return sql.exec<StoredConversation>(SELECT).toArray()[0] ?? null;
}

/** Writes the row whole. */
export function saveConversation(sql: SqlStorage, row: StoredConversation): void {
  sql.exec(SAVE, ...Object.keys(COLUMNS).map((name) => row[name as keyof StoredConversation]));
}

/** Who may speak for the shop, as the row has it. */
export function holderOf(row: StoredConversation): HolderState {
  const agent = row.agentId === null ? null : { id: row.agentId, name: row.agentName ?? "" };
  return { holder: row.holder, epoch: row.epoch, reason: row.reason, agent };
}
