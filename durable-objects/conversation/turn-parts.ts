import { openCodeSender } from "../../workers/commerce/codes/sender.ts";
import { openCommerce } from "../../workers/commerce/commerce.ts";
import { dialogue, initialState } from "../../workers/dialogue/dialogue.ts";
import { openKnowledge } from "../../workers/knowledge/knowledge.ts";
import { loadSnapshot } from "../../workers/merchants/snapshot.ts";
import { openModels } from "../../workers/models/models.ts";
import type { Clock } from "../../workers/platform/clock.ts";
import type { Env } from "../../workers/platform/env.ts";
import { openCaseDesk } from "./case-desk.ts";
import type { PortsOwner, TurnParts } from "./ports.ts";

/** The real parts of a turn; throws `unavailable` where neither the database nor a cached snapshot is at hand. */
export async function openTurnParts(env: Env, owner: PortsOwner, now: Clock): Promise<TurnParts> {
  const { snapshot, database, keys, isStale } = await loadSnapshot(env, owner.shop, now);
  return {
    shop: snapshot,
    isStale,
    dialogue,
    initialState,
    commerce: openCommerce({
      database,
      keys,
      shop: snapshot,
      now,
      conversation: owner.conversation,
      contact: owner.thread,
      address: owner.address,
      codeSender: openCodeSender(env),
      caseDesk: openCaseDesk(env, owner.shop),
    }),
    knowledge: openKnowledge(snapshot),
    models: openModels(env),
  };
}
