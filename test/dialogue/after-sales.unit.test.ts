import { describe, expect, it } from "vitest";
import type { AfterSales, Reported, ShopperFact, UnderWay } from "../../workers/commerce/after-sales-ports.ts";
import type { ActionRequest } from "../../workers/commerce/ports.ts";
import { DeskbellError } from "../../workers/platform/errors.ts";
import { policySchema } from "../../workers/platform/policy.ts";
import { commerceOf } from "./fixtures/commerce.ts";
import { conversation, SIGNED, shopOf } from "./fixtures/conversation.ts";

const ORDER = "DB20261110003";
const quality: UnderWay = { id: "cas_1", kind: "quality", orderId: ORDER, step: "awaiting_evidence", trackingNo: null };
const back: UnderWay = { id: "rtn_1", kind: "return", orderId: ORDER, step: "awaiting_parcel", trackingNo: null };

function shopperWith(open: UnderWay[], answer: Reported | DeskbellError = { taken: true }) {
  const told: [string, ShopperFact][] = [];
  const afterSales: AfterSales = {
    underWay: async ({ level }) => (level === "none" ? [] : open),
    async report(id, fact) {
      if (answer instanceof DeskbellError) throw answer;
      told.push([id, fact]);
      return answer;
    },
    reportUnreceived: async () => ({ isReported: false, isCase: false }),
  };
  const world = commerceOf();
  world.commerce.afterSales = afterSales;
  const wished: ActionRequest[] = [];
  const { propose } = world.commerce.actions;
  world.commerce.actions.propose = (request, identity) => {
    wished.push(request);
    return propose(request, identity);
  };
  return { told, wished, world, shopper: conversation({ commerce: world, identity: SIGNED }) };
}
const photo = (text = "", ...attachments: string[]) => [{ text, choice: null, attachments }];

describe("photos sent in the chat", () => {
  it("without a word, go to the quality case that waits for them", async () => {
    const { told, shopper } = shopperWith([back, quality]);
    const said = await shopper.bubbles(photo("", "att_a", "att_b"));
    expect(told).toEqual([["cas_1", { type: "evidence_added", refs: ["att_a", "att_b"] }]]);
    expect(said.text).toContain(ORDER);
    expect(said.outcome.step).toBe("say");
  });

  it.each(["照片在这里 https://pics.example/a.jpg", "here is the picture https://pics.example/a.jpg"])(
    "as a link, go there, too: %s",
    async (words) => {
      const { told, shopper } = shopperWith([quality]);
      await shopper.say(words);
      expect(told).toEqual([["cas_1", { type: "evidence_added", refs: ["https://pics.example/a.jpg"] }]]);
    },
  );

  it("that no case waits for are asked about, and told to none", async () => {
    const { told, shopper } = shopperWith([back]);
    const said = await shopper.bubbles(photo("", "att_a"));
    expect(told).toEqual([]);
    expect(said.text).toContain("没有看到文字");
  });

  it("that are refused are said to be, with the reason", async () => {
    const { shopper } = shopperWith([quality], { taken: false, why: "form" });
    expect((await shopper.say("https://pics.example/a.jpg?x=1")).text).toContain("没有加上");
  });

  it("beside another wish leave that wish to be answered", async () => {
    const { told, shopper } = shopperWith([quality]);
    await shopper.bubbles(photo("DB20261110003 我要退货", "att_a"));
    expect(told).toEqual([]);
  });

  it("answer the question of a skill that asked for them, and not a case", async () => {
    const world = shopperWith([quality]);
    const label = { zh: "少件漏发", en: "Something missing" };
    const reship = {
      states: ["delivered" as const],
      reasons: [{ id: "missing", label, freight: "shop" as const, evidence: true }],
    };
    const { policy: plain } = shopOf();
    const policy = policySchema.parse({ ...plain, actions: { ...plain.actions, reship } });
    const asking = conversation({ commerce: world.world, identity: SIGNED, shop: shopOf({ policy }) });
    const asked = await asking.say(`${ORDER} 少发了一件，给我补发`);
    expect(asked.text).toContain("图");
    await asking.bubbles(photo("", "att_a"));
    expect(world.told).toEqual([]);
    expect(world.wished).toMatchObject([{ name: "reship", arguments: { orderId: ORDER, evidence: ["att_a"] } }]);
  });

  it("while nothing can be reached, the shopper is told so", async () => {
    const { shopper } = shopperWith([quality], new DeskbellError("unavailable", "the database is lost"));
    const said = await shopper.bubbles(photo("", "att_a"));
    expect(said.outcome.step).toBe("say");
    expect(said.text).not.toContain("凭证里");
  });
});

describe("the number of a parcel that goes back", () => {
  it.each(["我寄回去了，单号 SF1234567890", "I've sent it back, tracking number SF1234567890"])(
    "reaches the case, whatever a classifier makes of the words: %s",
    async (words) => {
      const { told, shopper } = shopperWith([back]);
      const said = await shopper.say(words);
      expect(told).toMatchObject([["rtn_1", { type: "goods_sent", parcel: { trackingNo: "SF1234567890" } }]]);
      expect(said.text).toMatch(/SF1234567890[\s\S]*DB20261110003/);
      expect(said.outcome.promises ?? []).toEqual([]);
    },
  );

  it("said again after it was noted is told once more to nobody but the case", async () => {
    const { told, shopper } = shopperWith([back]);
    await shopper.say("我寄回去了，单号 SF1234567890");
    await shopper.say("谢谢");
    expect(told).toHaveLength(1);
  });
});
