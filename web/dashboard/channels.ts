import { signal } from "@preact/signals";
import type { ChannelsApi, Settings } from "./channels-api.ts";
import type { Channel, Check, DeadLetter, Kind } from "./channels-wire.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import type { Problem } from "./problem.ts";

/** A channel under edit. Of a connected one, a secret that stays empty stays as it is. */
export interface ChannelDraft {
  /** Null: a new one. */
  id: string | null;
  kind: Kind;
  name: string;
  values: Record<string, string>;
  relay: string | null;
}

/** The shop's channels, the one under edit, and what did not arrive. */
export type ChannelBook = ReturnType<typeof createChannelBook>;

export function createChannelBook(api: ChannelsApi, shop: string) {
  const channels = signal<Channel[]>([]);
  const kinds = signal<Kind[]>([]);
  const relays = signal<string[]>([]);
  const deadLetters = signal<DeadLetter[]>([]);
  const stage = signal<"loading" | "ready" | "failed">("loading");
  const problem = signal<Problem | null>(null);
  const isBusy = signal(false);
  const draft = signal<ChannelDraft | null>(null);
  /** The channel that was just connected: its address is to be pasted at the vendor's. */
  const added = signal<string | null>(null);
  const checks = signal<Record<string, Check>>({});
  const done = signal<"saved" | "removed" | "resent" | null>(null);

  const run = oneAtATime({ isBusy, problem }, () => {
    done.value = null;
  });
  const load = async () => {
    const [answer, dead] = await Promise.all([api.all(shop), api.deadLetters(shop)]);
    if (dead.ok) deadLetters.value = dead.value.deadLetters;
    stage.value = answer.ok ? "ready" : "failed";
    if (!answer.ok) {
      problem.value = answer.problem;
      return;
    }
    channels.value = answer.value.channels;
    kinds.value = answer.value.kinds;
    relays.value = answer.value.relays;
  };
  const open = (next: ChannelDraft | null) => {
    draft.value = next;
    problem.value = null;
    done.value = null;
  };

  return {
    ...{ channels, kinds, relays, deadLetters, stage, problem, isBusy, draft, added, checks, done },
    load,
    close: () => open(null),
    begin: (kind: Kind, name: string) => open({ id: null, kind, name, values: startOf(kind), relay: null }),
    edit: ({ id, kind: name, settings, relay, ...channel }: Channel) => {
      const kind = kinds.value.find((one) => one.kind === name);
      if (!kind) return;
      const known = Object.entries(settings).map(([field, value]) => [field, String(value)]);
      open({ id, kind, name: channel.name, values: Object.fromEntries(known), relay });
    },
    change: (change: Partial<ChannelDraft>) => {
      if (draft.value) draft.value = { ...draft.value, ...change };
    },
    save: async () => {
      const of = draft.value;
      if (!of) return;
      const { id, kind, name, relay } = of;
      const settings = settingsOf(of);
      const answer =
        id === null
          ? await run(() => api.add(shop, { kind: kind.kind, name, settings, relay }))
          : await run(async () => {
              const changed = await api.change(shop, id, { name, relay, settings });
              return changed.ok ? { ok: true as const, value: { id } } : changed;
            });
      if (!answer) return;
      await load();
      open(null);
      added.value = id === null ? answer.id : null;
      done.value = "saved";
    },
    turn: async ({ id, state }: Channel) => {
      await run(() => api.change(shop, id, { state: state === "active" ? "paused" : "active" }));
      await load();
    },
    remove: async (id: string) => {
      const answer = await run(() => api.remove(shop, id));
      if (answer === null) return;
      channels.value = channels.value.filter((channel) => channel.id !== id);
      open(null);
      done.value = "removed";
    },
    check: async (id: string) => {
      const answer = await run(() => api.check(shop, id));
      if (answer) checks.value = { ...checks.value, [id]: answer };
    },
    resend: async ({ conversation, message }: DeadLetter) => {
      const answer = await run(() => api.resend(shop, conversation, message));
      if (answer === null) return;
      deadLetters.value = deadLetters.value.filter((one) => one.message !== message);
      done.value = "resent";
    },
  };
}

function startOf({ fields }: Kind): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ name, schema }) => [
      name,
      typeof schema.default === "string" ? schema.default : (schema.enum?.[0] ?? ""),
    ]),
  );
}

/** What is sent: of a connected channel no empty secret, and null for what was emptied. */
function settingsOf({ id, kind, values }: ChannelDraft): Settings {
  const given: Settings = {};
  for (const { name, isSecret, isOptional } of kind.fields) {
    const value = (values[name] ?? "").trim();
    if (value !== "") given[name] = value;
    else if (id !== null && !isSecret && isOptional) given[name] = null;
  }
  return given;
}
