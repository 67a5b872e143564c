import { z } from "zod";
import { insertWhere } from "../../platform/db/rows.ts";
import { services } from "../../platform/db/schema/orders.ts";
import { newId } from "../../platform/ids.ts";
import { SERVICE_TYPES } from "../../platform/policy.ts";
import { sealJson } from "../../platform/privacy/seal.ts";
import { idArgument, phoneArgument, recipientArgument } from "./arguments.ts";
import type { OrderActionDefinition } from "./definition.ts";

const DAY_MS = 86_400_000;

/** Books somebody to come: to install, repair, maintain or fetch. */
export const bookService: OrderActionDefinition<"book_service"> = {
  name: "book_service",
  arguments: z.strictObject({
    orderId: idArgument,
    serviceType: z.enum(SERVICE_TYPES),
    itemId: idArgument.optional(),
    time: z.string().trim().min(1).max(100),
    date: z.iso.date().optional(),
    recipient: recipientArgument.optional(),
    phone: phoneArgument.optional(),
  }),
  // One visit of a kind at a time: for the order, or for each of its items.
  isDone: ({ facts }, { serviceType, itemId }) =>
    facts.services.some(
      (service) =>
        service.state === "booked" &&
        service.type === serviceType &&
        (service.itemId === null || itemId === undefined || service.itemId === itemId),
    ),
  items: ({ order }, { itemId }) =>
    itemId === undefined ? order.items : order.items.filter(({ id }) => id === itemId),
  preview: ({ order, rule, timeZone, promisedFrom }, { serviceType, itemId = null, time, date = null, ...contact }) => {
    const { state } = order;
    if (!rule.service?.types.includes(serviceType)) return { refusal: { reason: "not_allowed", state } };
    const item = order.items.find(({ id }) => id === itemId);
    if (itemId !== null && !item) return { refusal: { reason: "items_unknown", state } };
    const { withinDays } = rule.service;
    if (date !== null && !isWithin(date, promisedFrom, withinDays, timeZone)) {
      return { refusal: { reason: "window_over", state, windowDays: withinDays } };
    }
    const { recipient: name = order.recipient.name, phone = order.recipient.phone } = contact;
    return {
      effects: [
        {
          kind: "service_booked",
          orderId: order.id,
          serviceType,
          itemId,
          name: item?.name ?? null,
          time,
          date,
          contact: { name, phone },
        },
      ],
    };
  },
  write: async ({ deps: { database, keys, shop }, customerId, effects, proposal, at, isMine }) => {
    const [booked] = effects.filter((effect) => effect.kind === "service_booked");
    if (!booked) return {};
    const { orderId, serviceType: type, itemId, time, date, contact } = booked;
    const row = {
      shopId: shop.shop,
      id: newId("srv", at),
      orderId,
      customerId,
      type,
      itemId,
      time,
      date,
      contactSealed: await sealJson(keys, contact),
      state: "booked",
      proposalId: proposal.id,
      createdAt: at,
    } as const;
    return { statements: [insertWhere(database, services, row, isMine)] };
  },
};

/** Whether a local day is today or one of the next `days`. */
function isWithin(date: string, now: number, days: number, timeZone: string): boolean {
  const local = new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" });
  const today = Date.parse(local.format(now));
  const asked = Date.parse(date);
  return asked >= today && asked <= today + days * DAY_MS;
}
