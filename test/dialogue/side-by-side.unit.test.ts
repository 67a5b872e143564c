import { describe, expect, it } from "vitest";
import { meansStored } from "../../workers/skills/stored-words.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

describe("goods spoken of one after another", () => {
  it("stand side by side once they are asked about together", async () => {
    const shopper = conversation();
    await shopper.say("星河 X1 多少钱");
    await shopper.say("星河 X1 Pro 多少钱");
    const told = await shopper.say("这两款哪个便宜");
    expect(told.text).toMatch(/X1 Pro[\s\S]*¥3,499|¥2,999[\s\S]*X1 Pro/);
    expect(told.last?.expects ?? null).toBeNull();
  });

  it("are picked by their price", async () => {
    const shopper = conversation({ identity: SIGNED });
    await shopper.say("星河 X1 和星河 X1 Pro 有什么区别");
    const told = await shopper.say("便宜那个有现货吗");
    expect(told.text).not.toContain("X1 Pro");
  });
});

describe("where it goes", () => {
  it.each(["收货地址还是城东那个", "寄到我留的地址", "to my usual address"])("%s is what is stored", (text) => {
    expect(meansStored(text)).toBe(true);
  });
});
