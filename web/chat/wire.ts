import * as z from "zod/mini";
import type { ServerFrame } from "../../workers/platform/message.ts";
import { frameSchema, holderSchema, messageSchema, parseJson } from "../shared/message-schema.ts";

/** Answers of the calls that the chat makes. */
export const answers = {
  /** Taken in; what it says is told by the next message. */
  any: z.unknown(),
  session: z.object({ conversation: z.string(), token: z.string(), seq: z.number() }),
  page: z.object({ messages: z.array(messageSchema), holder: holderSchema }),
  sent: z.object({ message: messageSchema }),
  ticket: z.object({ ticket: z.string() }),
  file: z.object({ url: z.string(), type: z.string() }),
  promises: z.object({
    promises: z.array(
      z.object({
        id: z.string(),
        title: z.object({ zh: z.string(), en: z.string() }),
        state: z.string(),
        dueAt: z.nullable(z.string()),
        isOverdue: z.boolean(),
        amountMinor: z.nullable(z.number()),
        currency: z.nullable(z.string()),
      }),
    ),
  }),
  rating: z.object({ mayRate: z.boolean(), score: z.nullable(z.number()), changeableUntil: z.nullable(z.string()) }),
  error: z.object({ error: z.object({ code: z.string() }) }),
} as const;
export type Session = z.infer<typeof answers.session>;
export type Page = z.infer<typeof answers.page>;
export type Rated = z.infer<typeof answers.rating>;
export type Promised = z.infer<typeof answers.promises>["promises"][number];

const entrySchema = z.object({
  key: z.string(),
  text: z.string(),
  choice: z.nullable(z.string()),
  at: z.number(),
  sentAfter: z.nullable(z.number()),
  failures: z.number(),
  state: z.enum(["queued", "failed"]),
});

/** A stored outbox entry, or null where it cannot be read. */
export function readEntry(json: string): z.infer<typeof entrySchema> | null {
  const parsed = entrySchema.safeParse(parseJson(json));
  return parsed.success ? parsed.data : null;
}

/** A frame of the socket; null for what this page does not know, such as a newer kind of frame. */
export function readFrame(data: unknown): ServerFrame | null {
  const parsed = frameSchema.safeParse(typeof data === "string" ? parseJson(data) : data);
  return parsed.success ? parsed.data : null;
}

const bilingual = z.object({ zh: z.string(), en: z.string() });
const bootSchema = z.object({
  shop: z.string(),
  name: bilingual,
  languages: z.array(z.enum(["zh", "en"])),
  defaultLanguage: z.enum(["zh", "en"]),
  greeting: bilingual,
  timeZone: z.string(),
  staffHours: z.array(z.object({ weekday: z.number(), fromMinute: z.number(), toMinute: z.number() })),
});
/** What the worker writes into the page. */
export type Boot = z.infer<typeof bootSchema>;

/** The page's boot data; null where there is none, as for an unknown shop. */
export function readBoot(json: string | null | undefined): Boot | null {
  const parsed = bootSchema.safeParse(parseJson(json ?? ""));
  return parsed.success ? parsed.data : null;
}

const launcherSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("identify"), token: z.string().check(z.minLength(1), z.maxLength(4096)) }),
  z.object({ type: z.literal("opened") }),
  z.object({ type: z.literal("closed") }),
]);
/** What the launcher may tell the chat. */
export type LauncherMessage = z.infer<typeof launcherSchema>;

/** A message of the launcher; null for anything else that arrives by `postMessage`. */
export function readLauncherMessage(data: unknown): LauncherMessage | null {
  const parsed = launcherSchema.safeParse(data);
  return parsed.success ? parsed.data : null;
}
