import { DeskbellError } from "../../workers/platform/errors.ts";
import { attachmentSchema, type Message } from "../../workers/platform/message.ts";
import type { DataKeys } from "../../workers/platform/privacy/keys.ts";
import { maskText } from "../../workers/platform/privacy/mask.ts";
import { sealJson, unsealJson } from "../../workers/platform/privacy/seal.ts";
import type { ActingAgent } from "./contract.ts";

/** Event texts are previews; the whole text stays in the object. */
const EVENT_TEXT_LENGTH = 500;
const OPEN_MESSAGES = 200;

/** A message before it has a number. */
export type MessageDraft = Pick<Message, "text" | "cards" | "choices" | "expects" | "sources"> & {
  id: string;
  from: Message["from"];
  agent: ActingAgent | null;
  /** The turn or execution it answers. */
  turn: string | null;
  /** What the shopper pressed. */
  choice: string | null;
  attachment: string | null;
  /** Nobody asked: it answers nothing. */
  isProactive?: boolean;
};

/** A draft with its sealed form: what a transaction may store. */
export interface SealedMessage {
  draft: MessageDraft;
  sealed: string;
  maskedText: string;
}

export type StoredMessage = {
  seq: number;
  id: string;
  sender: Message["from"];
  agentId: string | null;
  agentName: string | null;
  turn: string | null;
  episode: number;
  at: number;
  sealed: string;
};

type Body = Pick<MessageDraft, "text" | "cards" | "choices" | "expects" | "sources" | "choice" | "attachment">;

/** A stored message, readable. */
export interface OpenMessage {
  message: Message;
  choice: string | null;
}

const FIELDS = "seq, id, sender, agent_id AS agentId, agent_name AS agentName, turn, episode, at, sealed";

/** A draft with nothing but text. */
export function plainMessage(id: string, from: Message["from"], text: string): MessageDraft {
  const nothing = { cards: [], choices: [], expects: null, sources: [], choice: null, attachment: null };
  return { id, from, text, agent: null, turn: null, ...nothing };
}

/** Seals a draft. Not in a transaction: sealing is asynchronous. */
export async function sealMessage(keys: DataKeys, draft: MessageDraft): Promise<SealedMessage> {
  const { text, cards, choices, expects, sources, choice, attachment } = draft;
  const body: Body = { text, cards, choices, expects, sources, choice, attachment };
  return {
    draft,
    sealed: await sealJson(keys, body),
    maskedText: maskText(text.slice(0, 2 * EVENT_TEXT_LENGTH)).slice(0, EVENT_TEXT_LENGTH),
  };
}

/** Opens JSON that this object sealed itself: its shape is what the code that sealed it wrote. */
export async function openOwn<T>(keys: DataKeys, sealed: string): Promise<T> {
  return (await unsealJson(keys, sealed)) as T;
}

/** The messages table, with the newest ones kept readable in memory. */
export class MessageBook {
  readonly #sql: SqlStorage;
  readonly #open = new Map<number, OpenMessage>();

  constructor(sql: SqlStorage) {
    this.#sql = sql;
  }

  /** Part of a transaction: stores under `seq` and gives the message as readers see it. */
  insert(seq: number, episode: number, at: number, { draft, sealed }: SealedMessage): Message {
    this.#sql.exec(
      "INSERT INTO messages (seq, id, sender, agent_id, agent_name, turn, episode, at, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
      seq,
      draft.id,
      draft.from,
      draft.agent?.id ?? null,
      draft.agent?.name ?? null,
      draft.turn,
      episode,
      at,
      sealed,
    );
    return shown(seq, draft.id, draft.from, draft.agent?.name ?? null, at, draft);
  }

  /** Keeps a committed message readable, so that the next reader need not unseal it. */
  remember(open: OpenMessage): void {
    this.#open.set(open.message.seq, open);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= OPEN_MESSAGES) break;
      this.#open.delete(oldest);
    }
  }

  /** Nothing readable stays in memory. */
  forget(): void {
    this.#open.clear();
  }

  after(seq: number, limit: number): StoredMessage[] {
    return this.#sql
      .exec<StoredMessage>(`SELECT ${FIELDS} FROM messages WHERE seq > ? ORDER BY seq LIMIT ?`, seq, limit)
      .toArray();
  }

  ofTurn(turn: string): StoredMessage[] {
    return this.#sql.exec<StoredMessage>(`SELECT ${FIELDS} FROM messages WHERE turn = ? ORDER BY seq`, turn).toArray();
  }

  /** The shopper's messages that no turn has covered yet. */
  pending(answeredSeq: number): StoredMessage[] {
    return this.#sql
      .exec<StoredMessage>(
        `SELECT ${FIELDS} FROM messages WHERE seq > ? AND sender = 'shopper' ORDER BY seq`,
        answeredSeq,
      )
      .toArray();
  }

  /** Whether an agent has spoken after `seq`. */
  hasAgentAfter(seq: number): boolean {
    return (
      this.#sql.exec("SELECT 1 FROM messages WHERE seq > ? AND sender = 'agent' LIMIT 1", seq).toArray().length > 0
    );
  }

  async open(keys: DataKeys, row: StoredMessage): Promise<OpenMessage> {
    const known = this.#open.get(row.seq);
    if (known?.message.id === row.id) return known;
    const body = await openOwn<Body>(keys, row.sealed);
    return { message: shown(row.seq, row.id, row.sender, row.agentName, row.at, body), choice: body.choice };
  }

  async openAll(keys: DataKeys, rows: StoredMessage[]): Promise<Message[]> {
    return (await Promise.all(rows.map((row) => this.open(keys, row)))).map(({ message }) => message);
  }

  bySeq(seq: number): StoredMessage {
    const [row] = this.#sql.exec<StoredMessage>(`SELECT ${FIELDS} FROM messages WHERE seq = ?`, seq).toArray();
    if (!row) throw new DeskbellError("not_found", "the message is no longer kept");
    return row;
  }
}

function shown(
  seq: number,
  id: string,
  from: Message["from"],
  agentName: string | null,
  at: number,
  body: Pick<Body, "text" | "cards" | "choices" | "expects" | "sources" | "attachment">,
): Message {
  const { text, cards, choices, expects, sources } = body;
  const name = agentName === null ? {} : { name: agentName };
  const attachments = attachmentsOf(body.attachment);
  const files = attachments.length > 0 ? { attachments } : {};
  return { id, seq, from, ...name, text, cards, choices, expects, sources, ...files, at: new Date(at).toISOString() };
}

/** `<id>:<kind>` with commas between, as the channel kept them; what else was said to be one is none. */
function attachmentsOf(kept: string | null): NonNullable<Message["attachments"]> {
  return (kept ?? "").split(",").flatMap((one) => {
    const [id = "", kind] = one.split(":");
    const parsed = attachmentSchema.safeParse({ id, kind });
    return parsed.success ? [parsed.data] : [];
  });
}
