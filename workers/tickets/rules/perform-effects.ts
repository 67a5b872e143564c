import { and, eq } from "drizzle-orm";
import { couponGrants, ruleFirings } from "../../platform/db/schema/tickets.ts";
import { log } from "../../platform/log.ts";
import type { RuleAction, RuleEffectRow } from "../../platform/ticket-words.ts";
import { couponOf } from "./plan-effects.ts";
import type { EffectCall, EffectEnd, RuleDeps } from "./ports.ts";

type FiringRow = typeof ruleFirings.$inferSelect;

/** Then an effect outside is given up. */
const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 60_000;

/** What an effect is done for. */
interface Performing {
  firing: FiringRow;
  rule: { id: string; name: string };
  actions: RuleAction[];
}

/**
 * Does what a stored firing still owes outside of the database. Each effect has a key of its own, so that doing it
 * again after a crash does nothing twice; what cannot be done now is left for the sweep.
 */
export async function performEffects(deps: RuleDeps, performing: Performing): Promise<RuleEffectRow[]> {
  const { firing, actions } = performing;
  const effects = [...firing.effects];
  for (const [index, effect] of effects.entries()) {
    const action = actions[index];
    if (effect.state !== "pending" || !action) continue;
    try {
      const end = await perform(deps, performing, { action, effect, index });
      effects[index] = end.is === "done" ? { ...effect, state: "done" } : refusedAs(effect, end.why);
    } catch (error) {
      log("warn", "rules.effect", { shop: firing.shopId, rule: firing.ruleId, kind: action.kind, error });
      if (firing.attempts + 1 >= MAX_ATTEMPTS) effects[index] = { ...effect, state: "failed", detail: "unreachable" };
    }
  }
  const isOpen = effects.some(({ state }) => state === "pending");
  const tryAt = isOpen ? deps.now() + FIRST_WAIT_MS * 2 ** firing.attempts : null;
  await deps.database
    .update(ruleFirings)
    .set({ effects, state: isOpen ? "pending" : "done", attempts: firing.attempts + 1, tryAt })
    .where(
      and(
        eq(ruleFirings.shopId, firing.shopId),
        eq(ruleFirings.ruleId, firing.ruleId),
        eq(ruleFirings.eventId, firing.eventId),
      ),
    );
  return effects;
}

function refusedAs(effect: RuleEffectRow, why: string): RuleEffectRow {
  return { ...effect, state: "refused", detail: why };
}

async function perform(
  deps: RuleDeps,
  { firing, rule }: Performing,
  { action, effect, index }: { action: RuleAction; effect: RuleEffectRow; index: number },
): Promise<EffectEnd> {
  const { conversation } = firing;
  const call: EffectCall = { key: `${firing.id}:${index}`, rule, chain: firing.chain };
  if (action.kind === "propose_approval") {
    // The proposal that it waits under was kept with the effect.
    const proposal = effect.detail;
    if (!proposal) return { is: "refused", why: "no_approval" };
    const { action: name, upToMinor } = action;
    return deps.effects.approve({ ...call, proposal, action: name, upToMinor });
  }
  if (!conversation) return { is: "refused", why: "no_conversation" };
  switch (action.kind) {
    case "handoff":
      return deps.effects.handoff({ ...call, conversation, reason: action.reason });
    case "send_message":
      return deps.effects.sendMessage({ ...call, conversation, text: action.text, facts: [] });
    case "issue_coupon":
      return tellCoupon(deps, call, conversation, action.code);
    default:
      return { is: "done" };
  }
}

async function tellCoupon(
  { database, shop: { shop }, now, effects }: RuleDeps,
  call: EffectCall,
  conversation: string,
  code: string,
): Promise<EffectEnd> {
  const [granted] = await database
    .select({ id: couponGrants.id })
    .from(couponGrants)
    .where(and(eq(couponGrants.shopId, shop), eq(couponGrants.id, call.key)));
  if (!granted) return { is: "refused", why: "coupon_limit" };
  const coupon = await couponOf(database, shop, code, now());
  if (!coupon) return { is: "refused", why: "no_coupon" };
  const { title } = coupon;
  // What is there, not what will be given: that is granted already.
  const text = {
    zh: `您有一张新的优惠券：${title.zh}，优惠码 ${coupon.code}，下单时填写即可使用。`,
    en: `Here is a coupon for you: ${title.en}. Enter the code ${coupon.code} at checkout.`,
  };
  const facts = [title, { zh: coupon.code, en: coupon.code }];
  return effects.sendMessage({ ...call, conversation, text, facts });
}
