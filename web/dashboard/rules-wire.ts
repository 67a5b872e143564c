import * as z from "zod/mini";

const bilingual = z.object({ zh: z.string(), en: z.string() });
const maybeText = z.nullable(z.string());
const operatorSchema = z.enum(["is", "is_not", "at_least", "at_most", "one_of", "contains", "not_contains"]);
const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const conditionSchema = z.object({ fact: z.string(), operator: operatorSchema, value: valueSchema });
export type Condition = z.infer<typeof conditionSchema>;
export type Operator = z.infer<typeof operatorSchema>;

const documentSchema = z.object({
  when: z.string(),
  match: z.enum(["all", "any"]),
  conditions: z.array(conditionSchema),
  actions: z.array(z.looseObject({ kind: z.string() })),
  pauseHours: z.number(),
});
/** When – if – then, as data. */
export type RuleDocument = z.infer<typeof documentSchema>;
export type Action = RuleDocument["actions"][number];

const ruleSchema = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  preset: maybeText,
  isEnabled: z.boolean(),
  document: documentSchema,
  updatedAt: z.string(),
});
export type Rule = z.infer<typeof ruleSchema>;

const labelled = z.object({ id: z.string(), label: bilingual });
const factSchema = z.object({
  id: z.string(),
  label: bilingual,
  type: z.enum(["number", "money", "text", "list"]),
  values: z.array(z.string()),
  operators: z.array(operatorSchema),
});
export type Fact = z.infer<typeof factSchema>;

const vocabularySchema = z.object({
  events: z.array(z.object({ id: z.string(), label: bilingual, facts: z.array(z.string()) })),
  facts: z.array(factSchema),
  operators: z.array(z.object({ id: operatorSchema, label: bilingual })),
  actions: z.array(labelled),
});
/** Everything that a rule may be built of, with its names. */
export type Vocabulary = z.infer<typeof vocabularySchema>;

const presetSchema = z.object({
  id: z.string(),
  name: bilingual,
  about: bilingual,
  document: documentSchema,
  toFill: z.array(z.string()),
});
export type Preset = z.infer<typeof presetSchema>;

const whySchema = z.object({
  fact: z.string(),
  operator: operatorSchema,
  value: z.unknown(),
  found: z.unknown(),
});
export type Why = z.infer<typeof whySchema>;

const dryRunSchema = z.object({
  examined: z.number(),
  matched: z.number(),
  shown: z.array(
    z.object({
      event: z.string(),
      at: z.string(),
      conversation: maybeText,
      orderId: maybeText,
      ticketId: maybeText,
      why: z.array(whySchema),
    }),
  ),
  unjudged: z.array(z.string()),
});
export type DryRun = z.infer<typeof dryRunSchema>;

const firingSchema = z.object({
  id: z.string(),
  version: z.number(),
  eventType: z.string(),
  at: z.string(),
  conversation: maybeText,
  ticketId: maybeText,
  why: z.array(whySchema),
  effects: z.array(z.object({ kind: z.string(), state: z.string(), detail: maybeText })),
});
export type Firing = z.infer<typeof firingSchema>;

/** Answers of the calls about rules. */
export const ruleAnswers = {
  all: z.object({ rules: z.array(ruleSchema), presets: z.array(presetSchema), vocabulary: vocabularySchema }),
  one: z.object({ rule: ruleSchema }),
  dryRun: dryRunSchema,
  firings: z.object({ firings: z.array(firingSchema), next: maybeText }),
} as const;
