import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { DEMO_OWNER } from "../../workers/commands/demo-shop.ts";
import { openChat, signInAgent, signInOwner } from "../integration/product.ts";
import { logIn, openStage, type Stage } from "./stage.ts";

const PHONE = { width: 390, height: 844 };
let stage: Stage;
let owner: Page;

beforeAll(async () => {
  stage = await openStage();
  ({ page: owner } = await stage.enter("/desk/demo/policy"));
  await logIn(owner, DEMO_OWNER);
  await owner.locator("#rule-cancel_order").waitFor();
});
afterAll(() => stage.close());

const state = () => owner.locator("#policy-state");
const rule = (action: string) => owner.locator(`#rule-${action}`);
const picture = async (name: string) => {
  const directory = process.env.PICTURES;
  if (!directory) return;
  await owner.screenshot({ path: `${directory}/${name}.png`, fullPage: true });
  const before = owner.viewportSize();
  await owner.setViewportSize(PHONE);
  await owner.screenshot({ path: `${directory}/${name}-phone.png`, fullPage: true });
  if (before) await owner.setViewportSize(before);
};

test("a merchant changes the policy in a form, keeps a draft, and the shop stays as it was", async () => {
  await rule("cancel_order").locator("summary").click();
  const automatic = rule("cancel_order").getByLabel("自动办理，不超过");
  expect(await automatic.inputValue()).toBe("5000");
  await automatic.fill("1");
  await automatic.blur();
  await state().filter({ hasText: "有修改还没保存" }).waitFor();
  await rule("return_items").locator("summary").click();
  await rule("return_items").getByLabel("期限", { exact: true }).fill("15");
  await rule("return_items").getByLabel("期限", { exact: true }).blur();
  await rule("redeem_points").locator("summary").click();
  const atLeast = rule("redeem_points").getByLabel("至少兑换多少积分");
  await atLeast.fill("777");
  await atLeast.blur();
  await owner.locator("#policy-save").click();
  await state().filter({ hasText: "草稿已保存" }).waitFor();
  await picture("policy-form");
  const { actions } = await policyInForce();
  expect(actions.cancel_order?.ladder?.automaticMinor).toBe(500_000);
});

test("before publishing, the differences are read line by line and the draft is tried on past orders", async () => {
  await owner.getByRole("button", { name: "与生效版本的差别" }).click();
  const lines = owner.locator(".differences li");
  await lines.first().waitFor();
  const texts = (await lines.allInnerTexts()).join("\n").replaceAll(/\s+/g, " ");
  expect(texts).toContain("取消订单 金额分级 · 自动处理上限 ¥5,000.00 → ¥1.00");
  expect(texts).toContain("退货退款 期限（天） 7 → 15");
  expect(texts).toMatch(/积分兑换 积分 · 至少兑换 \d+ → 777/);
  await owner.getByRole("button", { name: "用过去的订单试算" }).click();
  await owner.locator(".tried-action").first().waitFor();
  expect(await owner.locator(".tried").innerText()).toContain("取消订单");
  await picture("policy-review");
});

test("published, it is in force at once and stands in the list with its date", async () => {
  await owner.getByRole("button", { name: "发布", exact: true }).click();
  await state().filter({ hasText: "已发布" }).waitFor();
  const open = owner.locator('.policy-versions [aria-current="true"]');
  expect((await open.innerText()).replaceAll(/\s+/g, " ")).toMatch(/第 \d+ 版 生效中 今天/);
  const { actions } = await policyInForce();
  expect(actions.cancel_order?.ladder?.automaticMinor).toBe(100);
});

test("what makes no sense is refused by its path and nothing is lost", async () => {
  await rule("expedite_order").locator("summary").click();
  const times = rule("expedite_order").getByLabel("每个订单最多几次");
  await times.fill("0");
  await times.blur();
  await owner.locator("#policy-save").click();
  await owner.locator(".policy-bar .callout").filter({ hasText: "actions.expedite_order.timesPerOrder" }).waitFor();
  expect(await times.inputValue()).toBe("0");
  stage.forgive("400 (Bad Request)");
  await times.fill("1");
  await times.blur();
});

test("a request over the automatic amount waits; a supervisor approves it and the shopper has the receipt", async () => {
  const shopper = await openChat(stage.base);
  const preview = await shopper.ask("取消订单880012340002，不想要了，手机尾号1155");
  expect(preview.last?.expects).toMatchObject({ kind: "confirm", name: "cancel_order" });
  await shopper.ask({ choice: "confirm" });

  const agent = await signInAgent(stage.base);
  expect((await agent.call("GET", "/api/desk/demo/approvals")).status).toBe(403);
  expect((await agent.call("POST", "/api/desk/demo/approvals/apv_x/approve", {})).status).toBe(403);
  for (const path of ["versions", "versions/1", "versions/1/differences", "versions/1/dry-run"]) {
    expect((await agent.call("GET", `/api/admin/demo/policy/${path}`)).status).toBe(403);
  }
  expect((await agent.call("POST", "/api/admin/demo/policy/versions/1/publish", {})).status).toBe(403);

  await owner.goto(`${stage.base}/desk/demo/approvals`);
  const card = owner.locator(".approval").filter({ hasText: "880012340002" });
  await card.waitFor();
  const shown = await card.innerText();
  for (const word of ["取消订单", "订单取消", "微信支付", "不想要了", "¥359.00"]) expect(shown).toContain(word);
  await picture("approvals");
  await card.getByRole("button", { name: "批准", exact: true }).click();
  await owner.locator("#approval-state").filter({ hasText: "已批准" }).waitFor();
  await vi.waitFor(async () =>
    expect((await shopper.list()).messages.at(-1)?.text).toMatch(/已.*取消|取消.*(成功|完成)/),
  );
  expect((await shopper.ask("880012340002什么状态")).text).toContain("已取消");
});

test("a decision is made once, and only about what is there", async () => {
  const boss = await signInOwner(stage.base);
  const decided = await boss.call("GET", "/api/desk/demo/approvals?list=decided");
  const { approvals } = (await decided.json()) as { approvals: { id: string }[] };
  const id = approvals[0]?.id ?? "";
  const decline = (approval: string, body: unknown) =>
    boss.call("POST", `/api/desk/demo/approvals/${approval}/decline`, body);
  expect((await decline(id, { note: "晚了" })).status).toBe(409);
  expect((await decline("apv_ghost", { note: "没有" })).status).toBe(404);
  expect((await decline(id, {})).status).toBe(400);
  expect((await decline(id, { note: " " })).status).toBe(400);
});

test("nobody's console has an error", () => {
  expect(stage.troubles).toEqual([]);
});

async function policyInForce() {
  const boss = await signInOwner(stage.base);
  const answer = await boss.call("GET", "/api/admin/demo/policy");
  return (await answer.json()) as { actions: Partial<Record<string, { ladder?: { automaticMinor: number } }>> };
}
