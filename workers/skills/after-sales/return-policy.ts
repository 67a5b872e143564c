import type { PolicyRule } from "../../platform/policy.ts";
import { type Fact, list, number, type Say, type SkillContext, type Step, text } from "../skill.ts";
import { mentions } from "../words.ts";
import { policyTitle } from "./return-flow.ts";

const ABOUT_ADDRESS = /寄[到回去]|退[到回]哪|退货地址|寄件|where.{0,12}(?:send|ship|return)|return address/i;
const ABOUT_FREIGHT =
  /运费|邮费|快递费|谁出|谁承担|谁付|postage|who pays|shipping (?:cost|fee)|pay for (?:the )?return/i;
/** Questions whose answer is no rule of returning, though they are about it. */
const NOT_HERE = /拒收|拒签|当面验|试穿|取消规则|refuse (?:the )?(?:parcel|delivery)/i;

function freightSays(rule: PolicyRule, context: SkillContext): Say[] {
  return (["shop", "shopper"] as const).flatMap((payer) => {
    const reasons = (rule.reasons ?? []).filter((reason) => reason.freight === payer);
    if (reasons.length === 0) return [];
    const labels = list(reasons.map((reason) => reason.label[context.language]));
    return [{ template: `returns.policy_${payer}_freight`, facts: { reasons: labels } }];
  });
}

function excludedSays(rule: PolicyRule, context: SkillContext): Say[] {
  const names = context.shop.vocabulary.categories
    .filter((category) => rule.excludedCategories.includes(category.id))
    .map((category) => category.names[context.language === "zh" ? 0 : 1] ?? category.names[0] ?? category.id);
  return names.length === 0 ? [] : [{ template: "returns.policy_excluded", facts: { categories: list(names) } }];
}

function isSaid(words: string, fact: Fact | undefined): boolean {
  return fact?.is === "list" && fact.items.every((item) => mentions(words, item));
}

/** The shop's return rules from its policy; what they do not cover is left to the knowledge. */
export function tellReturnPolicy(context: SkillContext): Step {
  const { shop, language } = context;
  const rule = shop.policy.actions.return_items;
  if (!rule?.allowed || NOT_HERE.test(context.text)) return { do: "pass" };
  const days = (value: number) => number(value, language === "zh" ? "天" : value === 1 ? "day" : "days");
  const sources = [{ kind: "policy" as const, id: "return_items", title: policyTitle(context) }];
  const { address, words } = shop.policy.returns;
  const where: Say = { template: "returns.policy_address", facts: { address: text(address[language]) } };
  if (ABOUT_ADDRESS.test(context.text)) {
    const head: Say = { ...where, sources };
    return { do: "say", say: [head, { template: "returns.policy_words", facts: { words: text(words[language]) } }] };
  }
  const freight = freightSays(rule, context);
  const [payer, ...others] = freight;
  if (payer && ABOUT_FREIGHT.test(context.text)) return { do: "say", say: [{ ...payer, sources }, ...others] };
  const window: Say =
    rule.windowDays === undefined
      ? { template: "returns.policy_no_window", facts: {} }
      : { template: "returns.policy_window", facts: { days: days(rule.windowDays) } };
  const refund: Say[] = rule.refund
    ? [{ template: "returns.policy_refund", facts: { days: days(rule.refund.days) } }]
    : [];
  // The shop's own words first; of the rules only what they leave out.
  const own = words[language];
  const head: Say = { template: "returns.policy_words", facts: { words: text(own) }, sources };
  const left = [
    ...(own.includes(String(rule.windowDays)) ? [] : [window]),
    ...(/运费|邮费|postage|shipping/i.test(own) ? [] : freight),
    ...excludedSays(rule, context).filter(({ facts }) => !isSaid(own, facts.categories)),
  ];
  return { do: "say", say: [head, ...left, ...refund] };
}
