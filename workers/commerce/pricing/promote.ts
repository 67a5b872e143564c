import type { Promotion } from "../../platform/snapshot.ts";
import { allocate } from "../allocate.ts";
import type { QuoteStep } from "../ports.ts";
import { covers, isRunning, type Portion, sumOf } from "./portions.ts";

type PromotionOf<K extends Promotion["rule"]["kind"]> = Promotion & { rule: Extract<Promotion["rule"], { kind: K }> };

/** The promotions of one kind. */
export function ofKind<K extends Promotion["rule"]["kind"]>(promotions: Promotion[], kind: K): PromotionOf<K>[] {
  return promotions.filter((promotion): promotion is PromotionOf<K> => promotion.rule.kind === kind);
}

/** What portions and steps are after a kind of promotion was applied. */
export interface Promoted {
  portions: Portion[];
  steps: QuoteStep[];
}

/** The presale that a product is in at `at` (epoch ms). */
export function presaleOf(
  promotions: Promotion[],
  product: Portion["product"],
  at: number,
): PromotionOf<"presale"> | undefined {
  return ofKind(promotions, "presale").find((promotion) => isRunning(promotion, at) && covers(promotion, product));
}

/** Presale units stand apart: their deposit may count for more than it is. */
export function applyPresales(portions: Portion[], running: Promotion[]): Promoted & { depositMinor: number } {
  const steps: QuoteStep[] = [];
  let depositMinor = 0;
  const presales = ofKind(running, "presale");
  const after = portions.map((portion) => {
    const presale = presales.find((promotion) => covers(promotion, portion.product));
    if (!presale) return portion;
    const { quantity, amountMinor } = portion;
    const { depositMinor: deposit, depositCountsMinor: counts } = presale.rule;
    // A deposit is never more than the goods, and what it counts for beyond itself never more than the rest.
    const paid = Math.min(deposit * quantity, amountMinor);
    const off = Math.min(Math.max(0, counts - deposit) * quantity, amountMinor - paid);
    depositMinor += paid;
    if (off > 0) steps.push(step(presale, off));
    return { ...portion, amountMinor: amountMinor - off, promotion: presale };
  });
  return { portions: after, steps, depositMinor };
}

/** Bundles, as often as the units allow; the dearest variants first, since that saves the shopper most. */
export function applyBundles(portions: Portion[], running: Promotion[]): Promoted {
  let open = portions;
  const steps: QuoteStep[] = [];
  for (const bundle of ofKind(running, "bundle")) {
    let off = 0;
    for (let taken = take(open, bundle); taken; taken = take(open, bundle)) {
      off += taken.off;
      open = taken.portions;
    }
    if (off > 0) steps.push(step(bundle, off));
  }
  return { portions: open, steps };
}

/** One bundle out of the units that are in no promotion yet; null where it is not complete or saves nothing. */
function take(portions: Portion[], bundle: PromotionOf<"bundle">): { portions: Portion[]; off: number } | null {
  const rest = [...portions];
  const picked: Portion[] = [];
  for (const { productId, quantity } of bundle.rule.items) {
    let missing = quantity;
    const candidates = rest
      .filter((portion) => portion.promotion === null && portion.product.id === productId)
      .sort((a, b) => b.unitMinor - a.unitMinor);
    for (const portion of candidates) {
      const units = Math.min(missing, portion.quantity);
      if (units === 0) continue;
      missing -= units;
      picked.push(withUnits(portion, units, bundle));
      rest.splice(
        rest.indexOf(portion),
        1,
        ...(units < portion.quantity ? [withUnits(portion, portion.quantity - units, null)] : []),
      );
    }
    if (missing > 0) return null;
  }
  const off = sumOf(picked) - bundle.rule.priceMinor;
  if (off <= 0) return null;
  return { portions: [...rest, ...takeOff(picked, off)], off };
}

/** 满减: the promotion that takes most off goes first; each unit counts towards one. */
export function applyThresholds(portions: Portion[], running: Promotion[]): Promoted & { next: NextStep | null } {
  const steps: QuoteStep[] = [];
  let open = portions;
  let left = ofKind(running, "threshold");
  for (;;) {
    const best = left
      .map((promotion) => ({ promotion, off: offOf(promotion, eligibleSum(open, promotion)) }))
      .reduce<{ promotion: PromotionOf<"threshold">; off: number } | null>(
        (top, one) => (one.off > (top?.off ?? 0) ? one : top),
        null,
      );
    if (!best) break;
    const { promotion, off } = best;
    const isIn = (portion: Portion) => portion.promotion === null && covers(promotion, portion.product);
    const inside = takeOff(open.filter(isIn), off).map((portion) => ({ ...portion, promotion }));
    open = [...open.filter((portion) => !isIn(portion)), ...inside];
    left = left.filter((other) => other !== promotion);
    steps.push(step(promotion, off));
  }
  return { portions: open, steps, next: nextStep(open, ofKind(running, "threshold")) };
}

/** The nearest 满减 step that is not reached yet. */
export interface NextStep {
  promotionId: string;
  missingMinor: number;
  offMinor: number;
}

/** Looks at units that are free or in that very promotion, at their price before anything was taken off. */
function nextStep(portions: Portion[], thresholds: PromotionOf<"threshold">[]): NextStep | null {
  const nearest = thresholds.flatMap((promotion) => {
    const gross = portions
      .filter((p) => covers(promotion, p.product) && (p.promotion === null || p.promotion === promotion))
      .reduce((sum, { quantity, unitMinor }) => sum + quantity * unitMinor, 0);
    if (gross === 0) return [];
    const reached = offOf(promotion, gross);
    return promotion.rule.steps
      .filter(({ fromMinor, offMinor }) => fromMinor > gross && offMinor > reached)
      .map(({ fromMinor, offMinor }) => ({ promotionId: promotion.id, missingMinor: fromMinor - gross, offMinor }));
  });
  return nearest.sort((a, b) => a.missingMinor - b.missingMinor)[0] ?? null;
}

function eligibleSum(portions: Portion[], promotion: Promotion): number {
  return sumOf(portions.filter((portion) => portion.promotion === null && covers(promotion, portion.product)));
}

/** The highest step reached counts; never more than the goods cost. */
function offOf(promotion: PromotionOf<"threshold">, sumMinor: number): number {
  const reached = promotion.rule.steps.filter(({ fromMinor }) => sumMinor > 0 && sumMinor >= fromMinor);
  return Math.min(sumMinor, Math.max(0, ...reached.map(({ offMinor }) => offMinor)));
}

/** Takes an amount off portions, shared by what they cost. */
export function takeOff(portions: Portion[], offMinor: number): Portion[] {
  const shares = allocate(
    offMinor,
    portions.map(({ amountMinor }) => amountMinor),
  );
  return portions.map((portion, index) => ({ ...portion, amountMinor: portion.amountMinor - (shares[index] ?? 0) }));
}

function withUnits(portion: Portion, quantity: number, promotion: Promotion | null): Portion {
  return { ...portion, quantity, amountMinor: quantity * portion.unitMinor, promotion };
}

function step(promotion: Promotion, offMinor: number): QuoteStep {
  return { kind: "promotion", label: promotion.title, amountMinor: -offMinor, promotionId: promotion.id };
}
