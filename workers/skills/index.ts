import { isOwnIntent } from "../platform/snapshot.ts";
import type { IntentId } from "../understanding/types.ts";
import { account } from "./account.ts";
import { accountTemplates } from "./account-templates.ts";
import { addressChange } from "./address-change.ts";
import { addressChangeTemplates } from "./address-change-templates.ts";
import { askOptionTemplates } from "./ask-option-templates.ts";
import { booking } from "./booking.ts";
import { bookingTemplates } from "./booking-templates.ts";
import { cancellation } from "./cancellation.ts";
import { cancellationTemplates } from "./cancellation-templates.ts";
import { comparison } from "./comparison.ts";
import { comparisonTemplates } from "./comparison-templates.ts";
import { couponOrder } from "./coupon-order.ts";
import { coupons } from "./coupons.ts";
import { couponsTemplates } from "./coupons-templates.ts";
import { faq } from "./faq.ts";
import { faqTemplates } from "./faq-templates.ts";
import { findOrderTemplates } from "./find-order-templates.ts";
import { findProductTemplates } from "./find-product-templates.ts";
import { guides } from "./guides.ts";
import { guidesTemplates } from "./guides-templates.ts";
import { identifyTemplates } from "./identify-templates.ts";
import { invoices } from "./invoices.ts";
import { invoicesTemplates } from "./invoices-templates.ts";
import { itemSwapTemplates } from "./item-swap-templates.ts";
import { nextChoiceTemplates } from "./next-choice-templates.ts";
import { orders } from "./orders.ts";
import { ordersTemplates } from "./orders-templates.ts";
import { ownAnswers } from "./own-answers.ts";
import { ownAnswersTemplates } from "./own-answers-templates.ts";
import { parcelTemplates } from "./parcel-templates.ts";
import { paying } from "./paying.ts";
import { placing } from "./placing.ts";
import { placingTemplates } from "./placing-templates.ts";
import { points } from "./points.ts";
import { presales } from "./presales.ts";
import { presalesTemplates } from "./presales-templates.ts";
import { pricing } from "./pricing.ts";
import { pricingTemplates } from "./pricing-templates.ts";
import { promotionWordsTemplates } from "./promotion-words-templates.ts";
import { promotions } from "./promotions.ts";
import { promotionsTemplates } from "./promotions-templates.ts";
import { quality } from "./quality.ts";
import { qualityTemplates } from "./quality-templates.ts";
import { quoteTemplates } from "./quote-templates.ts";
import { reception } from "./reception.ts";
import { receptionTemplates } from "./reception-templates.ts";
import { recommendation } from "./recommendation.ts";
import { recommendationTemplates } from "./recommendation-templates.ts";
import { refunds } from "./refunds.ts";
import { refundsTemplates } from "./refunds-templates.ts";
import { remediesTemplates } from "./remedies-templates.ts";
import { returnFlowTemplates } from "./return-flow-templates.ts";
import { returns } from "./returns.ts";
import { returnsTemplates } from "./returns-templates.ts";
import { sentBackTemplates } from "./sent-back-templates.ts";
import { shipping } from "./shipping.ts";
import { shippingTemplates } from "./shipping-templates.ts";
import { sizing } from "./sizing.ts";
import { sizingTemplates } from "./sizing-templates.ts";
import type { Skill, Templates } from "./skill.ts";
import { stock } from "./stock.ts";
import { stockTemplates } from "./stock-templates.ts";
import { tracking } from "./tracking.ts";
import { trackingTemplates } from "./tracking-templates.ts";

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
