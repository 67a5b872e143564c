import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WAYBILL } from "../channels/attachments/images.ts";
import { fixture as telegram } from "../channels/kinds/telegram.ts";
import { RELAY_KEY, startRelay } from "../stand-ins/relay.ts";
import { type Product, signInAgent, signInOwner, startProduct } from "./product.ts";

let relay: Awaited<ReturnType<typeof startRelay>>;
let product: Product;
beforeAll(async () => {
  relay = await startRelay(({ target }) => {
    if (target.pathname.endsWith("/getFile")) return { body: { ok: true, result: { file_path: "photos/1.png" } } };
    if (target.pathname.startsWith("/file/")) return { body: WAYBILL };
    return { body: { ok: true, result: { message_id: 1 } } };
  });
  product = await startProduct({
    vars: { EGRESS_RELAYS: JSON.stringify({ vendors: { url: relay.url, key: RELAY_KEY } }) },
  });
});
afterAll(async () => {
  await product.stop();
  await relay.close();
});

test("a photo of a waybill is answered as a question for that parcel, and agents see the photo", async () => {
  const [owner, agent] = await Promise.all([signInOwner(product.base), signInAgent(product.base)]);
  const form = { kind: "telegram", name: "bot", settings: telegram.settings, relay: "vendors" };
  const made = await owner.call("POST", "/api/admin/demo/channels", form);
  const { id, webhookUrl } = (await made.json()) as { id: string; webhookUrl: string };
  let update = 1;
  const write = async (content: object) => {
    const from = { id: 77, is_bot: false };
    const message = { message_id: update, from, chat: { id: 77, type: "private" }, date: 1, ...content };
    const posted = await fetch(webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-telegram-bot-api-secret-token": String(telegram.settings.secretToken),
      },
      body: JSON.stringify({ update_id: update++, message }),
    });
    expect(posted.status).toBe(200);
  };
  type Shown = { view: { messages: { from: string; text: string; attachments?: { id: string }[] }[] } };
  /** The conversation once the bot has said so much. */
  const answered = async (count: number) => {
    let messages: Shown["view"]["messages"] = [];
    await vi.waitFor(async () => {
      const shown = await agent.call("GET", `/api/desk/demo/conversations/${id}~77`);
      ({ messages } = ((await shown.json()) as Shown).view);
      expect(messages.filter((one) => one.from === "bot").length).toBeGreaterThanOrEqual(count);
    }, 15_000);
    return messages;
  };

  await write({ photo: [{ file_id: "p" }] });
  const [photo, question] = await answered(1);
  expect(photo?.text).toContain("SF1680021345501");
  // The parcel is found; whose it is has to be shown first.
  expect(question?.text).toContain("后四位");
  await write({ text: "1101" });
  const told = (await answered(2)).slice(2).map(({ text }) => text);
  expect(told.join("\n")).toMatch(/SF1680021345501|北京转运中心/);

  const path = `/api/desk/demo/conversations/${id}~77/attachments/${photo?.attachments?.[0]?.id}`;
  const link = (await (await agent.call("GET", path)).json()) as { url: string; type: string };
  expect(link.type).toBe("image/png");
  expect(new Uint8Array(await (await fetch(link.url)).arrayBuffer())).toEqual(WAYBILL);
  const elsewhere = `/api/desk/demo/conversations/${id}~78/attachments/${photo?.attachments?.[0]?.id}`;
  expect((await agent.call("GET", elsewhere)).status).toBe(404);
  expect((await agent.call("GET", path.replace("/demo/", "/other/"))).status).toBe(403);
});
