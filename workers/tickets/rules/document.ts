import { z } from "zod";
import { DeskbellError } from "../../platform/errors.ts";
import { ACTIONS } from "../../platform/policy.ts";
import { RULE_OPERATORS, type RuleDocument, TICKET_PRIORITIES, TICKET_TYPES } from "../../platform/ticket-words.ts";
import { factsOf, isRuleEvent, OPERATORS_OF, RULE_FACTS, type RuleFact } from "./vocabulary.ts";

const words = z.string().trim().min(1).max(500);
const tag = z.string().trim().min(1).max(40);

const action = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("create_ticket"),
    type: z.enum(TICKET_TYPES),
    priority: z.enum(TICKET_PRIORITIES),
    summary: words,
    tags: z.array(tag).max(10).optional(),
  }),
  z.strictObject({ kind: z.literal("set_priority"), priority: z.enum(TICKET_PRIORITIES) }),
  z.strictObject({ kind: z.literal("assign"), agentId: z.string().min(1).max(64).nullable() }),
  z.strictObject({ kind: z.literal("add_tag"), tag }),
  z.strictObject({ kind: z.literal("handoff"), reason: z.string().trim().min(1).max(80) }),
  z.strictObject({ kind: z.literal("send_message"), text: z.strictObject({ zh: words, en: words }) }),
  z.strictObject({ kind: z.literal("issue_coupon"), code: z.string().trim().min(1).max(64) }),
  z.strictObject({
    kind: z.literal("propose_approval"),
    action: z.enum(ACTIONS),
    upToMinor: z.number().int().positive().max(100_000_000),
  }),
]);

/** A rule's document: when – if – then. */
export const ruleDocument = z
  .strictObject({
    when: z.string(),
    match: z.enum(["all", "any"]).default("all"),
    conditions: z
      .array(
        z.strictObject({
          fact: z.string(),
          operator: z.enum(RULE_OPERATORS),
          value: z.union([
            z.string().trim().min(1).max(200),
            z.number(),
            z.boolean(),
            z.array(z.string().trim().min(1).max(100)).min(1).max(50),
          ]),
        }),
      )
      .max(20),
    actions: z.array(action).min(1).max(10),
    pauseHours: z.number().int().min(0).max(720).default(24),
  })
  .superRefine((rule, context) => {
    const refuse = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    if (!isRuleEvent(rule.when)) return refuse(["when"], "there is no such event");
    const known: readonly string[] = factsOf(rule.when);
    for (const [index, { fact, operator, value }] of rule.conditions.entries()) {
      const described = known.includes(fact) ? factNamed(fact) : null;
      if (!described) {
        refuse(["conditions", index, "fact"], `“${fact}” is not known when ${rule.when} happens`);
        continue;
      }
      const allowed: readonly string[] = OPERATORS_OF[described.type];
      if (!allowed.includes(operator))
        refuse(["conditions", index, "operator"], `“${operator}” does not fit “${fact}”`);
      else if (!fits(described, operator, value))
        refuse(["conditions", index, "value"], `the value does not fit “${fact}”`);
    }
  });

/** Reads a rule's document; `invalid` names the path of what is wrong. */
export function parseRule(input: unknown): RuleDocument {
  const parsed = ruleDocument.safeParse(input);
  if (parsed.success) return clean(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join(".");
  throw new DeskbellError("invalid", path ? `${path}: ${issue?.message}` : (issue?.message ?? "not a rule"));
}

function clean(rule: z.infer<typeof ruleDocument>): RuleDocument {
  const actions = rule.actions.map((one) => {
    if (one.kind !== "create_ticket") return one;
    const { tags, ...rest } = one;
    return tags ? { ...rest, tags } : rest;
  });
  return { ...rule, actions };
}

function factNamed(name: string): RuleFact | null {
  return Object.entries(RULE_FACTS).find(([id]) => id === name)?.[1] ?? null;
}

function fits(fact: RuleFact, operator: string, value: unknown): boolean {
  if (fact.type === "number" || fact.type === "money") return typeof value === "number" && Number.isFinite(value);
  const all = Array.isArray(value) ? value : [value];
  if (operator === "is" || operator === "is_not") {
    if (all.length !== 1 || Array.isArray(value)) return false;
  }
  if (!all.every((one) => typeof one === "string")) return false;
  const isExact = operator === "is" || operator === "is_not" || operator === "one_of";
  return !isExact || !fact.values || all.every((one) => fact.values?.includes(one));
}
