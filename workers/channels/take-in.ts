import { MAX_TEXT_LENGTH } from "../platform/message.ts";
import type { Kept } from "./attachments/keep.ts";
import type { Bubble } from "./channel.ts";
import { choiceOf, textOf } from "./content-text.ts";
import { base64, sha256 } from "./digest.ts";
import type { Channel } from "./directory.ts";
import type {
  ChannelEvent,
  CommerceEvent,
  Contact,
  MessageEvent,
  PrivacyEvent,
  PullEvent,
  ReceiptEvent,
  SignalEvent,
} from "./events.ts";

/** What a message or signal leaves for the replies to it. */
export interface Arrival {
  /** The vendor's thread. */
  to: string;
  reply: Record<string, string>;
  /** Epoch ms by the vendor's clock. */
  at: number;
  /** The window it opens, by name; null: none. */
  opens: string | null;
  /** How long the answer to the delivery waits to carry the replies, ms; 0: it carries none. */
  passiveMs: number;
}

/** A shopper's message as the conversation takes it. */
export interface InboundMessage {
  eventId: string;
  text: string;
  choice: string | null;
  attachment: string | null;
  arrival: Arrival;
}

/** A conversation, as what comes in sees it. */
export interface ConversationPort {
  /** Stores it exactly once; gives the bubbles that the answer to the delivery carries. */
  receive(message: InboundMessage): Promise<Bubble[]>;
  /** Tells of what is no message; a conversation that is not there stays so. */
  signal(eventId: string, arrival: Arrival, signal: SignalEvent["signal"]): Promise<Bubble[]>;
  receipt(receipt: Pick<ReceiptEvent, "messageId" | "state" | "reason">): Promise<void>;
}

/** Where events go. Every one takes an event twice without harm. */
export interface TakeInPorts {
  /** By the safe name of the thread. */
  conversation(thread: string): ConversationPort;
  /** The mirror of orders and shipments. */
  mirror(events: CommerceEvent[]): Promise<void>;
  pull(event: PullEvent): Promise<void>;
  /** What the vendor asks of personal data; stored before it is acknowledged. */
  privacy(event: PrivacyEvent): Promise<void>;
  /** Tells who writes in a conversation, as the vendor proves it, and what they said; never holds up the message. */
  meet?(thread: string, contact: Contact, said: string): Promise<void>;
  /** Stores the attachments of a message; null where it has none. */
  keep?(thread: string, event: MessageEvent): Promise<Kept | null>;
}

/**
 * Brings a delivery's events to their owners: in order within a thread, threads side by side. Throws where one could
 * not be stored: then the delivery must not be acknowledged, so that the vendor brings it again.
 */
export async function takeIn(channel: Channel, events: readonly ChannelEvent[], ports: TakeInPorts): Promise<Bubble[]> {
  const threads = new Map<string, (MessageEvent | SignalEvent | ReceiptEvent)[]>();
  const commerce: CommerceEvent[] = [];
  const rest: Promise<void>[] = [];
  for (const event of events) {
    if (event.is === "commerce") commerce.push(event);
    else if (event.is === "pull") rest.push(ports.pull(event));
    else if (event.is === "erase" || event.is === "export" || event.is === "erase_shop")
      rest.push(ports.privacy(event));
    else threads.set(event.thread, [...(threads.get(event.thread) ?? []), event]);
  }
  if (commerce.length > 0) rest.push(ports.mirror(commerce));
  // The answer can carry the replies of one thread only.
  const canCarry = threads.size === 1;
  const carried = [...threads].map(([thread, own]) => takeThread(channel, thread, own, ports, canCarry));
  const [bubbles] = await Promise.all([Promise.all(carried), ...rest]);
  return bubbles.flat();
}

async function takeThread(
  { kind }: Channel,
  thread: string,
  events: readonly (MessageEvent | SignalEvent | ReceiptEvent)[],
  ports: TakeInPorts,
  canCarry: boolean,
): Promise<Bubble[]> {
  const name = await threadName(thread);
  const conversation = ports.conversation(name);
  const carried: Bubble[] = [];
  for (const [index, event] of events.entries()) {
    if (event.is === "receipt") {
      await conversation.receipt(event);
      continue;
    }
    const { eventId, at, reply = {}, opens = "message" } = event;
    const isLast = index === events.length - 1;
    const passiveMs = canCarry && isLast ? (kind.passive?.ms ?? 0) : 0;
    const arrival: Arrival = { to: thread, reply, at, opens, passiveMs };
    if (event.is === "signal") {
      carried.push(...(await conversation.signal(eventId, arrival, event.signal)));
      continue;
    }
    const kept = (await ports.keep?.(name, event)) ?? { attachment: null, notes: [] };
    await ports.meet?.(name, event.contact, textOf(event.content));
    const text = [textOf(event.content), ...kept.notes].filter(Boolean).join("\n").slice(0, MAX_TEXT_LENGTH);
    const { attachment } = kept;
    const message = { eventId, text, choice: choiceOf(event.content), attachment, arrival };
    carried.push(...(await conversation.receive(message)));
  }
  return carried;
}

/** A vendor's thread as it may stand in an address; what has other characters is told by its hash. */
export async function threadName(thread: string): Promise<string> {
  if (/^[A-Za-z0-9_][\w-]{0,99}$/.test(thread)) return thread;
  const hash = base64(await sha256(thread))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return `.${hash}`;
}
