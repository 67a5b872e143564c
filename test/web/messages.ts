import type { HolderState, Message } from "../../workers/platform/message.ts";

/** A message of the bot with number `seq`, changed by `fields`. */
export function message(seq: number, fields: Partial<Message> = {}): Message {
  return {
    id: `msg_${seq}`,
    seq,
    from: "bot",
    text: `text ${seq}`,
    cards: [],
    choices: [],
    expects: null,
    sources: [],
    at: "2026-11-21T08:00:00Z",
    ...fields,
  };
}

/** A holder at `epoch`; an agent where a name is given. */
export function held(holder: HolderState["holder"], epoch = 1, name?: string): HolderState {
  return { holder, epoch, reason: "test", agent: name ? { id: name, name } : null };
}
