import { batch, computed, signal } from "@preact/signals";
import type { DeliveryState, HolderState, Note, ServerFrame } from "../../workers/platform/message.ts";
import { createLink, type LinkState } from "../shared/link.ts";
import type { Ports } from "../shared/ports.ts";
import {
  addEarlier,
  addHolder,
  addLive,
  addPage,
  applyFrame,
  emptyThread,
  expireTyping,
  lastSeq,
  type Thread,
  TYPING_MS,
} from "../shared/thread.ts";
import type { Api, Verb } from "./api.ts";
import { createCorrections } from "./corrections.ts";
import { createDispatch } from "./dispatch.ts";
import { addNote } from "./notes.ts";
import { isPassing, type Problem } from "./problem.ts";
import { type ConversationPage, type Customer, type Order, type Reading, readFrame } from "./wire.ts";

/** A turn and its projections are done a moment after the answer. */
const SETTLE_MS = 1_200;
const TYPING_EVERY_MS = 2_500;

/** What stands beside the transcript. */
export interface Beside {
  channel: string;
  startedAt: number;
  identityLevel: string;
  language: string | null;
  readings: Readonly<Record<string, Reading>>;
  deliveries: Readonly<Record<string, DeliveryState>>;
  openProposal: ConversationPage["view"]["openProposal"];
  summary: string;
  customer: Customer | null;
  /** All records that are this customer, and their other conversations. */
  records: ConversationPage["records"];
  history: ConversationPage["history"];
  orders: readonly Order[];
  maySame: ConversationPage["maySame"];
  channels: ConversationPage["channels"];
}

/** What an agent has to be told: why something did not happen. */
export type Notice = { kind: "conflict"; holder: HolderState | null } | { kind: "problem"; problem: Problem };

/** One conversation before an agent. */
export type Conversation = ReturnType<typeof createConversation>;

interface ConversationOptions {
  shop: string;
  conversation: string;
  agentId: string;
}

export function createConversation(ports: Ports, api: Api, { shop, conversation, agentId }: ConversationOptions) {
  const stage = signal<"loading" | "open" | "missing" | "forbidden" | "failed">("loading");
  const thread = signal<Thread>(emptyThread());
  const notes = signal<readonly Note[]>([]);
  const beside = signal<Beside | null>(null);
  const link = signal<LinkState>("off");
  const isShopperTyping = signal(false);
  /** The page of older messages that is under way. */
  const earlier = signal<"ready" | "loading" | "failed">("ready");
  /** The action under way. */
  const busy = signal<Verb | null>(null);
  const notice = signal<Notice | null>(null);
  const holder = computed(() => thread.value.holder);
  const isMine = computed(() => holder.value?.holder === "agent" && holder.value.agent?.id === agentId);
  let isRunning = false;
  let callOffRefresh: (() => void) | null = null;
  let callOffTyping = () => {};
  let lastTypingMs = 0;

  const setThread = (next: Thread) => {
    thread.value = next;
    if (next.typing) ports.after(TYPING_MS, () => setThread(expireTyping(thread.value, ports.now())));
  };

  const corrections = createCorrections(api, { shop, conversation });
  const show = ({ view, customer, records, history, orders, maySame, channels, ...meant }: ConversationPage) =>
    batch(() => {
      corrections.show(meant);
      const floor = Math.max(0, (view.messages[0]?.seq ?? 1) - 1);
      const known = stage.value === "open" ? thread.value : emptyThread(floor);
      setThread(addHolder(addPage(known, floor, view.messages), view.holder));
      notes.value = view.notes.reduce(addNote, notes.value);
      const { channel, startedAt, identityLevel, language, deliveries, openProposal, summary } = view;
      const facts = { channel, startedAt, identityLevel, language, deliveries, openProposal, summary };
      beside.value = { ...facts, readings: view.understanding, customer, records, history, orders, maySame, channels };
      stage.value = "open";
    });

  const refresh = async (): Promise<void> => {
    const answer = await api.conversation(shop, conversation);
    if (!isRunning) return;
    if (answer.ok) return show(answer.value);
    if (stage.value === "open" || answer.problem.kind === "signed_out") return;
    const { kind } = answer.problem;
    stage.value = kind === "missing" || kind === "forbidden" ? kind : "failed";
  };
  /** Messages from before what is loaded; one page at a time. */
  const loadEarlier = async (): Promise<void> => {
    const { floor } = thread.value;
    if (floor === 0 || earlier.value === "loading") return;
    earlier.value = "loading";
    const answer = await api.earlier(shop, conversation, floor + 1);
    earlier.value = answer.ok ? "ready" : "failed";
    if (!answer.ok || thread.value.floor !== floor) return;
    const { messages, next } = answer.value;
    const after = next === null ? 0 : next - 1;
    // What is kept no more is not there to be loaded.
    setThread(messages.length === 0 ? { ...thread.value, floor: 0 } : addEarlier(thread.value, after, messages));
  };
  const refreshSoon = () => {
    callOffRefresh?.();
    callOffRefresh = ports.after(SETTLE_MS, () => void refresh());
  };

  const dispatch = createDispatch(ports, api, {
    storageKey: `deskbell:desk:outbox:${shop}:${agentId}:${conversation}`,
    shop,
    conversation,
    epoch: () => holder.value?.epoch ?? 0,
    known: (kind) => (kind === "note" ? notes.value.length : lastSeq(thread.value)),
    replied: (message) => setThread(addLive(thread.value, message)),
    noted: (note) => {
      notes.value = addNote(notes.value, note);
    },
    conflict: (by) => {
      if (by) setThread(addHolder(thread.value, by));
      notice.value = { kind: "conflict", holder: by };
      void refresh();
    },
  });

  const heard = (frame: ServerFrame) => {
    setThread(applyFrame(thread.value, frame, ports.now()));
    if (frame.type === "note") notes.value = addNote(notes.value, frame.note);
    if (frame.type === "holder") refreshSoon();
    if (frame.type === "typing" && frame.from === "shopper") showTyping();
    if (frame.type === "delivery" && beside.value) {
      const deliveries = { ...beside.value.deliveries, [frame.message]: frame.state };
      beside.value = { ...beside.value, deliveries };
    }
    if (frame.type === "message") {
      if (frame.message.from === "shopper") isShopperTyping.value = false;
      refreshSoon();
    }
  };
  const showTyping = () => {
    isShopperTyping.value = true;
    callOffTyping();
    callOffTyping = ports.after(TYPING_MS, () => {
      isShopperTyping.value = false;
    });
  };

  let wasLive = false;
  const socket = createLink<ServerFrame, Problem>(ports, {
    address: async () => {
      const ticket = await api.conversationTicket(shop, conversation);
      if (!ticket.ok) return ticket;
      const after = lastSeq(thread.value);
      return { ok: true, value: api.conversationSocket(shop, conversation, ticket.value.ticket, after) };
    },
    read: readFrame,
    isReady: ({ type }) => type === "ready",
    frame: heard,
    changed: (state) => {
      link.value = state;
      if (state !== "live") return;
      // Messages follow by their numbers; notes and deliveries of the meantime do not.
      if (wasLive) void refresh();
      wasLive = true;
      dispatch.nudge();
    },
    catchUp: () => void refresh(),
    lost: () => {},
  });

  const isOpen = () => stage.value === "open";
  const load = async () => {
    stage.value = "loading";
    await refresh();
    if (!isRunning || !isOpen()) return;
    socket.start();
    dispatch.nudge();
  };

  return {
    shop,
    conversation,
    stage,
    thread,
    notes,
    beside,
    link,
    isShopperTyping,
    busy,
    notice,
    holder,
    isMine,
    corrections,
    earlier,
    loadEarlier,
    /** A link to a file of the conversation; null: there is none to be had now. */
    openFile: async (attachment: string) => {
      const answer = await api.file(shop, conversation, attachment);
      return answer.ok ? answer.value : null;
    },
    outbox: dispatch.outbox,
    acknowledged: dispatch.acknowledged,
    start: () => {
      isRunning = true;
      void load();
    },
    stop: () => {
      isRunning = false;
      callOffRefresh?.();
      callOffTyping();
      socket.stop();
      dispatch.stop();
    },
    load,
    /** Takes over, gives back or closes; a conflict says who holds it. */
    hold: async (verb: Verb): Promise<boolean> => {
      if (busy.value || !holder.value) return false;
      busy.value = verb;
      notice.value = null;
      const answer = await api.hold(shop, conversation, verb, holder.value.epoch);
      busy.value = null;
      if (answer.ok) {
        setThread(addHolder(thread.value, answer.value.holder));
        return true;
      }
      const { problem } = answer;
      if (problem.kind === "conflict") {
        if (problem.holder) setThread(addHolder(thread.value, problem.holder));
        notice.value = { kind: "conflict", holder: problem.holder };
        void refresh();
      } else if (problem.kind !== "signed_out") {
        notice.value = { kind: "problem", problem };
        // Whether it arrived is unknown: ask.
        if (isPassing(problem)) void refresh();
      }
      return false;
    },
    say: dispatch.add,
    retry: dispatch.retry,
    discard: dispatch.discard,
    /** The agent writes a reply: the shopper is shown that. */
    typing: () => {
      if (!isMine.value || ports.now() - lastTypingMs < TYPING_EVERY_MS) return;
      lastTypingMs = ports.now();
      socket.send({ type: "typing" });
    },
    wake: () => {
      if (!isRunning || !ports.isOnline()) return;
      if (stage.value === "failed") void load();
      socket.nudge();
      dispatch.nudge();
    },
  };
}
