/** Why an attempt at a turn ended before its commit. */
export type Interruption = "bubble" | "holder";

/** One attempt at a turn, while its answer is computed, held for the burst window and sealed. */
export class Attempt {
  readonly #abort = new AbortController();
  readonly #interrupted = Promise.withResolvers<Interruption>();
  /** A new bubble restarts a slow turn so long as restarts are left. */
  readonly mayRestart: boolean;
  phase: "thinking" | "holding" | "committing" = "thinking";
  hasDraft = false;

  constructor(mayRestart: boolean) {
    this.mayRestart = mayRestart;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Resolves when the answer is of no use any more. */
  get interrupted(): Promise<Interruption> {
    return this.#interrupted.promise;
  }

  /** Told of a new bubble, or of a change of the holder. */
  interrupt(reason: Interruption): void {
    const isHeard = reason === "holder" || this.phase === "holding" || (this.phase === "thinking" && this.mayRestart);
    if (!isHeard) return;
    this.#abort.abort();
    this.#interrupted.resolve(reason);
  }

  /** Nothing that still runs for it may matter. */
  end(): void {
    this.#abort.abort();
  }
}
