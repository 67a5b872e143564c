import type { customers } from "../../platform/db/schema/customers.ts";
import type { invoices, orderItems, orders, refunds, shipments } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { seal, sealJson, unseal, unsealJson } from "../../platform/privacy/seal.ts";
import type { ShopImport } from "../import-schema.ts";
import type { References } from "./check-references.ts";

type OrderImport = ShopImport["orders"][number];

/** An order's rows, by table. */
export interface OrderRows {
  order: typeof orders.$inferSelect;
  items: (typeof orderItems.$inferSelect)[];
  shipments: (typeof shipments.$inferSelect)[];
  refunds: (typeof refunds.$inferSelect)[];
  invoices: (typeof invoices.$inferSelect)[];
}

/** Orders as they are stored: amounts computed, defaults filled, the recipient and invoice titles sealed. */
export function orderRows(
  keys: DataKeys,
  shopId: string,
  document: ShopImport,
  references: References,
): Promise<OrderRows[]> {
  const customersHere = new Map(document.customers.map((customer) => [customer.id, customer]));
  return Promise.all(
    document.orders.map(async (order, index) => {
      const items = itemRows(shopId, order, references);
      const amounts = amountsOf(order, items, `orders.${index}`);
      const recipient = order.recipient ?? (await recipientOf(keys, order.customer, customersHere, references));
      const part = (kind: string, given: string | undefined, position: number) =>
        given ?? `${order.id}-${kind}${position + 1}`;
      return {
        order: {
          shopId,
          id: order.id,
          customerId: order.customer,
          state: order.state,
          version: 1,
          currency: references.currency,
          ...amounts,
          recipientSealed: await sealJson(keys, recipient),
          placedAt: order.placedAt,
          paidAt: paidAt(order),
          deliveredAt: order.deliveredAt ?? lastDelivery(order),
          expeditedAt: order.expeditedAt,
          presale: order.presale,
        },
        items,
        shipments: order.shipments.map((shipment, position) => ({
          shopId,
          orderId: order.id,
          ...shipment,
          id: part("s", shipment.id, position),
        })),
        refunds: order.refunds.map((refund, position) => ({
          shopId,
          orderId: order.id,
          proposalId: null,
          ...refund,
          id: part("r", refund.id, position),
        })),
        invoices: await Promise.all(
          order.invoices.map(async ({ id, title, amountMinor, replaces, ...invoice }, position) => ({
            shopId,
            orderId: order.id,
            proposalId: null,
            ...invoice,
            id: part("v", id, position),
            titleSealed: await seal(keys, title),
            replacesId: replaces,
            amountMinor: amountMinor ?? amounts.totalMinor,
          })),
        ),
      };
    }),
  );
}

function itemRows(shopId: string, order: OrderImport, references: References): OrderRows["items"] {
  return order.items.map((item, position) => {
    const variant = references.variant(item.product, item.variant);
    if (!variant) throw new DeskbellError("internal", "a variant that was checked is gone");
    return {
      shopId,
      id: item.id ?? `${order.id}-${position + 1}`,
      orderId: order.id,
      productId: item.product,
      variantId: item.variant,
      name: variant.name,
      options: variant.options,
      quantity: item.quantity,
      unitPriceMinor: item.unitPriceMinor ?? variant.priceMinor,
      reducedMinor: 0,
      state: item.state,
    };
  });
}

function amountsOf(order: OrderImport, items: OrderRows["items"], path: string) {
  const itemsMinor = items.reduce((sum, item) => sum + item.quantity * item.unitPriceMinor, 0);
  const { freightMinor, discountMinor } = order;
  const totalMinor = itemsMinor + freightMinor - discountMinor;
  if (totalMinor < 0) throw new DeskbellError("invalid", `${path}.discountMinor: more than the order costs`);
  return { itemsMinor, freightMinor, discountMinor, totalMinor, payments: paymentsOf(order, totalMinor, path) };
}

function paymentsOf(order: OrderImport, totalMinor: number, path: string) {
  // Nothing was paid yet; the method is what the shopper will choose.
  if (order.state === "pending_payment") return [];
  const given = order.payments.length > 0 ? order.payments : paidAt(order) === null ? [] : [{ method: "original" }];
  const open = given.filter(({ amountMinor }) => amountMinor === undefined);
  if (open.length > 1) throw new DeskbellError("invalid", `${path}.payments: name the amount of all but one`);
  const named = given.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0), 0);
  if (open.length === 1 && named > totalMinor) {
    throw new DeskbellError("invalid", `${path}.payments: more than the order costs`);
  }
  return given.map(({ amountMinor, ...payment }) => ({ ...payment, amountMinor: amountMinor ?? totalMinor - named }));
}

function paidAt(order: OrderImport): number | null {
  if (order.paidAt !== null || order.state === "pending_payment") return order.paidAt;
  if (order.state === "cancelled" && order.payments.length === 0) return null;
  return order.placedAt;
}

function lastDelivery(order: OrderImport): number | null {
  if (order.state !== "delivered" && order.state !== "completed" && order.state !== "returned") return null;
  return order.shipments.reduce<number | null>(
    (last, { deliveredAt }) => (deliveredAt === null ? last : Math.max(last ?? 0, deliveredAt)),
    null,
  );
}

async function recipientOf(
  keys: DataKeys,
  customerId: string,
  here: Map<string, ShopImport["customers"][number]>,
  references: References,
) {
  const imported = here.get(customerId);
  if (imported) return { name: imported.name, phone: imported.phone, address: imported.address };
  return openCustomer(keys, references.customer(customerId));
}

async function openCustomer(keys: DataKeys, stored: typeof customers.$inferSelect | undefined) {
  if (!stored?.nameSealed || !stored.phoneSealed || !stored.addressSealed) {
    throw new DeskbellError("internal", "a customer that was checked is gone");
  }
  const [name, phone, address] = await Promise.all([
    unseal(keys, stored.nameSealed),
    unseal(keys, stored.phoneSealed),
    unsealJson(keys, stored.addressSealed),
  ]);
  return { name, phone, address };
}
