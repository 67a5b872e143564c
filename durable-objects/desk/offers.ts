import type { Env } from "../../workers/platform/env.ts";
import { log } from "../../workers/platform/log.ts";
import { type ActingAgent, conversationOf } from "../conversation/contract.ts";
import type { DeskAgent, DeskStore } from "./desk-store.ts";

/** The agent who is offered the next conversation: present, willing, with room, the least loaded first. */
export function nextAgent(
  agents: readonly DeskAgent[],
  online: ReadonlySet<string>,
  loads: ReadonlyMap<string, number>,
): ActingAgent | null {
  const load = ({ id }: DeskAgent) => loads.get(id) ?? 0;
  const [first] = agents
    .filter((agent) => agent.takesOffers === 1 && online.has(agent.id) && load(agent) < agent.capacity)
    .sort((a, b) => load(a) - load(b) || a.id.localeCompare(b.id));
  return first ? { id: first.id, name: first.name } : null;
}

/**
 * Offers waiting conversations in the order of their waiting. The conversation decides: an offer it refuses is left, its
 * own notice follows. What it accepts counts at once, before that notice has come.
 */
export async function offerWaiting(env: Env, store: DeskStore, online: () => ReadonlySet<string>): Promise<void> {
  const shop = store.shop();
  if (!shop) return;
  const loads = store.loads();
  for (const { conversation, holder } of store.waiting()) {
    const agent = nextAgent(store.agents(), online(), loads);
    if (!agent) return;
    try {
      const offered = await conversationOf(env, shop, conversation).offer(agent, holder.epoch);
      if (offered.ok) loads.set(agent.id, (loads.get(agent.id) ?? 0) + 1);
    } catch (error) {
      log("warn", "desk.offer", { error });
    }
  }
}
