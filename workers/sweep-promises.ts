import { conversationOf } from "../durable-objects/conversation/contract.ts";
import type { PromiseRow } from "./commerce/promises/ledger.ts";
import { type PromiseWatch, watchPromises } from "./commerce/promises/watch-promises.ts";
import { loadSnapshot } from "./merchants/snapshot.ts";
import type { Database } from "./platform/db/database.ts";
import type { Env } from "./platform/env.ts";
import { outcome, unwrap } from "./platform/errors.ts";
import { PROMISE_WORDS } from "./platform/promise-words.ts";
import { createTicket } from "./tickets/create-ticket.ts";

const SUMMARY = {
  zh: (promise: PromiseRow) =>
    `承诺逾期：${PROMISE_WORDS[promise.kind].zh}${promise.orderId ? `（订单 ${promise.orderId}）` : ""}${promise.what ? `，原话：${promise.what}` : ""}`,
  en: (promise: PromiseRow) =>
    `Promise overdue: ${PROMISE_WORDS[promise.kind].en}${promise.orderId ? ` (order ${promise.orderId})` : ""}${promise.what ? `; as said: ${promise.what}` : ""}`,
};

/** Keeps and breaks the promises of one database, raises the tickets of the overdue and tells the conversations. */
export function sweepPromises(env: Env, database: Database, now: number): Promise<void> {
  return watchPromises(database, openWatch(env, now), now);
}

/** Of a promise, the same each time. A call-back has a ticket under its own id already. */
function overdueTicketId(promise: string): string {
  return `tkt_${promise.slice(promise.indexOf("_") + 1)}late`;
}

function openWatch(env: Env, now: number): PromiseWatch {
  return {
    async raise(promise) {
      const { shopId, id, conversation, orderId, customerId, chain } = promise;
      const { snapshot, database } = await loadSnapshot(env, shopId, () => now);
      const ticket = overdueTicketId(id);
      const raised = await outcome(() =>
        createTicket(
          { database, shop: snapshot, now: () => now },
          {
            id: ticket,
            // One per promise, however often it is asked for.
            key: `promise:${id}`,
            type: "promise_overdue",
            priority: "high",
            summary: SUMMARY[snapshot.defaultLanguage](promise),
            source: "promise",
            conversation,
            orderId,
            customerId,
            evidence: [{ kind: "promise", ref: id }],
            chain,
          },
        ),
      );
      // Another body under this key: its words were erased since it was raised. It is there.
      if (!raised.ok && raised.error.code === "conflict") return ticket;
      return unwrap(raised).id;
    },
    async tell({ shopId, conversation, id, kind, dueAt, chain }, state) {
      const news = { promise: id, kind, dueAt, state, chain };
      const noted = await conversationOf(env, shopId, conversation).notePromise(news);
      // A conversation that is gone has nobody to be told.
      if (!noted.ok && noted.error.code === "not_found") return;
      unwrap(noted);
    },
  };
}
