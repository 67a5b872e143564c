import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { signIdentity } from "../integration/signed.ts";
import { ask, bubbles, logIn, openStage, type Stage } from "./stage.ts";
import { seriousViolations } from "./violations.ts";

let stage: Stage;
let shopper: Page;
let owner: Page;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("a shopper who sends something back sees the code and the road in the chat", async () => {
  const identity = await signIdentity(stage.product.identitySecret, "u1005");
  ({ page: shopper } = await stage.enter(`/chat/demo#identity=${identity}`));
  await ask(shopper, "880012340023 我要退货");
  await shopper.locator(".choices .choice").first().waitFor();
  await ask(shopper, "尺码不合适");
  await shopper.getByRole("button", { name: "确认" }).click();
  await bubbles(shopper, "bot").filter({ hasText: "退货码" }).waitFor();
  await shopper.locator(".steps [aria-current=step]").filter({ hasText: "等待寄回" }).waitFor();
});

test("the shopper names the parcel, and a number that is none is refused", async () => {
  await shopper.getByText("填写订单 880012340023 的寄回单号").click();
  await shopper.getByLabel("快递公司").fill("顺丰");
  await shopper.getByLabel("运单号").fill("你好");
  await shopper.getByRole("button", { name: "提交单号" }).click();
  await shopper.getByText("单号好像不对").waitFor();
  await shopper.getByLabel("运单号").fill("SF 1234 5678");
  await shopper.getByRole("button", { name: "提交单号" }).click();
  await bubbles(shopper, "bot").filter({ hasText: "SF12345678" }).waitFor();
  expect(await shopper.getByText("的寄回单号").count()).toBe(0);
});

test("staff find the case, report each step, and the shopper is told without a reload", async () => {
  ({ page: owner } = await stage.enter("/desk/demo/cases"));
  await logIn(owner, DEMO_OWNER);
  const line = owner.locator(".case-line").filter({ hasText: "880012340023" });
  await line.filter({ hasText: "退回途中" }).waitFor();
  expect(await seriousViolations(owner)).toEqual([]);
  await line.click();
  await owner.getByRole("button", { name: "已收到商品" }).click();
  await owner.getByRole("button", { name: "验收 · 合格" }).waitFor();
  await bubbles(shopper, "bot").filter({ hasText: "正在验收" }).waitFor();
  expect(await seriousViolations(owner)).toEqual([]);
  await owner.getByLabel("备注（仅员工可见）").fill("完好");
  await owner.getByRole("button", { name: "验收 · 合格" }).click();
  await owner.locator(".case-course").getByText("完好").waitFor();
  await bubbles(shopper, "bot").filter({ hasText: "的退款" }).filter({ hasText: "已办理" }).waitFor();
  await shopper.locator(".steps").last().getByText("已退款").waitFor();
  await owner.reload();
  await owner.getByText("这个售后单已结束。").waitFor();
  await owner.getByText("退款已办理").waitFor();
});

test("an ended case stands in its own list, and one that is not there says so", async () => {
  await owner.goto(`${stage.base}/desk/demo/cases?list=done`);
  await owner.locator(".case-line").filter({ hasText: "已退款" }).waitFor();
  await owner.goto(`${stage.base}/desk/demo/cases/rtn_none`);
  await owner.getByText("没有找到这个售后单。").waitFor();
  stage.forgive("404");
  expect(stage.troubles).toEqual([]);
});
