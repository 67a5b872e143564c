import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { shopImport } from "../../../../workers/merchants/import-schema.ts";
import { policySchema } from "../../../../workers/platform/policy.ts";
import { assortment, people, readSource, SETTINGS, toAddress } from "./import.ts";
import policy from "./policy.json" with { type: "json" };
import { requestOf } from "./requests.ts";

const FOLDER = "../shared/data/tau-retail";

test("the published policy is data that any merchant could publish", () => {
  expect(policySchema.safeParse(policy).error).toBeUndefined();
});

test("what the product cannot be asked is sent as it is: lists of two lengths, items that are not there", () => {
  const action = {
    name: "modify_pending_order_items",
    arguments: { order_id: "#W1", item_ids: ["1", "2"], new_item_ids: ["3"], payment_method_id: "card_1" },
  };
  expect(requestOf(action, "u", null)).toEqual({
    customer: "u",
    name: "change_items",
    arguments: {
      orderId: "W1",
      changes: [
        { itemId: "1", variantId: "3" },
        { itemId: "2", variantId: undefined },
      ],
      method: "card_1",
    },
  });
  const address = { address1: "1 Road", address2: "", city: "C", country: "US", state: "NY", zip: "1" };
  expect(toAddress(address).street).toBe("1 Road");
});

test.skipIf(!existsSync(FOLDER))("every row of the set fits the merchant's import (needs ../shared)", () => {
  const source = readSource(FOLDER);
  const document = { settings: SETTINGS, ...assortment(source), ...people(source, [...source.users.keys()]) };
  const parsed = shopImport.safeParse(document);
  expect(parsed.error).toBeUndefined();
  expect(parsed.data?.orders).toHaveLength(source.orders.size);
});
