import { mkdirSync, statSync } from "node:fs";
import { SignJWT } from "jose";
import { DEMO_AGENT } from "../../workers/commands/demo-shop.ts";
import buildOnce from "../integration/build-once.ts";
import { openChat } from "../integration/product.ts";
import { ask, bubbles, logIn, openStage, sessionOf } from "./stage.ts";

/** Draws docs/deskbell.png from the running product: a shopper's chat beside the dashboard of who answers. */
const PICTURE = "docs/deskbell.png";
const HEIGHT = 800;
const MOST_BYTES = 400_000;

await buildOnce();
const stage = await openStage();
try {
  await fillInbox(stage.base);
  const identity = await new SignJWT({ name: "云小朵" })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject("u1001")
    .setIssuedAt()
    .setExpirationTime("5m")
    .sign(new TextEncoder().encode(stage.product.identitySecret));
  const { page: shopper } = await stage.enter(`/chat/demo#identity=${identity}`, {
    viewport: { width: 400, height: HEIGHT },
  });
  await ask(shopper, "星河 X1 手机有现货吗？");
  await bubbles(shopper, "bot").nth(1).waitFor();
  await ask(shopper, "黑色，256G。");
  await shopper.locator(".card-product").first().waitFor();
  await ask(shopper, "转人工");
  await bubbles(shopper, "bot").nth(3).waitFor();

  const { conversation } = await sessionOf(stage.base, shopper);
  const { page: agent } = await stage.enter(`/desk/demo/c/${conversation}`, {
    viewport: { width: 1240, height: HEIGHT },
  });
  await logIn(agent, DEMO_AGENT);
  await agent.getByRole("button", { name: "接管会话" }).click();
  await agent.locator("#write").fill("您好，我是小周。黑色 256G 北京仓有货，现在下单明天发出，需要我帮您留意优惠吗？");
  await agent.keyboard.press("Enter");
  await bubbles(shopper, "agent").first().waitFor();
  await agent.locator(".modes button").nth(1).click();
  await agent.locator("#write").fill("金卡会员，之前问过 X1 Pro。");
  await agent.keyboard.press("Enter");
  await agent.locator("article.note").waitFor();
  await agent.locator(".modes button").nth(0).click();
  await agent.locator(".order").first().waitFor();
  await agent.locator(".line").nth(5).waitFor();
  await agent.locator(".line.is-mine").filter({ hasText: "坐席：" }).waitFor();

  const [left, right] = await Promise.all([shopper.screenshot(), agent.screenshot()]);
  const page = await stage.browser.newPage({ viewport: { width: 1728, height: HEIGHT + 64 } });
  const shown = (picture: Buffer) => `<img src="data:image/png;base64,${picture.toString("base64")}">`;
  await page.setContent(`<style>
    body { display: flex; gap: 24px; margin: 0; padding: 32px; background: #dfe8e8; }
    img { border-radius: 14px; box-shadow: 0 8px 32px rgb(16 40 38 / 14%); }
  </style>${shown(left)}${shown(right)}`);
  await page.waitForFunction("[...document.images].every((image) => image.complete)");
  mkdirSync("docs", { recursive: true });
  await page.screenshot({ path: PICTURE });
} finally {
  await stage.close();
}
const { size } = statSync(PICTURE);
console.log(`${PICTURE}: ${Math.round(size / 1000)} KB`);
if (size > MOST_BYTES) throw new Error(`the picture is over ${MOST_BYTES / 1000} KB`);

/** Conversations of other shoppers, so that the inbox looks as on a day of work. */
async function fillInbox(base: string): Promise<void> {
  const lines = [
    ["支持七天无理由退货吗？"],
    ["Hi, do you have running shoes in size 42?"],
    ["推荐一款送妈妈的礼物，预算500"],
    ["怎么一直没人管，气死我了！", "转人工"],
    ["有什么优惠活动？", "谢谢，你们真好"],
    ["I want to talk to a person"],
  ];
  for (const said of lines) {
    const chat = await openChat(base, { locale: /^\p{ASCII}/u.test(said[0] ?? "") ? "en" : "zh" });
    for (const text of said) await chat.ask(text);
  }
}
