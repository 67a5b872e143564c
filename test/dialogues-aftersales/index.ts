import { afterDelivery } from "./scenarios/after-delivery.ts";
import { beforeShipping } from "./scenarios/before-shipping.ts";
import { money } from "./scenarios/money.ts";
import { service } from "./scenarios/service.ts";
import { together } from "./scenarios/together.ts";

/**
 * The suite, written before the skills that it measures; twenty scenarios in Chinese and English, and three that were
 * added with what they play.
 */
export const suite = [...beforeShipping, ...afterDelivery, ...money, ...service, ...together];
