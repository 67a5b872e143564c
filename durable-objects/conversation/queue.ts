/** Runs steps in the order in which they were asked for, whenever their preparations end. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();

  /** Runs `step` on what `preparation` gives, after all steps asked for before. */
  inOrder<P, T>(preparation: Promise<P>, step: (prepared: P) => T): Promise<T> {
    const before = this.#last;
    const run = Promise.allSettled([preparation, before]).then(async () => step(await preparation));
    // Settled to nothing: a chain that kept its results would keep them all.
    this.#last = run.then(
      () => {},
      () => {},
    );
    return run;
  }
}
