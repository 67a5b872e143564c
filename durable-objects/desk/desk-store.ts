import { type Migration, migrate } from "../../workers/platform/object-migrations.ts";
import type { ActingAgent } from "../conversation/contract.ts";
import type { DeskNotice } from "./contract.ts";

/** Append only, as those of the conversation. */
const MIGRATIONS: readonly Migration[] = [
  {
    id: "001_first_tables",
    sql: `
      CREATE TABLE desk (id INTEGER PRIMARY KEY CHECK (id = 1), shop TEXT NOT NULL);
      CREATE TABLE held (
        conversation TEXT PRIMARY KEY, event_seq INTEGER NOT NULL, holder TEXT NOT NULL, agent_id TEXT,
        waiting_since INTEGER, told_at INTEGER NOT NULL, notice TEXT NOT NULL
      );
      CREATE TABLE agents (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, takes_offers INTEGER NOT NULL, capacity INTEGER NOT NULL
      );
      CREATE TABLE tickets (hash TEXT PRIMARY KEY, agent TEXT NOT NULL, expires_at INTEGER NOT NULL);
    `,
  },
];

/** Conversations that have left people's hands are remembered so long, so that an older notice cannot bring them back. */
const LEFT_KEPT_MS = 3_600_000;
export const DEFAULT_CAPACITY = 5;

export type DeskAgent = { id: string; name: string; takesOffers: number; capacity: number };

/** The desk's tables. */
export class DeskStore {
  readonly #storage: DurableObjectStorage;
  readonly #sql: SqlStorage;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
    this.#sql = storage.sql;
  }

  migrate(now: number): void {
    migrate(this.#storage, now, MIGRATIONS);
  }

  shop(): string | null {
    return this.#sql.exec<{ shop: string }>("SELECT shop FROM desk").toArray()[0]?.shop ?? null;
  }

  setShop(shop: string): void {
    this.#sql.exec("INSERT OR IGNORE INTO desk (id, shop) VALUES (1, ?)", shop);
  }

  /** Keeps a notice; false where a newer one, or the same, is known. */
  keep(notice: DeskNotice, now: number): boolean {
    const { conversation, holder, row } = notice;
    if (this.seqOf(conversation) >= row.eventSeq) return false;
    this.#sql.exec(
      `INSERT OR REPLACE INTO held (conversation, event_seq, holder, agent_id, waiting_since, told_at, notice)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      conversation,
      row.eventSeq,
      holder.holder,
      holder.agent?.id ?? null,
      row.waitingSince,
      now,
      JSON.stringify(notice),
    );
    this.#sql.exec("DELETE FROM held WHERE holder IN ('bot', 'closed') AND told_at < ?", now - LEFT_KEPT_MS);
    return true;
  }

  /** The last event known of a conversation; 0: none. */
  seqOf(conversation: string): number {
    const sql = "SELECT event_seq AS eventSeq FROM held WHERE conversation = ?";
    return this.#sql.exec<{ eventSeq: number }>(sql, conversation).toArray()[0]?.eventSeq ?? 0;
  }

  /** Those who wait, longest first. */
  waiting(): DeskNotice[] {
    return this.#notices("holder = 'waiting' ORDER BY waiting_since, conversation");
  }

  /** Everything that people hold or wait for. */
  withPeople(): DeskNotice[] {
    return this.#notices("holder IN ('waiting', 'agent') ORDER BY conversation");
  }

  /** How many conversations each agent holds. */
  loads(): Map<string, number> {
    const rows = this.#sql
      .exec<{ agentId: string; n: number }>(
        "SELECT agent_id AS agentId, count(*) AS n FROM held WHERE holder = 'agent' AND agent_id IS NOT NULL GROUP BY agent_id",
      )
      .toArray();
    return new Map(rows.map(({ agentId, n }) => [agentId, n]));
  }

  agents(): DeskAgent[] {
    return this.#sql
      .exec<DeskAgent>("SELECT id, name, takes_offers AS takesOffers, capacity FROM agents ORDER BY name, id")
      .toArray();
  }

  /** Knows the agent from now on, and by this name. */
  meet(agent: ActingAgent): void {
    this.#sql.exec(
      `INSERT INTO agents (id, name, takes_offers, capacity) VALUES (?, ?, 0, ?)
       ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
      agent.id,
      agent.name,
      DEFAULT_CAPACITY,
    );
  }

  setAvailability(agent: ActingAgent, takesOffers: boolean, capacity: number): void {
    this.meet(agent);
    const sql = "UPDATE agents SET takes_offers = ?, capacity = ? WHERE id = ?";
    this.#sql.exec(sql, takesOffers ? 1 : 0, capacity, agent.id);
  }

  keepTicket(hash: string, agent: ActingAgent, expiresAt: number, now: number): void {
    this.#sql.exec("DELETE FROM tickets WHERE expires_at <= ?", now);
    const sql = "INSERT INTO tickets (hash, agent, expires_at) VALUES (?, ?, ?)";
    this.#sql.exec(sql, hash, JSON.stringify(agent), expiresAt);
  }

  /** Spends a ticket; null where it is used, stale or unknown. */
  spendTicket(hash: string, now: number): ActingAgent | null {
    const [row] = this.#sql
      .exec<{ agent: string; expiresAt: number }>(
        "DELETE FROM tickets WHERE hash = ? RETURNING agent, expires_at AS expiresAt",
        hash,
      )
      .toArray();
    return row && row.expiresAt > now ? (JSON.parse(row.agent) as ActingAgent) : null;
  }

  #notices(where: string): DeskNotice[] {
    return this.#sql
      .exec<{ notice: string }>(`SELECT notice FROM held WHERE ${where}`)
      .toArray()
      .map(({ notice }) => JSON.parse(notice) as DeskNotice);
  }
}
