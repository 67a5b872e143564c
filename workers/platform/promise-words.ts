import type { PromiseKind } from "./promise.ts";
import type { Bilingual } from "./snapshot.ts";

/** What each kind of promise is called. */
export const PROMISE_WORDS = {
  refund: { zh: "退款", en: "Refund" },
  compensation: { zh: "补偿", en: "Compensation" },
  coupon: { zh: "优惠券", en: "Coupon" },
  gift: { zh: "赠品", en: "Gift" },
  callback: { zh: "回电联系", en: "Call back" },
  dispatch: { zh: "发货", en: "Dispatch" },
  delivery: { zh: "送达", en: "Delivery" },
  replacement: { zh: "换新或补寄", en: "Replacement" },
  repair: { zh: "维修", en: "Repair" },
  price_match: { zh: "补差价", en: "Price match" },
  exception: { zh: "破例办理", en: "Exception" },
  follow_up: { zh: "跟进答复", en: "Follow-up" },
  assurance: { zh: "保证", en: "Assurance" },
} satisfies Record<PromiseKind, Bilingual>;
