import { z } from "zod";
import type { ChannelEvent, Content } from "../events.ts";
import { idText } from "../payload.ts";

/** Types of an interaction. */
export const INTERACTION = { ping: 1, command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
/** What a shopper does that is a message. */
export const SPOKEN: readonly number[] = [INTERACTION.command, INTERACTION.component, INTERACTION.modal];
/** Only who has asked sees the answer: a server's channel is read by others. */
export const EPHEMERAL = 64;
/** Ids hold the time since this one, in ms, above their lowest 22 bits. */
const FIRST_MS = 1_420_070_400_000n;

const user = z.object({
  id: idText,
  username: z.string().optional(),
  global_name: z.string().nullish(),
  avatar: z.string().nullish(),
});
const file = z.object({
  id: idText,
  url: z.string(),
  filename: z.string().optional(),
  content_type: z.string().nullish(),
  size: z.number().optional(),
});
const option = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]).optional() });
const input = z.object({ custom_id: z.string().optional(), value: z.string().optional() });
/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export const interaction = z.object({
  id: idText,
  application_id: idText,
  type: z.number(),
  token: z.string().optional(),
  guild_id: idText.optional(),
  channel_id: idText.optional(),
  locale: z.string().optional(),
  member: z.object({ user }).optional(),
  user: user.optional(),
  message: z
    .object({
      components: z
        .array(
          z.object({
            components: z
              .array(z.object({ custom_id: z.string().optional(), label: z.string().optional() }))
              .optional(),
          }),
        )
        .optional(),
    })
    .optional(),
  data: z
    .object({
      name: z.string().optional(),
      options: z.array(option.extend({ options: z.array(option).optional() })).optional(),
      resolved: z.object({ attachments: z.record(z.string(), file).optional() }).optional(),
      custom_id: z.string().optional(),
      values: z.array(z.string()).optional(),
      components: z.array(z.object({ components: z.array(input).optional(), component: input.optional() })).optional(),
    })
    .optional(),
});
type Interaction = z.infer<typeof interaction>;

/** The message that an interaction is; none where it is a check or a suggestion. */
export function interactionEvents(given: Interaction): ChannelEvent[] {
  const { id, type, token, guild_id, channel_id, locale, data } = given;
  const author = given.member?.user ?? given.user;
  if (!author || !channel_id || !data || !SPOKEN.includes(type)) return [];
  const name = author.global_name ?? author.username;
  const avatar = author.avatar ? `https://cdn.discordapp.com/avatars/${author.id}/${author.avatar}.png` : undefined;
  const contact = {
    id: author.id,
    ...(name ? { name } : {}),
    ...(avatar ? { avatarUrl: avatar } : {}),
    ...(locale ? { locale } : {}),
  };
  const reply: Record<string, string> = {
    ...(token ? { token } : {}),
    ...(guild_id ? { flags: String(EPHEMERAL) } : {}),
  };
  const thread = `${channel_id}:${author.id}`;
  return [{ is: "message", eventId: id, contact, thread, at: timeOf(id), content: contentOf(given, data), reply }];
}

function timeOf(id: string): number {
  return /^\d{1,20}$/.test(id) ? Number((BigInt(id) >> 22n) + FIRST_MS) : 0;
}

function contentOf({ type, message }: Interaction, data: NonNullable<Interaction["data"]>): Content[] {
  if (type === INTERACTION.component) {
    const id = data.values?.[0] ?? data.custom_id ?? "";
    const buttons = message?.components?.flatMap(({ components = [] }) => components) ?? [];
    const label = buttons.find(({ custom_id }) => custom_id === id)?.label;
    return [{ is: "choice", id, label: label || id }];
  }
  const fields = data.components?.flatMap(({ components = [], component }) => [...components, component ?? {}]) ?? [];
  const options = data.options?.flatMap((given) => given.options ?? [given]) ?? [];
  const files = data.resolved?.attachments ?? {};
  const words = type === INTERACTION.modal ? fields.map(({ value }) => value) : options.map(({ value }) => value);
  const said = words.filter((word) => word !== undefined && !Object.hasOwn(files, String(word))).join("\n");
  const pieces = Object.values(files).map(attached);
  // A command without a word asks by its name.
  const text = said || (pieces.length === 0 ? (data.name ?? "") : "");
  return [...(text ? [{ is: "text" as const, text }] : []), ...pieces];
}

function attached({ id, url, filename, content_type, size }: z.infer<typeof file>): Content {
  const family = content_type?.split("/")[0];
  const is = family === "image" ? "image" : family === "audio" ? "voice" : family === "video" ? "video" : "file";
  return {
    is,
    media: { id, url },
    ...(filename ? { name: filename } : {}),
    ...(content_type ? { mime: content_type } : {}),
    ...(size === undefined ? {} : { sizeBytes: size }),
  };
}
