import { DeskbellError } from "../../workers/platform/errors.ts";
import { newId } from "../../workers/platform/ids.ts";
import type { InboundEvent, Opening } from "./contract.ts";
import { awaitSilence, enterEpisode } from "./episodes.ts";
import type { Kernel } from "./kernel.ts";
import { findKey, keepKey } from "./keys.ts";
import { plainMessage, type SealedMessage, sealMessage } from "./messages.ts";
import { typedChoice } from "./numbered.ts";
import { Queue } from "./queue.ts";
import { type SealedArrival, sealArrival, storeArrival } from "./reach.ts";

/** The net beneath a turn that starts in memory right after the commit. */
export const TURN_NET_MS = 5_000;

/** Where a received event was stored. */
export interface Stored {
  seq: number;
  isDuplicate: boolean;
}

/** Takes events in exactly once, in the order in which they came. */
export class Inbound {
  readonly #kernel: Kernel;
  /** Sealing is asynchronous; the queue keeps events in the order of their arrival all the same. */
  readonly #queue = new Queue();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  async receive(opening: Opening, event: InboundEvent): Promise<Stored> {
    const now = this.#kernel.now();
    this.#kernel.address = opening.address;
    const sealed = this.#kernel.keys(opening.shop).then(async (keys) => {
      const choice = await typedChoice(this.#kernel, event);
      return Promise.all([
        sealMessage(keys, {
          ...plainMessage(newId("msg", now), "shopper", event.text || (choice ?? "")),
          choice,
          attachment: event.attachment,
        }),
        event.arrival ? sealArrival(keys, event.arrival) : null,
      ]);
    });
    return this.#queue.inOrder(sealed, ([message, arrival]) => this.#store(opening, event, message, arrival));
  }

  #store(opening: Opening, event: InboundEvent, message: SealedMessage, arrival: SealedArrival | null): Stored {
    return this.#kernel.commit((tx) => {
      const kind = `event:${opening.channel}`;
      const known = findKey(tx.sql, kind, event.eventId);
      if (known) {
        if (known.bodyHash !== event.bodyHash) {
          throw new DeskbellError("conflict", "this key came with another body before; use a new key");
        }
        return { seq: Number(known.ref), isDuplicate: true };
      }
      if (arrival) storeArrival(tx, arrival);
      enterEpisode(tx);
      const { seq } = tx.add(message);
      keepKey(tx, kind, { key: event.eventId, bodyHash: event.bodyHash, ref: String(seq) });
      awaitSilence(tx);
      // With an agent no turn is owed; the agent answers.
      if (tx.row.holder === "agent") tx.row.answeredSeq = seq;
      else tx.timers.set("turn", "", tx.now + TURN_NET_MS);
      return { seq, isDuplicate: false };
    }, opening);
  }
}
