import type { ClientFrame } from "../../workers/platform/message.ts";
import type { OpenFile } from "../shared/file-link.ts";
import { createLink } from "../shared/link.ts";
import type { Ports } from "../shared/ports.ts";
import {
  addEarlier,
  addHolder,
  addLive,
  addPage,
  applyFrame,
  emptyThread,
  expireTyping,
  hasGap,
  highestSeq,
  lastSeq,
  type Thread,
  TYPING_MS,
} from "../shared/thread.ts";
import { createApi, type Parcel } from "./api.ts";
import { openKeep } from "./keep.ts";
import { enqueue, forgetNumbers, type Outbox, remove, retried } from "./outbox.ts";
import type { Problem } from "./problem.ts";
import { createSender } from "./sender.ts";
import { createSession } from "./session.ts";
import { type ChatState, initialState } from "./state.ts";
import { type Promised, type Rated, readFrame } from "./wire.ts";

/** Loaded at once; earlier ones on request, so that a long history opens as fast as a short one. */
const FIRST_PAGE = 60;
/** The server's page. */
const SERVER_PAGE = 200;
/** What is missing usually follows by itself within this time. */
const GAP_MS = 400;
const GAP_AGAIN_MS = 3000;
const TYPING_EVERY_MS = 2500;
/** An answer within this time needs no typing sign. */
const THINKING_MS = 250;
/** Without a socket an answer is asked for so long after a message. */
const ANSWER_MS = [1500, 5000];

/** The chat of one shop, without a screen. */
export interface Chat {
  /** Reopens the conversation of an earlier visit; without one nothing is loaded. */
  start(): void;
  /** The shopper begins to write: what the first message needs is fetched meanwhile. */
  warm(): void;
  say(text: string, choice?: string): void;
  retry(key: string): void;
  discard(key: string): void;
  loadEarlier(): Promise<void>;
  /** A link to a file of the conversation; null: there is none to be had now. */
  openFile: OpenFile;
  /** What the shop has promised here and still owes; null: it cannot be asked now. */
  promises(): Promise<readonly Promised[] | null>;
  /** What the shopper may rate, or has rated; null: it cannot be asked now. */
  rating(): Promise<Rated | null>;
  /** Gives a score, 1–5, or changes it; null: it was not taken. */
  rate(score: number): Promise<Rated | null>;
  /** Names the parcel that goes back; why it could not be taken in, or null. */
  sendParcel(caseId: string, parcel: Parcel): Promise<Problem | null>;
  /** The shopper has everything shown before the eyes. */
  seen(): void;
  identify(token: string): void;
  setLocale(locale: string): void;
  /** The network went or came, or the page came back to the front. */
  wake(): void;
}

interface ChatOptions {
  shop: string;
  locale: string;
  product: string | null;
  identity: string | null;
  publish(state: ChatState): void;
}

/** Builds the chat; every change of its state is published. */
export function createChat(ports: Ports, options: ChatOptions): Chat {
  const api = createApi(ports, options.shop);
  const keep = openKeep(ports.storage, options.shop);
  let state = initialState(ports.isOnline(), keep.outbox(ports.now()));
  const openedAt = ports.now();
  let isFilling = false;
  let lastTypingMs = 0;

  const update = (change: Partial<ChatState>) => {
    state = { ...state, ...change };
    options.publish(state);
  };
  const setOutbox = (outbox: Outbox, change: Partial<ChatState> = {}) => {
    keep.saveOutbox(state.outbox, outbox);
    update({ ...change, outbox });
  };
  const setThread = (thread: Thread) => {
    if (thread === state.thread) return;
    update({ thread });
    if (hasGap(thread)) fillGapIn(GAP_MS);
    if (thread.typing) ports.after(TYPING_MS, () => setThread(expireTyping(state.thread, ports.now())));
  };

  const session = createSession(ports, api, keep, {
    opening: () => update({ stage: state.stage === "open" ? "open" : "opening" }),
    begun: async ({ seq, isAnother, isUnrelated, hasRestarted, isForeign }) => {
      if (isForeign) setOutbox(state.outbox.filter(({ at }) => at >= openedAt));
      if (isUnrelated) setOutbox(forgetNumbers(state.outbox));
      if (isAnother) {
        const thread = emptyThread(Math.max(0, seq - FIRST_PAGE));
        update({ thread, acknowledged: new Set(), readSeq: seq, hasRestarted });
      }
      if (seq > lastSeq(state.thread)) await catchUp();
      update({ stage: "open" });
      link.start();
      void sender.pump();
    },
    refused: (stage) => update({ stage }),
  });

  const link = createLink(ports, {
    address: async () => {
      const token = session.token();
      if (token === null) return { ok: false, problem: { kind: "expired" } };
      const answer = await api.ticket(token);
      if (!answer.ok) return answer;
      return { ok: true, value: api.socketPath(answer.value.ticket, lastSeq(state.thread)) };
    },
    read: readFrame,
    isReady: ({ type }) => type === "ready",
    frame: (frame) => setThread(applyFrame(state.thread, frame, ports.now())),
    changed: (linkState) => {
      update({ link: linkState });
      if (linkState === "live") void sender.pump();
    },
    catchUp: () => void catchUp(),
    lost: () => session.renew(),
  });

  const sender = createSender(ports, api, {
    outbox: () => state.outbox,
    setOutbox,
    highest: () => highestSeq(state.thread),
    session,
    stored: (entry, message) => {
      const acknowledged = new Set(state.acknowledged).add(message.seq);
      setOutbox(remove(state.outbox, entry.key), { acknowledged, limitedUntilMs: null });
      setThread(addLive(state.thread, message));
      link.start();
      ports.after(THINKING_MS, showThinking);
      for (const ms of ANSWER_MS) ports.after(ms, () => state.link !== "live" && void catchUp());
    },
    limited: (untilMs) => update({ limitedUntilMs: untilMs }),
    expired: () => {
      link.stop();
      session.renew();
    },
  });

  async function catchUp(): Promise<void> {
    if (isFilling) return;
    isFilling = true;
    try {
      for (let isMore = true; isMore; ) {
        const token = session.token();
        const conversation = session.conversation();
        if (token === null) return;
        const after = lastSeq(state.thread);
        const page = await api.list(token, after);
        if (!page.ok && hasGap(state.thread)) fillGapIn(GAP_AGAIN_MS);
        if (!page.ok || session.conversation() !== conversation) return;
        setThread(addHolder(addPage(state.thread, after, page.value.messages), page.value.holder));
        isMore = page.value.messages.length >= SERVER_PAGE;
      }
    } finally {
      isFilling = false;
    }
  }

  function fillGapIn(ms: number): void {
    ports.after(ms, () => hasGap(state.thread) && void catchUp());
  }

  /** The bot sends no typing sign of its own; who waits for it sees one. */
  function showThinking(): void {
    const { thread } = state;
    const isBots = (thread.holder?.holder ?? "bot") === "bot";
    if (!isBots || thread.messages.at(-1)?.from !== "shopper") return;
    setThread(applyFrame(thread, { type: "typing", from: "bot" }, ports.now()));
  }

  const post = (frame: ClientFrame) => link.send(frame);

  return {
    start: () => {
      options.publish(state);
      if (options.identity) session.identify(options.identity);
      if (options.identity || keep.token() !== null || state.outbox.length > 0) session.open(options);
    },
    warm: () => {
      if (state.stage === "idle") session.open(options);
      else if (state.link === "live" && ports.now() - lastTypingMs >= TYPING_EVERY_MS) {
        lastTypingMs = ports.now();
        post({ type: "typing" });
      }
    },
    say: (text, choice) => {
      const input = { key: ports.newKey(), text, choice: choice ?? null, nowMs: ports.now() };
      setOutbox(enqueue(state.outbox, input));
      if (state.stage === "idle") session.open(options);
      else void sender.pump();
    },
    retry: (key) => {
      setOutbox(retried(state.outbox, key, ports.now()));
      void sender.pump();
    },
    discard: (key) => setOutbox(remove(state.outbox, key)),
    loadEarlier: async () => {
      const token = session.token();
      const { floor } = state.thread;
      if (token === null || floor === 0) return;
      const after = Math.max(0, floor - FIRST_PAGE);
      const page = await api.list(token, after);
      if (page.ok) setThread(addEarlier(state.thread, after, page.value.messages));
    },
    openFile: async (attachment) => {
      const token = session.token();
      const answer = token === null ? null : await api.file(token, attachment);
      return answer?.ok ? answer.value : null;
    },
    promises: async () => {
      const token = session.token();
      const answer = token === null ? null : await api.promises(token);
      if (!answer?.ok) return null;
      return answer.value.promises.filter((promise) => promise.state === "open" || promise.state === "broken");
    },
    rating: async () => {
      const token = session.token();
      const answer = token === null ? null : await api.rating(token);
      return answer?.ok ? answer.value : null;
    },
    rate: async (score) => {
      const token = session.token();
      const answer = token === null ? null : await api.rate(token, score);
      return answer?.ok ? answer.value : null;
    },
    sendParcel: async (caseId, parcel) => {
      const token = session.token();
      if (token === null) return { kind: "unreachable" };
      // The same parcel again is the same report.
      const answer = await api.parcel(token, caseId, `parcel:${parcel.courier.length}:${parcel.trackingNo}`, parcel);
      return answer.ok ? null : answer.problem;
    },
    seen: () => {
      const seq = lastSeq(state.thread);
      if (seq <= state.readSeq) return;
      update({ readSeq: seq });
      post({ type: "read", seq });
    },
    identify: (token) => {
      session.identify(token);
      session.open(options);
    },
    setLocale: (locale) => {
      keep.setLocale(locale);
      options.locale = locale;
      if (state.stage === "open") session.open(options);
    },
    wake: () => {
      update({ isOnline: ports.isOnline() });
      if (!state.isOnline) return;
      session.nudge();
      link.nudge();
      sender.nudge();
    },
  };
}
