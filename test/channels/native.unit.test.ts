import { describe, expect, test } from "vitest";
import { z } from "zod";
import { bubblesOf, inWords, type Outgoing } from "../../workers/channels/bubbles.ts";
import type { Limits } from "../../workers/channels/channel.ts";
import { kakao as kakaoKind } from "../../workers/channels/kinds/kakao.ts";
import { qq as qqKind } from "../../workers/channels/kinds/qq.ts";
import { settingsSchema } from "../../workers/channels/settings.ts";
import { headed } from "../../workers/channels/split.ts";
import type { Card } from "../../workers/platform/message.ts";
import { CARD_SAMPLES } from "./cards.ts";
import { type Call, contextOf, type KindFixture, receive, standIn } from "./fixture.ts";
import { fixture as alipay } from "./kinds/alipay.ts";
import { fixture as apple } from "./kinds/apple-messages.ts";
import { fixture as kakao } from "./kinds/kakao.ts";
import { fixture as qq } from "./kinds/qq.ts";
import { fixture as viber } from "./kinds/viber.ts";
import { fixture as mini } from "./kinds/wechat-mini.ts";
import { fixture as wecom } from "./kinds/wecom.ts";
import { fixture as weibo } from "./kinds/weibo.ts";
import { fixture as zalo } from "./kinds/zalo.ts";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const kettle = CARD_SAMPLES[0]?.card as Card;
const boots = CARD_SAMPLES[1]?.card as Card;
const order = CARD_SAMPLES[2]?.card as Card;
const PICTURE = "https://shop.example/kettle.jpg";
const message: Outgoing = { key: "msg_1", text: "请看：", choices: [], cards: [], from: "bot" };
const choicesOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `choice_${index + 1}`, label: `选项${index + 1}` }));

/** The calls by which a kind sends a message. */
async function callsOf({ kind, outbound, ...fixture }: KindFixture, given: Partial<Outgoing>): Promise<Call[]> {
  if (!kind.send || !outbound) throw new Error("a kind that sends");
  const settings = settingsSchema(kind.settings).parse(fixture.settings);
  const { http, calls } = standIn((call) => outbound.token?.("t", call) ?? outbound.answer("ok", call));
  const target = { thread: outbound.thread, reply: outbound.reply ?? {}, lastInboundAt: NOW, sentSince: 0 };
  for (const bubble of bubblesOf(kind, { ...message, ...given })) {
    await kind.send(bubble, target, contextOf(settings, NOW, http), new AbortController().signal);
  }
  return calls;
}
const bodiesOf = async (fixture: KindFixture, given: Partial<Outgoing>) =>
  (await callsOf(fixture, given)).map(({ body }) => JSON.parse(body));

describe("a product with a picture", () => {
  test("is a link in a mini program, and an article in WeCom", async () => {
    const article = { title: "电热水壶 <1.7L> & 底座", url: PICTURE };
    expect(await bodiesOf(mini, { cards: [kettle] })).toMatchObject([
      { msgtype: "link", link: { ...article, thumb_url: PICTURE } },
    ]);
    expect(await bodiesOf(wecom, { cards: [kettle] })).toMatchObject([
      { msgtype: "news", agentid: 1000002, news: { articles: [{ ...article, picurl: PICTURE }] } },
    ]);
  });

  test("is an article on Weibo and of a life account", async () => {
    const [told] = await callsOf(weibo, { cards: [kettle] });
    const form = new URLSearchParams(told?.body);
    expect(form.get("type")).toBe("articles");
    expect(JSON.parse(form.get("data") ?? "")).toMatchObject({ articles: [{ image: PICTURE }] });
    const [called] = await callsOf(alipay, { cards: [kettle] });
    expect(JSON.parse(new URLSearchParams(called?.body).get("biz_content") ?? "")).toMatchObject({
      msg_type: "image-text",
      articles: [{ title: "电热水壶 <1.7L> & 底座", image_url: PICTURE }],
    });
  });

  test("is in the answer to Weibo's delivery too", async () => {
    const [bubble] = bubblesOf(weibo.kind, { ...message, cards: [kettle] });
    const settings = settingsSchema(weibo.kind.settings).parse(weibo.settings);
    const context = contextOf(settings, NOW);
    const signed = await weibo.sign(weibo.inbound[0]?.body ?? "", NOW, settings);
    const events = await receive(weibo.kind, signed, context);
    const answer = await weibo.kind.ack?.(events, bubble ? [bubble] : [], context, signed);
    const { type, data } = z.object({ type: z.string(), data: z.string() }).parse(JSON.parse(answer?.body ?? ""));
    expect(type).toBe("articles");
    expect(JSON.parse(decodeURIComponent(data)).articles[0].image).toBe(PICTURE);
  });

  test("stands under its words on Zalo; one without a picture is words", async () => {
    const [shown] = await bodiesOf(zalo, { cards: [kettle] });
    expect(shown.message.attachment.payload).toEqual({
      template_type: "media",
      elements: [{ media_type: "image", url: PICTURE }],
    });
    expect(shown.message.text).toContain("159.00");
    expect(await bodiesOf(zalo, { cards: [boots] })).toMatchObject([{ message: { text: expect.any(String) } }]);
  });

  test("is a carousel on Viber with words for older apps, the keyboard beneath", async () => {
    const [text, rich] = await bodiesOf(viber, { cards: [kettle, boots], choices: choicesOf(2) });
    expect(text).toMatchObject({ type: "text", text: "请看：" });
    expect(rich).toMatchObject({ type: "rich_media", min_api_version: 7, keyboard: { Buttons: [{}, {}] } });
    expect(rich.alt_text).toContain("JPY 4900");
    const { ButtonsGroupRows: rows, Buttons: buttons } = rich.rich_media;
    const heights = buttons.map(({ Rows }: { Rows: number }) => Rows);
    expect(heights.reduce((sum: number, height: number) => sum + height, 0)).toBe(2 * rows);
    expect(buttons[1].Text).toContain("<b>电热水壶 &lt;1.7L&gt; &amp; 底座</b>");
  });
});

describe("choices", () => {
  test("are a template card in WeCom where the text has room, else numbers", async () => {
    const [card] = await bodiesOf(wecom, { text: "要取消订单吗？\n订单 A1001", choices: choicesOf(3) });
    expect(card).toMatchObject({
      msgtype: "template_card",
      template_card: {
        card_type: "button_interaction",
        main_title: { title: "要取消订单吗？" },
        sub_title_text: "订单 A1001",
        task_id: "msg_1",
        button_list: [{ text: "选项1", key: "choice_1" }, {}, {}],
      },
    });
    const [long] = await bodiesOf(wecom, { text: `问题\n${"长".repeat(200)}`, choices: choicesOf(3) });
    expect(long.text.content).toContain("3. 选项3");
  });

  test("are a list to pick from on Apple where they are more than five", async () => {
    const [call] = await bodiesOf(apple, { text: "哪一个订单？", choices: choicesOf(7) });
    const { data, receivedMessage } = call.interactiveData;
    expect(receivedMessage).toMatchObject({ title: "哪一个订单？" });
    expect(data.listPicker.sections[0].items).toHaveLength(7);
    expect(data.listPicker.sections[0].items[6]).toMatchObject({ identifier: "choice_7", title: "选项7", order: 6 });
    const [long] = await bodiesOf(apple, { text: "长".repeat(600), choices: choicesOf(7) });
    expect(long.body).toContain("7. 选项7");
  });

  test("are a keyboard under Markdown for a QQ bot that may send it, else numbers", async () => {
    const [native] = await bodiesOf(qq, { text: "哪一个？", choices: choicesOf(7) });
    expect(native).toMatchObject({
      msg_type: 2,
      msg_id: "ROBOT1.0_abc",
      msg_seq: 1,
      markdown: { content: "哪一个？" },
    });
    const { rows } = native.keyboard.content;
    expect(rows).toHaveLength(4);
    expect(rows[3].buttons[0]).toMatchObject({
      render_data: { label: "选项7" },
      action: { type: 2, data: "选项7", enter: true },
    });
    const limits = qqKind.limitsFor?.({ appId: "1", appSecret: "s", markdown: "off" }) ?? qqKind.limits;
    const [words] = bubblesOf({ limits }, { ...message, choices: choicesOf(2) });
    expect(words).toMatchObject({ text: "请看：\n\n1. 选项1\n2. 选项2", choices: [] });
  });

  test("are numbers on QQ where a word would be read as Markdown", async () => {
    const [call] = await bodiesOf(qq, { text: "尺码 A_B*C", choices: choicesOf(2) });
    expect(call).toMatchObject({ msg_type: 0, content: "尺码 A_B*C\n\n1. 选项1\n2. 选项2" });
  });
});

describe("an answer to Kakao", () => {
  const outputsIn = (body: string) => JSON.parse(body).template.outputs;

  test("has a basic card for what has a picture and a text card for the rest", async () => {
    const [call] = await callsOf(kakao, { cards: [kettle, order] });
    expect(outputsIn(call?.body ?? "")).toMatchObject([
      { simpleText: { text: "请看：" } },
      { basicCard: { title: "电热水壶 <1.7L> & 底座", thumbnail: { imageUrl: PICTURE } } },
      { textCard: { title: "A1001", description: expect.stringContaining("云朵T恤") } },
    ]);
  });

  test("has no more than three outputs, and says how many each bubble takes", () => {
    const sizeOf = (given: Partial<Outgoing>) =>
      bubblesOf(kakaoKind, { ...message, ...given }).map((bubble) => kakaoKind.passive?.sizeOf?.(bubble));
    expect(sizeOf({ cards: [kettle, order] })).toEqual([3]);
    expect(sizeOf({ cards: [kettle, order, boots] })).toEqual([1]);
    expect(sizeOf({ text: "长。".repeat(900) })).toEqual([1, 1]);
  });
});

test("a refused bubble has the same in words, under a key of its own for each part", () => {
  const limits: Limits = {
    text: { max: 40, unit: "characters" },
    choices: { max: 3, labelMax: 9 },
    cards: { kinds: ["product"] },
  };
  const bubbles = bubblesOf({ limits }, { ...message, text: "一。".repeat(25), choices: choicesOf(2) });
  const last = bubbles.at(-1);
  if (!last) throw new Error("no bubble");
  expect(inWords({ limits }, last, bubbles.length - 1)).toMatchObject({
    key: "msg_1w1",
    text: expect.stringMatching(/1\. 选项1\n2\. 选项2$/),
    choices: [],
  });
  const [first] = bubbles;
  expect(first && inWords({ limits }, first, 0)).toBeNull();
  const whole = { ...last, text: "字".repeat(40) };
  expect(inWords({ limits }, whole, 0)).toBeNull();
});

test("a text has a head where its first line or sentence is short enough", () => {
  expect(headed("要取消吗？", 10, 10)).toEqual({ title: "要取消吗？", rest: "" });
  expect(headed("订单\n第二行\n第三行", 10, 10)).toEqual({ title: "订单", rest: "第二行\n第三行" });
  expect(headed("好的。这是很长的第二句话", 10, 20)).toEqual({ title: "好的。", rest: "这是很长的第二句话" });
  expect(headed("It costs 3.50 now. Take it?", 20, 10)).toEqual({ title: "It costs 3.50 now.", rest: "Take it?" });
  expect(headed("没有标点的很长的一句话", 5, 100)).toBeNull();
  expect(headed("短\n很长的第二行", 5, 3)).toBeNull();
  expect(headed("  ", 5, 5)).toBeNull();
});
