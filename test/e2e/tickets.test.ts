import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT, DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { openChat } from "../integration/product.ts";
import { logIn, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let agent: Page;
let owner: Page;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const isTooWide = (page: Page) =>
  page.evaluate<boolean>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

test("an agent makes a ticket beside a conversation, with the keyboard alone", async () => {
  const chat = await openChat(stage.base);
  await chat.ask("支持七天无理由退货吗？");
  ({ page: agent } = await stage.enter(`/desk/demo/c/${chat.conversation}`));
  await logIn(agent, DEMO_AGENT);
  await agent.getByRole("link", { name: "新建工单" }).focus();
  await agent.keyboard.press("Enter");
  await agent.getByLabel("事由").focus();
  await agent.keyboard.type("顾客问退货，请跟进");
  await agent.keyboard.press("Tab");
  await agent.getByLabel("类型").selectOption("return");
  await agent.getByRole("button", { name: "建工单", exact: true }).focus();
  await agent.keyboard.press("Enter");
  await agent.getByRole("heading", { name: "顾客问退货，请跟进" }).waitFor();
  await agent.getByRole("link", { name: "打开会话" }).click();
  await agent.getByRole("link", { name: /顾客问退货，请跟进/ }).click();
  await agent.getByRole("heading", { name: "顾客问退货，请跟进" }).waitFor();
});

test("a ticket is worked on: priority, comment, waiting, done, reopened; its history says who did what", async () => {
  await agent.getByLabel("优先级").selectOption("urgent");
  await agent.locator(".ticket-history").getByText("优先级：普通 → 紧急").waitFor();
  await agent.getByLabel(/写备注/).fill("打过电话，顾客明天再联系");
  await agent.getByRole("button", { name: "提交备注" }).click();
  await agent.locator(".ticket-comments").getByText("打过电话，顾客明天再联系").waitFor();
  await agent.getByRole("button", { name: "等顾客回复" }).click();
  await agent.getByText("计时已暂停").waitFor();
  await agent.getByRole("button", { name: "继续处理" }).click();
  await agent.getByRole("button", { name: "完成" }).click();
  await agent.getByRole("button", { name: "重新打开" }).click();
  await agent.getByRole("button", { name: "完成" }).waitFor();
  const history = await agent.locator(".ticket-history").textContent();
  expect(history).toContain(DEMO_AGENT.name);
  expect(history).toContain("状态：待处理 → 已完成");
});

test("a ticket is merged by its number, and what was written on it is read on the other one", async () => {
  await agent.goto(`${stage.base}/desk/demo/tickets`);
  await agent.locator(".ticket-row").first().waitFor();
  await agent.getByRole("button", { name: "新建工单" }).click();
  await agent.getByLabel("事由").fill("同一位顾客又来问退货");
  await agent.getByRole("button", { name: "建工单", exact: true }).click();
  await agent.getByRole("heading", { name: "同一位顾客又来问退货" }).waitFor();
  await agent.goto(`${stage.base}/desk/demo/tickets`);
  await agent.getByRole("link", { name: /顾客问退货，请跟进/ }).click();
  await agent.getByText("合并", { exact: true }).first().click();
  await agent.getByLabel("并入工单号").fill("99");
  await agent.getByRole("button", { name: "合并" }).click();
  await agent.getByRole("alert").filter({ hasText: "没有找到" }).waitFor();
  await agent.getByLabel("并入工单号").fill("2");
  await agent.getByRole("button", { name: "合并" }).click();
  await agent.getByRole("heading", { name: "同一位顾客又来问退货" }).waitFor();
  await agent.locator(".ticket-comments").getByText("来自工单 #1").waitFor();
});

test("lists are chosen by address and say when they are empty", async () => {
  await agent.goto(`${stage.base}/desk/demo/tickets?list=overdue`);
  await agent.getByText("没有超时的工单").waitFor();
  await agent.getByRole("navigation", { name: "工单列表" }).getByRole("link", { name: "已完成" }).click();
  await agent.getByRole("link", { name: /顾客问退货，请跟进/ }).waitFor();
  expect(new URL(agent.url()).search).toBe("?list=done");
  await agent.goto(`${stage.base}/desk/demo/tickets/tkt_none`);
  await agent.getByRole("heading", { name: "没有找到这张工单" }).waitFor();
  stage.forgive("404");
});

test("an agent sees no rules; an owner takes a preset over, tries it out, and saves it", async () => {
  expect(await agent.getByRole("link", { name: "规则" }).count()).toBe(0);
  ({ page: owner } = await stage.enter("/desk/demo/rules"));
  await logIn(owner, DEMO_OWNER);
  await owner.getByText("还没有规则").waitFor();
  await owner.getByRole("button", { name: "添加 负面情绪预警 + 优惠券 + 转人工" }).click();
  await owner.getByLabel("优惠码").fill("WELCOME");
  await owner.getByRole("button", { name: "试运行" }).click();
  await owner.getByText(/看了 \d+ 件事，会触发 0 次/).waitFor();
  await owner.getByRole("button", { name: "保存规则" }).click();
  const card = owner.locator(".rule-card").filter({ hasText: "第 1 版" });
  await card.getByText("情感 是 负面 且 连续负面消息数 不小于 2").waitFor();
  await card.getByRole("button", { name: "触发记录" }).click();
  await card.getByText("还没有触发过").waitFor();
  await card.getByRole("switch").click();
  await card.getByText("已停用").waitFor();
});

test("a rule of one's own fires on the next complaint, and its log says why", async () => {
  await owner.getByRole("button", { name: "新建规则" }).click();
  await owner.getByLabel("规则名称").fill("投诉先建单");
  await owner.getByRole("button", { name: "加条件" }).click();
  await owner.getByRole("combobox", { name: "看什么" }).selectOption("turn.intent");
  await owner.getByRole("combobox", { name: "值" }).selectOption("complaint");
  await owner.getByRole("button", { name: "加动作" }).click();
  await owner.getByRole("combobox", { name: "类型" }).selectOption("complaint");
  await owner.getByLabel("事由").fill("顾客投诉");
  await owner.getByRole("button", { name: "保存规则" }).click();
  const card = owner.locator(".rule-card").filter({ hasText: "投诉先建单" });
  await card.waitFor();

  const chat = await openChat(stage.base);
  await chat.ask("我要投诉你们，服务太差了");
  await expect
    .poll(
      async () => {
        await owner.reload();
        await card.getByRole("button", { name: "触发记录" }).click();
        await card.locator(".rule-log").or(card.getByText("还没有触发过")).waitFor();
        return card.locator(".rule-log").count();
      },
      { timeout: 30_000, interval: 500 },
    )
    .toBe(1);
  await card.locator(".rule-log").getByText("意图 是 投诉").waitFor();
  await card.getByRole("link", { name: "看工单" }).click();
  await owner.getByRole("heading", { name: "顾客投诉" }).waitFor();
});

test("a rule that would set itself off is refused in the merchant's words", async () => {
  await owner.goto(`${stage.base}/desk/demo/rules`);
  await owner.getByRole("button", { name: "新建规则" }).click();
  await owner.getByLabel("规则名称").fill("循环");
  await owner.keyboard.press("Tab");
  await owner.getByRole("combobox", { name: "当" }).selectOption("ticket.created");
  await owner.getByRole("button", { name: "加动作" }).click();
  await owner.getByRole("button", { name: "保存规则" }).click();
  await owner.getByRole("alert").filter({ hasText: "会触发自己" }).waitFor();
  stage.forgive("400");
});

test("tickets and rules fit a phone, in English too", async () => {
  const { page, context } = await stage.enter("/desk/demo/tickets", {
    viewport: { width: 390, height: 844 },
    locale: "en-US",
  });
  await logIn(page, DEMO_OWNER);
  await page.locator(".ticket-row").first().waitFor();
  expect(await isTooWide(page)).toBe(false);
  await page.locator(".ticket-row").first().click();
  await page.locator(".ticket-history li").first().waitFor();
  expect(await isTooWide(page)).toBe(false);
  await page.goto(`${stage.base}/desk/demo/rules`);
  await page.getByRole("heading", { name: "Rules" }).waitFor();
  await page.locator(".rule-card").first().waitFor();
  expect(await isTooWide(page)).toBe(false);
  await context.close();
});

test("nobody's page reported an error", () => {
  expect(stage.troubles).toEqual([]);
});
