import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT } from "../../workers/commands/demo-shop.ts";
import { openChat, signInOwner } from "../integration/product.ts";
import { logIn, openStage, type Stage } from "./stage.ts";

const TEXT = "谷子几时排发呀";
let stage: Stage;
let agent: Page;

beforeAll(async () => {
  stage = await openStage();
  const owner = await signInOwner(stage.base);
  const saved = await owner.call("PUT", "/api/admin/demo/intents/custom.group_buy", {
    name: { zh: "拼团进度", en: "Group buy" },
    examples: ["拼团成了吗", "团开了没有", "还差几个人成团", "这个团什么时候截", "开团了叫我"],
    answer: { zh: "成团后三天内排发。", en: "We ship within three days of a full group." },
  });
  expect(saved.status).toBe(200);
});
afterAll(() => stage.close());

const control = () => agent.getByLabel("实际意图");
const state = () => agent.locator("#correct-state");

test("an agent says by keyboard what a message meant, and the next shopper is answered so", async () => {
  const shopper = await openChat(stage.base);
  await shopper.ask(TEXT);
  ({ page: agent } = await stage.enter(`/desk/demo/c/${shopper.conversation}`));
  await logIn(agent, DEMO_AGENT);
  await control().waitFor();
  expect(await control().inputValue()).toBe("");
  await control().focus();
  await agent.keyboard.press("ArrowDown");
  await agent.keyboard.type("拼团");
  await agent.keyboard.press("Enter");
  await state().filter({ hasText: "已保存" }).waitFor();
  expect(await control().inputValue()).toBe("custom.group_buy");
  const next = await openChat(stage.base);
  expect((await next.ask(TEXT)).text).toContain("成团后三天内排发。");

  await agent.goto(`${stage.base}/desk/demo/c/${next.conversation}`);
  await agent.locator("#panel .intent").filter({ hasText: "拼团进度" }).waitFor();
});

test("what could not be saved is said, and what was there stands", async () => {
  const shopper = await openChat(stage.base);
  await shopper.ask("今天天气真不错呀");
  await agent.goto(`${stage.base}/desk/demo/c/${shopper.conversation}`);
  await agent.route("**/messages/*/intent", (route) => route.abort("connectionreset"));
  await control().selectOption("invoice");
  await state().filter({ hasText: "没有保存成功" }).waitFor();
  expect(await control().inputValue()).toBe("");
  await agent.unroute("**/messages/*/intent");
  await control().selectOption("invoice");
  await state().filter({ hasText: "已保存" }).waitFor();
  await agent.reload();
  await control().waitFor();
  expect(await control().inputValue()).toBe("invoice");
  stage.forgive("CONNECTION_RESET");
});

test("nobody's console has an error", () => {
  expect(stage.troubles).toEqual([]);
});
