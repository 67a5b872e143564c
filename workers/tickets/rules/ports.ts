import type { Bilingual } from "../../platform/snapshot.ts";
import type { TicketDeps } from "../ports.ts";

/** What became of an effect outside of the database. Thrown: nobody knows, it is tried again under the same key. */
export type EffectEnd = { is: "done" } | { is: "refused"; why: string };

/** What every effect outside carries: done once per key, and what follows from it knows the rules that led to it. */
export interface EffectCall {
  key: string;
  rule: { id: string; name: string };
  chain: readonly string[];
}

/** What rules may ask of conversations and of commerce. */
export interface RuleEffects {
  handoff(call: EffectCall & { conversation: string; reason: string }): Promise<EffectEnd>;
  /** Said in the shopper's language, if the guard lets it pass; `facts` are words that the shop's data carry. */
  sendMessage(call: EffectCall & { conversation: string; text: Bilingual; facts: Bilingual[] }): Promise<EffectEnd>;
  /** Approves what waits under `proposal`, if it is this action and at most so much. */
  approve(call: EffectCall & { proposal: string; action: string; upToMinor: number }): Promise<EffectEnd>;
}

/** What running rules needs. */
export interface RuleDeps extends TicketDeps {
  effects: RuleEffects;
}
