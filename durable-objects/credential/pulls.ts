import type { ChannelContext } from "../../workers/channels/channel.ts";
import type { Channel } from "../../workers/channels/directory.ts";
import type { ChannelEvent } from "../../workers/channels/events.ts";
import { wellFormed } from "../../workers/channels/well-formed.ts";

/** A vendor that always says "more" must not keep the object busy for ever. */
const MAX_PAGES = 200;
/** A source that fails so often is given up until its next callback. */
const MAX_ATTEMPTS = 20;

/** A pull that a callback has asked for. */
export type OwedPull = { source: string; hint: string; trace: string; channel: string };

/** Fetches what callbacks announce: one pull of a source after the other, each from where the last one was stored. */
export class Pulls {
  readonly #sql: SqlStorage;
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Stored before the callback is acknowledged; the newest hint of a source counts. */
  owe({ source, hint, trace, channel }: OwedPull): void {
    this.#sql.exec(
      "INSERT OR REPLACE INTO owed_pulls (source, hint, trace, channel, attempts) VALUES (?, ?, ?, ?, 0)",
      source,
      hint,
      trace,
      channel,
    );
  }

  owed(): OwedPull[] {
    return this.#sql.exec<OwedPull>("SELECT source, hint, trace, channel FROM owed_pulls").toArray();
  }

  /** `store` keeps the events of a page; only then the cursor moves on, so that a crash fetches the page again. */
  async run(
    channel: Channel,
    context: ChannelContext,
    owed: OwedPull,
    store: (events: ChannelEvent[]) => Promise<void>,
  ): Promise<void> {
    const before = this.#running.get(owed.source) ?? Promise.resolve();
    const run = before.catch(() => {}).then(() => this.#pull(channel, context, owed, store));
    this.#running.set(owed.source, run);
    try {
      await run;
    } finally {
      if (this.#running.get(owed.source) === run) this.#running.delete(owed.source);
    }
  }

  forget(): void {
    this.#sql.exec("DELETE FROM cursors");
    this.#sql.exec("DELETE FROM owed_pulls");
  }

  async #pull(
    { kind }: Channel,
    context: ChannelContext,
    { source, hint }: OwedPull,
    store: (events: ChannelEvent[]) => Promise<void>,
  ): Promise<void> {
    this.#sql.exec("UPDATE owed_pulls SET attempts = attempts + 1 WHERE source = ?", source);
    this.#sql.exec("DELETE FROM owed_pulls WHERE attempts > ?", MAX_ATTEMPTS);
    for (let page = 0; kind.pull && page < MAX_PAGES; page++) {
      const known = this.#sql.exec<{ cursor: string }>("SELECT cursor FROM cursors WHERE source = ?", source).toArray();
      const { events, cursor, isMore } = await kind.pull(source, known[0]?.cursor ?? null, hint, context);
      await store(await wellFormed(events, context.now()));
      this.#sql.exec("INSERT OR REPLACE INTO cursors (source, cursor) VALUES (?, ?)", source, cursor);
      if (!isMore) break;
    }
    // A callback that came meanwhile has set another hint: what it announces is pulled by a run of its own.
    this.#sql.exec("DELETE FROM owed_pulls WHERE source = ? AND hint = ?", source, hint);
  }
}
