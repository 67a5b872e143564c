import type { customers, identities, paymentMethods } from "../../platform/db/schema/customers.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { normalizeEmail, normalizePhone } from "../../platform/privacy/normalize.ts";
import { blindIndex, seal, sealJson } from "../../platform/privacy/seal.ts";
import type { ShopImport } from "../import-schema.ts";

/** Customers as they are stored: what names a person is sealed. */
export function customerRows(
  keys: DataKeys,
  shopId: string,
  list: Omit<ShopImport["customers"][number], "methods">[],
  now: number,
): Promise<(typeof customers.$inferSelect)[]> {
  return Promise.all(
    list.map(async ({ id, name, phone, email, address, tier, points, locale, createdAt }) => {
      const [nameSealed, phoneSealed, phoneIndex, emailSealed, emailIndex, addressSealed] = await Promise.all([
        name === null ? null : seal(keys, name),
        phone === null ? null : seal(keys, phone),
        phone === null ? null : blindIndex(keys, "phone", normalizePhone(phone)),
        email === null ? null : seal(keys, email),
        email === null ? null : blindIndex(keys, "email", normalizeEmail(email)),
        address === null ? null : sealJson(keys, address),
      ]);
      return {
        shopId,
        id,
        nameSealed,
        phoneSealed,
        phoneIndex,
        emailSealed,
        emailIndex,
        addressSealed,
        tier,
        points,
        locale,
        createdAt: createdAt ?? now,
        erasedAt: null,
      };
    }),
  );
}

const SHOP_BALANCE = { zh: "账户余额", en: "Shop balance" };

/** What the customers pay with, as it is stored. */
export function paymentMethodRows(
  shopId: string,
  list: ShopImport["customers"],
): (typeof paymentMethods.$inferSelect)[] {
  return list.flatMap(({ id: customerId, methods, balanceMinor }) => [
    ...methods.map((method) => ({ shopId, customerId, ...method })),
    ...(balanceMinor === undefined
      ? []
      : [{ shopId, customerId, id: "balance", kind: "stored_value" as const, label: SHOP_BALANCE, balanceMinor }]),
  ]);
}

/** The shop's own customer id is the subject of its signed identities. */
export function signedIdentityRows(
  keys: DataKeys,
  shopId: string,
  list: ShopImport["customers"],
  now: number,
): Promise<(typeof identities.$inferSelect)[]> {
  return Promise.all(
    list.map(async ({ id }) => ({
      shopId,
      kind: "signed" as const,
      keyIndex: await blindIndex(keys, "signed", id),
      customerId: id,
      isProved: true,
      createdAt: now,
    })),
  );
}
