import { isOwnIntent } from "../platform/snapshot.ts";
import type { IntentId } from "../understanding/types.ts";
import { quality } from "./after-sales/quality.ts";
import { qualityTemplates } from "./after-sales/quality-templates.ts";
import { refunds } from "./after-sales/refunds.ts";
import { refundsTemplates } from "./after-sales/refunds-templates.ts";
import { remediesTemplates } from "./after-sales/remedies-templates.ts";
import { returnFlowTemplates } from "./after-sales/return-flow-templates.ts";
import { returns } from "./after-sales/returns.ts";
import { returnsTemplates } from "./after-sales/returns-templates.ts";
import { sentBackTemplates } from "./after-sales/sent-back-templates.ts";
import { couponOrder } from "./buying/coupon-order.ts";
import { coupons } from "./buying/coupons.ts";
import { couponsTemplates } from "./buying/coupons-templates.ts";
import { paying } from "./buying/paying.ts";
import { placing } from "./buying/placing.ts";
import { placingTemplates } from "./buying/placing-templates.ts";
import { points } from "./buying/points.ts";
import { pricing } from "./buying/pricing.ts";
import { pricingTemplates } from "./buying/pricing-templates.ts";
import { promotionWordsTemplates } from "./buying/promotion-words-templates.ts";
import { promotions } from "./buying/promotions.ts";
import { promotionsTemplates } from "./buying/promotions-templates.ts";
import { quoteTemplates } from "./buying/quote-templates.ts";
import { addressChange } from "./orders/address-change.ts";
import { addressChangeTemplates } from "./orders/address-change-templates.ts";
import { cancellation } from "./orders/cancellation.ts";
import { cancellationTemplates } from "./orders/cancellation-templates.ts";
import { findOrderTemplates } from "./orders/find-order-templates.ts";
import { invoices } from "./orders/invoices.ts";
import { invoicesTemplates } from "./orders/invoices-templates.ts";
import { itemSwapTemplates } from "./orders/item-swap-templates.ts";
import { orders } from "./orders/orders.ts";
import { ordersTemplates } from "./orders/orders-templates.ts";
import { parcelTemplates } from "./orders/parcel-templates.ts";
import { shipping } from "./orders/shipping.ts";
import { shippingTemplates } from "./orders/shipping-templates.ts";
import { tracking } from "./orders/tracking.ts";
import { trackingTemplates } from "./orders/tracking-templates.ts";
import { askOptionTemplates } from "./products/ask-option-templates.ts";
import { comparison } from "./products/comparison.ts";
import { comparisonTemplates } from "./products/comparison-templates.ts";
import { findProductTemplates } from "./products/find-product-templates.ts";
import { presales } from "./products/presales.ts";
import { presalesTemplates } from "./products/presales-templates.ts";
import { recommendation } from "./products/recommendation.ts";
import { recommendationTemplates } from "./products/recommendation-templates.ts";
import { sizing } from "./products/sizing.ts";
import { sizingTemplates } from "./products/sizing-templates.ts";
import { stock } from "./products/stock.ts";
import { stockTemplates } from "./products/stock-templates.ts";
import { booking } from "./service/booking.ts";
import { bookingTemplates } from "./service/booking-templates.ts";
import { guides } from "./service/guides.ts";
import { guidesTemplates } from "./service/guides-templates.ts";
import type { Skill, Templates } from "./skill.ts";
import { account } from "./talk/account.ts";
import { accountTemplates } from "./talk/account-templates.ts";
import { faq } from "./talk/faq.ts";
import { faqTemplates } from "./talk/faq-templates.ts";
import { identifyTemplates } from "./talk/identify-templates.ts";
import { nextChoiceTemplates } from "./talk/next-choice-templates.ts";
import { ownAnswers } from "./talk/own-answers.ts";
import { ownAnswersTemplates } from "./talk/own-answers-templates.ts";
import { reception } from "./talk/reception.ts";
import { receptionTemplates } from "./talk/reception-templates.ts";

/** Every skill; the first one that names an intent serves it, the last one takes what the others pass. */
export const skills: readonly Skill[] = [
  reception,
  guides,
  presales,
  comparison,
  stock,
  pricing,
  sizing,
  recommendation,
  placing,
  promotions,
  paying,
  couponOrder,
  coupons,
  points,
  account,
  orders,
  addressChange,
  cancellation,
  tracking,
  shipping,
  refunds,
  returns,
  invoices,
  booking,
  quality,
  ownAnswers,
  faq,
];

/** The words of all skills, by template id. */
export const skillTemplates: Templates = {
  ...accountTemplates,
  ...addressChangeTemplates,
  ...askOptionTemplates,
  ...bookingTemplates,
  ...cancellationTemplates,
  ...comparisonTemplates,
  ...couponsTemplates,
  ...faqTemplates,
  ...findOrderTemplates,
  ...findProductTemplates,
  ...guidesTemplates,
  ...identifyTemplates,
  ...invoicesTemplates,
  ...itemSwapTemplates,
  ...nextChoiceTemplates,
  ...ordersTemplates,
  ...ownAnswersTemplates,
  ...parcelTemplates,
  ...placingTemplates,
  ...presalesTemplates,
  ...pricingTemplates,
  ...promotionWordsTemplates,
  ...promotionsTemplates,
  ...qualityTemplates,
  ...quoteTemplates,
  ...receptionTemplates,
  ...recommendationTemplates,
  ...refundsTemplates,
  ...remediesTemplates,
  ...returnFlowTemplates,
  ...returnsTemplates,
  ...sentBackTemplates,
  ...shippingTemplates,
  ...sizingTemplates,
  ...stockTemplates,
  ...trackingTemplates,
};

/** The skill for an intent. */
export function skillFor(intent: IntentId): Skill {
  if (isOwnIntent(intent)) return ownAnswers;
  return skills.find((skill) => skill.intents.includes(intent)) ?? faq;
}

/** The skill of a stored frame; one that is gone is served by the published questions. */
export function skillNamed(name: string): Skill {
  return skills.find((skill) => skill.name === name) ?? faq;
}
