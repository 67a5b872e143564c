import { type Chat, createChat } from "../../web/chat/chat.ts";
import { type ChatState, waitingBubbles } from "../../web/chat/state.ts";
import type { HttpAnswer, HttpRequest, Ports, SocketHandlers } from "../../web/shared/ports.ts";
import type { HolderState, Message, ServerFrame } from "../../workers/platform/message.ts";

/** What the next calls meet on their way. */
export type Fault =
  | { kind: "lost_request" }
  | { kind: "lost_answer" }
  | { kind: "status"; status: number; retryAfter?: string };

interface Conversation {
  id: string;
  messages: Message[];
  keys: Map<string, Message>;
  sockets: Set<SocketHandlers>;
  holder: HolderState;
}

/** A shop's server, a network that fails on demand, a browser's storage and a clock, in one process. */
export class World {
  now = Date.UTC(2026, 10, 21, 8);
  isOnline = true;
  hasSockets = true;
  /** Sockets stay open and silent, as after a change of network. */
  areSocketsMute = false;
  isMissing = false;
  refusesIdentity = false;
  /** Identities are of another customer than the conversation's. */
  isAnothers = false;
  /** In order; each call takes one. */
  faults: Fault[] = [];
  calls: { path: string; method: string; key: string | undefined; identity: string | undefined }[] = [];
  storage = new Map<string, string>();
  conversations = new Map<string, Conversation>();
  states: ChatState[] = [];
  #timers = new Map<number, { at: number; run: () => void }>();
  #serial = 0;
  #page = 0;

  get state(): ChatState {
    const state = this.states.at(-1);
    if (!state) throw new Error("nothing published yet");
    return state;
  }

  get conversation(): Conversation {
    const conversation = [...this.conversations.values()].at(-1);
    if (!conversation) throw new Error("no conversation yet");
    return conversation;
  }

  /** Opens the page; what an earlier page had scheduled is gone. */
  open(options: { product?: string; identity?: string } = {}): Chat {
    this.#timers.clear();
    this.dropSockets(false);
    this.#page += 1;
    const page = this.#page;
    const chat = createChat(this.#ports(page), {
      shop: "demo",
      locale: "zh",
      product: options.product ?? null,
      identity: options.identity ?? null,
      publish: (state) => {
        if (page === this.#page) this.states.push(state);
      },
    });
    chat.start();
    return chat;
  }

  /** Lets everything that is under way come to rest, without the clock moving. */
  async settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  async advance(ms: number): Promise<void> {
    const until = this.now + ms;
    await this.settle();
    for (;;) {
      const next = [...this.#timers].filter(([, { at }]) => at <= until).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!next) break;
      const [id, { at, run }] = next;
      this.#timers.delete(id);
      this.now = Math.max(this.now, at);
      run();
      await this.settle();
    }
    this.now = until;
  }

  dropSockets(isTold = true): void {
    for (const { sockets } of this.conversations.values()) {
      const dropped = [...sockets];
      sockets.clear();
      if (isTold) for (const socket of dropped) socket.closed();
    }
  }

  /** The shop says something; `isPushed: false`: its frame never arrives. */
  say(text: string, input: Partial<Message> & { isPushed?: boolean } = {}): Message {
    const { isPushed = true, ...fields } = input;
    return this.#add(this.conversation, { from: "bot", text, ...fields }, isPushed);
  }

  hold(holder: HolderState["holder"], agent: HolderState["agent"] = null): void {
    const conversation = this.conversation;
    conversation.holder = { holder, agent, reason: "test", epoch: conversation.holder.epoch + 1 };
    this.push({ type: "holder", holder: conversation.holder });
  }

  push(frame: ServerFrame | "pong"): void {
    this.#push(this.conversation, frame);
  }

  /** All texts on the screen, stored ones and those on their way. */
  get shown(): string[] {
    return [...this.state.thread.messages, ...waitingBubbles(this.state)].map(({ text }) => text);
  }

  #push(conversation: Conversation, frame: ServerFrame | "pong"): void {
    if (this.areSocketsMute) return;
    const data = frame === "pong" ? frame : JSON.stringify(frame);
    for (const socket of [...conversation.sockets]) socket.message(data);
  }

  #add(conversation: Conversation, fields: Partial<Message>, isPushed: boolean): Message {
    const seq = conversation.messages.length + 1;
    const at = new Date(this.now).toISOString();
    const blank = { cards: [], choices: [], expects: null, sources: [], text: "", from: "bot" as const };
    const message: Message = { ...blank, id: `msg_${seq}`, seq, at, ...fields };
    conversation.messages.push(message);
    if (isPushed) this.#push(conversation, { type: "message", message });
    return message;
  }

  #ports(page: number): Ports {
    return {
      http: async (request) => {
        await Promise.resolve();
        if (page !== this.#page) return new Promise(() => {});
        const answer = this.#answer(request);
        await Promise.resolve();
        // The page was left while the answer was on its way.
        return page === this.#page ? answer : new Promise(() => {});
      },
      openSocket: (path, handlers) => this.#openSocket(path, handlers),
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
  }

  #answer(request: HttpRequest): HttpAnswer {
    const body: { identity?: string; text?: string } = request.body === null ? {} : JSON.parse(request.body);
    const [path = ""] = request.path.split("?");
    this.calls.push({ path, method: request.method, key: request.headers["idempotency-key"], identity: body.identity });
    if (!this.isOnline) throw new Error("no network");
    const fault = this.faults.shift();
    if (fault?.kind === "lost_request") throw new Error("no network");
    if (fault?.kind === "status") {
      return { status: fault.status, retryAfter: fault.retryAfter ?? null, body: { error: { code: "test" } } };
    }
    const answer = this.#serve(request, path, body);
    if (fault?.kind === "lost_answer") throw new Error("connection reset");
    return answer;
  }

  #serve(request: HttpRequest, path: string, body: { identity?: string; text?: string }): HttpAnswer {
    const ok = (status: number, value: unknown): HttpAnswer => ({ status, retryAfter: null, body: value });
    const refuse = (status: number): HttpAnswer => ok(status, { error: { code: "test" } });
    const token = request.headers.authorization?.replace("Bearer ", "");
    const known = token ? this.conversations.get(token) : undefined;
    if (this.isMissing) return refuse(404);
    if (path.endsWith("/sessions")) {
      if ((token && !known) || (this.refusesIdentity && body.identity)) return refuse(401);
      if (known && body.identity && this.isAnothers) return refuse(403);
      if (known) return ok(200, { conversation: known.id, token, seq: known.messages.length });
      const fresh = `token-${++this.#serial}`;
      const holder: HolderState = { holder: "bot", epoch: 1, reason: "opened", agent: null };
      this.conversations.set(fresh, { id: `web~${fresh}`, messages: [], keys: new Map(), sockets: new Set(), holder });
      return ok(201, { conversation: `web~${fresh}`, token: fresh, seq: 0 });
    }
    if (!known) return refuse(401);
    if (path.endsWith("/socket-ticket")) return ok(201, { ticket: token });
    if (request.method === "GET") {
      const after = Number(new URLSearchParams(request.path.split("?")[1]).get("after"));
      return ok(200, { messages: known.messages.filter(({ seq }) => seq > after).slice(0, 200), holder: known.holder });
    }
    const key = request.headers["idempotency-key"] ?? "";
    const message = known.keys.get(key) ?? this.#add(known, { from: "shopper", text: body.text ?? "" }, true);
    known.keys.set(key, message);
    return ok(202, { message });
  }

  #openSocket(path: string, handlers: SocketHandlers) {
    const query = new URLSearchParams(path.split("?")[1]);
    const conversation = this.conversations.get(query.get("ticket") ?? "");
    let isOpen = true;
    queueMicrotask(() => {
      if (!isOpen) return;
      if (!conversation || !this.hasSockets || !this.isOnline) return handlers.closed();
      const { messages, holder } = conversation;
      handlers.message(JSON.stringify({ type: "ready", seq: messages.length, holder }));
      for (const message of messages.filter(({ seq }) => seq > Number(query.get("after")))) {
        handlers.message(JSON.stringify({ type: "message", message }));
      }
      conversation.sockets.add(handlers);
    });
    return {
      send: (data: string) => {
        if (data === "ping" && conversation?.sockets.has(handlers) && !this.areSocketsMute) handlers.message("pong");
      },
      close: () => {
        isOpen = false;
        conversation?.sockets.delete(handlers);
      },
    };
  }
}
