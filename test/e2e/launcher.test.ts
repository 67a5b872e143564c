import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signInAgent } from "../integration/product.ts";
import { openStage, type Stage, sessionOf } from "./stage.ts";

let stage: Stage;
let page: Page;
const asked: string[] = [];

beforeAll(async () => {
  stage = await openStage();
  ({ page } = await stage.enter("/"));
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${stage.base}/sample/demo`);
});
afterAll(() => stage.close());

test("nothing of the chat is loaded before the shopper opens it", async () => {
  await page.getByRole("button", { name: "联系客服" }).waitFor();
  expect(asked.filter((path) => path.startsWith("/chat/") || path.startsWith("/api/chat"))).toEqual([]);
  await page.getByRole("button", { name: "联系客服" }).click();
  await page.frameLocator("iframe").locator("#write").waitFor();
  expect(asked).toContain("/chat/demo");
});

test("the shopper is answered in the frame, and Esc closes it", async () => {
  const chat = page.frameLocator("iframe");
  await chat.locator("#write").fill("支持七天无理由退货吗？");
  await chat.locator("#write").press("Enter");
  await chat.locator(".message.from-bot .bubble").filter({ hasText: "7天" }).first().waitFor();
  await chat.locator("#write").press("Escape");
  await page.getByRole("button", { name: "联系客服" }).waitFor();
  expect(await page.locator("iframe").isVisible()).toBe(false);
  await page.locator("deskbell-launcher button:focus").waitFor();
});

test("what arrives while it is closed is counted on the button, and read when it is opened", async () => {
  const agent = await signInAgent(stage.base);
  const { conversation } = await sessionOf(stage.base, page);
  const path = `/api/desk/demo/conversations/${conversation}`;
  const shown = (await (await agent.call("GET", path)).json()) as { view: { holder: { epoch: number } } };
  const claimed = await agent.call("POST", `${path}/claim`, { epoch: shown.view.holder.epoch });
  const { holder } = (await claimed.json()) as { holder: { epoch: number } };
  await agent.call(
    "POST",
    `${path}/reply`,
    { epoch: holder.epoch, text: "还有什么可以帮您？" },
    { "Idempotency-Key": "r1" },
  );
  await page.getByRole("button", { name: "联系客服，1 条未读消息" }).click();
  await page.frameLocator("iframe").getByText("还有什么可以帮您？").waitFor();
  await page.getByRole("button", { name: "收起客服", exact: true }).first().waitFor();
});

test("nobody's console held an error or a refusal of the content policy", () => {
  expect(stage.troubles).toEqual([]);
});
