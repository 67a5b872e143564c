import { z } from "@hono/zod-openapi";
import type { ruleFirings } from "../../platform/db/schema/tickets.ts";
import { RULE_OPERATORS } from "../../platform/ticket-words.ts";
import type { RuleRow } from "../../tickets/rules/fire.ts";
import { shopId } from "../params.ts";

const bilingual = z.object({ zh: z.string(), en: z.string() });
const time = z.string().openapi({ format: "date-time" });

export const ruleId = z
  .string()
  .regex(/^[\w-]{1,80}$/, "a rule's id")
  .openapi({ param: { name: "rule", in: "path" }, example: "rul_0abc" });
export const ruleParams = z.object({ shop: shopId, rule: ruleId });

const condition = z.object({
  fact: z.string(),
  operator: z.enum(RULE_OPERATORS),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
});

/** As it is answered; what comes in is read by the rules' own schema, which names the path of what is wrong. */
export const documentSchema = z
  .object({
    when: z.string(),
    match: z.enum(["all", "any"]),
    conditions: z.array(condition),
    actions: z.array(z.looseObject({ kind: z.string() })),
    pauseHours: z.number().int(),
  })
  .openapi("RuleDocument");
const documentInput = z.record(z.string(), z.unknown()).openapi("RuleDocumentInput", {
  description: "When – if – then; see `GET …/rules` for events, facts and actions",
});

export const ruleSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    name: z.string(),
    preset: z.string().nullable(),
    isEnabled: z.boolean(),
    document: documentSchema,
    updatedAt: time,
  })
  .openapi("Rule");

export const vocabularySchema = z
  .object({
    events: z.array(z.object({ id: z.string(), label: bilingual, facts: z.array(z.string()) })),
    facts: z.array(
      z.object({
        id: z.string(),
        label: bilingual,
        type: z.enum(["number", "money", "text", "list"]),
        values: z.array(z.string()),
        operators: z.array(z.enum(RULE_OPERATORS)),
      }),
    ),
    operators: z.array(z.object({ id: z.enum(RULE_OPERATORS), label: bilingual })),
    actions: z.array(z.object({ id: z.string(), label: bilingual })),
  })
  .openapi("RuleVocabulary");

export const presetSchema = z
  .object({
    id: z.string(),
    name: bilingual,
    about: bilingual,
    document: documentSchema,
    toFill: z.array(z.string()).openapi({ description: "Paths in the document that the shop must look at" }),
  })
  .openapi("RulePreset");

export const newRuleBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  document: documentInput,
  isEnabled: z.boolean().default(false),
  preset: z.string().max(64).nullable().default(null),
});
export const saveRuleBody = z.strictObject({
  name: z.string().trim().min(1).max(80),
  document: documentInput,
  isEnabled: z.boolean(),
  seen: z.number().int().positive().openapi({ description: "The version that was edited; a newer one is a conflict" }),
});
export const switchBody = z.strictObject({ isEnabled: z.boolean() });
export const dryRunBody = z.strictObject({
  document: documentInput,
  days: z.number().int().min(1).max(90).default(7),
});

const why = z.object({
  fact: z.string(),
  operator: z.enum(RULE_OPERATORS),
  value: z.unknown(),
  found: z.unknown(),
});

export const dryRunSchema = z
  .object({
    examined: z.number().int(),
    matched: z.number().int(),
    shown: z.array(
      z.object({
        event: z.string(),
        at: time,
        conversation: z.string().nullable(),
        orderId: z.string().nullable(),
        ticketId: z.string().nullable(),
        why: z.array(why),
      }),
    ),
    unjudged: z.array(z.string()).openapi({ description: "Facts that past events no longer hold" }),
  })
  .openapi("RuleDryRun");

export const firingSchema = z
  .object({
    id: z.string(),
    version: z.number().int(),
    event: z.string(),
    eventType: z.string(),
    at: time,
    conversation: z.string().nullable(),
    ticketId: z.string().nullable(),
    why: z.array(why),
    effects: z.array(
      z.object({
        kind: z.string(),
        state: z.enum(["done", "pending", "refused", "failed"]),
        detail: z.string().nullable(),
      }),
    ),
  })
  .openapi("RuleFiring");

export function showRule({ id, version, name, preset, isEnabled, document, updatedAt }: RuleRow) {
  const { conditions, actions } = document;
  const shown = { ...document, conditions: [...conditions], actions: actions.map((action) => ({ ...action })) };
  return { id, version, name, preset, isEnabled, document: shown, updatedAt: new Date(updatedAt).toISOString() };
}

export function showFiring({
  id,
  version,
  eventId,
  eventType,
  at,
  conversation,
  ticketId,
  why: held,
  effects,
}: typeof ruleFirings.$inferSelect) {
  return {
    id,
    version,
    event: eventId,
    eventType,
    at: new Date(at).toISOString(),
    conversation,
    ticketId,
    why: held,
    effects,
  };
}
