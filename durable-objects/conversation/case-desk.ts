import type { CaseDesk } from "../../workers/commerce/after-sales-ports.ts";
import type { CaseOrigin } from "../../workers/platform/case-words.ts";
import type { Env } from "../../workers/platform/env.ts";
import { unwrap } from "../../workers/platform/errors.ts";
import { hashText } from "../../workers/platform/socket-ticket.ts";
import { caseOf } from "../case/contract.ts";

/** The way to the objects of a shop's cases. */
export function openCaseDesk(env: Pick<Env, "CASE">, shop: string): CaseDesk {
  const open = async (id: string, origin: CaseOrigin) => {
    unwrap(await caseOf(env, shop, id).start(shop, id, origin));
  };
  return {
    open,
    async report(id, origin, key, event) {
      if (origin) await open(id, origin);
      const report = { key, bodyHash: await hashText(JSON.stringify(event)), event, by: "shopper", note: null };
      const told = await caseOf(env, shop, id).report(report);
      const doesNotFit = !told.ok && (told.error.code === "conflict" || told.error.code === "not_found");
      if (!doesNotFit) unwrap(told);
      return told.ok;
    },
  };
}
