import type { Migration } from "../../workers/platform/object-migrations.ts";

/** Append only: a step that was released is never edited, removed or moved. */
export const MIGRATIONS: readonly Migration[] = [
  {
    id: "001_first_tables",
    sql: `
      CREATE TABLE conversation (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        shop TEXT NOT NULL, conversation TEXT NOT NULL, channel TEXT NOT NULL, thread TEXT NOT NULL,
        trace TEXT NOT NULL, started_at INTEGER NOT NULL, last_at INTEGER NOT NULL, erased_at INTEGER,
        last_seq INTEGER NOT NULL, answered_seq INTEGER NOT NULL,
        event_seq INTEGER NOT NULL, confirmed_seq INTEGER NOT NULL,
        holder TEXT NOT NULL, epoch INTEGER NOT NULL, reason TEXT NOT NULL, agent_id TEXT, agent_name TEXT,
        episode INTEGER NOT NULL, is_episode_open INTEGER NOT NULL,
        customer_id TEXT, identity_level TEXT NOT NULL, locale TEXT, product_id TEXT, language TEXT,
        state_sealed TEXT, state_version INTEGER NOT NULL, state_seq INTEGER NOT NULL,
        inbox_row TEXT NOT NULL
      );
      CREATE TABLE messages (
        seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sender TEXT NOT NULL, agent_id TEXT, agent_name TEXT,
        turn TEXT, episode INTEGER NOT NULL, at INTEGER NOT NULL, sealed TEXT NOT NULL
      );
      CREATE INDEX messages_by_turn ON messages (turn) WHERE turn IS NOT NULL;
      CREATE TABLE keys (
        kind TEXT NOT NULL, key TEXT NOT NULL, body_hash TEXT NOT NULL, ref TEXT NOT NULL, at INTEGER NOT NULL,
        PRIMARY KEY (kind, key)
      );
      CREATE INDEX keys_by_age ON keys (at);
      CREATE TABLE turns (
        last_seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, first_seq INTEGER NOT NULL, is_done INTEGER NOT NULL,
        step TEXT NOT NULL, at INTEGER NOT NULL, understanding_sealed TEXT NOT NULL, actions_sealed TEXT NOT NULL
      );
      CREATE TABLE executions (
        proposal TEXT PRIMARY KEY, turn TEXT NOT NULL, is_done INTEGER NOT NULL, at INTEGER NOT NULL,
        proposal_sealed TEXT NOT NULL, execution_sealed TEXT
      );
      CREATE TABLE timers (
        kind TEXT NOT NULL, ref TEXT NOT NULL, due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, payload TEXT,
        PRIMARY KEY (kind, ref)
      );
      CREATE INDEX timers_by_due ON timers (due_at);
      CREATE TABLE deliveries (
        seq INTEGER PRIMARY KEY, message TEXT NOT NULL, state TEXT NOT NULL, is_sending INTEGER NOT NULL,
        in_doubt INTEGER NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL, deadline_at INTEGER NOT NULL, created_at INTEGER NOT NULL
      );
      CREATE TABLE events (event_seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, event TEXT NOT NULL);
      CREATE TABLE notes (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, by_id TEXT NOT NULL, by_name TEXT NOT NULL,
        at INTEGER NOT NULL, sealed TEXT NOT NULL
      );
      CREATE TABLE tickets (hash TEXT PRIMARY KEY, viewer TEXT NOT NULL, expires_at INTEGER NOT NULL);
    `,
  },
  {
    // `awaiting`: a supervisor decides; `declined`: one has. Null: nobody is asked.
    id: "002_approvals",
    sql: "ALTER TABLE executions ADD COLUMN approval TEXT;",
  },
  {
    // Where the shopper is on their channel; which part of a message is next, what became of it at the vendor's.
    id: "003_channel_reach",
    sql: `
      CREATE TABLE reach (
        id INTEGER PRIMARY KEY CHECK (id = 1), address_sealed TEXT NOT NULL, last_at INTEGER NOT NULL, sent_since INTEGER NOT NULL
      );
      CREATE TABLE reach_windows (name TEXT PRIMARY KEY, opened_at INTEGER NOT NULL, used INTEGER NOT NULL);
      ALTER TABLE deliveries ADD COLUMN part INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE deliveries ADD COLUMN reason TEXT;
      ALTER TABLE deliveries ADD COLUMN carried_by TEXT;
      ALTER TABLE deliveries ADD COLUMN vendor_id TEXT;
      ALTER TABLE deliveries ADD COLUMN receipt TEXT;
      CREATE INDEX deliveries_by_vendor_id ON deliveries (vendor_id) WHERE vendor_id IS NOT NULL;
    `,
  },
  {
    // What the shopper thinks of an episode. `chain`: rules that approved an execution, as JSON.
    id: "004_ratings_and_chains",
    sql: `
      CREATE TABLE ratings (
        episode INTEGER PRIMARY KEY, score INTEGER NOT NULL, first_at INTEGER NOT NULL, agent_id TEXT
      );
      ALTER TABLE executions ADD COLUMN chain TEXT;
    `,
  },
];

/** Every table that holds anything of the conversation: what erasing empties. */
export const TABLES = [
  "conversation",
  "messages",
  "keys",
  "turns",
  "executions",
  "timers",
  "deliveries",
  "events",
  "notes",
  "tickets",
  "reach",
  "reach_windows",
  "ratings",
] as const;
