import { DeskbellError } from "../../workers/platform/errors.ts";
import { dataKeys } from "../../workers/platform/privacy/keys.ts";
import { unseal } from "../../workers/platform/privacy/seal.ts";
import type { CaseView } from "./contract.ts";
import type { Kernel } from "./kernel.ts";

/** The case with its course, its evidence and what is owed; `not_found` before it was started. */
export async function viewCase({ store, env }: Kernel): Promise<CaseView> {
  const stored = store.load();
  if (!stored) throw new DeskbellError("not_found", "there is no such case");
  const { case: about } = stored;
  const keys = await dataKeys(env.DATA_KEY, stored.shop);
  const entries = await Promise.all(
    store.entries().map(async ({ actor: by, noteSealed, stepFrom: from, stepTo: to, detail, ...entry }) => ({
      ...entry,
      // Written by course.ts, which knows no other.
      detail: detail as CaseView["entries"][number]["detail"],
      by,
      from,
      to,
      note: noteSealed === null ? null : await unseal(keys, noteSealed),
    })),
  );
  const { id, kind, step, outcome, orderId, customerId, conversation, dueAt, deadlineAt } = about;
  const { amountMinor, currency, refund, returnCode, returnTo, goodsBack, replacement, openedAt, updatedAt } = about;
  return {
    id,
    kind,
    step,
    outcome,
    orderId,
    customerId,
    conversation,
    dueAt,
    deadlineAt,
    amountMinor,
    currency,
    refund,
    returnCode,
    returnTo,
    goodsBack,
    replacement,
    openedAt,
    updatedAt,
    evidence: store.evidence(),
    entries,
    tasks: store.tasks().filter(({ kind: task }) => task !== "index"),
  };
}
