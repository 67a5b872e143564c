import { describe, expect, it } from "vitest";
import { openCase } from "../../workers/commerce/cases/advance.ts";
import { type Case, TELL_IDS } from "../../workers/commerce/cases/case.ts";
import { TELLS } from "../../workers/commerce/cases/case-templates.ts";
import { noticePromises, noticeWords } from "../../workers/commerce/cases/notice-words.ts";
import { tellPromises, tellWords } from "../../workers/commerce/cases/tell-words.ts";
import { commitmentsOf } from "../../workers/dialogue/promise-commitments.ts";
import { caseTermsSchema } from "../../workers/platform/case-terms.ts";

const NOW = Date.parse("2026-11-21T12:00:00+08:00");
const parcel = { courier: "SF", trackingNo: "SF1001" };

function aCase(more: Partial<Case> = {}): Case {
  const start = {
    id: "cas_1",
    kind: "lost_parcel" as const,
    source: "none" as const,
    orderId: "D1",
    customerId: "alice",
    conversation: "web~c1",
    proposalId: null,
    resolution: "refund" as const,
    amountMinor: 5_000,
    currency: "CNY",
    chargeMinor: 0,
    refund: "none" as const,
    returnTo: { zh: "杭州市仓前街道1号", en: "1 Cangqian Street" },
    appointmentAt: null,
    evidence: 0,
    refundsAtOnce: false,
    isDecided: false,
  };
  const opened = openCase(start, caseTermsSchema.parse({}), NOW);
  return { ...opened.case, goodsBack: parcel, replacement: parcel, ...more };
}
const tell = (words: (typeof TELL_IDS)[number]) =>
  ({ kind: "tell", words, deadlineAt: NOW, amountMinor: 5_000 }) as const;

describe("what a case and a shipment promise", () => {
  it("every word that commits, in either language, declares what it commits to", () => {
    const bare = TELL_IDS.filter((words) => {
      const said = tellWords(aCase(), tell(words), { timeZone: "Asia/Shanghai", now: NOW, labelUrl: null });
      const commits = [said.zh, said.en].some(({ text }) => commitmentsOf(text).length > 0);
      return commits !== (TELLS[words].promises ?? []).length > 0;
    });
    expect(bare).toEqual([]);
  });

  it("is recorded with its order, its case, and its amount where it is money", () => {
    expect(tellPromises(aCase(), tell("refunding"))).toEqual([
      { kind: "refund", by: "case:cas_1:refunding", dueAt: null, orderId: "D1", amountMinor: 5_000, currency: "CNY" },
    ]);
    expect(tellPromises(aCase(), tell("replacing"))).toMatchObject([{ kind: "replacement", amountMinor: null }]);
    expect(tellPromises(aCase(), tell("delivered"))).toEqual([]);
  });

  it("a refund that its action has promised is not promised again", () => {
    expect(tellPromises(aCase({ proposalId: "prp_1" }), tell("refunding"))).toEqual([]);
  });

  it.each(["late", "stuck", "unreceived"] as const)("a notice that says it is followed up owes that (%s)", (kind) => {
    const notice = {
      shopId: "s",
      shipmentId: "shp_1",
      kind,
      occurrence: "1",
      orderId: "D1",
      customerId: "alice",
      conversation: "web~c1",
      state: "pending" as const,
      day: null,
      noticedAt: NOW,
    };
    const noticed = { notice, ...parcel, etaAt: NOW, timeZone: "Asia/Shanghai" };
    expect(noticeWords(noticed)?.en.text).toContain("SF1001");
    expect(noticePromises(noticed)).toMatchObject([{ kind: "follow_up", by: `shipment:shp_1:${kind}`, orderId: "D1" }]);
    expect(noticePromises({ ...noticed, notice: { ...notice, kind: "lost" } })).toEqual([]);
  });
});
