/** Where an attachment's bytes are; fetched later, with the channel's credentials, by the kind's `media`. */
export interface MediaRef {
  /** The vendor's media id, or an address. */
  id?: string;
  url?: string;
  /** What else the kind's `media` needs. */
  extra?: Record<string, string>;
}

interface Attached {
  media: MediaRef;
  name?: string;
  mime?: string;
  sizeBytes?: number;
}

/** One thing a shopper sends. A message may hold several. */
export type Content =
  | { is: "text"; text: string }
  /** A button or menu entry that we offered: `id` is the choice's. */
  | { is: "choice"; id: string; label: string }
  | ({ is: "image"; caption?: string } & Attached)
  /** `transcript`: where the vendor has recognised the speech already. */
  | ({ is: "voice"; durationMs?: number; transcript?: string } & Attached)
  | ({ is: "video"; durationMs?: number; caption?: string } & Attached)
  | ({ is: "file"; caption?: string } & Attached)
  | { is: "location"; latitude: number; longitude: number; name?: string; address?: string }
  | { is: "link"; url: string; title?: string; description?: string }
  | { is: "product"; id: string; title?: string; url?: string }
  | { is: "order"; id: string; title?: string }
  | { is: "sticker"; text?: string }
  /** A type nobody can read here; the vendor's name of it. */
  | { is: "other"; type: string };

/** Who writes, as far as the vendor tells. */
export interface Contact {
  /** The vendor's id of the shopper in this channel. */
  id: string;
  name?: string;
  avatarUrl?: string;
  /** Proved by the vendor only: WeChat's unionid, a number that the network vouches for. */
  unionId?: string;
  phone?: string;
  email?: string;
  /** The shop's own customer id, where the shop itself has signed the message. */
  signedId?: string;
  /** BCP 47, as the vendor gives it. */
  locale?: string;
}

/** A shopper's message. */
export interface MessageEvent {
  is: "message";
  /** Unique in this channel: the vendor's id, else a hash of what cannot repeat. */
  eventId: string;
  contact: Contact;
  /** Where the answer goes; a conversation is one thread. The contact's id where the vendor has no threads. */
  thread: string;
  /** Epoch ms by the vendor's clock. */
  at: number;
  content: Content[];
  /** What a reply needs beyond the thread (reply token, message id, session address); the newest is kept. */
  reply?: Record<string, string>;
  /** Which of the kind's windows it opens; `message` where not said, null: none. */
  opens?: string | null;
}

/** Something happened between shopper and channel that is no message: follow, enter, menu, typing. */
export interface SignalEvent {
  is: "signal";
  eventId: string;
  contact: Contact;
  thread: string;
  at: number;
  signal: "entered" | "left" | "typing" | "taken_over" | "other";
  reply?: Record<string, string>;
  opens?: string | null;
}

/** What became of a message of ours. */
export interface ReceiptEvent {
  is: "receipt";
  eventId: string;
  thread: string;
  /** The vendor's id of our message, as `send` returned it. */
  messageId: string;
  state: "delivered" | "read" | "failed";
  reason?: string;
  at: number;
}

export const ORDER_STATES = ["created", "paid", "shipped", "delivered", "cancelled", "refunded"] as const;
export const SHIPMENT_STATES = ["collected", "in_transit", "delivering", "delivered", "problem", "returned"] as const;

/** A fact about an order or a parcel, for the mirror of the shop's orders. */
export interface CommerceEvent {
  is: "commerce";
  eventId: string;
  /** Epoch ms by the vendor's clock; an older fact never replaces a newer one. */
  at: number;
  order?: {
    /** The vendor's id, and the number that shoppers know. */
    externalId: string;
    number?: string;
    /** Absent: the event says nothing of the state. */
    state?: (typeof ORDER_STATES)[number];
    totalMinor?: number;
    currency?: string;
    email?: string;
    phone?: string;
  };
  shipment?: {
    trackingNo: string;
    courier: string;
    /** `externalId` or number of the order, where the vendor tells. */
    order?: string;
    state?: (typeof SHIPMENT_STATES)[number];
    etaAt?: number;
    events: { at: number; text: string; place?: string }[];
  };
}

/** The callback holds nothing but the word that there is something to fetch; the kind's `pull` fetches it. */
export interface PullEvent {
  is: "pull";
  /** Pulls of one source run one after the other. */
  source: string;
  /** What the callback gave for the pull, such as a short-lived token. */
  hint: string;
}

/** Whom a vendor's word on personal data is about, by the vendor's own id and what else it tells. */
interface OfPerson {
  eventId: string;
  contact: string;
  email?: string;
  phone?: string;
  /** Ids of orders, as the vendor has them. */
  orders?: string[];
}

/** The vendor withdraws the shopper's data: they are erased here. */
export interface EraseEvent extends OfPerson {
  is: "erase";
  /** What the answer names, so that one can ask how far it is; letters and digits, not to be guessed. */
  code?: string;
}

/** The shopper wants to see what is stored of them: a person gathers it. */
export interface ExportEvent extends OfPerson {
  is: "export";
}

/** The vendor's store has left: what came from it is erased. */
export interface EraseShopEvent {
  is: "erase_shop";
  eventId: string;
}

/** What vendors ask in the name of a shopper, or of the store. */
export type PrivacyEvent = EraseEvent | ExportEvent | EraseShopEvent;

export type ChannelEvent = MessageEvent | SignalEvent | ReceiptEvent | CommerceEvent | PullEvent | PrivacyEvent;

/** The thread that a delivery's answer goes to; null where none of its events is of one. */
export function threadOf(events: readonly ChannelEvent[]): string | null {
  return events.find((event): event is ChannelEvent & { thread: string } => "thread" in event)?.thread ?? null;
}
