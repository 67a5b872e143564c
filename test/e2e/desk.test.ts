import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT, DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { openChat, signInOwner } from "../integration/product.ts";
import { ask, bubbles, logIn, openStage, type Stage, sessionOf, stored } from "./stage.ts";

let stage: Stage;
let shopper: Page;
let agent: Page;
let owner: Page;
let session: { conversation: string; token: string };

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("a shopper asks and the bot answers; an agent opens the conversation by a deep link through the log-in", async () => {
  ({ page: shopper } = await stage.enter("/chat/demo"));
  await ask(shopper, "支持七天无理由退货吗？");
  await bubbles(shopper, "bot").filter({ hasText: "7天" }).first().waitFor();
  session = await sessionOf(stage.base, shopper);

  ({ page: agent } = await stage.enter(`/desk/demo/c/${session.conversation}`));
  await logIn(agent, DEMO_AGENT);
  await bubbles(agent, "shopper").filter({ hasText: "支持七天无理由退货吗？" }).waitFor();
  await bubbles(agent, "bot").filter({ hasText: "7天" }).first().waitFor();
  expect(new URL(agent.url()).pathname).toBe(`/desk/demo/c/${session.conversation}`);
  await agent.locator("#panel").getByText("退换政策").first().waitFor();
});

test("what the shopper writes next stands before the agent by itself, and what the bot answers", async () => {
  await ask(shopper, "怎么开发票？");
  await bubbles(agent, "shopper").filter({ hasText: "怎么开发票？" }).waitFor();
  const answered = (await stored(stage.base, session.token)).filter(({ from }) => from === "bot").length;
  await bubbles(agent, "bot")
    .nth(Math.max(0, answered - 1))
    .waitFor();
});

test("a new conversation appears in the list by itself", async () => {
  await agent.locator(".line").first().waitFor();
  const before = await agent.locator(".line").count();
  const { page: another, context } = await stage.enter("/chat/demo");
  await ask(another, "转人工");
  await agent.locator(".line").nth(before).waitFor();
  await context.close();
});

test("the agent takes over and replies: the shopper sees the reply and who wrote it", async () => {
  ({ page: owner } = await stage.enter(`/desk/demo/c/${session.conversation}`));
  // The owner's sockets open and stay silent, so that this page does not hear of the take-over in time.
  await owner.routeWebSocket(/\/socket\?/, () => {});
  await logIn(owner, DEMO_OWNER);
  await owner.getByRole("button", { name: "接管会话" }).waitFor();

  await agent.keyboard.press("Escape");
  await agent.keyboard.press("r");
  await agent.keyboard.press("Enter");
  await agent.locator("#write").waitFor();
  await agent.keyboard.type("您好，我来帮您处理发票。");
  await agent.keyboard.press("Enter");
  await bubbles(agent, "agent").filter({ hasText: "我来帮您处理发票" }).waitFor();
  const reply = shopper.locator(".message.from-agent").filter({ hasText: "我来帮您处理发票" });
  await reply.waitFor();
  expect(await reply.textContent()).toContain(DEMO_AGENT.name);
});

test("a second agent's claim is refused and names the one who holds it", async () => {
  await owner.getByRole("button", { name: "接管会话" }).click();
  await owner.getByRole("alert").filter({ hasText: DEMO_AGENT.name }).waitFor();
  await owner.locator(".locked").filter({ hasText: DEMO_AGENT.name }).waitFor();
  expect(await owner.getByRole("button", { name: "接管会话" }).count()).toBe(0);
  // The browser itself reports the answer 409 as an error.
  stage.forgive("409");
});

test("a note is seen by staff and never by the shopper", async () => {
  await agent.locator("#write").press("Escape");
  await agent.keyboard.press("n");
  await agent.keyboard.type("顾客抬头写错过一次，注意核对。");
  await agent.keyboard.press("Enter");
  await agent.locator("article.note").filter({ hasText: "注意核对" }).waitFor();
  await agent.getByRole("button", { name: "回复", exact: true }).click();
  await agent.locator("#write").fill("请问抬头是什么？");
  await agent.keyboard.press("Enter");
  await bubbles(shopper, "agent").filter({ hasText: "请问抬头是什么？" }).waitFor();
  expect(await shopper.locator("body").textContent()).not.toContain("注意核对");
  const texts = (await stored(stage.base, session.token)).map(({ text }) => text);
  expect(texts.join("\n")).not.toContain("注意核对");
});

test("a reply whose acknowledgement is lost is tried again and stays one message", async () => {
  let isLost = false;
  await agent.route("**/reply", async (route) => {
    if (isLost) return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await agent.locator("#write").fill("稍等，我正在核对。");
  await agent.keyboard.press("Enter");
  await agent.waitForResponse((response) => response.url().endsWith("/reply") && response.ok());
  await agent.unroute("**/reply");
  const same = (await stored(stage.base, session.token)).filter(({ text }) => text === "稍等，我正在核对。");
  expect(same).toHaveLength(1);
  expect(await bubbles(agent, "agent").filter({ hasText: "稍等，我正在核对。" }).count()).toBe(1);
  stage.forgive("CONNECTION_RESET");
});

test("the bot is silent while the agent holds it, and answers again once it is given back", async () => {
  await ask(shopper, "支持七天无理由退货吗");
  await bubbles(agent, "shopper").filter({ hasText: "支持七天无理由退货吗" }).nth(1).waitFor();
  await agent.getByRole("button", { name: "交还机器人" }).click();
  await agent.getByRole("button", { name: "接管会话" }).waitFor();
  await ask(shopper, "有什么优惠活动？");
  await bubbles(shopper, "bot").filter({ hasText: "满" }).last().waitFor();
  const told = await stored(stage.base, session.token);
  const held = told.findLast(({ text }) => text === "支持七天无理由退货吗")?.seq ?? 0;
  const free = told.findLast(({ text }) => text === "有什么优惠活动？")?.seq ?? 0;
  expect(told.filter(({ seq }) => seq > held && seq < free)).toEqual([]);
  expect(told.some(({ seq, from }) => seq > free && from === "bot")).toBe(true);
});

test("the day's figures count what has happened", async () => {
  await agent.getByRole("link", { name: "今日数据" }).click();
  await agent.getByRole("heading", { name: "今日数据" }).waitFor();
  await agent
    .locator(".tile")
    .filter({ hasText: /会话\s*[1-9]/ })
    .first()
    .waitFor();
  await agent.locator(".top-intents li").first().waitFor();
});

test("signing out leads back to the log-in, and the deep link stays shut", async () => {
  await agent.locator(".bar-menu summary").click();
  await agent.getByRole("button", { name: "退出登录" }).click();
  await agent.locator("#email").waitFor();
  await agent.goto(`${stage.base}/desk/demo/c/${session.conversation}`);
  await agent.locator("#email").waitFor();
  expect(await agent.locator("body").textContent()).not.toContain("七天无理由");
});

test("a long history opens with its newest messages and goes back as one scrolls", async () => {
  const { call } = await signInOwner(stage.base);
  const { conversation } = await openChat(stage.base, {}).then(async (chat) => {
    await chat.ask("你好");
    return chat;
  });
  const path = `/api/desk/demo/conversations/${conversation}`;
  const claimed = await call("POST", `${path}/claim`, { epoch: 0 });
  const { holder } = (await claimed.json()) as { holder: { epoch: number } };
  const reply = (at: number) => {
    const body = { epoch: holder.epoch, text: `第 ${at} 条` };
    return call("POST", `${path}/reply`, body, { "Idempotency-Key": `long-${at}` });
  };
  await reply(1);
  await Promise.all(Array.from({ length: 62 }, (_, at) => reply(at + 2)));
  await reply(64);
  await owner.goto(`${stage.base}/desk/demo/c/${conversation}`);
  await bubbles(owner, "agent")
    .filter({ hasText: /^第 64 条$/ })
    .waitFor();
  expect(await owner.locator(".message").count()).toBe(60);
  await owner.locator(".log").hover();
  await owner.mouse.wheel(0, -20_000);
  await bubbles(owner, "agent")
    .filter({ hasText: /^第 1 条$/ })
    .waitFor();
  expect(await bubbles(owner, "agent").count()).toBe(64);
});

test("by keyboard alone: a conversation is chosen and opened, the list filtered, the shortcuts shown", async () => {
  await owner.goto(`${stage.base}/desk/demo`);
  await owner.locator(".line").nth(1).waitFor();
  await owner.keyboard.press("j");
  await owner.keyboard.press("j");
  await owner.keyboard.press("ArrowUp");
  const chosen = await owner.locator(".line:focus").getAttribute("data-line");
  expect(chosen).toBe(await owner.locator(".line").first().getAttribute("data-line"));
  await owner.keyboard.press("Enter");
  await owner.locator(`.line[aria-current="page"][data-line="${chosen}"]`).waitFor();
  await owner.locator(".head h2:focus").waitFor();
  await owner.keyboard.press("/");
  await owner.keyboard.type("没有这样的会话");
  await owner.getByText("没有符合筛选的").waitFor();
  await owner.locator("#filter").fill("");
  await owner.keyboard.press("Escape");
  await owner.locator(".line:focus").waitFor();
  await owner.keyboard.press("?");
  await owner.getByRole("dialog", { name: "快捷键" }).waitFor();
  await owner.keyboard.press("Escape");
  await owner.getByRole("dialog").waitFor({ state: "hidden" });
});

test("on a phone list and conversation take turns; the language is switched and kept", async () => {
  const storageState = await owner.context().storageState();
  const { page: phone } = await stage.enter("/desk/demo", { viewport: { width: 390, height: 844 }, storageState });
  await phone.locator(".line").first().click();
  await phone.locator(".composer").waitFor();
  expect(await phone.locator(".inbox").isVisible()).toBe(false);
  await phone.getByRole("button", { name: "资料" }).click();
  await phone.getByRole("heading", { name: "理解" }).waitFor();
  await phone.keyboard.press("Escape");
  await phone.getByRole("heading", { name: "理解" }).waitFor({ state: "hidden" });
  await phone.getByRole("link", { name: "返回列表" }).click();
  await phone.locator(".inbox").waitFor();
  expect(await phone.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  await phone.locator(".bar-menu summary").click();
  await phone.getByRole("button", { name: /Switch to English/ }).click();
  await phone.getByRole("link", { name: "Inbox" }).waitFor();
  await phone.reload();
  await phone.getByRole("link", { name: "Inbox" }).waitFor();
  await phone.context().close();
});

test("the log-in says what is wrong: a wrong password, too many attempts, no network", async () => {
  const { page, context } = await stage.enter("/desk/demo/today");
  await logIn(page, { ...DEMO_AGENT, password: "not-the-password" });
  await page.getByRole("alert").filter({ hasText: "邮箱或密码不正确" }).waitFor();
  await page.route("**/sign-in/email", (route) => route.fulfill({ status: 429, headers: { "Retry-After": "60" } }));
  await logIn(page, DEMO_AGENT);
  await page.getByRole("alert").filter({ hasText: "60 秒后再试" }).waitFor();
  await page.unroute("**/sign-in/email");
  await context.setOffline(true);
  await logIn(page, DEMO_AGENT);
  await page.getByRole("alert").filter({ hasText: "连不上服务器" }).waitFor();
  await context.setOffline(false);
  await logIn(page, DEMO_AGENT);
  await page.getByRole("heading", { name: "今日数据" }).waitFor();
  for (const report of ["401", "429", "DISCONNECTED"]) stage.forgive(report);
});

test("nobody's console held an error or a refusal of the content policy", () => {
  expect(stage.troubles).toEqual([]);
});
