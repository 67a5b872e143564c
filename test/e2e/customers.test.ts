import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT, DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { openChat } from "../integration/product.ts";
import { meetTwice } from "./customers-scene.ts";
import { logIn, openStage, type Stage } from "./stage.ts";
import { seriousViolations } from "./violations.ts";

let stage: Stage;
let scene: Awaited<ReturnType<typeof meetTwice>>;
let owner: Page;

beforeAll(async () => {
  stage = await openStage();
  scene = await meetTwice(stage);
  ({ page: owner } = await stage.enter("/desk/demo/customers"));
  await logIn(owner, DEMO_OWNER);
});
afterAll(() => stage.close());

const rows = (page: Page) => page.locator(".customer-row");

test("a customer is found by keyboard, by the end of the number, the name, an order and the channel's id", async () => {
  await rows(owner).first().waitFor();
  expect(await seriousViolations(owner)).toEqual([]);
  for (const word of ["1101", "云小朵", "XIAODUO@example.com", "880012340002", "13900001101", "u1001"]) {
    await owner.locator("h1").click();
    await owner.keyboard.press("/");
    await owner.keyboard.press("ControlOrMeta+a");
    await owner.keyboard.type(word);
    await owner.keyboard.press("Enter");
    await owner.getByRole("status").filter({ hasText: "找到 1 位顾客" }).waitFor();
    await rows(owner).filter({ hasText: "云**" }).filter({ hasText: "*******1101" }).waitFor();
  }
  await owner.getByRole("searchbox").fill("501");
  await rows(owner).filter({ hasText: "X***" }).waitFor();
  await owner.getByRole("searchbox").fill("没有这个人");
  await owner.getByText("没有找到这位顾客").waitFor();
  expect(owner.url()).toContain("?q=");
});

test("a suggestion says why, stands side by side, and is accepted", async () => {
  await owner.getByRole("searchbox").fill("");
  const card = owner.locator(".customer-suggestion");
  await card.getByText("提到过同一个手机号").waitFor();
  await card.getByText("海外客服").waitFor();
  await card.getByRole("button", { name: "是同一个人，合并" }).click();
  await owner.getByRole("status").filter({ hasText: "已合并" }).waitFor();
  await rows(owner).filter({ hasText: "2 份档案" }).waitFor();
});

test("the customer has the conversations of all channels, orders and the ledger in one place", async () => {
  await owner.keyboard.press("Escape");
  await owner.locator("h1").click();
  await owner.keyboard.press("j");
  await owner.goto(`${stage.base}/desk/demo/customers/u1001`);
  await owner.locator(".customer-card").nth(1).waitFor();
  expect(await owner.locator(".customer-talk").count()).toBe(2);
  await owner.locator(".customer-talk").filter({ hasText: "海外客服" }).waitFor();
  await owner.locator(".order").filter({ hasText: "880012340002" }).waitFor();
  await owner.locator(".customer-history li").filter({ hasText: "人工判断" }).filter({ hasText: "林店长" }).waitFor();
  expect(await seriousViolations(owner)).toEqual([]);
});

test("masked data is shown in full to a supervisor, and hidden again", async () => {
  expect(await owner.locator("main").innerText()).not.toContain("13900001101");
  await owner.getByRole("button", { name: "显示完整信息" }).click();
  await owner.getByText("13900001101").waitFor();
  await owner.getByRole("button", { name: "隐藏完整信息" }).click();
  await owner.getByText("13900001101").waitFor({ state: "detached" });
});

test("a merge is taken back from the ledger, and made again by hand side by side", async () => {
  await owner.locator(".customer-history").getByRole("button", { name: /撤销/ }).click();
  await owner.getByRole("status").filter({ hasText: "已撤销" }).waitFor();
  await owner.locator(".customer-card").nth(1).waitFor({ state: "detached" });
  await owner.getByRole("button", { name: "合并另一位顾客" }).click();
  await owner.getByRole("searchbox", { name: "查找要合并的顾客" }).fill("501");
  await owner.locator(".customer-merge .customer-row").filter({ hasText: "X***" }).click();
  await owner.locator(".customer-merge .customer-pair").getByText("海外客服").waitFor();
  await owner.getByRole("button", { name: "合并为一位顾客" }).click();
  await owner.getByRole("status").filter({ hasText: "已合并" }).waitFor();
  await owner.locator(".customer-card").nth(1).waitFor();
});

test("a split asks where each record goes, and takes neither all nor none", async () => {
  await owner.getByRole("button", { name: "拆分", exact: true }).click();
  await owner.locator(".customer-cards").getByRole("button", { name: "拆分" }).click();
  await owner.getByText("至少拆出一份，也至少留下一份。").waitFor();
  const leaves = owner.getByRole("group", { name: "X***" }).getByRole("radio", { name: "拆出" });
  await leaves.check({ force: true });
  await owner.getByRole("button", { name: "拆出 1 份档案" }).click();
  await owner.getByRole("status").filter({ hasText: "已拆分" }).waitFor();
  expect(await owner.locator(".customer-card").count()).toBe(1);
  await owner.locator(".customer-history li").filter({ hasText: "X*** 被拆出" }).waitFor();
});

test("what a colleague has changed meanwhile is said, shown as it is now, and nothing is done", async () => {
  const merge = { customers: [scene.signed, scene.contact] };
  expect((await scene.owner.call("POST", "/api/desk/demo/customers/merge", merge)).status).toBe(200);
  await owner
    .locator(".customer-history")
    .getByRole("button", { name: /撤销 .*被拆出/ })
    .click();
  await owner.getByRole("alert").filter({ hasText: "刚刚有同事改过" }).waitFor();
  await owner.locator(".customer-card").nth(1).waitFor();
  stage.forgive("409");
});

test("without a connection the page says so, keeps what it shows, and goes on afterwards", async () => {
  await owner.context().setOffline(true);
  await owner.getByRole("button", { name: "显示完整信息" }).click();
  await owner.getByRole("alert").filter({ hasText: "没有连上服务器" }).waitFor();
  expect(await owner.locator(".customer-card").count()).toBe(2);
  await owner.context().setOffline(false);
  await owner.getByRole("button", { name: "显示完整信息" }).click();
  await owner.getByText("13900001101").waitFor();
  stage.forgive("ERR_INTERNET_DISCONNECTED");
});

test("a conversation leads to the file, and an unknown shopper to who has written on the same device", async () => {
  await owner.goto(`${stage.base}/desk/demo/c/${scene.web}`);
  await owner.getByRole("link", { name: "查看顾客档案" }).waitFor();
  await owner.locator(".facts").filter({ hasText: "其他渠道的会话" }).getByText("海外客服").waitFor();
  await owner.getByRole("link", { name: "查看顾客档案" }).click();
  await owner.locator(".customer-card").nth(1).waitFor();
  const stranger = await openChat(stage.base, { device: "device-of-the-kitchen" });
  await stranger.ask("在吗");
  await owner.goto(`${stage.base}/desk/demo/c/${stranger.conversation}`);
  await owner
    .locator(".may-same")
    .filter({ hasText: "这台设备上出现过" })
    .getByRole("link", { name: "云**" })
    .waitFor();
});

test("an agent sees it masked and decides nothing, and a customer who is not there is told", async () => {
  const { page: agent } = await stage.enter("/desk/demo/customers/u1001");
  await logIn(agent, DEMO_AGENT);
  await agent.locator(".customer-card").first().waitFor();
  await agent.getByText("需要主管权限").waitFor();
  for (const name of ["显示完整信息", "合并另一位顾客", "拆分", "撤销"]) {
    expect(await agent.getByRole("button", { name }).count()).toBe(0);
  }
  await agent.goto(`${stage.base}/desk/demo/customers/nobody`);
  await agent.getByText("没有这位顾客").waitFor();
  stage.forgive("404");
  await agent.context().close();
});

test.each(["zh", "en"])("on a phone and a desk nothing runs over, in %s", async (locale) => {
  const storageState = await owner.context().storageState();
  for (const width of [390, 1280]) {
    const { page, context } = await stage.enter("/desk/demo/customers", {
      viewport: { width, height: 844 },
      storageState,
      locale: locale === "zh" ? "zh-CN" : "en-US",
    });
    await page.evaluate((chosen) => localStorage.setItem("deskbell:desk:locale", chosen), locale);
    for (const path of ["", "/u1001"]) {
      await page.goto(`${stage.base}/desk/demo/customers${path}`);
      await page.locator(".customer-row, .customer-card").first().waitFor();
      expect(await page.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth)).toBe(0);
    }
    await context.close();
  }
});

test("an owner has a customer forgotten after a second word", async () => {
  const { page, context } = await stage.enter("/desk/demo/customers/u1002", {
    storageState: await owner.context().storageState(),
  });
  await page.getByRole("button", { name: "删除这位顾客的数据" }).click();
  await page.getByRole("alert").filter({ hasText: "不能恢复" }).waitFor();
  await page.getByRole("button", { name: "删除这位顾客的数据" }).click();
  await page.waitForURL(/\/customers$/);
  await page.goto(`${stage.base}/desk/demo/customers/u1002`);
  await page.getByText("没有这位顾客").waitFor();
  stage.forgive("404");
  await context.close();
});

test("nobody's console held an error or a refusal of the content policy", () => {
  expect(stage.troubles).toEqual([]);
});
