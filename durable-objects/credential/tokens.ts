import { contextOf } from "../../workers/channels/context.ts";
import type { Channel } from "../../workers/channels/directory.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { dataKeys } from "../../workers/platform/privacy/keys.ts";
import { seal, unseal } from "../../workers/platform/privacy/seal.ts";

/** A token is renewed while the old one is still good, so that no send meets its end; but no earlier than half its life. */
const RENEW_BEFORE_MS = 5 * 60_000;
/** A vendor that gives none is asked again this often, not with every message. */
const PAUSE_MS = 5_000;

type Stored = { valueSealed: string; refreshSealed: string | null; goodUntil: number };

/** The access token of one channel. All its reads and its one fetch at a time are in this object. */
export class Tokens {
  readonly #sql: SqlStorage;
  readonly #env: Env;
  readonly #now: () => Clock;
  #flight: Promise<string> | null = null;
  #failed: { at: number; error: unknown } | null = null;

  constructor(sql: SqlStorage, env: Env, now: () => Clock) {
    this.#sql = sql;
    this.#env = env;
    this.#now = now;
  }

  /** The token in force; one that `refused` names is replaced first. */
  async get(channel: Channel, refused: string | null): Promise<string> {
    if (this.#flight) return this.#flight;
    const now = this.#now()();
    const stored = this.#stored();
    if (stored && stored.goodUntil > now) {
      const value = await unseal(await dataKeys(this.#env.DATA_KEY, channel.shop), stored.valueSealed);
      if (value !== refused) return value;
    }
    // While the value was opened, another caller may have begun.
    if (this.#flight) return this.#flight;
    if (this.#failed && now - this.#failed.at < PAUSE_MS) throw this.#failed.error;
    this.#flight = this.#fetch(channel);
    try {
      return await this.#flight;
    } catch (error) {
      this.#failed = { at: now, error };
      throw error;
    } finally {
      this.#flight = null;
    }
  }

  forget(): void {
    this.#sql.exec("DELETE FROM token");
    this.#failed = null;
  }

  async #fetch(channel: Channel): Promise<string> {
    const fetchToken = channel.kind.token?.bind(channel.kind);
    if (!fetchToken) throw new DeskbellError("precondition", "this kind has no access tokens");
    const keys = await dataKeys(this.#env.DATA_KEY, channel.shop);
    const { refreshSealed } = this.#stored() ?? { refreshSealed: null };
    const clock = this.#now();
    const context = contextOf(this.#env, channel, clock, () => Promise.reject(new Error("a token asks for no token")));
    const { value, ttlMs, refresh } = await fetchToken(context, refreshSealed && (await unseal(keys, refreshSealed)));
    const goodMs = Math.max(ttlMs - RENEW_BEFORE_MS, ttlMs / 2);
    // The vendor has forgotten the old refresh token with its answer: the new one is stored before anything uses it.
    this.#sql.exec(
      "INSERT OR REPLACE INTO token (id, value_sealed, refresh_sealed, good_until) VALUES (1, ?, ?, ?)",
      await seal(keys, value),
      refresh === undefined ? refreshSealed : await seal(keys, refresh),
      clock() + goodMs,
    );
    return value;
  }

  #stored(): Stored | null {
    const sql =
      "SELECT value_sealed AS valueSealed, refresh_sealed AS refreshSealed, good_until AS goodUntil FROM token";
    return this.#sql.exec<Stored>(sql).toArray()[0] ?? null;
  }
}
