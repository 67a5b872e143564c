import { describe, expect, test } from "vitest";
import { z } from "zod";
import { bubblesOf, type Outgoing } from "../../workers/channels/bubbles.ts";
import { cardParts } from "../../workers/channels/card-parts.ts";
import type { ChannelKind } from "../../workers/channels/channel.ts";
import { readXml } from "../../workers/channels/payload.ts";
import { settingsSchema } from "../../workers/channels/settings.ts";
import { cutText, lengthOf } from "../../workers/channels/split.ts";
import type { Card } from "../../workers/platform/message.ts";
import { CARD_SAMPLES, ENDLESS_ORDER } from "./cards.ts";
import { contextOf, json, type KindFixture, standIn } from "./fixture.ts";
import { fixture as dingtalk } from "./kinds/dingtalk.ts";
import { fixture as feishu } from "./kinds/feishu.ts";
import { fixture as line } from "./kinds/line.ts";
import { fixture as messenger } from "./kinds/messenger.ts";
import { fixture as slack } from "./kinds/slack.ts";
import { fixture as telegram } from "./kinds/telegram.ts";
import { fixture as wechat } from "./kinds/wechat.ts";
import { fixture as whatsapp } from "./kinds/whatsapp.ts";

const NOW = Date.parse("2026-11-21T08:00:00Z");
const cards = CARD_SAMPLES.map(({ card }) => card);
const kettle = cards[0] as Card;
const message: Outgoing = { key: "msg_1", text: "请看：", choices: [], cards: [], from: "bot" };
const choicesOf = (count: number, label = "选项") =>
  Array.from({ length: count }, (_, index) => ({ id: `choice:${index + 1}`, label: `${label}${index + 1}` }));

/** The JSON that a kind sends for a message, call by call. */
async function sentBy({ kind, outbound, ...fixture }: KindFixture, given: Partial<Outgoing>) {
  if (!kind.send || !outbound) throw new Error("a kind that sends");
  const settings = settingsSchema(kind.settings).parse(fixture.settings);
  const { http, calls } = standIn((call) => outbound.token?.("t", call) ?? outbound.answer("ok", call));
  const target = { thread: outbound.thread, reply: outbound.reply ?? {}, lastInboundAt: NOW, sentSince: 0 };
  for (const bubble of bubblesOf(kind, { ...message, ...given })) {
    await kind.send(bubble, target, contextOf(settings, NOW, http), new AbortController().signal);
  }
  return calls.map(({ body }) => JSON.parse(body));
}

describe("native cards", () => {
  test("are HTML that holds no markup of the shop's, with the picture above it, on Telegram", async () => {
    const [body] = await sentBy(telegram, { cards: [kettle], choices: choicesOf(1) });
    expect(body).toMatchObject({
      text: "请看：\n\n<b>电热水壶 &lt;1.7L&gt; &amp; 底座</b>  CNY 159.00 · 304 不锈钢",
      parse_mode: "HTML",
      link_preview_options: { url: "https://shop.example/kettle.jpg", show_above_text: true },
      reply_markup: { inline_keyboard: [[{ text: "选项1", callback_data: "choice:1" }]] },
    });
    const [plain] = await sentBy(telegram, {});
    expect(plain).not.toHaveProperty("parse_mode");
  });

  test("are one flex message after the text on LINE, with the quick replies under the last", async () => {
    const [body] = await sentBy(line, { cards, choices: choicesOf(2) });
    const [text, flex] = body.messages;
    expect(text).toEqual({ type: "text", text: "请看：" });
    expect(flex.type).toBe("flex");
    expect(flex.contents.contents).toHaveLength(cards.length);
    expect(flex.contents.contents[0].hero.url).toBe("https://shop.example/kettle.jpg");
    expect(flex.altText.length).toBeLessThanOrEqual(400);
    expect(flex.quickReply.items).toHaveLength(2);
    expect(JSON.stringify(flex)).not.toContain('"text":""');
  });

  test("are sections with escaped titles on Slack, ten rows each", async () => {
    const order = { ...ENDLESS_ORDER, items: ENDLESS_ORDER.kind === "order" ? ENDLESS_ORDER.items.slice(0, 12) : [] };
    const [body] = await sentBy(slack, { text: "", cards: [kettle, order as Card] });
    expect(body.text).toContain("电热水壶 &lt;1.7L&gt; &amp; 底座");
    expect(body.blocks[0].text.text).toContain("*电热水壶 &lt;1.7L&gt; &amp; 底座*");
    expect(body.blocks.map(({ fields = [] }) => fields.length)).toEqual([0, 0, 10, 2]);
  });

  test("are an interactive card on Feishu, with its buttons", async () => {
    const [body] = await sentBy(feishu, { cards, choices: choicesOf(2) });
    expect(body.msg_type).toBe("interactive");
    const { elements } = JSON.parse(body.content);
    expect(elements.at(-1)).toMatchObject({ tag: "action", actions: [{ value: { choice: "choice:1" } }, {}] });
    expect(lengthOf(body.content, "bytes")).toBeLessThan(30_000);
  });

  test("are Markdown or an action card on DingTalk, whose buttons say their label", async () => {
    const [plain] = await sentBy(dingtalk, { cards: [kettle] });
    expect(plain).toMatchObject({ msgKey: "sampleMarkdown" });
    const [offered] = await sentBy(dingtalk, { cards: [kettle], choices: choicesOf(3) });
    expect(offered).toMatchObject({ msgKey: "sampleActionCard3" });
    const said = `dtmd://dingtalkclient/sendMessage?content=${encodeURIComponent("选项3")}`;
    expect(JSON.parse(offered.msgParam)).toMatchObject({ actionTitle3: "选项3", actionURL3: said });
    const [only] = await sentBy(dingtalk, { choices: choicesOf(1) });
    expect(only).toMatchObject({ msgKey: "sampleActionCard" });

    const session = {
      session: "https://oapi.dingtalk.com/robot/sendBySession?session=s1",
      until: String(NOW + 60_000),
    };
    const inSession: KindFixture = {
      ...dingtalk,
      outbound: { thread: "staff7", reply: session, answer: () => json({ errcode: 0 }), textOf: () => "" },
    };
    expect(await sentBy(inSession, { cards: [kettle] })).toMatchObject([
      { msgtype: "markdown", markdown: { text: expect.stringContaining("CNY 159.00") } },
    ]);
    expect(await sentBy(inSession, { choices: choicesOf(3) })).toMatchObject([
      { msgtype: "actionCard", actionCard: { text: "请看：", btns: [{}, {}, { title: "选项3", actionURL: said }] } },
    ]);
  });

  test("are a generic template of its own on Messenger, for products only", async () => {
    const [text, card] = await sentBy(messenger, { cards: cards.slice(0, 3), choices: choicesOf(2) });
    expect(text.message.text).toContain("238.50");
    expect(text.message.quick_replies).toBeUndefined();
    expect(card.message.attachment.payload.elements).toEqual([
      {
        title: "电热水壶 <1.7L> & 底座",
        subtitle: "CNY 159.00 · 304 不锈钢",
        image_url: "https://shop.example/kettle.jpg",
      },
      { title: "Rain boots", subtitle: "JPY 4900" },
    ]);
    expect(card.message.quick_replies).toHaveLength(2);
  });

  test("are an article on WeChat for one product with a picture, else words above the menu", async () => {
    const [news] = await sentBy(wechat, { cards: [kettle] });
    expect(news.news.articles).toEqual([
      {
        title: "电热水壶 <1.7L> & 底座",
        description: "CNY 159.00 · 304 不锈钢\n\n请看：",
        url: "https://shop.example/kettle.jpg",
        picurl: "https://shop.example/kettle.jpg",
      },
    ]);
    const [menu] = await sentBy(wechat, { cards: [kettle], choices: choicesOf(2) });
    expect(menu.msgmenu.head_content).toContain("159.00");
  });

  test("are an article in the answer to WeChat's delivery too, where no sign of theirs breaks the XML", async () => {
    const title = "云朵T恤 ]]> <b>&";
    const product = { kind: "product", productId: "p", title, price: { amountMinor: 7_900, currency: "CNY" } } as const;
    const card = { ...product, imageUrl: "https://shop.example/a.jpg?w=1&h=2" };
    const [bubble, ...others] = bubblesOf(wechat.kind, { ...message, cards: [card] });
    expect(others).toEqual([]);
    const settings = settingsSchema(wechat.kind.settings).parse({ ...wechat.settings, encodingAesKey: undefined });
    const sample = wechat.inbound[0]?.body ?? "";
    const request = await wechat.sign(sample, NOW, wechat.settings);
    const event = { is: "signal", eventId: "1", contact: { id: "o" }, thread: "o", at: NOW, signal: "other" } as const;
    const context = contextOf(settings, NOW);
    const answer = await wechat.kind.ack?.([event], bubble ? [bubble] : [], context, request);
    const article = z.object({ Title: z.string(), Description: z.string(), PicUrl: z.string(), Url: z.string() });
    const carried = z.object({ MsgType: z.string(), ArticleCount: z.string(), Articles: z.object({ item: article }) });
    expect(readXml(answer?.body ?? "", "xml", carried)).toMatchObject({
      MsgType: "news",
      ArticleCount: "1",
      Articles: { item: { Title: title, Description: "CNY 79.00\n\n请看：", PicUrl: card.imageUrl } },
    });
  });

  test("are buttons for up to three short choices on WhatsApp, else a list of up to ten", async () => {
    const [few] = await sentBy(whatsapp, { cards: [kettle], choices: choicesOf(3) });
    expect(few.interactive).toMatchObject({ type: "button", body: { text: expect.stringContaining("159.00") } });
    const long = "杭州市西湖区文三路的一个很长很长的收货地址，要一号楼送到家门口，";
    const [many] = await sentBy(whatsapp, { choices: choicesOf(10, long) });
    expect(many.interactive.type).toBe("list");
    const { rows } = many.interactive.action.sections[0];
    expect(rows).toHaveLength(10);
    expect(rows[9]).toMatchObject({ id: "choice:10", description: `${long}10` });
    expect(rows.every(({ title }: { title: string }) => title.length <= 24)).toBe(true);
    const [numbered] = await sentBy(whatsapp, { choices: choicesOf(11) });
    expect(numbered.text.body).toContain("11. 选项11");
  });

  test.each([telegram, line, slack, feishu, dingtalk, whatsapp])(
    "that do not fit are told in words: $kind.kind",
    ({ kind }) => {
      const bubbles = bubblesOf(kind as ChannelKind, { ...message, cards: [ENDLESS_ORDER] });
      expect(bubbles.flatMap((bubble) => bubble.cards)).toEqual([]);
      expect(bubbles.map(({ text }) => text).join("\n")).toContain("第400种商品");
    },
  );
});

test("choices of one label are numbers, because their buttons could not be told apart", () => {
  const same = [
    { id: "a", label: "云朵T恤" },
    { id: "b", label: "云朵T恤" },
  ];
  expect(bubblesOf(telegram.kind, { ...message, choices: same })).toMatchObject([
    { choices: [], text: "请看：\n\n1. 云朵T恤\n2. 云朵T恤" },
  ]);
});

test("a picture that is no https address is left out", () => {
  for (const imageUrl of ["/images/kettle.jpg", "http://shop.example/k.jpg", "javascript:alert(1)"]) {
    expect(cardParts({ ...kettle, imageUrl } as Card)).not.toHaveProperty("imageUrl");
  }
});

test("a label is cut between characters, and says so", () => {
  expect(cutText("短", 4)).toBe("短");
  expect(cutText("一家人👨‍👩‍👧在家", 8)).toBe("一家人…");
  expect(lengthOf(cutText("云朵圆领T恤", 12, "bytes"), "bytes")).toBeLessThanOrEqual(12);
});
