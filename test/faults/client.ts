import { z } from "zod";
import { type Message, messageSchema } from "../../workers/platform/message.ts";

/** What this client was told, in its own log: nothing here is read from the product afterwards. */
export interface Acknowledged {
  key: string;
  text: string;
  message: { id: string; seq: number };
}

/** One shopper outside the product, who repeats what was not acknowledged, with the same key, until it is. */
export interface Shopper {
  conversation: string;
  token: string;
  acknowledged: Acknowledged[];
}

/** How a shopper meets the product as it comes and goes. */
export interface Reach {
  url: () => string;
  isOver: () => boolean;
  /** Told of every acknowledgement: a killer may be listening. */
  onAcknowledged: () => void;
}

const sessionAnswer = z.object({ conversation: z.string(), token: z.string() });
const sentAnswer = z.object({ message: messageSchema, replies: z.array(messageSchema).optional() });
const pageAnswer = z.object({ messages: z.array(messageSchema) });

const RETRY_MS = 150;
const REQUEST_MS = 15_000;
const ANSWER_MS = 60_000;

/** Opens a conversation; waits for the product where it is down. */
export async function openShopper(reach: Reach, identity: { orderId: string; last4: string } | null): Promise<Shopper> {
  const opened = await insist(reach, () => post(`${reach.url()}/api/chat/demo/sessions`, {}, {}, sessionAnswer));
  const shopper = { conversation: opened.conversation, token: opened.token, acknowledged: [] };
  if (identity) {
    await say(reach, shopper, "查一下我的订单", "start");
    await say(reach, shopper, identity.orderId, "order");
    await say(reach, shopper, identity.last4, "digits");
  }
  return shopper;
}

/** Says one thing and waits for its acknowledgement; the same key whatever happens. Returns the replies it was given. */
export async function say(
  reach: Reach,
  shopper: Shopper,
  text: string,
  name: string,
  choice?: string,
): Promise<Message[]> {
  const key = `${shopper.conversation}-${shopper.acknowledged.length}-${name}`;
  const body = choice ? { text, choice } : { text };
  const headers = { Authorization: `Bearer ${shopper.token}`, "Idempotency-Key": key, Prefer: "wait=10" };
  const answer = await insist(reach, () => post(`${reach.url()}/api/chat/demo/messages`, body, headers, sentAnswer));
  shopper.acknowledged.push({ key, text, message: { id: answer.message.id, seq: answer.message.seq } });
  reach.onAcknowledged();
  return answer.replies?.length ? answer.replies : untilAnswered(reach, shopper, answer.message.seq);
}

/** The replies after `seq`, as soon as there are any: the next thing is said only then, so each answer has its question. */
async function untilAnswered(reach: Reach, shopper: Shopper, seq: number): Promise<Message[]> {
  const deadline = Date.now() + ANSWER_MS;
  while (Date.now() < deadline) {
    const page = await insist(reach, () => get(`${reach.url()}/api/chat/demo/messages?after=${seq}`, shopper));
    if (page.messages.length > 0) return page.messages;
    await new Promise((next) => setTimeout(next, RETRY_MS));
  }
  return [];
}

/** All messages, read page by page. */
export async function readAll(url: string, shopper: Shopper): Promise<Message[]> {
  const messages: Message[] = [];
  while (true) {
    const response = await fetchAgain(`${url}/api/chat/demo/messages?after=${messages.at(-1)?.seq ?? 0}`, {
      headers: { Authorization: `Bearer ${shopper.token}` },
    });
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    const page = ((await response.json()) as { messages: Message[] }).messages;
    if (page.length === 0) return messages;
    messages.push(...page);
  }
}

const CONNECTIONS = 5;

/** Fetches what may be asked for twice; a connection that a busy server has closed is opened again. */
export async function fetchAgain(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await fetch(url, init);
    } catch (error) {
      if (attempt >= CONNECTIONS) throw error;
      await new Promise((next) => setTimeout(next, RETRY_MS * attempt));
    }
  }
}

class Refused extends Error {}

async function post<T>(url: string, body: unknown, headers: Record<string, string>, schema: z.ZodType<T>): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(REQUEST_MS),
  });
  return schema.parse(await read(response, url));
}

async function get(url: string, shopper: Shopper): Promise<{ messages: Message[] }> {
  const headers = { Authorization: `Bearer ${shopper.token}` };
  return pageAnswer.parse(await read(await fetch(url, { headers, signal: AbortSignal.timeout(REQUEST_MS) }), url));
}

async function read(response: Response, url: string): Promise<unknown> {
  // A dying product answers 5xx, or a limit 429; both are asked again. Anything else would be a fault of this client.
  if (response.status >= 500 || response.status === 429) throw new Error(String(response.status));
  if (!response.ok) throw new Refused(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function insist<T>(reach: Reach, attempt: () => Promise<T>): Promise<T> {
  while (true) {
    try {
      return await attempt();
    } catch (error) {
      if (error instanceof Refused) throw error;
      if (reach.isOver()) throw new Error("the run was over before this was acknowledged", { cause: error });
      await new Promise((next) => setTimeout(next, RETRY_MS));
    }
  }
}
