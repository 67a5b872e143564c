import type { cashbacks, services } from "../../platform/db/schema/orders.ts";
import { DeskbellError } from "../../platform/errors.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { sealJson } from "../../platform/privacy/seal.ts";
import type { ShopImport } from "../import-schema.ts";
import type { References } from "./check-references.ts";

/** Booked services as they are stored: whom the fitter calls is sealed. */
export function serviceRows(
  keys: DataKeys,
  shopId: string,
  list: ShopImport["services"],
  references: References,
  now: number,
): Promise<(typeof services.$inferSelect)[]> {
  return Promise.all(
    list.map(async ({ order, item, contact, createdAt, ...service }) => ({
      ...service,
      shopId,
      orderId: order,
      customerId: ownerOf(references, order),
      itemId: item,
      contactSealed: await sealJson(keys, contact),
      proposalId: null,
      createdAt: createdAt ?? now,
    })),
  );
}

/** Registered cashbacks as they are stored. */
export function cashbackRows(
  shopId: string,
  list: ShopImport["cashbacks"],
  references: References,
  now: number,
): (typeof cashbacks.$inferSelect)[] {
  return list.map(({ order, createdAt, ...cashback }) => ({
    ...cashback,
    shopId,
    orderId: order,
    customerId: ownerOf(references, order),
    proposalId: null,
    createdAt: createdAt ?? now,
  }));
}

function ownerOf(references: References, orderId: string): string {
  const owner = references.owner(orderId);
  if (owner === undefined) throw new DeskbellError("internal", "an order that was checked is gone");
  return owner;
}
