import { newId } from "../../workers/platform/ids.ts";
import { log } from "../../workers/platform/log.ts";
import { clientFrameSchema, type Note, type ServerFrame } from "../../workers/platform/message.ts";
import type { Committed, Kernel } from "./kernel.ts";
import { holderOf } from "./store.ts";
import { redeemTicket, type Viewer } from "./tickets.ts";

const MAX_SOCKETS = 50;
const MAX_FRAME_LENGTH = 4_096;
const PAGE = 100;

/** What must outlive hibernation: who reads here, and the last message sent. */
interface Attachment {
  id: string;
  viewer: Viewer;
  seq: number;
}

/**
 * The sockets of a conversation, hibernating. Each is fed from the messages table by the number it has come to, so that
 * it misses and repeats nothing, whatever is stored or evicted meanwhile.
 */
export class Sockets {
  readonly #kernel: Kernel;
  readonly #feeding = new WeakSet<WebSocket>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    kernel.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
    kernel.onCommit((committed) => this.#show(committed));
  }

  /** The upgrade: `?ticket=&after=`. Answers 401 for a ticket that is used, stale or unknown. */
  async accept(request: Request): Promise<Response> {
    const address = new URL(request.url);
    const after = Number(address.searchParams.get("after") ?? 0);
    const viewer = await redeemTicket(this.#kernel, address.searchParams.get("ticket") ?? "");
    if (!viewer) return refuse(401, "unauthorized", "the ticket is used, stale or unknown; ask for a new one");
    if (this.#kernel.ctx.getWebSockets().length >= MAX_SOCKETS) {
      return refuse(429, "limited", "too many sockets are open for this conversation; close one");
    }
    const { 0: client, 1: server } = new WebSocketPair();
    const row = this.#kernel.requireRow();
    const seq = Number.isSafeInteger(after) && after >= 0 ? Math.min(after, row.lastSeq) : row.lastSeq;
    this.#kernel.ctx.acceptWebSocket(server, [viewer.kind]);
    attach(server, { id: newId("skt", this.#kernel.now()), viewer, seq });
    send(server, { type: "ready", seq: row.lastSeq, holder: holderOf(row) });
    void this.#feed(server);
    return new Response(null, { status: 101, webSocket: client });
  }

  /** Brings every socket up to date; after an eviction between a commit and its frames. */
  async catchUp(): Promise<void> {
    await Promise.all(this.#kernel.ctx.getWebSockets().map((socket) => this.#feed(socket)));
  }

  /** A frame of a client. Returns what the conversation has to know of it. */
  receive(socket: WebSocket, data: string | ArrayBuffer): "typing" | null {
    const attachment = attached(socket);
    if (!attachment || typeof data !== "string" || data.length > MAX_FRAME_LENGTH) {
      socket.close(1009, "frame refused");
      return null;
    }
    const frame = clientFrameSchema.safeParse(readJson(data));
    if (!frame.success) {
      send(socket, { type: "error", error: { code: "invalid", message: "the frame is not known" } });
      return null;
    }
    if (frame.data.type !== "typing") return null;
    const { viewer } = attachment;
    if (viewer.kind === "shopper") {
      this.#sendTo("agent", { type: "typing", from: "shopper" });
      return "typing";
    }
    const row = this.#kernel.row();
    if (row?.agentId === viewer.agent.id) {
      this.#sendTo("shopper", { type: "typing", from: "agent", name: viewer.agent.name });
    }
    return null;
  }

  draft(turn: string, text: string): void {
    this.#sendToAll({ type: "draft", turn, text });
  }

  endDraft(turn: string): void {
    this.#sendToAll({ type: "draft.end", turn });
  }

  note(note: Note): void {
    this.#sendTo("agent", { type: "note", note });
  }

  /** Nobody reads here any more. */
  closeAll(reason: string): void {
    for (const socket of this.#kernel.ctx.getWebSockets()) socket.close(1000, reason);
  }

  #show({ messages, holder, holderBefore, deliveries }: Committed): void {
    const [first] = messages;
    for (const socket of this.#kernel.ctx.getWebSockets()) {
      const attachment = attached(socket);
      if (!attachment) continue;
      if (first && (this.#feeding.has(socket) || attachment.seq !== first.message.seq - 1)) void this.#feed(socket);
      else {
        for (const { message } of messages) send(socket, { type: "message", message });
        if (messages.length > 0) attach(socket, { ...attachment, seq: attachment.seq + messages.length });
      }
      if (holder.epoch !== holderBefore.epoch) send(socket, { type: "holder", holder });
      if (attachment.viewer.kind === "agent") {
        for (const delivery of deliveries) send(socket, { type: "delivery", ...delivery });
      }
    }
  }

  /** Sends what the socket has not got yet. The last look and the way back to live frames are one breath. */
  async #feed(socket: WebSocket): Promise<void> {
    if (this.#feeding.has(socket)) return;
    this.#feeding.add(socket);
    try {
      for (;;) {
        const attachment = attached(socket);
        const rows = attachment ? this.#kernel.book.after(attachment.seq, PAGE) : [];
        const last = rows.at(-1);
        if (!attachment || !last) return;
        const messages = await this.#kernel.book.openAll(await this.#kernel.keys(), rows);
        for (const message of messages) send(socket, { type: "message", message });
        attach(socket, { ...attachment, seq: last.seq });
      }
    } catch (error) {
      log("warn", "conversation.socket", { error });
      socket.close(1011, "reconnect");
    } finally {
      this.#feeding.delete(socket);
    }
  }

  #sendTo(kind: Viewer["kind"], frame: ServerFrame): void {
    for (const socket of this.#kernel.ctx.getWebSockets(kind)) send(socket, frame);
  }

  #sendToAll(frame: ServerFrame): void {
    for (const socket of this.#kernel.ctx.getWebSockets()) send(socket, frame);
  }
}

function attach(socket: WebSocket, attachment: Attachment): void {
  socket.serializeAttachment(attachment);
}

/** What `attach` left there. */
function attached(socket: WebSocket): Attachment | null {
  return socket.deserializeAttachment() as Attachment | null;
}

/** A socket that is closing is not an error: its reader comes back with the number it has. */
function send(socket: WebSocket, frame: ServerFrame): void {
  try {
    socket.send(JSON.stringify(frame));
  } catch {
    // The close event follows.
  }
}

function readJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status });
}
