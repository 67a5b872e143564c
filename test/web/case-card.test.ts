import { describe, expect, it } from "vitest";
import { caseLabel } from "../../web/dashboard/words/cases-words.ts";
import { messageSchema } from "../../web/shared/message-schema.ts";
import { advance, openCase } from "../../workers/commerce/cases/advance.ts";
import type { Case, CaseEvent, CaseStart } from "../../workers/commerce/cases/case.ts";
import { TELL_IDS } from "../../workers/commerce/cases/case.ts";
import { caseCard } from "../../workers/commerce/cases/case-labels.ts";
import { TELLS } from "../../workers/commerce/cases/case-templates.ts";
import { tellWords } from "../../workers/commerce/cases/tell-words.ts";
import { caseTermsSchema } from "../../workers/platform/case-terms.ts";
import { CASE_KINDS, CASE_STEPS } from "../../workers/platform/case-words.ts";

const NOW = Date.parse("2026-11-21T04:00:00Z");
const PLACE = { timeZone: "Asia/Shanghai", now: NOW, labelUrl: null };
const LABEL = "https://desk.example/labels/one";
const START: CaseStart = {
  id: "rtn_1",
  kind: "return",
  source: "returns",
  orderId: "D1",
  customerId: "c",
  conversation: "web~c",
  proposalId: "p",
  resolution: "refund",
  amountMinor: 36_900,
  currency: "CNY",
  chargeMinor: 0,
  refund: "none",
  returnTo: { zh: "杭州退货仓", en: "Returns, Hangzhou" },
  appointmentAt: null,
  evidence: 0,
  refundsAtOnce: false,
  isDecided: false,
};

function caseAfter(events: CaseEvent[], changes: Partial<CaseStart> = {}): Case {
  let at = openCase({ ...START, ...changes }, caseTermsSchema.parse({}), NOW).case;
  for (const event of events) {
    const next = advance(at, event, NOW + 1_000);
    if ("refusal" in next) throw new Error(next.refusal);
    at = next.case;
  }
  return at;
}
const road = (about: Case) => caseCard(about, "zh", null).steps.map(({ label, state }) => `${label} ${state}`);

describe("the card of a case", () => {
  it("shows the whole road with the step it stands in, and the code while the parcel is awaited", () => {
    const opened = caseAfter([]);
    expect(road(opened)).toEqual(["等待寄回 now", "退回途中 next", "验收中 next", "退款中 next", "已完成 next"]);
    expect(caseCard(opened, "en", LABEL)).toMatchObject({
      code: opened.returnCode,
      labelUrl: LABEL,
      dueAt: "2026-11-28T04:00:00.000Z",
    });
    const received = caseAfter([{ type: "goods_received" }]);
    expect(road(received)[2]).toBe("验收中 now");
    expect(caseCard(received, "zh", LABEL)).toMatchObject({ code: null, labelUrl: null, dueAt: null });
  });

  it("shows a side road, and an end that came early", () => {
    const disputed = caseAfter([{ type: "goods_received" }, { type: "inspected", result: "rejected" }]);
    expect(road(disputed).slice(-2)).toEqual(["人工处理 now", "已完成 next"]);
    expect(road(caseAfter([{ type: "withdrawn" }]))).toEqual(["等待寄回 done", "已撤销 done"]);
  });

  it("is a card that the pages can read, in both languages, for each kind", () => {
    for (const kind of CASE_KINDS) {
      for (const language of ["zh", "en"] as const) {
        const card = caseCard(caseAfter([], { kind }), language, LABEL);
        const message = { id: "m", seq: 1, from: "bot", text: "", choices: [], expects: null, sources: [], at: "" };
        expect(messageSchema.parse({ ...message, cards: [card] }).cards).toEqual([card]);
      }
    }
  });
});

describe("the words of a case", () => {
  it("name every fact that they need, or leave its sentence out", () => {
    for (const words of TELL_IDS) {
      for (const deadlineAt of [null, NOW]) {
        for (const amountMinor of [null, 36_900]) {
          const said = tellWords(caseAfter([]), { kind: "tell", words, deadlineAt, amountMinor }, PLACE);
          for (const { text } of [said.zh, said.en]) expect(text).not.toMatch(/[{}[\]]|null|undefined|NaN|，。| {2}/);
        }
      }
    }
  });

  it("say days by the shop's clock and amounts in its currency", () => {
    const tell = { kind: "tell", words: "send_back", deadlineAt: NOW + 86_400_000, amountMinor: null } as const;
    expect(tellWords(caseAfter([]), tell, PLACE).zh.text).toContain("11月22日前");
    const refund = { kind: "tell", words: "refunded", deadlineAt: null, amountMinor: 36_900 } as const;
    expect(tellWords(caseAfter([]), refund, PLACE).en.text).toContain("CN¥369");
  });

  it.each([
    ["2026-11-24T15:59:59Z", "Asia/Shanghai", "就在明天", "due tomorrow"],
    ["2026-11-24T16:00:00Z", "Asia/Shanghai", "就在今天", "due today"],
    ["2026-11-23T15:00:00Z", "Asia/Shanghai", "就在后天", "due the day after tomorrow"],
    ["2026-11-21T04:00:00Z", "Asia/Shanghai", "在11月25日", "due on 25 November"],
    ["2026-11-26T04:00:00Z", "Asia/Shanghai", "在11月25日", "due on 25 November"],
    // The same moment is another day in another place.
    ["2026-11-24T15:59:59Z", "Asia/Tokyo", "就在今天", "due today"],
  ])("say by the shop's calendar how near a visit is (%s, %s: %s)", (now, timeZone, zh, en) => {
    const tell = { kind: "tell", words: "service_near", deadlineAt: null, amountMinor: null } as const;
    const midnight = timeZone === "Asia/Tokyo" ? "2026-11-24T15:00:00Z" : "2026-11-24T16:00:00Z";
    const visit = caseAfter([], { kind: "service", appointmentAt: Date.parse(midnight) });
    const said = tellWords(visit, tell, { timeZone, now: Date.parse(now), labelUrl: null });
    expect(said.zh.text).toContain(`预约${zh}，`);
    expect(said.en.text).toContain(`${en}.`);
  });

  it("give the label's address on a channel, and leave it to the card in the chat", () => {
    const tell = { kind: "tell", words: "send_back", deadlineAt: null, amountMinor: null } as const;
    const place = { ...PLACE, labelUrl: LABEL };
    expect(tellWords(caseAfter([], { conversation: "chn_1~7" }), tell, place).zh.text).toContain(LABEL);
    expect(tellWords(caseAfter([]), tell, place).zh.text).not.toContain(LABEL);
  });

  it("are there in both languages, for shoppers and for staff", () => {
    for (const { zh, en } of Object.values(TELLS)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
    for (const step of CASE_STEPS) {
      expect(caseLabel("step", step, "zh")).not.toBe(step);
      expect(caseLabel("step", step, "en")).not.toBe(step);
    }
  });
});
