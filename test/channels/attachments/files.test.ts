import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, test, vi } from "vitest";
import worker from "../../../workers/index.ts";
import { signChatToken } from "../../../workers/platform/chat-token.ts";
import { unwrap } from "../../../workers/platform/errors.ts";
import { signLink } from "../../../workers/platform/signed-link.ts";
import { SHOP } from "../../conversation/harness.ts";
import { connect, conversationOn, deliver, ORIGIN, vendor } from "../harness.ts";
import { fixture as telegram } from "../kinds/telegram.ts";
import { WAYBILL } from "./images.ts";

afterEach(() => vi.restoreAllMocks());

let update = 800_000;
/** A shopper sends a photo to a Telegram bot; the vendor answers `getFile`, and the file with `file`. */
async function photo(file: () => Response) {
  const { id } = await connect("telegram", telegram.settings);
  const conversation = await conversationOn(id);
  const calls = vendor(({ url }) => {
    if (url.pathname.endsWith("/getFile")) return Response.json({ ok: true, result: { file_path: "photos/1.jpg" } });
    if (url.pathname.startsWith("/file/")) return file();
    return Response.json({ ok: true, result: { message_id: 1 } });
  });
  const { thread } = conversation.opening;
  const message = {
    message_id: update,
    from: { id: thread, is_bot: false },
    chat: { id: thread, type: "private" },
    date: 1,
    photo: [{ file_id: "p" }],
  };
  const body = JSON.stringify({ update_id: update++, message });
  const signed = await telegram.sign(body, Date.now(), telegram.settings);
  const send = () => deliver({ ...signed, url: new URL(`${ORIGIN}/hooks/${id}`) });
  expect((await send()).status).toBe(200);
  const { messages } = unwrap(await conversation.rpc.list(0, 10));
  return { conversation, calls, send, first: messages[0], address: conversation.opening.conversation };
}

const get = (path: string, headers: Record<string, string> = {}) =>
  worker.fetch(new Request(`${ORIGIN}${path}`, { headers }), env, createExecutionContext());

async function bearer(conversation: string, shop = SHOP) {
  const access = { shop, conversation, contact: "shp_1" };
  return { Authorization: `Bearer ${await signChatToken(env.AUTH_SECRET, access, Date.now())}` };
}

describe("a photo of a waybill", () => {
  test("is stored with its tracking number in the message, once, however often it is delivered", async () => {
    const { conversation, calls, send, first } = await photo(() => new Response(WAYBILL));
    expect(first).toMatchObject({
      text: "[图片]\n运单号 SF1680021345501",
      attachments: [{ id: expect.stringMatching(/^att_/), kind: "image" }],
    });
    expect((await send()).status).toBe(200);
    expect(calls.filter(({ url }) => url.pathname.startsWith("/file/"))).toHaveLength(1);
    const { messages } = unwrap(await conversation.rpc.list(0, 10));
    expect(messages.filter(({ from }) => from === "shopper")).toHaveLength(1);
  });

  test("that redirects into a private network is not followed, and leaves a note", async () => {
    const { calls, first } = await photo(
      () => new Response(null, { status: 302, headers: { location: "http://169.254.169.254/latest" } }),
    );
    expect(first?.text).toContain("未能取得");
    expect(first?.attachments).toBeUndefined();
    expect(calls.every(({ url }) => url.hostname === "api.telegram.org")).toBe(true);
  });

  test("is gone when the conversation is erased", async () => {
    const { conversation, first, address } = await photo(() => new Response(WAYBILL));
    const key = `${SHOP}/${address}/${first?.attachments?.[0]?.id}`;
    expect(await env.ATTACHMENTS.head(key)).not.toBeNull();
    unwrap(await conversation.rpc.erase());
    expect(await env.ATTACHMENTS.head(key)).toBeNull();
  });
});

describe("a link to a file", () => {
  test("is given to who reads the conversation, and serves the bytes so that nothing in them runs", async () => {
    const { first, address } = await photo(() => new Response(WAYBILL));
    const id = first?.attachments?.[0]?.id;
    const path = `/api/chat/${SHOP}/attachments/${id}`;
    const linked = await get(path, await bearer(address));
    expect(linked.status).toBe(200);
    const { url, type } = (await linked.json()) as { url: string; type: string };
    expect(type).toBe("image/png");
    const served = await get(new URL(url).pathname);
    expect(new Uint8Array(await served.arrayBuffer())).toEqual(WAYBILL);
    expect(Object.fromEntries(served.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
    });

    expect((await get(path)).status).toBe(401);
    expect((await get(path, await bearer("web~cnv_other"))).status).toBe(404);
    expect((await get(path, await bearer(address, "other-shop"))).status).toBe(403);
    expect((await get(path.replace(SHOP, "other-shop"), await bearer(address, "other-shop"))).status).toBe(404);
    expect((await get(`/api/desk/${SHOP}/conversations/${address}/attachments/${id}`)).status).toBe(401);
    expect((await get(`/api/chat/${SHOP}/attachments/..%2F..%2Fx`, await bearer(address))).status).toBe(400);
  });

  test("ends, and cannot be forged or made of another token", async () => {
    const key = `${SHOP}/chn_x~1/att_0`;
    await env.ATTACHMENTS.put(key, WAYBILL);
    const now = Date.now();
    const soon = now + 60_000;
    const good = await signLink(env.AUTH_SECRET, "file", key, soon);
    expect((await get(good)).status).toBe(200);
    const over = await signLink(env.AUTH_SECRET, "file", key, now - 1_000);
    expect((await get(over)).status).toBe(401);
    const forged = await signLink("another-secret-of-enough-length-for-this", "file", key, soon);
    expect((await get(forged)).status).toBe(401);
    const label = await signLink(env.AUTH_SECRET, "label", key, soon);
    expect((await get(label.replace("/labels/", "/files/"))).status).toBe(401);
    const [head, , signature] = good.split(".");
    const other = btoa(JSON.stringify({ key: `${SHOP}/x`, aud: "deskbell-file", exp: 9_999_999_999 })).replace(
      /=+$/,
      "",
    );
    expect((await get(`${head}.${other}.${signature}`)).status).toBe(401);
    const session = (await bearer("chn_x~1")).Authorization.slice("Bearer ".length);
    expect((await get(`/files/${session}`)).status).toBe(401);
    const gone = await signLink(env.AUTH_SECRET, "file", `${key}1`, soon);
    expect((await get(gone)).status).toBe(404);
  });
});
