import { sayingWhenLost } from "../platform/db/lost.ts";
import { openActions } from "./actions/actions.ts";
import { openAfterSales } from "./after-sales.ts";
import { openCatalogue } from "./catalogue.ts";
import { openCodes } from "./codes/codes.ts";
import type { CommerceDeps } from "./deps.ts";
import { openIdentification } from "./identification.ts";
import { openOrders } from "./orders.ts";
import type { Commerce } from "./ports.ts";
import { openPricing } from "./pricing/pricing.ts";

/** The built-in store, for one conversation. Opening it reads nothing; it throws `unavailable` while the database is lost. */
export function openCommerce(deps: CommerceDeps): Commerce {
  return {
    catalogue: sayingWhenLost(openCatalogue(deps)),
    orders: sayingWhenLost(openOrders(deps)),
    identification: sayingWhenLost(openIdentification(deps)),
    codes: deps.codeSender ? sayingWhenLost(openCodes(deps, deps.codeSender)) : null,
    pricing: openPricing(deps.shop, deps.now),
    actions: sayingWhenLost(openActions(deps)),
    ...(deps.caseDesk ? { afterSales: sayingWhenLost(openAfterSales(deps, deps.caseDesk)) } : {}),
  };
}
