import { DurableObject } from "cloudflare:workers";
import { and, count, eq, gte, max } from "drizzle-orm";
import { systemClock } from "../../workers/platform/clock.ts";
import { conversations } from "../../workers/platform/db/schema/projections.ts";
import { shopDatabase } from "../../workers/platform/db/shop-database.ts";
import type { Env } from "../../workers/platform/env.ts";
import { outcome } from "../../workers/platform/errors.ts";
import { log } from "../../workers/platform/log.ts";
import { hashText, newTicket, TICKET_MS } from "../../workers/platform/socket-ticket.ts";
import { type ActingAgent, conversationOf } from "../conversation/contract.ts";
import type { DeskFrame, DeskNotice, DeskRow, DeskRpc } from "./contract.ts";
import { DEFAULT_CAPACITY, DeskStore } from "./desk-store.ts";
import { offerWaiting } from "./offers.ts";

const COUNT_EVERY_MS = 1_000;
const ACTIVE_MS = 24 * 3_600_000;
const MAX_SOCKETS = 200;
const ASKED_AT_ONCE = 20;

/**
 * The desk of a shop: who is there, who waits, whom to offer what. It proposes and shows; each conversation object alone
 * knows its holder.
 */
export class DeskObject extends DurableObject<Env> implements DeskRpc {
  readonly #store: DeskStore;
  #hasChecked = false;
  #bots = NO_BOTS;
  #countedAt = 0;
  #counting = false;
  #offering: Promise<void> | null = null;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#store = new DeskStore(ctx.storage);
    ctx.blockConcurrencyWhile(async () => this.#store.migrate(systemClock()));
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair("ping", "pong"));
  }

  ticket(shop: string, agent: ActingAgent) {
    return outcome(async () => {
      this.#store.setShop(shop);
      const ticket = newTicket();
      const hash = await hashText(ticket);
      const now = systemClock();
      this.#store.keepTicket(hash, agent, now + TICKET_MS, now);
      return { ticket, expiresAt: now + TICKET_MS };
    });
  }

  async tell(shop: string, notice: DeskNotice): Promise<void> {
    this.#store.setShop(shop);
    this.#take(notice);
    this.#checkOnce();
  }

  async repair(shop: string, known: { conversation: string; eventSeq: number; holder: string }[]): Promise<void> {
    this.#store.setShop(shop);
    const behind = known.filter(({ conversation, eventSeq, holder }) => {
      const seq = this.#store.seqOf(conversation);
      return seq < eventSeq && (seq > 0 || holder === "waiting" || holder === "agent");
    });
    await this.#ask(behind.map(({ conversation }) => conversation));
    this.#countSoon();
  }

  async setAvailability(shop: string, agent: ActingAgent, input: { takesOffers: boolean; capacity?: number }) {
    this.#store.setShop(shop);
    this.#store.setAvailability(agent, input.takesOffers, input.capacity ?? DEFAULT_CAPACITY);
    this.#offer();
  }

  /** The socket upgrade: `?ticket=`. */
  override async fetch(request: Request): Promise<Response> {
    const hash = await hashText(new URL(request.url).searchParams.get("ticket") ?? "");
    const agent = this.#store.spendTicket(hash, systemClock());
    if (!agent) return refuse(401, "unauthorized", "the ticket is used, stale or unknown; ask for a new one");
    if (this.ctx.getWebSockets().length >= MAX_SOCKETS)
      return refuse(429, "limited", "too many desks are open; close one");
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment(agent);
    this.#store.meet(agent);
    for (const notice of this.#store.withPeople()) send(server, { type: "row", row: rowOf(notice) });
    this.#showDesk();
    this.#checkOnce();
    this.#countSoon();
    this.#offer();
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(): void {
    // The desk is read only; what agents do goes by POST.
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    socket.close(code === 1005 || code === 1006 ? 1000 : code, "closed");
    this.#showDesk(socket);
  }

  #take(notice: DeskNotice): void {
    if (!this.#store.keep(notice, systemClock())) return;
    this.#broadcast({ type: "row", row: rowOf(notice) });
    this.#showDesk();
    this.#countSoon();
    if (notice.holder.holder === "waiting") this.#offer();
  }

  /** After waking: what happened while nobody listened is asked of the objects. */
  #checkOnce(): void {
    if (this.#hasChecked) return;
    this.#hasChecked = true;
    void this.#ask(this.#store.withPeople().map(({ conversation }) => conversation)).then(() => this.#offer());
  }

  async #ask(names: string[]): Promise<void> {
    const shop = this.#store.shop();
    if (!shop) return;
    for (let from = 0; from < names.length; from += ASKED_AT_ONCE) {
      await Promise.all(names.slice(from, from + ASKED_AT_ONCE).map((name) => this.#askOne(shop, name)));
    }
  }

  async #askOne(shop: string, conversation: string): Promise<void> {
    try {
      const standing = await conversationOf(this.env, shop, conversation).standing();
      if (standing.ok) this.#take({ conversation, ...standing.value });
    } catch (error) {
      log("warn", "desk.ask", { error });
    }
  }

  #offer(): void {
    this.#offering ??= offerWaiting(this.env, this.#store, () => this.#online()).finally(() => {
      this.#offering = null;
    });
  }

  #online(except?: WebSocket): Set<string> {
    const open = this.ctx.getWebSockets().filter((socket) => socket !== except && socket.readyState === WebSocket.OPEN);
    return new Set(open.map((socket) => agentOf(socket).id));
  }

  #showDesk(except?: WebSocket): void {
    const online = this.#online(except);
    const agents = this.#store.agents().map(({ id, name }) => ({ id, name, isOnline: online.has(id) }));
    this.#broadcast({
      type: "desk",
      waiting: this.#store.waiting().length,
      botHeld: this.#bots.held,
      botActiveAt: this.#bots.activeAt,
      agents,
    });
  }

  /** Bot-held conversations are known as a number only, read at most once a second and only while somebody looks. */
  #countSoon(): void {
    if (this.#counting || this.ctx.getWebSockets().length === 0) return;
    this.#counting = true;
    setTimeout(() => void this.#count(), Math.max(0, this.#countedAt + COUNT_EVERY_MS - systemClock()));
  }

  async #count(): Promise<void> {
    this.#countedAt = systemClock();
    try {
      const bots = await countBotHeld(this.env, this.#store.shop() ?? "", this.#countedAt - ACTIVE_MS);
      const isNew = bots.held !== this.#bots.held || bots.activeAt !== this.#bots.activeAt;
      this.#bots = bots;
      if (isNew) this.#showDesk();
    } catch (error) {
      log("warn", "desk.count", { error });
    } finally {
      this.#counting = false;
    }
  }

  #broadcast(frame: DeskFrame): void {
    for (const socket of this.ctx.getWebSockets()) send(socket, frame);
  }
}

/** Conversations that the bot holds, as the desk knows them: how many, and when the newest line was written. */
interface Bots {
  held: number;
  activeAt: string | null;
}
const NO_BOTS: Bots = { held: 0, activeAt: null };

async function countBotHeld(env: Env, shop: string, since: number): Promise<Bots> {
  const database = await shopDatabase(env, shop);
  if (!database) return NO_BOTS;
  const isActive = and(
    eq(conversations.shopId, shop),
    eq(conversations.holder, "bot"),
    gte(conversations.lastAt, since),
  );
  const [row] = await database
    .select({ held: count(), at: max(conversations.lastAt) })
    .from(conversations)
    .where(isActive);
  return { held: row?.held ?? 0, activeAt: row?.at ? new Date(row.at).toISOString() : null };
}

function rowOf({ conversation, holder, row }: DeskNotice): DeskRow {
  return {
    conversation,
    holder: holder.holder,
    epoch: holder.epoch,
    agentId: holder.agent?.id ?? null,
    agentName: holder.agent?.name ?? null,
    lastText: row.lastText,
    lastFrom: row.lastFrom,
    lastAt: new Date(row.lastAt).toISOString(),
    waitingSince: row.waitingSince === null ? null : new Date(row.waitingSince).toISOString(),
    unanswered: row.unanswered,
  };
}

/** What `fetch` attached. */
function agentOf(socket: WebSocket): ActingAgent {
  return socket.deserializeAttachment() as ActingAgent;
}

function send(socket: WebSocket, frame: DeskFrame): void {
  try {
    socket.send(JSON.stringify(frame));
  } catch {
    // The close event follows.
  }
}

function refuse(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message } }, { status });
}
