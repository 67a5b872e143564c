import { refuse } from "./answer.ts";
import { choiceOf, textOf } from "./content-text.ts";
import type { ChannelEvent } from "./events.ts";
import { hashedId } from "./payload.ts";

const MAX_ID = 200;
const MAX_THREAD = 500;
/** A vendor's clock may run ahead of ours by so much; what is further off is no time. */
const MAX_AHEAD_MS = 24 * 3_600_000;

/**
 * Events as their owners may store them: each with an id, a thread and a time. Refuses (`invalid`) an event without id
 * or thread; a time that is none becomes now, an id that is too long its hash, and an empty message falls away.
 */
export async function wellFormed(events: readonly ChannelEvent[], nowMs: number): Promise<ChannelEvent[]> {
  const all = await Promise.all(events.map((event) => formed(event, nowMs)));
  return all.filter((event) => event !== null);
}

async function formed(event: ChannelEvent, nowMs: number): Promise<ChannelEvent | null> {
  if (event.is === "pull") return isText(event.source, MAX_ID) ? event : refuse("invalid", "a pull names its source");
  if (typeof event.eventId !== "string" || event.eventId === "") refuse("invalid", "an event has an id");
  const eventId = event.eventId.length > MAX_ID ? await hashedId(event.eventId) : event.eventId;
  if (event.is === "erase" || event.is === "export" || event.is === "erase_shop") return { ...event, eventId };
  const at = timeOf(event.at, nowMs);
  if (event.is === "commerce") return commerceOf({ ...event, eventId, at }, nowMs);
  if (!isText(event.thread, MAX_THREAD)) refuse("invalid", "an event names its thread");
  if (event.is !== "message") return { ...event, eventId, at };
  // An empty bubble says nothing and owes no answer.
  if (textOf(event.content) === "" && choiceOf(event.content) === null) return null;
  const contact = event.contact.id ? event.contact : { ...event.contact, id: event.thread };
  return { ...event, eventId, at, contact };
}

function commerceOf(event: Extract<ChannelEvent, { is: "commerce" }>, nowMs: number): ChannelEvent {
  const { order, shipment } = event;
  if (order && !isText(order.externalId, MAX_ID)) refuse("invalid", "an order has an id");
  if (!shipment) return event;
  if (!isText(shipment.trackingNo, MAX_ID)) refuse("invalid", "a parcel has a number");
  const events = shipment.events.map((step) => ({ ...step, at: timeOf(step.at, nowMs) }));
  const { etaAt, ...rest } = shipment;
  return { ...event, shipment: { ...rest, events, ...(Number.isFinite(etaAt) ? { etaAt } : {}) } };
}

function timeOf(at: number, nowMs: number): number {
  return Number.isFinite(at) && at > 0 && at < nowMs + MAX_AHEAD_MS ? Math.round(at) : nowMs;
}

function isText(text: unknown, max: number): text is string {
  return typeof text === "string" && text.length > 0 && text.length <= max;
}
