import { bookCase } from "../../workers/commerce/cases/book-case.ts";
import type { Case, CaseEffect } from "../../workers/commerce/cases/case.ts";
import { TASKS } from "../../workers/commerce/cases/case-templates.ts";
import { chargeDifference } from "../../workers/commerce/cases/charge-difference.ts";
import { indexCase } from "../../workers/commerce/cases/index-case.ts";
import { type ReadStart, readStart } from "../../workers/commerce/cases/read-start.ts";
import { settleRefund } from "../../workers/commerce/cases/settle-refund.ts";
import { tellPromises, tellWords } from "../../workers/commerce/cases/tell-words.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import type { CaseOrigin } from "../../workers/platform/case-words.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { signLink } from "../../workers/platform/signed-link.ts";
import type { TicketType } from "../../workers/platform/ticket-words.ts";
import { createTicket } from "../../workers/tickets/create-ticket.ts";
import { conversationOf } from "../conversation/contract.ts";
import { caseName } from "./contract.ts";

type Of<K extends CaseEffect["kind"]> = Extract<CaseEffect, { kind: K }>;

/** One effect to be done: `key` is the same for every attempt, and whoever receives it does it once. */
export interface Asked<E> {
  shop: string;
  timeZone: string;
  key: string;
  about: Case;
  effect: E;
}

/** What the case object does outside of its storage. Each may be asked for again, and is then done no second time. */
export interface CasePorts {
  /** Null where there is nothing to drive (any more). */
  readStart(shop: string, id: string, origin: CaseOrigin): Promise<(ReadStart & { timeZone: string }) | null>;
  /** False where there is nobody to tell: no conversation, or an erased one. */
  tell(asked: Asked<Of<"tell">>): Promise<boolean>;
  /** What has gone back, in minor units. */
  refund(asked: Asked<Of<"refund">>): Promise<number>;
  /** False where the payment method does not cover it. */
  charge(asked: Asked<Of<"charge">>): Promise<boolean>;
  book(asked: Asked<Of<"book">>): Promise<void>;
  /** The ticket's number. */
  ticket(asked: Asked<Of<"ticket">>): Promise<number>;
  index(asked: Omit<Asked<null>, "effect">): Promise<void>;
}
export type OpenCasePorts = (env: Env, now: Clock) => CasePorts;

const TICKET_TYPES = {
  return: "return",
  exchange: "exchange",
  repair: "repair",
  service: "other",
  lost_parcel: "lost_parcel",
  quality: "quality",
} as const satisfies Record<Case["kind"], TicketType>;

/** Reminders come until the parcel does; a label printed from an old message must still open then. */
const LABEL_MS = 90 * 86_400_000;

/** An address where the server knows its own, else a path that its own chat can open. */
async function labelUrlOf(env: Env, shop: string, { id, openedAt }: Case): Promise<string> {
  const path = await signLink(env.AUTH_SECRET, "label", caseName(shop, id), openedAt + LABEL_MS);
  return env.PUBLIC_URL ? new URL(path, env.PUBLIC_URL).href : path;
}

/** The real parts. */
export const openPorts: OpenCasePorts = (env, now) => ({
  async readStart(shop, id, origin) {
    const { database, snapshot } = await loadSnapshot(env, shop, now);
    const read = await readStart({ database, shop, now: now() }, id, origin);
    return read ? { ...read, timeZone: snapshot.timeZone } : null;
  },

  async tell({ shop, timeZone, key, about, effect }) {
    if (about.conversation === null) return false;
    const labelUrl = about.step === "awaiting_parcel" ? await labelUrlOf(env, shop, about) : null;
    const told = await conversationOf(env, shop, about.conversation).notify({
      key,
      say: tellWords(about, effect, { timeZone, now: now(), labelUrl }),
      promises: tellPromises(about, effect),
    });
    // Erased, or never opened here: nobody is there to be told, today or tomorrow.
    return told.ok || told.error.code !== "not_found" ? unwrap(told).isStored : false;
  },

  async refund({ shop, key, about, effect }) {
    const { database } = await loadSnapshot(env, shop, now);
    return settleRefund({ database, shop, now: now() }, about, key, effect.amountMinor);
  },

  async charge({ shop, key, about, effect }) {
    const { database } = await loadSnapshot(env, shop, now);
    return chargeDifference({ database, shop, now: now() }, about, key, effect.amountMinor);
  },

  async book({ shop, timeZone, about, effect }) {
    const { database } = await loadSnapshot(env, shop, now);
    await bookCase({ database, shop, timeZone, now: now() }, about, effect.state);
  },

  async ticket({ shop, key, about, effect }) {
    const { database, snapshot } = await loadSnapshot(env, shop, now);
    const { zh, en } = TASKS[effect.task];
    const made = await createTicket(
      { database, shop: snapshot, now },
      {
        key: `case:${key}`,
        type: TICKET_TYPES[about.kind],
        priority: effect.priority,
        summary:
          snapshot.defaultLanguage === "zh" ? `${zh}（订单 ${about.orderId}）` : `${en} (order ${about.orderId})`,
        source: "case",
        conversation: about.conversation,
        orderId: about.orderId,
        evidence: [{ kind: "case", ref: about.id }],
      },
    );
    return made.number;
  },

  async index({ shop, about }) {
    const { database } = await loadSnapshot(env, shop, now);
    await indexCase(database, shop, about);
  },
});
