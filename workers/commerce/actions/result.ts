import type { executions } from "../../platform/db/schema/orders.ts";
import type { DataKeys } from "../../platform/privacy/keys.ts";
import { unsealJson } from "../../platform/privacy/seal.ts";
import type { Execution } from "../ports.ts";

/** The stored result of an execution; where its customer was erased, only that it happened. */
export async function openResult(keys: DataKeys, row: typeof executions.$inferSelect): Promise<Execution> {
  if (row.resultSealed === "") return withoutDetail(row);
  // Sealed by execute.ts under this shop's key: what opens is what was written there.
  return (await unsealJson(keys, row.resultSealed)) as Execution;
}

function withoutDetail({ proposalId, state, at }: typeof executions.$inferSelect): Execution {
  return state === "executed"
    ? { state, proposal: proposalId, effects: [], at }
    : { state, proposal: proposalId, refusal: { reason: "not_allowed" }, at };
}
