import { DurableObject } from "cloudflare:workers";
import { eraseAttachments } from "../../workers/channels/attachments/store.ts";
import type { SignalEvent } from "../../workers/channels/events.ts";
import type { Arrival } from "../../workers/channels/take-in.ts";
import type { ActionRequest } from "../../workers/commerce/ports.ts";
import type { Env } from "../../workers/platform/env.ts";
import { outcome } from "../../workers/platform/errors.ts";
import { log } from "../../workers/platform/log.ts";
import { migrate } from "../../workers/platform/object-migrations.ts";
import { ring } from "./alarm.ts";
import { type ApprovalDecision, settleApproval } from "./approval.ts";
import { byRule } from "./by-rule.ts";
import type {
  ActingAgent,
  ConversationRpc,
  InboundEvent,
  Opening,
  ProactiveWord,
  PromiseNews,
  RuleCommand,
} from "./contract.ts";
import { owAgain, recordReceipt } from "./delivery-record.ts";
import { tellDesk } from "./desk-notice.ts";
import { confirmDirectly, proposeDirectly } from "./direct-actions.ts";
import { eraseConversation } from "./erase.ts";
import { Events } from "./events.ts";
import { Executions } from "./executions.ts";
import { OPENED } from "./holder.ts";
import { Inbound } from "./inbound.ts";
import { inboxRow, Kernel } from "./kernel.ts";
import { MIGRATIONS } from "./migrations.ts";
import { notify } from "./notify.ts";
import { openConversation } from "./opened.ts";
import { Outbox } from "./outbox.ts";
import { notePromise } from "./promises.ts";
import { rate, readRating } from "./rating.ts";
import { sealArrival, storeArrival } from "./reach.ts";
import { Sockets } from "./sockets.ts";
import { addNote, claim, close, giveBack, reply, transfer } from "./staff.ts";
import { holderOf } from "./store.ts";
import { issueTicket, type Viewer } from "./tickets.ts";
import { TurnRunner } from "./turn-runner.ts";
import { Turns } from "./turns.ts";
import { viewConversation } from "./view.ts";

const MAX_PAGE = 500;
/** Beyond the wait of a delivery's answer, until what is pending is sent the other way. */
const HOLD_MARGIN_MS = 500;

/** One conversation and its only writer (design §3). Each subject has a file of its own; here they meet. */
export class ConversationObject extends DurableObject<Env> implements ConversationRpc {
  readonly kernel: Kernel;
  readonly #sockets: Sockets;
  readonly #events: Events;
  readonly #outbox: Outbox;
  readonly #turns: Turns;
  readonly #executions: Executions;
  readonly #runner: TurnRunner;
  readonly #inbound: Inbound;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.kernel = new Kernel(ctx, env);
    ctx.blockConcurrencyWhile(async () => {
      migrate(ctx.storage, this.kernel.now(), MIGRATIONS);
      this.kernel.timers.arm();
    });
    this.#sockets = new Sockets(this.kernel);
    this.#events = new Events(this.kernel);
    this.#outbox = new Outbox(this.kernel);
    this.#turns = new Turns(this.kernel);
    this.#executions = new Executions(this.kernel, this.#turns);
    this.#runner = new TurnRunner(this.kernel, this.#turns, this.#executions, this.#sockets);
    this.#inbound = new Inbound(this.kernel);
    tellDesk(this.kernel);
  }

  open(opening: Opening, input: Parameters<ConversationRpc["open"]>[1]) {
    return outcome(() => openConversation(this.kernel, opening, input));
  }

  receive(opening: Opening, event: InboundEvent, waitMs: number) {
    return outcome(async () => {
      const passiveMs = event.arrival?.passiveMs ?? 0;
      if (passiveMs > 0) this.#outbox.hold(passiveMs + HOLD_MARGIN_MS);
      const { seq, isDuplicate } = await this.#inbound.receive(opening, event);
      const patience = Math.max(waitMs, passiveMs);
      const turn = patience > 0 ? await this.#turns.covering(seq, patience) : null;
      const carried = passiveMs > 0 ? await this.#outbox.carry(event.eventId) : [];
      const { message } = await this.kernel.book.open(await this.kernel.keys(), this.kernel.book.bySeq(seq));
      return { message, isDuplicate, turn, carried };
    });
  }

  signal(opening: Opening, eventId: string, arrival: Arrival, signal: SignalEvent["signal"]) {
    return outcome(async () => {
      if (!this.kernel.row()) return { carried: [] };
      if (signal === "typing") this.#runner.typing();
      const sealed = await sealArrival(await this.kernel.keys(opening.shop), arrival);
      this.kernel.commit((tx) => storeArrival(tx, sealed));
      // A vendor that comes to ask for the answer that is owed carries it, if it is ready in time.
      const owed = this.kernel.book.pending(this.kernel.requireRow().answeredSeq).at(-1);
      if (arrival.passiveMs === 0 || !owed) return { carried: [] };
      this.#outbox.hold(arrival.passiveMs + HOLD_MARGIN_MS);
      await this.#turns.covering(owed.seq, arrival.passiveMs);
      return { carried: await this.#outbox.carry(eventId) };
    });
  }

  async receipt(receipt: Parameters<ConversationRpc["receipt"]>[0]) {
    if (this.kernel.row()) recordReceipt(this.kernel, receipt);
  }

  resend(agent: ActingAgent, message: string) {
    return outcome(() => {
      const { trace } = this.kernel.requireRow();
      owAgain(this.kernel, message);
      log("info", "conversation.resend", { trace, message, agent: agent.id });
      void this.#outbox.pump();
      return { delivery: "pending" as const };
    });
  }

  list(after: number, limit: number) {
    return outcome(async () => {
      const row = this.kernel.row();
      if (!row) return { messages: [], holder: OPENED };
      const rows = this.kernel.book.after(after, Math.min(Math.max(limit, 1), MAX_PAGE));
      const messages = await this.kernel.book.openAll(await this.kernel.keys(row.shop), rows);
      return { messages, holder: holderOf(row) };
    });
  }

  ticket(viewer: Viewer) {
    return outcome(() => issueTicket(this.kernel, viewer));
  }

  view() {
    return outcome(() => viewConversation(this.kernel, this.#turns, this.#outbox));
  }

  claim(agent: ActingAgent, epoch: number) {
    return outcome(() => claim(this.kernel, agent, epoch, "claimed"));
  }

  reply(agent: ActingAgent, epoch: number, key: string, text: string) {
    return outcome(() => reply(this.kernel, agent, epoch, { key, text }));
  }

  note(agent: ActingAgent, key: string, text: string) {
    return outcome(() => addNote(this.kernel, this.#sockets, agent, { key, text }));
  }

  giveBack(agent: ActingAgent, epoch: number) {
    return outcome(() => giveBack(this.kernel, agent, epoch));
  }

  close(agent: ActingAgent, epoch: number) {
    return outcome(() => close(this.kernel, agent, epoch));
  }

  transfer(agent: ActingAgent, epoch: number, to: ActingAgent | null) {
    return outcome(() => transfer(this.kernel, agent, epoch, to));
  }

  offer(agent: ActingAgent, epoch: number) {
    return outcome(() => claim(this.kernel, agent, epoch, "offered"));
  }

  propose(opening: Opening, customerId: string, request: ActionRequest) {
    const subjects = { kernel: this.kernel, executions: this.#executions, runner: this.#runner };
    return outcome(() => proposeDirectly(subjects, { opening, customerId }, request));
  }

  confirm(opening: Opening, customerId: string, proposal: string) {
    const subjects = { kernel: this.kernel, executions: this.#executions, runner: this.#runner };
    return outcome(() => confirmDirectly(subjects, { opening, customerId }, proposal));
  }

  events(after: number, limit: number) {
    return outcome(() => this.#events.page(after, limit));
  }

  standing() {
    return outcome(() => {
      const row = this.kernel.requireRow();
      return { row: inboxRow(row), holder: holderOf(row) };
    });
  }

  async confirmEvents(upTo: number) {
    if (this.kernel.row()) this.#events.confirm(upTo);
  }

  notePromise(news: PromiseNews) {
    return outcome(() => notePromise(this.kernel, news));
  }

  decided(decision: ApprovalDecision) {
    return outcome(async () => {
      const subjects = { kernel: this.kernel, executions: this.#executions, runner: this.#runner, turns: this.#turns };
      return { settled: await settleApproval(subjects, decision) };
    });
  }

  byRule(command: RuleCommand) {
    return outcome(() => byRule(this.kernel, command));
  }

  notify(word: ProactiveWord) {
    return outcome(() => notify(this.kernel, word));
  }

  rating() {
    return outcome(() => readRating(this.kernel));
  }

  rate(score: number) {
    return outcome(() => rate(this.kernel, score));
  }

  erase() {
    return outcome(async () => {
      const row = this.kernel.row();
      // Files first: while they fail, the conversation is still there to be erased again.
      if (row) await eraseAttachments(this.env.ATTACHMENTS, row.shop, row.conversation);
      if (row) eraseConversation(this.kernel, this.#sockets);
      return { erased: true as const };
    });
  }

  /** The socket upgrade: `?ticket=&after=`. */
  override fetch(request: Request) {
    return this.#sockets.accept(request);
  }

  override async alarm() {
    await this.#sockets.catchUp();
    await ring({
      kernel: this.kernel,
      runner: this.#runner,
      executions: this.#executions,
      outbox: this.#outbox,
      events: this.#events,
    });
  }

  override webSocketMessage(socket: WebSocket, data: string | ArrayBuffer) {
    if (this.#sockets.receive(socket, data) === "typing") this.#runner.typing();
  }

  override webSocketClose(socket: WebSocket, code: number) {
    // 1005 and 1006 may be received, and may not be sent.
    socket.close(code === 1005 || code === 1006 ? 1000 : code, "closed");
  }
}
