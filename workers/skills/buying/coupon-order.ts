import type { Order } from "../../commerce/ports.ts";
import { findOrder } from "../orders/find-order.ts";
import type { Skill, Step } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { mentions } from "../words.ts";

const WISH = "coupon.wish";
const WANTS =
  /(?:用|加|套|抵|放)(?:到|在|上|进).{0,16}(?:订单|单)|(?:订单|这单|那单|未付款).{0,16}(?:用|加|套|使用|抵).{0,10}(?:券|优惠码|码)|(?:帮|给)我?.{0,12}(?:用|加|套)上|apply .{0,40}(?:order|it)|use .{0,40}(?:on|for) (?:my |the |this )?order|(?:put|add) .{0,30}(?:on|to) (?:my |the |this )?order/i;

/** Using a coupon on an order that is not paid yet. */
export const couponOrder: Skill = {
  name: "coupon-order",
  intents: ["coupon_help"],
  async step(context): Promise<Step> {
    const { frame, shop, now, understanding, text: said } = context;
    const rule = shop.policy.actions.apply_coupon;
    if (!rule?.allowed || (!WANTS.test(said) && !frame.slots[WISH])) return { do: "pass" };
    frame.slots[WISH] = "1";
    const published = shop.promotions.flatMap((one) => (one.rule.kind === "coupon" ? [one.rule.code] : []));
    const entity = understanding.entities.find((one) => one.type === "coupon_code");
    const code = published.find((one) => mentions(said, one)) ?? entity?.value ?? frame.slots.coupon_code;
    if (code) frame.slots.coupon_code = code;
    const isOpen = (order: Order) => mayDo("apply_coupon", order, shop, now).may;
    const found = await findOrder(context, [isOpen]);
    if (found.step) return found.step;
    if (!code) return { do: "ask", slot: "coupon_code", say: [{ template: "account.ask_coupon", facts: {} }] };
    return { do: "propose", request: { name: "apply_coupon", arguments: { orderId: found.order.id, code } } };
  },
};
