import { and, eq, isNull } from "drizzle-orm";
import { auditStatement } from "../../platform/audit.ts";
import type { Database } from "../../platform/db/database.ts";
import { inList } from "../../platform/db/rows.ts";
import { customers } from "../../platform/db/schema/customers.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { unseal, unsealJson } from "../../platform/privacy/seal.ts";
import { addressSchema } from "../orders.ts";
import { onePerson } from "./ledger.ts";

/** A record's personal data as it is. */
export interface OpenRecord {
  id: string;
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
}

/** A person's records unmasked; the audit says who has looked before they see it. Empty for an unknown customer. */
export async function revealCustomer(
  {
    database,
    keys,
    shop,
    now,
    actor,
  }: { database: Database; keys: DataKeys; shop: string; now: number; actor: string },
  customer: string,
): Promise<OpenRecord[]> {
  const members = await onePerson(database, shop, customer);
  const rows = await database
    .select()
    .from(customers)
    .where(and(eq(customers.shopId, shop), inList(customers.id, members), isNull(customers.erasedAt)));
  if (rows.length === 0) return [];
  const entry = { shop, actor, action: "customer.unmasked", target: `customer:${customer}`, at: now };
  await database.batch([auditStatement(database, { ...entry, detail: { records: rows.map(({ id }) => id) } })]);
  const open = (sealed: string | null) => (sealed === null ? null : unseal(keys, sealed));
  return Promise.all(
    rows.map(async ({ id, nameSealed, phoneSealed, emailSealed, addressSealed }) => ({
      id,
      name: await open(nameSealed),
      phone: await open(phoneSealed),
      email: await open(emailSealed),
      address: addressSealed === null ? null : lineOf(await unsealJson(keys, addressSealed)),
    })),
  );
}

function lineOf(stored: unknown): string {
  const { province, city, district, street } = addressSchema.parse(stored);
  return [province, city === province ? "" : city, district, street].filter(Boolean).join(" ");
}
