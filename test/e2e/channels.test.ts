import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT, DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { logIn, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let owner: Page;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("a channel is found by name, its form says where each value is, and a secret is typed unseen", async () => {
  ({ page: owner } = await stage.enter("/desk/demo/channels"));
  await logIn(owner, DEMO_OWNER);
  await owner.getByText("还没有接入渠道").waitFor();
  await owner.getByRole("searchbox", { name: "查找渠道" }).fill("telegram");
  await owner.getByRole("button", { name: /Telegram/ }).click();
  await owner.getByRole("heading", { name: "Telegram 机器人" }).waitFor();
  await owner.getByText("@BotFather").waitFor();
  expect(await owner.getByLabel("机器人 Token").getAttribute("type")).toBe("password");
});

test("what the form does not take is said, and nothing that was typed is lost", async () => {
  await owner.getByLabel("名称").fill("海外客服");
  await owner.getByLabel("机器人 Token").fill("no-token");
  await owner.getByLabel("Webhook 密钥").fill("a-secret-of-our-own-0123");
  await owner.getByRole("button", { name: "保存" }).click();
  await owner.getByRole("alert").filter({ hasText: "botToken" }).waitFor();
  expect(await owner.getByLabel("名称").inputValue()).toBe("海外客服");
  stage.forgive("400");
});

test("a connected channel shows the address to paste and what is next, and never its secrets", async () => {
  await owner.getByLabel("机器人 Token").fill("123456:abcdefghijklmnopqrstuvwx");
  await owner.getByRole("button", { name: "保存" }).click();
  await owner.getByRole("heading", { name: "海外客服" }).waitFor();
  await owner.getByText("接下来").waitFor();
  expect(await owner.getByLabel("回调地址").inputValue()).toMatch(/\/hooks\/chn_[0-9a-z]{22}$/);
  const page = (await owner.content()) + (await owner.getByLabel("回调地址").inputValue());
  expect(page).not.toContain("abcdefghijklmnopqrstuvwx");
  expect(page).not.toContain("a-secret-of-our-own-0123");
});

test("a channel is renamed without its secrets, paused, and disconnected only after a second word", async () => {
  await owner.getByRole("button", { name: "修改" }).click();
  expect(await owner.getByLabel("机器人 Token").inputValue()).toBe("");
  await owner.getByLabel("名称").fill("海外客服二号");
  await owner.getByRole("button", { name: "保存" }).click();
  await owner.getByRole("heading", { name: "海外客服二号" }).waitFor();
  await owner.getByRole("button", { name: "暂停" }).click();
  await owner.getByText("已暂停").waitFor();
  await owner.getByRole("button", { name: "断开" }).click();
  await owner.getByText("会话保留").waitFor();
  await owner.getByRole("button", { name: "断开" }).click();
  await owner.getByText("还没有接入渠道").waitFor();
});

test("an agent has no such page, and on a phone nothing runs over", async () => {
  const { page: agent } = await stage.enter("/desk/demo");
  await logIn(agent, DEMO_AGENT);
  await agent.getByRole("link", { name: "工单" }).waitFor();
  expect(await agent.getByRole("link", { name: "渠道" }).count()).toBe(0);
  await agent.context().close();
  const storageState = await owner.context().storageState();
  const { page: phone } = await stage.enter("/desk/demo/channels", {
    viewport: { width: 390, height: 844 },
    storageState,
  });
  await phone.getByRole("searchbox", { name: "查找渠道" }).waitFor();
  expect(await phone.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
});

test("nobody's console held an error or a refusal of the content policy", () => {
  expect(stage.troubles).toEqual([]);
});
