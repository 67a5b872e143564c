import { expect, test } from "vitest";
import { namesAllParcels } from "../../workers/skills/orders/all-parcels.ts";

test.each(["我那三单，分别走到哪了", "所有订单，都到哪了", "几个包裹都运到哪儿了", "where are all my parcels"])(
  "“%s” is of every parcel",
  (said) => expect(namesAllParcels(said)).toBe(true),
);
test.each(["那单走到哪了", "到哪能买到"])("“%s” is of one, or none", (said) =>
  expect(namesAllParcels(said)).toBe(false),
);
