import { type Api, createApi } from "../../web/dashboard/api.ts";
import type { InboxRow } from "../../web/dashboard/wire.ts";
import type { HttpAnswer, HttpRequest, Ports, SocketHandlers } from "../../web/shared/ports.ts";
import type { HolderState, Message, Note } from "../../workers/platform/message.ts";
import { held, message } from "./messages.ts";

/** What the next call meets on its way; the call may have arrived all the same. */
export type Fault = "lost_request" | "lost_answer" | { status: number };

/** A desk's server, a network that fails on demand, a browser's storage and a clock, in one process. */
export class DeskWorld {
  now = Date.UTC(2026, 10, 21, 8);
  isOnline = true;
  faults: Fault[] = [];
  /** Paths of every call, newest last. */
  calls: string[] = [];
  storage = new Map<string, string>();
  sockets = new Set<SocketHandlers & { path: string }>();
  messages: Message[] = [];
  notes: Note[] = [];
  holder: HolderState = held("bot", 1);
  rows: InboxRow[] = [];
  corrections: Record<string, string> = {};
  pageSize = 50;
  wasSignedOut = false;
  readonly ports: Ports;
  readonly api: Api;
  #keys = new Map<string, Message | Note>();
  #timers = new Map<number, { at: number; run: () => void }>();
  #serial = 0;

  constructor() {
    this.ports = {
      http: async (request) => this.#answer(request),
      openSocket: (path, handlers) => {
        const socket = { path, ...handlers };
        this.sockets.add(socket);
        queueMicrotask(() => this.#greet(socket));
        const send = (data: string) => queueMicrotask(() => data === "ping" && socket.message("pong"));
        return { send, close: () => this.sockets.delete(socket) };
      },
      storage: {
        get: (key) => this.storage.get(key) ?? null,
        set: (key, value) => void this.storage.set(key, value),
        remove: (key) => void this.storage.delete(key),
        keys: (prefix) => [...this.storage.keys()].filter((key) => key.startsWith(prefix)),
      },
      now: () => this.now,
      random: () => 0.5,
      newKey: () => `key-${++this.#serial}`,
      after: (ms, run) => {
        const id = ++this.#serial;
        this.#timers.set(id, { at: this.now + ms, run });
        return () => this.#timers.delete(id);
      },
      isOnline: () => this.isOnline,
    };
    this.api = createApi(this.ports, () => {
      this.wasSignedOut = true;
    });
  }

  /** Lets time pass, timer by timer, and what they set off come to its end. */
  async pass(ms: number): Promise<void> {
    const end = this.now + ms;
    for (;;) {
      await settle();
      const [next] = [...this.#timers].sort(([, a], [, b]) => a.at - b.at);
      if (!next || next[1].at > end) break;
      this.#timers.delete(next[0]);
      this.now = Math.max(this.now, next[1].at);
      next[1].run();
    }
    this.now = end;
    await settle();
  }

  /** Stores a message and tells the sockets. */
  say(fields: Partial<Message>): Message {
    const said = message(this.messages.length + 1, { at: new Date(this.now).toISOString(), ...fields });
    this.messages.push(said);
    this.tell({ type: "message", message: said });
    return said;
  }

  take(holder: HolderState): void {
    this.holder = holder;
    this.tell({ type: "holder", holder });
  }

  tell(frame: unknown): void {
    for (const socket of this.sockets) socket.message(JSON.stringify(frame));
  }

  dropSockets(): void {
    const open = [...this.sockets];
    this.sockets.clear();
    for (const socket of open) socket.closed();
  }

  #greet(socket: SocketHandlers & { path: string }): void {
    if (!this.sockets.has(socket)) return;
    if (!socket.path.includes("/conversations/")) {
      socket.message(JSON.stringify({ type: "desk", waiting: 0, botHeld: 0, botActiveAt: null, agents: [] }));
      return;
    }
    const after = Number(new URL(socket.path, "http://desk").searchParams.get("after"));
    socket.message(JSON.stringify({ type: "ready", seq: this.messages.length, holder: this.holder }));
    for (const missed of this.messages.filter(({ seq }) => seq > after)) {
      socket.message(JSON.stringify({ type: "message", message: missed }));
    }
  }

  #answer(request: HttpRequest): HttpAnswer {
    this.calls.push(`${request.method} ${request.path}`);
    if (!this.isOnline) throw new Error("no network");
    const fault = this.faults.shift();
    if (fault === "lost_request") throw new Error("no network");
    if (typeof fault === "object") return answer(fault.status, { error: { code: "test", message: "test" } });
    const answered = this.#serve(request);
    if (fault === "lost_answer") throw new Error("connection reset");
    return answered;
  }

  #serve({ method, path, headers, body }: HttpRequest): HttpAnswer {
    const url = new URL(path, "http://desk");
    const given: { epoch?: number; text?: string; intent?: string } = body === null ? {} : JSON.parse(body);
    const verb = url.pathname.split("/").at(-1) ?? "";
    if (verb === "socket-ticket") return answer(201, { ticket: "ticket" });
    if (verb === "conversations") return answer(200, this.#page(url.searchParams.get("before")));
    if (verb === "messages") return answer(200, this.#earlier(Number(url.searchParams.get("before"))));
    if (method === "GET") {
      const { corrections } = this;
      const known = { customer: null, records: [], history: [], orders: [], maySame: [], channels: [] };
      return answer(200, { view: this.#view(), ...known, corrections, ownIntents: [] });
    }
    if (verb === "intent") return this.#correct(method, url.pathname.split("/").at(-2) ?? "", given.intent);
    if (verb === "note" || verb === "reply") {
      const key = headers["idempotency-key"] ?? "";
      const known = this.#keys.get(key);
      if (known) return answer(200, { [verb === "note" ? "note" : "message"]: known });
      if (verb === "reply" && given.epoch !== this.holder.epoch) return this.#conflict();
      const made =
        verb === "note" ? this.#addNote(given.text) : this.say({ from: "agent", name: "小周", text: given.text });
      this.#keys.set(key, made);
      return answer(200, { [verb === "note" ? "note" : "message"]: made });
    }
    if (given.epoch !== this.holder.epoch) return this.#conflict();
    this.take({
      ...held(verb === "claim" ? "agent" : "bot", this.holder.epoch + 1, verb === "claim" ? "me" : undefined),
    });
    return answer(200, { holder: this.holder });
  }

  #earlier(before: number) {
    const older = this.messages.filter(({ seq }) => seq < before).slice(-this.pageSize);
    const [first] = older;
    return { messages: older, next: first && first.seq > 1 ? first.seq : null };
  }

  #correct(method: string, seq: string, intent = ""): HttpAnswer {
    const { [seq]: known, ...others } = this.corrections;
    if (method === "POST") this.corrections = { ...others, [seq]: intent };
    else if (known === undefined) return answer(404, { error: { code: "not_found", message: "none" } });
    else this.corrections = others;
    return answer(200, { intent });
  }

  #conflict(): HttpAnswer {
    return answer(409, { error: { code: "conflict", message: "held", detail: { holder: this.holder } } });
  }

  #addNote(text = ""): Note {
    const note = { id: `note_${this.notes.length}`, by: "小周", text, at: new Date(this.now).toISOString() };
    this.notes.push(note);
    this.tell({ type: "note", note });
    return note;
  }

  #page(before: string | null) {
    const sorted = this.rows.toSorted((a, b) => b.lastAt.localeCompare(a.lastAt));
    const found = sorted.filter(({ lastAt }) => before === null || lastAt < before);
    const rows = found.slice(0, this.pageSize);
    return { rows, channels: [], next: found.length > rows.length ? rows.at(-1)?.lastAt : null };
  }

  #view() {
    return {
      conversation: "web~one",
      channel: "web",
      startedAt: 0,
      episode: 1,
      holder: this.holder,
      customerId: null,
      identityLevel: "none",
      language: null,
      messages: this.messages.slice(-500),
      understanding: {},
      notes: this.notes,
      deliveries: {},
      openProposal: null,
      summary: "",
    };
  }
}

/** A line of the inbox, changed by `fields`. */
export function row(conversation: string, fields: Partial<InboxRow> = {}): InboxRow {
  return {
    conversation,
    channel: "web",
    customerId: null,
    customerName: null,
    holder: "bot",
    epoch: 1,
    holderReason: "opened",
    agentId: null,
    agentName: null,
    language: "zh-CN",
    intent: "stock_query",
    sentiment: 0,
    lastText: "在吗",
    lastFrom: "shopper",
    messages: 1,
    unanswered: 1,
    startedAt: "2026-11-21T07:00:00.000Z",
    lastAt: "2026-11-21T07:30:00.000Z",
    waitingSince: null,
    ...fields,
  };
}

function answer(status: number, body: unknown): HttpAnswer {
  return { status, retryAfter: null, body };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}
