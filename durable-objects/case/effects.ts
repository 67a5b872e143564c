import type { CaseEvent } from "../../workers/commerce/cases/case.ts";
import { log } from "../../workers/platform/log.ts";
import { move } from "./course.ts";
import type { Kernel } from "./kernel.ts";
import type { CasePorts } from "./ports.ts";
import type { StoredCase, StoredEffect } from "./store.ts";

const ATTEMPT_MS = 20_000;

/** What came of an effect: a word for the record, and what it means for the case. */
interface Done {
  detail: string | null;
  event: CaseEvent | null;
}

/**
 * Does what is owed outside: marked before, recorded after, and done once by its id. Whatever dies in between, the alarm
 * asks for it again.
 */
export async function runEffects(kernel: Kernel): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const stored = kernel.store.load();
    const owed = stored ? kernel.store.nextDue(kernel.now(), tried) : null;
    if (!stored || !owed) return;
    tried.add(owed.id);
    await attempt(kernel, stored, owed);
  }
}

async function attempt(kernel: Kernel, stored: StoredCase, owed: StoredEffect): Promise<void> {
  kernel.commit(() => kernel.store.begin(owed, kernel.now()));
  try {
    const done = await inTime(perform(kernel.ports(), stored, owed));
    kernel.commit((now) => {
      if (kernel.store.finish(owed.id, done.detail) && done.event) move(kernel.store, done.event, "system", null, now);
    });
  } catch (error) {
    log("warn", "case.effect", { kind: owed.effect.kind, attempts: owed.attempts + 1, error });
    kernel.commit((now) => kernel.store.postpone(owed, now));
  }
}

async function perform(ports: CasePorts, { shop, timeZone }: StoredCase, owed: StoredEffect): Promise<Done> {
  const { effect, about, id: key } = owed;
  const asked = { shop, timeZone, key, about };
  switch (effect.kind) {
    case "tell":
      return { detail: (await ports.tell({ ...asked, effect })) ? "told" : "nobody", event: null };
    case "refund": {
      const amountMinor = await ports.refund({ ...asked, effect });
      return { detail: String(amountMinor), event: { type: "refund_settled", amountMinor } };
    }
    case "charge": {
      const isCharged = await ports.charge({ ...asked, effect });
      return {
        detail: isCharged ? String(effect.amountMinor) : "refused",
        event: isCharged ? null : { type: "charge_failed" },
      };
    }
    case "book":
      await ports.book({ ...asked, effect });
      return { detail: effect.state, event: null };
    case "ticket":
      return { detail: `#${await ports.ticket({ ...asked, effect })}`, event: null };
    case "index":
      await ports.index(asked);
      return { detail: null, event: null };
  }
}

/** What hangs outside must not hold the case; it is asked for again. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ATTEMPT_MS} ms`)), ATTEMPT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    if (timer !== undefined) clearTimeout(timer);
  }
}
