import { afterAll, beforeAll, expect, test } from "vitest";
import { DEMO_AGENT } from "../../workers/commands/demo-shop.ts";
import { WAYBILL } from "../channels/attachments/images.ts";
import { ask, bubbles, logIn, openStage, type Stage, sessionOf } from "./stage.ts";

const ID = `att_${"0a".repeat(13)}`;
const GONE = `att_${"0b".repeat(13)}`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

test("a picture of the conversation is shown to both sides, and one that is gone is said to be", async () => {
  const { page: shopper } = await stage.enter("/chat/demo");
  await ask(shopper, "在吗");
  await bubbles(shopper, "bot").nth(1).waitFor();
  const { conversation, token } = await sessionOf(stage.base, shopper);
  const { ATTACHMENTS: bucket } = await stage.product.worker.getEnv();
  const kept = { httpMetadata: { contentType: "image/png" }, customMetadata: { kind: "image" } };
  await bucket.put(`demo/${conversation}/${ID}`, WAYBILL, kept);
  const sent = await fetch(`${stage.base}/api/chat/demo/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}`, "Idempotency-Key": "picture" },
    body: JSON.stringify({ text: "[图片] 外箱", attachment: `${ID}:image,${GONE}:voice` }),
  });
  expect(sent.status).toBe(202);

  const { page: agent } = await stage.enter(`/desk/demo/c/${conversation}`);
  await logIn(agent, DEMO_AGENT);
  for (const page of [shopper, agent]) {
    const picture = page.getByAltText("图片 · 外箱");
    await picture.waitFor();
    await expect.poll(() => picture.evaluate((image) => Reflect.get(image, "naturalWidth"))).toBe(495);
    await page.getByText("附件暂时打不开").waitFor();
  }
  stage.forgive("404");
  expect(stage.troubles).toEqual([]);
});
