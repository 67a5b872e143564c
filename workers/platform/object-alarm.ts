/** The one alarm of an object, set anew only where it moves. */
export class ObjectAlarm {
  readonly #storage: DurableObjectStorage;
  #dueAt: number | null = null;

  constructor(storage: DurableObjectStorage) {
    this.#storage = storage;
  }

  /** Sets it to epoch ms, or takes it away; called in the same breath as a transaction, so that both are stored or neither. */
  set(dueAt: number | null): void {
    if (dueAt === this.#dueAt) return;
    this.#dueAt = dueAt;
    if (dueAt === null) void this.#storage.deleteAlarm();
    else void this.#storage.setAlarm(dueAt);
  }

  /** After the platform has fired the alarm there is none. */
  forget(): void {
    this.#dueAt = null;
  }
}
