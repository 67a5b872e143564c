import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import type { KindFixture } from "../channels/fixture.ts";
import { fixture as dingtalk } from "../channels/kinds/dingtalk.ts";
import { fixture as qq } from "../channels/kinds/qq.ts";
import { fixture as telegram } from "../channels/kinds/telegram.ts";
import { RELAY_KEY, type RelayedCall, startRelay } from "../stand-ins/relay.ts";
import { type Product, signInOwner, startProduct } from "./product.ts";

/** How a shopper answers on a channel of each sort: a number, a button that says its label, a button with an id. */
interface Shopper {
  fixture: KindFixture;
  says(text: string, count: number): string;
  /** From what a turn has sent, the delivery that choosing `WANTED` makes. */
  answers(bodies: Record<string, unknown>[], count: number): string;
}

const WANTED = "星河 X1 手机";
const keyboard = z.object({
  inline_keyboard: z.array(z.array(z.object({ text: z.string(), callback_data: z.string() }))),
});
const now = () => new Date().toISOString();
const qqSays = (content: string, count: number) =>
  JSON.stringify({
    id: `C2C_MESSAGE_CREATE:${count}`,
    op: 0,
    t: "C2C_MESSAGE_CREATE",
    d: { id: `ROBOT1.0_${count}`, timestamp: now(), author: { user_openid: "OPENID7" }, content },
  });
const dingtalkSays = (content: string, count: number) =>
  JSON.stringify({
    msgId: `msg${count}`,
    msgtype: "text",
    createAt: Date.now(),
    conversationType: "1",
    conversationId: "cid1",
    senderId: "s7",
    senderStaffId: "staff7",
    robotCode: "dingstandin",
    text: { content },
  });
const from = { id: 7, is_bot: false };
const chat = { id: 7, type: "private" };
const telegramSays = (text: string, count: number) =>
  JSON.stringify({ update_id: count, message: { message_id: count, from, chat, date: 1, text } });

const shoppers: Shopper[] = [
  {
    // Without keyboards of its own the bot numbers the choices.
    fixture: { ...qq, settings: { ...qq.settings, markdown: "off" } },
    says: qqSays,
    answers(bodies, count) {
      const number = new RegExp(`^(\\d)\\. ${WANTED}$`, "m").exec(bodies.map(({ content }) => content).join("\n"))?.[1];
      return qqSays(number ?? "no number", count);
    },
  },
  {
    fixture: dingtalk,
    says: dingtalkSays,
    answers(bodies, count) {
      const { msgKey, msgParam } = bodies.at(-1) ?? {};
      expect(msgKey).toMatch(/^sampleActionCard\d$/);
      const card = JSON.parse(String(msgParam)) as Record<string, string>;
      const place = Object.keys(card).find((name) => /^actionTitle/.test(name) && card[name] === WANTED);
      const address = card[String(place).replace("Title", "URL")];
      return dingtalkSays(new URL(String(address)).searchParams.get("content") ?? "", count);
    },
  },
  {
    fixture: telegram,
    says: telegramSays,
    answers(bodies, count) {
      const { inline_keyboard: rows } = keyboard.parse(bodies.at(-1)?.reply_markup);
      const data = rows.flat().find(({ text }) => text === WANTED)?.callback_data;
      const message = { message_id: 1, chat, date: 1 };
      return JSON.stringify({ update_id: count, callback_query: { id: `q${count}`, from, message, data } });
    },
  },
];

let relay: Awaited<ReturnType<typeof startRelay>>;
let product: Product;
let answering: KindFixture = qq;

const callOf = ({ target, headers, body }: RelayedCall) => ({
  url: target,
  method: "POST",
  headers: new Headers(headers as Record<string, string>),
  body,
});

/** A call that brings words to the shopper: none for a token, or to show that the shop is typing. */
function isReply(given: RelayedCall): boolean {
  const call = callOf(given);
  return !answering.outbound?.token?.("token-1", call) && answering.outbound?.textOf(call) !== null;
}

/** The kind's own stand-in answers, at the far side of the relay. */
async function answered(given: RelayedCall) {
  const call = callOf(given);
  const response = answering.outbound?.token?.("token-1", call) ?? answering.outbound?.answer("ok", call);
  return { status: response?.status ?? 500, body: await response?.json() };
}

beforeAll(async () => {
  relay = await startRelay(answered);
  product = await startProduct({
    vars: { EGRESS_RELAYS: JSON.stringify({ vendors: { url: relay.url, key: RELAY_KEY } }) },
  });
});
afterAll(async () => {
  await product.stop();
  await relay.close();
});

describe.each(shoppers)("on $fixture.kind.kind", ({ fixture, says, answers }) => {
  test("choices are answered, and cards say what they say in the chat", async () => {
    answering = fixture;
    const owner = await signInOwner(product.base);
    const { kind, settings } = fixture;
    const form = { kind: kind.kind, name: "客服", settings, relay: "vendors" };
    const made = await owner.call("POST", "/api/admin/demo/channels", form);
    expect(made.status).toBe(201);
    const { webhookUrl } = (await made.json()) as { webhookUrl: string };

    async function turn(delivery: string): Promise<Record<string, unknown>[]> {
      const before = relay.calls.length;
      const { headers, body } = await fixture.sign(delivery, Date.now(), settings);
      expect((await fetch(webhookUrl, { method: "POST", headers, body })).status).toBe(200);
      const sent = () => relay.calls.slice(before).filter(isReply);
      await vi.waitFor(() => expect(sent().length).toBeGreaterThan(0), 15_000);
      return sent().map(({ body: given }) => JSON.parse(given));
    }
    await turn(says("这款手机有现货吗？", 1));
    const offered = await turn(says("黑色，256G。", 2));
    const said = JSON.stringify(offered);
    for (const words of ["星河 X1 手机", "麦浪 M20 手机", "CNY "]) expect(said).toContain(words);
    const asked = await turn(says("这款手机有现货吗？", 3));
    const answer = JSON.stringify(await turn(answers(asked, 4)));
    expect(answer).toContain("星河 X1");
    expect(answer).not.toContain("M20");
  });
});
