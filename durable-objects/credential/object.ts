import { DurableObject } from "cloudflare:workers";
import { contextOf } from "../../workers/channels/context.ts";
import { type Channel, loadChannel } from "../../workers/channels/directory.ts";
import { takeIn } from "../../workers/channels/take-in.ts";
import { type Clock, systemClock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { DeskbellError, outcome } from "../../workers/platform/errors.ts";
import { log } from "../../workers/platform/log.ts";
import { migrate } from "../../workers/platform/object-migrations.ts";
import type { CredentialRpc, Seen } from "./contract.ts";
import { Health } from "./health.ts";
import { MIGRATIONS } from "./migrations.ts";
import { type OwedPull, Pulls } from "./pulls.ts";
import { Tokens } from "./tokens.ts";

/** A pull that has not ended so long after it was asked for is begun again. */
const PULL_NET_MS = 30_000;

/** What a channel has one of: its access token, its cursors, its health. One object per channel. */
export class CredentialObject extends DurableObject<Env> implements CredentialRpc {
  now: Clock = systemClock;
  readonly #tokens: Tokens;
  readonly #pulls: Pulls;
  readonly #health: Health;
  /** The token of a pull that failed: the next one asks for another. */
  #suspect: string | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => migrate(ctx.storage, this.now(), MIGRATIONS));
    this.#tokens = new Tokens(ctx.storage.sql, env, () => this.now);
    this.#pulls = new Pulls(ctx.storage.sql);
    this.#health = new Health(ctx.storage);
  }

  token(channel: string, refused: string | null) {
    return outcome(async () => this.#tokens.get(await this.#channel(channel), refused));
  }

  pull(channel: string, source: string, hint: string, trace: string) {
    return outcome(async () => {
      await this.#channel(channel);
      this.#pulls.owe({ channel, source, hint, trace });
      await this.ctx.storage.setAlarm(this.now() + PULL_NET_MS);
      void this.#pullOwed();
      return { owed: true as const };
    });
  }

  /** The net beneath pulls whose process has died, or whose vendor was away. */
  override async alarm() {
    await this.#pullOwed();
    if (this.#pulls.owed().length > 0) await this.ctx.storage.setAlarm(this.now() + PULL_NET_MS);
  }

  async saw(seen: Seen) {
    this.#health.add(seen);
  }

  async health() {
    return this.#health.read();
  }

  async forget() {
    this.#tokens.forget();
    this.#pulls.forget();
    this.#health.forget();
  }

  async #pullOwed() {
    await Promise.all(this.#pulls.owed().map((owed) => this.#pullOne(owed)));
  }

  async #pullOne(owed: OwedPull) {
    let borne: string | null = null;
    try {
      const channel = await this.#channel(owed.channel);
      const context = contextOf(this.env, channel, this.now, async () => {
        borne = await this.#tokens.get(channel, this.#suspect);
        return borne;
      });
      const { openTakeInPorts } = await import("./ports.ts");
      const ports = openTakeInPorts(this.env, channel, { trace: owed.trace, address: null, now: this.now });
      await this.#pulls.run(channel, context, owed, async (page) => {
        await takeIn(channel, page, ports);
      });
      this.#suspect = null;
    } catch (error) {
      this.#suspect = borne;
      log("warn", "channel.pull", { trace: owed.trace, channel: owed.channel, error });
      this.#health.add({ errors: [{ at: this.now(), what: "pull", reason: "failed" }], at: this.now() });
    }
  }

  async #channel(id: string): Promise<Channel> {
    const channel = await loadChannel(this.env, id, this.now);
    if (!channel) throw new DeskbellError("not_found", "there is no such channel");
    return channel;
  }
}
