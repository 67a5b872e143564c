import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, bubbles, openStage, type Stage, sessionOf, stored } from "./stage.ts";

let stage: Stage;
let page: Page;
let context: BrowserContext;

beforeAll(async () => {
  stage = await openStage();
  ({ page, context } = await stage.enter("/chat/demo"));
});
afterAll(() => stage.close());

test("a message written offline waits, and is sent once when the network is back", async () => {
  await ask(page, "你好");
  // The first one is the greeting.
  await bubbles(page, "bot").nth(1).waitFor();
  await context.setOffline(true);
  await page.locator("#write").fill("支持七天无理由退货吗？");
  await page.keyboard.press("Enter");
  await page.getByText("1 条消息会在恢复后自动发送").waitFor();
  await page.locator(".is-pending").filter({ hasText: "支持七天无理由退货吗？" }).waitFor();
  await context.setOffline(false);
  await bubbles(page, "bot").filter({ hasText: "7天" }).first().waitFor();
  await page.locator(".is-pending").waitFor({ state: "detached" });
  expect(await bubbles(page, "shopper").filter({ hasText: "支持七天无理由退货吗？" }).count()).toBe(1);
  const { token } = await sessionOf(stage.base, page);
  const same = (await stored(stage.base, token)).filter(({ text }) => text === "支持七天无理由退货吗？");
  expect(same).toHaveLength(1);
  // What failed while the network was off is the browser's own report.
  stage.forgive("DISCONNECTED");
});

test("a reload keeps the conversation", async () => {
  const said = await page.locator(".log-list .bubble").allTextContents();
  await page.reload();
  await bubbles(page, "bot").filter({ hasText: "7天" }).first().waitFor();
  expect(await page.locator(".log-list .bubble").allTextContents()).toEqual(said);
});

test("the language is switched, and kept", async () => {
  await page.getByRole("button", { name: /Switch to English/ }).click();
  await page.getByPlaceholder("Write a message…").waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await page.reload();
  await page.getByPlaceholder("Write a message…").waitFor();
  await page.getByRole("button", { name: /切换到中文/ }).click();
  await page.getByPlaceholder("输入消息…").waitFor();
});

test("by keyboard alone: the message box is reached, a question asked and a choice taken", async () => {
  const { page: keys } = await stage.enter("/chat/demo");
  await keys.locator("#write").waitFor();
  await keys.keyboard.press("Tab");
  await keys.locator(":focus").filter({ hasText: "跳到输入框" }).waitFor();
  await keys.keyboard.press("Enter");
  await keys.locator("#write:focus").waitFor();
  await keys.keyboard.type("这款手机有现货吗？");
  await keys.keyboard.press("Enter");
  const choice = keys.locator(".choices .choice").first();
  await choice.waitFor();
  const label = (await choice.textContent()) ?? "";
  const focused = keys.locator(".choices .choice:focus").filter({ hasText: label });
  for (let step = 0; step < 12 && (await focused.count()) === 0; step += 1) await keys.keyboard.press("Shift+Tab");
  await keys.keyboard.press("Enter");
  await bubbles(keys, "shopper").filter({ hasText: label }).waitFor();
});

test("a phone shows everything in its width", async () => {
  const { page: phone } = await stage.enter("/chat/demo", { viewport: { width: 390, height: 844 }, hasTouch: true });
  await ask(phone, "推荐一款送妈妈的礼物，预算500");
  await phone.locator(".message.from-bot .card, .message.from-bot .bubble").first().waitFor();
  expect(await phone.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
  expect(await phone.locator("#write").isVisible()).toBe(true);
});

test("nobody's console held an error or a refusal of the content policy", () => {
  expect(stage.troubles).toEqual([]);
});
