import { money, number, type Say, type Skill, type SkillContext, type Step } from "../skill.ts";
import { cannotTell } from "../talk/stored-words.ts";

const WISH = "points.wish";
const COUNT = "points.count";
const REDEEMS =
  /(?:兑换?|换|抵扣?|用掉?|花掉?).{0,12}(?:积分|\d+分)|积分.{0,12}(?:兑|换成|抵|用掉|用了|转)|全(?:部|都)?(?:给我|帮我)?兑|redeem|(?:use|spend|convert|exchange|cash in).{0,16}points/i;
const ASKS_HOW =
  /怎么|如何|规则|有效期|过期.{0,4}(?:吗|么|时间)|能(?:不能)?.{0,6}兑.{0,6}[吗么?？]|可以.{0,6}兑.{0,6}[吗么?？]|\bhow\b|rules?|expire/i;
const ASKS_COUNT = /多少|几|还有|剩|查|how many|balance|left|do i have/i;
const ALL = /全(?:部|都|给)?|所有|\ball\b|everything/i;

function countSaid(context: SkillContext, has: number): number | null {
  const { frame, text: said } = context;
  const found = /(\d[\d,]*)\s*(?:个?积?分|points?|pts)?/i.exec(said)?.[1];
  if (found && (frame.asked === "quantity" || /分|point|兑|redeem|that|改|是/i.test(said)))
    return Number(found.replaceAll(",", ""));
  if (ALL.test(said) || (frame.asked === "quantity" && cannotTell(said))) return has;
  return frame.slots[COUNT] ? Number(frame.slots[COUNT]) : null;
}

async function step(context: SkillContext): Promise<Step> {
  const { frame, shop, commerce, identity, text: said } = context;
  const rule = shop.policy.actions.redeem_points;
  const isWish =
    frame.slots[WISH] !== undefined || (REDEEMS.test(said) && !(ASKS_HOW.test(said) && !/帮我|给我|替我/.test(said)));
  if (!isWish && (ASKS_HOW.test(said) || !ASKS_COUNT.test(said))) return { do: "pass" };
  const customer = await commerce.orders.customer(identity);
  if (!customer) return isWish ? { do: "say", say: [{ template: "account.sign_in", facts: {} }] } : { do: "pass" };
  const points = number(customer.points);
  const worth: Say[] =
    rule?.allowed && rule.points
      ? [
          {
            template: "account.points_worth",
            facts: {
              amount: money(customer.points * rule.points.pointMinor, shop.currency),
              least: number(rule.points.atLeast),
            },
          },
        ]
      : [];
  if (!isWish || !rule?.allowed) {
    return isWish && !rule?.allowed
      ? { do: "pass" }
      : { do: "say", say: [{ template: "account.points", facts: { points } }, ...worth] };
  }
  frame.slots[WISH] = "1";
  const count = countSaid(context, customer.points);
  delete frame.slots.quantity;
  if (count === null) {
    return { do: "ask", slot: "quantity", say: [{ template: "account.ask_points", facts: { points } }, ...worth] };
  }
  frame.slots[COUNT] = String(count);
  return { do: "propose", request: { name: "redeem_points", arguments: { points: count } } };
}

/** How many points there are, and redeeming them. */
export const points: Skill = { name: "points", intents: ["membership_points"], step };
