import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { customers } from "../../platform/db/schema/customers.ts";
import { normalizePhone } from "../../platform/privacy/normalize.ts";
import { blindIndex, seal, sealJson } from "../../platform/privacy/seal.ts";
import { addressArgument, phoneArgument } from "./arguments.ts";
import type { CustomerActionDefinition } from "./definition.ts";
import { isSame } from "./same.ts";

/** Changes the address, and the phone, that the customer's next orders go by. Orders there are keep theirs. */
export const changeProfileAddress: CustomerActionDefinition<"change_profile_address"> = {
  name: "change_profile_address",
  arguments: z.strictObject({ address: addressArgument, phone: phoneArgument.optional() }),
  preview: ({ customer }, { address, phone = null }) => {
    const isSamePhone = phone === null || phone === customer.phone;
    if (isSamePhone && isSame(address, customer.address)) return { refusal: { reason: "nothing_to_change" } };
    return { effects: [{ kind: "profile_address", customerId: customer.id, address, phone }] };
  },
  write: async ({ deps: { database, keys, shop }, customerId, effects, isMine }) => {
    const [change] = effects.filter((effect) => effect.kind === "profile_address");
    if (!change) return {};
    const { address, phone } = change;
    const ofPhone =
      phone === null
        ? {}
        : {
            phoneSealed: await seal(keys, phone),
            phoneIndex: await blindIndex(keys, "phone", normalizePhone(phone)),
          };
    return {
      statements: [
        database
          .update(customers)
          .set({ addressSealed: await sealJson(keys, address), ...ofPhone })
          .where(and(eq(customers.shopId, shop.shop), eq(customers.id, customerId), isMine)),
      ],
    };
  },
};
