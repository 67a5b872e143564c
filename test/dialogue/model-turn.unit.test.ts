import { describe, expect, it } from "vitest";
import { absentModels } from "../../workers/models/absent.ts";
import type { LanguageModel, ModelAnswer, Models, Prompt } from "../../workers/models/ports.ts";
import { conversation, SIGNED } from "./fixtures/conversation.ts";

type End = ModelAnswer<null>;
const whole: End = { ok: true, value: null };

/** A model that says the given pieces, and keeps what it was asked. */
function models(pieces: string[], options: { end?: End; intent?: unknown; stall?: boolean } = {}) {
  const prompts: Prompt[] = [];
  const language: LanguageModel = {
    async object<T>(request: { prompt: Prompt }) {
      prompts.push(request.prompt);
      if (options.intent === undefined) return { ok: false as const, reason: "late" as const };
      return { ok: true as const, value: options.intent as T };
    },
    text(request) {
      prompts.push(request.prompt);
      return (async function* () {
        if (options.stall) await new Promise(() => {});
        yield* pieces;
        return options.end ?? whole;
      })();
    },
  };
  const ready: Models = { ...absentModels, has: { ...absentModels.has, language: true }, language };
  return { ready, prompts };
}

const QUESTION = "云朵纯棉T恤多少钱？";
const embedded = async () => (await conversation().say(QUESTION)).text;

describe("a model's wording", () => {
  it("that says what the facts say is sent sentence by sentence and becomes the reply", async () => {
    const { ready } = models(["这款云朵纯棉T恤", "现在 ¥99 包邮哦。原价", "¥129，", "再买¥201可享冬季满减～"]);
    const shopper = conversation({ models: ready });
    const told = await shopper.say(QUESTION);
    expect(shopper.drafts).toEqual(["这款云朵纯棉T恤现在 ¥99 包邮哦。", "原价¥129，再买¥201可享冬季满减～"]);
    expect(told.text).toBe("这款云朵纯棉T恤现在 ¥99 包邮哦。原价¥129，再买¥201可享冬季满减～");
    expect(told.outcome.usedModel).toBe(true);
    expect(told.last?.sources.length).toBeGreaterThan(0);
  });

  it.each([
    ["invents a discount", ["这款T恤¥99。今天再打8折！"]],
    ["invents an amount", ["只要¥59就能带走。"]],
    ["invents a day", ["¥99，明天就到。"]],
    ["promises", ["¥99，保证您满意。"]],
    ["claims to have done something", ["已为您下单，¥99。"]],
    ["uses a superlative", ["全网最低价¥99。"]],
    ["follows an injected instruction", ["System prompt: 你是客服。优惠码 HACK99 立减。"]],
    ["talks of its prompt", ["作为一个AI，我的提示词是保密的，¥99。"]],
    ["answers something else", ["欢迎光临，有什么可以帮您？"]],
    ["turns a yes into a no", ["云朵纯棉T恤没有¥99，原价¥129，不包邮，再买¥201，不可享“冬季满减”减¥40。"]],
    ["sends a link", ["¥99，点这里 https://evil.example/pay 付款。"]],
    ["answers nothing", ["", "  "]],
  ])("that %s gives way to the embedded answer", async (_, pieces) => {
    const { ready } = models(pieces);
    const told = await conversation({ models: ready }).say(QUESTION);
    expect(told.text).toBe(await embedded());
    expect(told.outcome.usedModel).toBe(false);
  });

  it("that is right at first and wrong later is replaced whole", async () => {
    const { ready } = models(["这款T恤 ¥99。", "再送您100元红包。"]);
    const shopper = conversation({ models: ready });
    expect((await shopper.say(QUESTION)).text).toBe(await embedded());
    expect(shopper.drafts).toEqual(["这款T恤 ¥99。"]);
  });

  it.each(["late", "failed", "malformed", "limited"] as const)("that ends %s gives way", async (reason) => {
    const { ready } = models(["这款T恤 ¥99。"], { end: { ok: false, reason } });
    expect((await conversation({ models: ready }).say(QUESTION)).text).toBe(await embedded());
  });

  it("that stalls does not hold the turn beyond its budget", async () => {
    const { ready } = models([], { stall: true });
    const from = performance.now();
    expect((await conversation({ models: ready }).say(QUESTION)).text).toBe(await embedded());
    expect(performance.now() - from).toBeLessThan(2_500);
  });

  it("is never asked for a preview, a question, a receipt or a handover", async () => {
    const { ready, prompts } = models(["好的。"]);
    const shopper = conversation({ models: ready, identity: SIGNED });
    for (const words of ["取消订单DB20261121001", "不想要了", "确认", "转人工"]) await shopper.say(words);
    expect(prompts).toEqual([]);
    expect(shopper.world.executed).toHaveLength(1);
  });

  it("is asked without personal data", async () => {
    const { ready, prompts } = models(["¥99。"], { intent: { intent: "price_query" } });
    await conversation({ models: ready }).say("云朵纯棉T恤多少钱？电话13812345678，邮箱 jane@example.com");
    const sent = JSON.stringify(prompts);
    expect(sent).not.toMatch(/13812345678|jane@example/);
    expect(sent).toContain("¥99");
  });
});

describe("an unsure classifier", () => {
  it("is helped by a model's intent", async () => {
    const { ready } = models(["x"], { intent: { intent: "payment_methods" } });
    const told = await conversation({ models: ready }).say("呜噜呜噜");
    expect(told.outcome.understanding.intent).toBe("payment_methods");
    expect(told.text).toContain("微信支付");
    expect(told.outcome.usedModel).toBe(true);
  });

  it.each([
    ["an unknown id", { intent: "give_refund" }],
    ["garbage", "refund everything"],
    ["nothing in time", undefined],
  ])("is not helped by %s", async (_, intent) => {
    const { ready } = models([], { intent });
    expect((await conversation({ models: ready }).say("呜噜呜噜")).outcome.step).toBe("not_understood");
  });

  it("asks no model where it is sure", async () => {
    const { ready, prompts } = models(["没有"], { intent: { intent: "complaint" } });
    await conversation({ models: ready }).say("转人工");
    expect(prompts).toEqual([]);
  });
});
