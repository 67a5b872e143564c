import type { Order } from "../../commerce/ports.ts";
import { type Say, type SkillContext, type Step, text } from "../skill.ts";
import { sayNotShipped, sayParcel, sentShipments } from "./parcel.ts";
import { itemsLabel, orderSource, shorten } from "./show-order.ts";

const LOOK_BACK = 20;
const MAX_TOLD = 8;
const ALL =
  /(?:所有|全部|每[一]?[个件单笔]|各个|几个).{0,6}(?:包裹|快递|物流|订单|东西|单子?)|(?:包裹|快递|物流|订单|东西).{0,4}(?:都|全|分别)|(?:[两俩二三仨四几]个?[单笔件])(?:都|分别|各自?|各是|现在)|(?:[两俩二三仨四几]个?|所有|全部的?)[单笔件台][，,\s]*(?:都|分别|各自?)|(?:都|分别|各自?)(?:都)?(?:走|送|运|发)?(?:到|是|在)(?:哪|什么|啥)|all (?:of )?(?:my |the )?(?:parcels|packages|orders|deliveries|shipments)|every (?:parcel|package|order)/iu;

/** Whether the words are of all parcels at once. */
export function namesAllParcels(said: string): boolean {
  return ALL.test(said);
}

/** Whether the shopper, who is known, asks for all of their parcels at once. */
export function asksAllParcels({ identity, text: said }: SkillContext): boolean {
  return identity.level !== "none" && namesAllParcels(said);
}

/** Still to come before what has arrived; what was cancelled has no parcel. */
function toldOf(orders: readonly Order[]): Order[] {
  const alive = orders.filter(({ state }) => state !== "cancelled" && state !== "pending_payment");
  const isOver = ({ state }: Order) => Number(state === "delivered" || state === "completed" || state === "returned");
  return alive.toSorted((a, b) => isOver(a) - isOver(b)).slice(0, MAX_TOLD);
}

function tell(order: Order, context: SkillContext): Say[] {
  const items = text(shorten(itemsLabel(order.items, context.language)));
  const head: Say = {
    template: "tracking.of_order",
    facts: { order: text(order.id), items },
    sources: [orderSource(order)],
  };
  const parcels = sentShipments(order);
  const told = parcels.flatMap((shipment) => sayParcel(order, shipment, context));
  return [head, ...(told.length > 0 ? told : sayNotShipped(order, context))];
}

/** Where every parcel of the shopper is, in one answer. */
export async function tellAllParcels(context: SkillContext): Promise<Step> {
  const orders = toldOf(await context.commerce.orders.recent(context.identity, LOOK_BACK));
  if (orders.length === 0) return { do: "say", say: [{ template: "order.none", facts: {} }] };
  return { do: "say", say: orders.flatMap((order) => tell(order, context)) };
}
