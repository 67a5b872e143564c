import { expect, vi } from "vitest";
import { fixture as telegram } from "../channels/kinds/telegram.ts";
import { openChat, signInOwner } from "../integration/product.ts";
import { signIdentity } from "../integration/signed.ts";
import type { Stage } from "./stage.ts";

/** A customer who has signed in on the web, and one who writes on a channel and gives the same number. */
export async function meetTwice({ base, product }: Stage) {
  const owner = await signInOwner(base);
  const form = { kind: "telegram", name: "海外客服", settings: telegram.settings };
  const made = await owner.call("POST", "/api/admin/demo/channels", form);
  const { webhookUrl, id: channel } = (await made.json()) as { webhookUrl: string; id: string };
  const chat = await openChat(base, {
    identity: await signIdentity(product.identitySecret, "u1001"),
    device: "device-of-the-kitchen",
  });
  await chat.ask("我的订单到哪了");
  let update = 1;
  const write = async (from: number, name: string, text: string): Promise<string> => {
    const person = { id: from, is_bot: false, first_name: name };
    const message = { message_id: update, from: person, chat: { id: from, type: "private" }, date: 1, text };
    const posted = await fetch(webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-telegram-bot-api-secret-token": String(telegram.settings.secretToken),
      },
      body: JSON.stringify({ update_id: update++, message }),
    });
    expect(posted.status).toBe(200);
    let customer = "";
    await vi.waitFor(async () => {
      const shown = await owner.call("GET", `/api/desk/demo/conversations/${channel}~${from}`);
      customer = ((await shown.json()) as { customer: { id: string } | null }).customer?.id ?? "";
      expect(customer).not.toBe("");
    }, 15_000);
    return customer;
  };
  const contact = await write(501, "Xiaoduo", "我的电话是13900001101，包裹呢");
  await vi.waitFor(async () => {
    const answer = await owner.call("GET", "/api/desk/demo/customer-suggestions");
    expect(((await answer.json()) as { suggestions: unknown[] }).suggestions).toHaveLength(1);
  }, 15_000);
  return { owner, channel, contact, write, signed: "u1001", web: chat.conversation };
}
