import { TZDateMini } from "@date-fns/tz";
import { endOfDayAfter } from "../../commerce/delivery.ts";
import type { ShopSnapshot } from "../../platform/snapshot.ts";

/** The end of the local day by which an order paid at `paidAt` leaves, by the shop's cut-off hour; epoch ms. */
export function shipsByAt(paidAt: number, shop: ShopSnapshot): number {
  const isSameDay = new TZDateMini(paidAt, shop.timeZone).getHours() < shop.policy.shipping.cutoffHour;
  return endOfDayAfter(paidAt, isSameDay ? 0 : 1, shop.timeZone);
}
