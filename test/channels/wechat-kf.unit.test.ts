import { expect, test } from "vitest";
import type { ChannelKind } from "../../workers/channels/channel.ts";
import { wechatKf } from "../../workers/channels/kinds/wechat-kf.ts";
import { contextOf, json, standIn } from "./fixture.ts";

const kind: ChannelKind = wechatKf;
const item = (given: object) => ({
  msgid: "m1",
  open_kfid: "wkA",
  external_userid: "wmB",
  send_time: 1_763_712_000,
  origin: 3,
  ...given,
});

async function pull(items: object[], page: object = { next_cursor: "c2", has_more: 0 }, cursor: string | null = "c1") {
  const { http, calls } = standIn(() => json({ errcode: 0, msg_list: items, ...page }));
  const given = await kind.pull?.("wkA", cursor, "tok10min", contextOf({}, 0, http));
  return { given, call: calls[0] };
}

test("an item that is not as documented does not hold up those behind it", async () => {
  const { given } = await pull([
    item({ msgid: "m1", msgtype: "text", text: { content: 1 } }),
    { msgid: 7 } as object,
    item({ msgid: "m3", msgtype: "text", text: { content: "在吗" } }),
  ]);
  expect(given).toMatchObject({
    cursor: "c2",
    events: [
      { eventId: "m1", content: [{ is: "other", type: "text" }] },
      { eventId: "m3", content: [{ is: "text", text: "在吗" }] },
    ],
  });
});

test("every item of a page is taken in, each as what it is", async () => {
  const media = { media_id: "x" };
  const { given } = await pull([
    item({ msgid: "m1", msgtype: "text", text: { content: "我要退货" } }),
    item({ msgid: "m2", msgtype: "text", text: { content: "确认", menu_id: "confirm" } }),
    item({ msgid: "m3", msgtype: "image", image: media }),
    item({ msgid: "m4", msgtype: "voice", voice: media }),
    item({ msgid: "m5", msgtype: "video", video: media }),
    item({ msgid: "m6", msgtype: "file", file: media }),
    item({ msgid: "m7", msgtype: "location", location: { latitude: 1.5, longitude: 2.5 } }),
    item({ msgid: "m8", msgtype: "link", link: { title: "t", url: "https://shop.example/1" } }),
    item({ msgid: "m9", msgtype: "channels_shop_product", channels_shop_product: { product_id: "p1" } }),
    item({ msgid: "m10", msgtype: "channels_shop_order", channels_shop_order: { order_id: "o1" } }),
    item({ msgid: "m11", msgtype: "business_card" }),
  ]);
  expect(given?.events).toHaveLength(11);
  expect(given?.events.map((event) => (event.is === "message" ? event.content[0]?.is : event.is))).toEqual([
    ...["text", "choice", "image", "voice", "video", "file", "location", "link", "product", "order", "other"],
  ]);
  expect(given?.events[0]).toMatchObject({ eventId: "m1", thread: "wkA:wmB", at: 1_763_712_000_000 });
});

test("what staff and the system say is no message of the shopper's", async () => {
  const { given } = await pull([
    item({ msgtype: "text", origin: 5, text: { content: "您好" } }),
    item({ msgtype: "event", origin: 4, event: { event_type: "enter_session", welcome_code: "w" } }),
    item({ msgtype: "event", origin: 4, event: { event_type: "msg_send_fail", fail_msgid: "our1", fail_type: 4 } }),
  ]);
  expect(given?.events).toMatchObject([
    { is: "signal", signal: "taken_over" },
    { is: "signal", signal: "entered", reply: { welcome: "w" } },
    { is: "receipt", messageId: "our1", state: "failed", reason: "code 4" },
  ]);
});

test("a pull goes on from its cursor while there is more, whatever a page holds", async () => {
  const { given, call } = await pull([], { next_cursor: "c9", has_more: 1 });
  expect(JSON.parse(call?.body ?? "")).toMatchObject({ open_kfid: "wkA", cursor: "c1", token: "tok10min" });
  expect(given).toMatchObject({ cursor: "c9", isMore: true, events: [] });
});

test("an empty cursor does not lose the place", async () => {
  const { given } = await pull([], { next_cursor: "", has_more: 0 });
  expect(given?.cursor).toBe("c1");
});

test("a refused pull takes nothing in and keeps the place", async () => {
  const { http } = standIn(() => json({ errcode: 42001, errmsg: "expired" }));
  await expect(kind.pull?.("wkA", "c1", "", contextOf({}, 0, http))).rejects.toThrow();
});
