import type { Database } from "../../platform/db/database.ts";
import { noticeWishes } from "../../platform/db/schema/cases.ts";

/** Keeps whether a customer wants to be written to first. `now` is epoch ms. */
export async function setNoticeWish(
  database: Database,
  shop: string,
  { customerId, isAllowed }: { customerId: string; isAllowed: boolean },
  now: number,
): Promise<void> {
  await database
    .insert(noticeWishes)
    .values({ shopId: shop, customerId, isAllowed, updatedAt: now })
    .onConflictDoUpdate({
      target: [noticeWishes.shopId, noticeWishes.customerId],
      set: { isAllowed, updatedAt: now },
    });
}
