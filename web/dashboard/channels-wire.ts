import * as z from "zod/mini";

const bilingual = z.object({ zh: z.string(), en: z.string() });

const fieldSchema = z.object({
  name: z.string(),
  title: bilingual,
  help: bilingual,
  isSecret: z.boolean(),
  isOptional: z.boolean(),
  /** JSON schema of the value; a choice of a few is drawn as such. */
  schema: z.object({ enum: z.optional(z.array(z.string())), default: z.optional(z.unknown()) }),
});
export type ChannelField = z.infer<typeof fieldSchema>;

const kindSchema = z.object({
  kind: z.string(),
  title: bilingual,
  fields: z.array(fieldSchema),
  canSend: z.boolean(),
  canRegister: z.boolean(),
});
/** A kind of channel with its form. */
export type Kind = z.infer<typeof kindSchema>;

const channelSchema = z.object({
  id: z.string(),
  kind: z.string(),
  title: bilingual,
  name: z.string(),
  state: z.string(),
  settings: z.record(z.string(), z.unknown()),
  webhookUrl: z.string(),
  relay: z.nullable(z.string()),
  health: z.object({
    received: z.number(),
    refused: z.number(),
    sent: z.number(),
    failed: z.number(),
    unknown: z.number(),
    lastReceivedAt: z.nullable(z.number()),
    lastSentAt: z.nullable(z.number()),
    errors: z.array(z.object({ at: z.number(), what: z.string(), reason: z.string() })),
  }),
});
/** A connected channel; its secrets never come back. */
export type Channel = z.infer<typeof channelSchema>;

const deadLetterSchema = z.object({
  conversation: z.string(),
  message: z.string(),
  channel: z.string(),
  reason: z.string(),
  at: z.string(),
});
/** A message that did not reach its channel. */
export type DeadLetter = z.infer<typeof deadLetterSchema>;

const checkSchema = z.object({
  works: z.boolean(),
  account: z.nullable(z.string()),
  registered: z.nullable(z.boolean()),
  problem: z.nullable(bilingual),
});
/** What the vendor said of the credentials. */
export type Check = z.infer<typeof checkSchema>;

/** The answers of the calls about channels. */
export const channelAnswers = {
  all: z.object({ channels: z.array(channelSchema), kinds: z.array(kindSchema), relays: z.array(z.string()) }),
  added: z.object({ id: z.string(), webhookUrl: z.string() }),
  check: checkSchema,
  deadLetters: z.object({ deadLetters: z.array(deadLetterSchema) }),
};
