import { SignJWT } from "jose";
import { z } from "zod";
import { actionReportSchema, holderSchema, type Message, messageSchema } from "../../../workers/platform/message.ts";

const WAIT_S = 20;
const session = z.object({ conversation: z.string(), token: z.string(), seq: z.number() });
const turn = z.object({
  replies: z.array(messageSchema).default([]),
  actions: z.array(actionReportSchema).default([]),
});
const page = z.object({ messages: z.array(messageSchema), holder: holderSchema });
export type Reported = z.infer<typeof actionReportSchema>;

/** What came of one exchange: all that the shop said, and the actions of its last turn. */
export interface Exchange {
  replies: Message[];
  actions: Reported[];
  /** What the answer of the last turn waits for; a notice that comes in after it asks nothing. */
  expects: Message["expects"];
  holder: string;
  /** Why the holder holds it. */
  reason: string;
}

/** One shopper over the REST interface. */
export interface Chat {
  conversation: string;
  /** Bubbles in quick succession; answers once the turn of the last one is done. */
  say(bubbles: string[]): Promise<Exchange>;
}

/** Opens a conversation, signed in as `user` where one is given. */
export async function openChat(
  url: string,
  shop: string,
  who: { secret: string; user: string | null; locale: string },
): Promise<Chat> {
  const identity = who.user === null ? {} : { identity: await sign(who.secret, who.user) };
  const base = `${url}/api/chat/${shop}`;
  const opened = session.parse(await post(`${base}/sessions`, {}, { locale: who.locale, ...identity }));
  const headers = { Authorization: `Bearer ${opened.token}` };
  let seen = opened.seq;
  let sent = 0;
  const send = (text: string, isLast: boolean) =>
    post(
      `${base}/messages`,
      { ...headers, "Idempotency-Key": `k${++sent}`, ...(isLast ? { Prefer: `wait=${WAIT_S}` } : {}) },
      { text },
    );
  return {
    conversation: opened.conversation,
    async say(bubbles) {
      for (const bubble of bubbles.slice(0, -1)) await send(bubble, false);
      const { actions, replies: answers } = turn.parse(await send(bubbles.at(-1) ?? "", true));
      const response = await fetch(`${base}/messages?after=${seen}`, { headers });
      const { messages, holder } = page.parse(await response.json());
      seen = messages.at(-1)?.seq ?? seen;
      const replies = messages.filter(({ from }) => from !== "shopper");
      const expects = answers.at(-1)?.expects ?? null;
      return { replies, actions, expects, holder: holder.holder, reason: holder.reason };
    },
  };
}

function sign(secret: string, user: string): Promise<string> {
  return new SignJWT({})
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(user)
    .setExpirationTime("9m")
    .sign(new TextEncoder().encode(secret));
}

/** POSTs JSON and reads JSON; throws with status and body where it is refused. */
export async function post(url: string, headers: Record<string, string>, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${new URL(url).pathname}: ${response.status} ${await response.text()}`);
  return response.json();
}
