import { caseOf } from "../durable-objects/case/contract.ts";
import { conversationOf } from "../durable-objects/conversation/contract.ts";
import { noticePromises, noticeWords } from "./commerce/cases/notice-words.ts";
import { sweepPushes } from "./commerce/cases/push-shipment.ts";
import { type ShipmentWatch, watchShipments } from "./commerce/cases/watch-shipments.ts";
import type { Database } from "./platform/db/database.ts";
import type { Env } from "./platform/env.ts";
import { unwrap } from "./platform/errors.ts";

/** Notices late, stuck, lost and unreceived shipments of one database and tells their customers before they ask. */
export async function sweepShipments(env: Env, database: Database, now: number): Promise<void> {
  await watchShipments(database, openWatch(env), now);
  await sweepPushes(database, now);
}

/** The real world of the watch. */
export function openWatch(env: Env): ShipmentWatch {
  return {
    async tell(noticed, conversation, key) {
      const say = noticeWords(noticed);
      if (!say) return false;
      const told = await conversationOf(env, noticed.notice.shopId, conversation).notify({
        key,
        say,
        promises: noticePromises(noticed),
      });
      return told.ok || told.error.code !== "not_found" ? unwrap(told).isStored : false;
    },
    async openLost(shop, shipment, orderId, conversation) {
      const id = `cas_${shipment}`;
      const opened = await caseOf(env, shop, id).start(shop, id, {
        from: "request",
        kind: "lost_parcel",
        orderId,
        conversation,
        evidence: 0,
      });
      unwrap(opened);
    },
  };
}
