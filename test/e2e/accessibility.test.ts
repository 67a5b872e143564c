import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT, DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { openChat } from "../integration/product.ts";
import { ask, bubbles, logIn, openStage, type Stage } from "./stage.ts";
import { seriousViolations } from "./violations.ts";

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test.each(["light", "dark"] as const)("the chat has no serious violation (%s)", async (colorScheme) => {
  const { page, context } = await stage.enter("/chat/demo", { colorScheme });
  await ask(page, "这款手机有现货吗？");
  await page.locator(".choices .choice").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await context.close();
});

test("a conversation longer than the window is scrolled by the keyboard", async () => {
  const { page, context } = await stage.enter("/chat/demo", { viewport: { width: 390, height: 500 } });
  // One after the other: questions in one burst are answered together.
  for (const [i, question] of ["这款手机有现货吗？", "运费多少", "支持7天无理由吗"].entries()) {
    await ask(page, question);
    await page
      .locator(".from-bot")
      .nth(i + 1)
      .waitFor();
  }
  expect(await seriousViolations(page)).toEqual([]);
  const log = page.locator(".log");
  const top = () => log.evaluate(({ scrollTop }) => scrollTop);
  await log.focus();
  const before = await top();
  expect(before).toBeGreaterThan(0);
  await page.keyboard.press("Home");
  await expect.poll(top).toBeLessThan(before);
  await context.close();
});

test.each(["/", "/api/docs", "/sample/demo"])("%s has no serious violation", async (path) => {
  const { page, context } = await stage.enter(path);
  await page.waitForLoadState("networkidle");
  expect(await seriousViolations(page)).toEqual([]);
  await context.close();
});

test.each([
  ["light", { width: 1440, height: 900 }],
  ["dark", { width: 390, height: 844 }],
] as const)("log-in, inbox, conversation and figures have no serious violation (%s)", async (colorScheme, viewport) => {
  const { conversation, ask: say } = await openChat(stage.base);
  await say("转人工");
  const { page, context } = await stage.enter("/desk", { colorScheme, viewport });
  await page.locator("#email").waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await logIn(page, DEMO_AGENT);
  await page.locator(".line").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await page.goto(`${stage.base}/desk/demo/c/${conversation}`);
  await page.getByRole("button", { name: "接管会话" }).click();
  await page.locator("#write").fill("您好");
  await page.keyboard.press("Enter");
  await bubbles(page, "agent").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await page.getByRole("button", { name: "内部备注" }).click();
  await page.locator("#write").fill("备注");
  await page.keyboard.press("Enter");
  await page.locator("article.note").waitFor();
  expect(await seriousViolations(page)).toEqual([]);

  await page.goto(`${stage.base}/desk/demo/today`);
  await page.locator(".tile").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await context.close();
});

test("nobody's console held an error or a refusal of the content policy", () => {
  expect(stage.troubles).toEqual([]);
});

test.each([
  ["light", { width: 1440, height: 900 }],
  ["dark", { width: 390, height: 844 }],
] as const)("the policy's form and the approvals have no serious violation (%s)", async (colorScheme, viewport) => {
  const { page, context } = await stage.enter("/desk/demo/policy", { colorScheme, viewport });
  await logIn(page, DEMO_OWNER);
  for (const action of ["cancel_order", "return_items", "exchange_items"]) {
    await page.locator(`#rule-${action} summary`).click();
  }
  expect(await seriousViolations(page)).toEqual([]);
  await page.goto(`${stage.base}/desk/demo/approvals`);
  await page.locator(".blank, .approval").first().waitFor();
  expect(await seriousViolations(page)).toEqual([]);
  await context.close();
});
