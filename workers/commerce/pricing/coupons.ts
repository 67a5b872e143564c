import type { Promotion } from "../../platform/snapshot.ts";
import type { Quote, QuoteStep } from "../ports.ts";
import { covers, type Portion, sumOf } from "./portions.ts";
import { ofKind, type Promoted, takeOff } from "./promote.ts";

type Refused = Quote["refusedCoupons"][number];

/** Coupons by code, the one that takes most off first; each one that does not apply comes back with its reason. */
export function applyCoupons(
  portions: Portion[],
  published: Promotion[],
  codes: string[],
  at: number,
): Promoted & { refused: Refused[] } {
  const known = ofKind(published, "coupon");
  const asked = [...new Set(codes.map(normalizeCode))].map((code) => ({
    code,
    coupon: known.find(({ rule }) => normalizeCode(rule.code) === code),
  }));
  asked.sort((a, b) => (b.coupon?.rule.offMinor ?? 0) - (a.coupon?.rule.offMinor ?? 0) || (a.code < b.code ? -1 : 1));
  const steps: QuoteStep[] = [];
  const refused: Refused[] = [];
  const applied: Promotion[] = [];
  let open = portions;
  for (const { code, coupon } of asked) {
    const reason = coupon ? refusal(coupon, open, applied, at) : { reason: "unknown" as const };
    if (!coupon || reason) {
      refused.push({ code: coupon?.rule.code ?? code, ...(reason ?? { reason: "unknown" }) });
      continue;
    }
    const inside = open.filter((portion) => isOpenTo(coupon, portion));
    const off = Math.min(coupon.rule.offMinor, sumOf(inside));
    open = [...open.filter((portion) => !isOpenTo(coupon, portion)), ...takeOff(inside, off)];
    applied.push(coupon);
    steps.push({ kind: "coupon", label: coupon.title, amountMinor: -off, promotionId: coupon.id });
  }
  return { portions: open, steps, refused };
}

type Coupon = ReturnType<typeof ofKind<"coupon">>[number];

function refusal(coupon: Coupon, portions: Portion[], applied: Promotion[], at: number): Omit<Refused, "code"> | null {
  if (at < coupon.startsAt) return { reason: "not_started" };
  if (at >= coupon.endsAt) return { reason: "expired" };
  const covered = portions.filter(({ product }) => covers(coupon, product));
  if (covered.length === 0) return { reason: "not_for_these" };
  if (applied.length > 0 && (!coupon.withCoupons || applied.some((other) => !other.withCoupons))) {
    return { reason: "not_stackable" };
  }
  const open = covered.filter((portion) => isOpenTo(coupon, portion));
  if (open.length === 0) return { reason: "not_stackable" };
  const missingMinor = coupon.rule.fromMinor - sumOf(open);
  return missingMinor > 0 ? { reason: "below_minimum", missingMinor } : null;
}

/** A unit in a promotion that goes with no coupon stays out of every coupon. */
function isOpenTo(coupon: Promotion, { product, promotion }: Portion): boolean {
  return covers(coupon, product) && (promotion === null || promotion.withCoupons);
}

/** A code as it is compared: half-width, no case. */
export function normalizeCode(code: string): string {
  return code.normalize("NFKC").trim().toUpperCase();
}
