import { type Clock, systemClock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { ObjectAlarm } from "../../workers/platform/object-alarm.ts";
import { type CasePorts, type OpenCasePorts, openPorts } from "./ports.ts";
import { CaseStore } from "./store.ts";

/** Storage, clock and the one way to commit: shared by the subjects of a case object. */
export class Kernel {
  readonly env: Env;
  readonly store: CaseStore;
  now: Clock = systemClock;
  openPorts: OpenCasePorts = openPorts;
  readonly #storage: DurableObjectStorage;
  readonly #alarm: ObjectAlarm;

  constructor(ctx: DurableObjectState, env: Env) {
    this.env = env;
    this.#storage = ctx.storage;
    this.#alarm = new ObjectAlarm(ctx.storage);
    this.store = new CaseStore(ctx.storage.sql);
  }

  ports(): CasePorts {
    return this.openPorts(this.env, this.now);
  }

  /** Runs `work` in one transaction; a throw leaves nothing behind. The alarm is set in the same breath. */
  commit<T>(work: (now: number) => T): T {
    const now = this.now();
    const value = this.#storage.transactionSync(() => work(now));
    this.arm();
    return value;
  }

  /** Sets the alarm to what is due next. */
  arm(): void {
    this.#alarm.set(this.store.nextAt());
  }

  /** After the platform has fired the alarm there is none. */
  forgetAlarm(): void {
    this.#alarm.forget();
  }
}
