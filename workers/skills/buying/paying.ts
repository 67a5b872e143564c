import type { Order } from "../../commerce/ports.ts";
import { findOrder } from "../orders/find-order.ts";
import { ORDER_STATE_WORDS } from "../orders/order-words.ts";
import { tellStatus } from "../orders/orders.ts";
import { orderSource } from "../orders/show-order.ts";
import { findProduct } from "../products/find-product.ts";
import { cheapest, productSource } from "../products/product-card.ts";
import { list, money, type Say, type Skill, type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import {
  asksBalance,
  asksCardRules,
  asksIfEnough,
  asksIfShort,
  asksIfStillEnough,
  asksWhatIsLeft,
  asksWhatItBuys,
} from "./balance-words.ts";
import { answerOnCard } from "./card-rules.ts";
import { methodChoices, methodChosen, methodIn, methodsFor } from "./payment-methods.ts";
import { readQuantity } from "./quantity.ts";

const CHANGES =
  /(?:换|改)(?:成|用|为|一?个|一种)?.{0,10}(?:支付|付款|来付|付)|(?:支付|付款)(?:方式)?.{0,8}(?:换|改)|改用|(?:change|switch|update).{0,24}payment|pay (?:for it )?(?:with|by|from|using) .{0,30}(?:instead|rather)|(?:use|pay with) .{0,24} instead/i;
const ASKS_HOW = /怎么(?:换|改)|如何(?:换|改)|(?:能|可以).{0,8}(?:换|改).{0,12}[吗么?？]\s*$|how (?:do|can) i/i;
const WISH = "pay.wish";
/** Says how it is to be paid and asks nothing. */
const PAYS_WITH =
  /^(?:那|就|那就|我|麻烦|请)*用[^，。,.?？吗]{1,14}(?:付款?|支付|结账?|扣)[吧了就行好啦\s。.!！]*$|^(?:付款?|支付)(?:方式)?就?(?:用|走|选|是)[^，。,.?？吗]{1,14}$|^(?:i'?ll |i will |please )?(?:pay|use)[^?.]{0,8}(?:with|by|from)?[^?.]{0,24}(?:card|balance|alipay|wechat)[\s.!]*$/iu;

/** Another payment method for an order that is not paid or may still be paid otherwise. */
async function changePayment(context: SkillContext): Promise<Step> {
  const { shop, now, language, commerce, identity } = context;
  const rule = shop.policy.actions.change_payment;
  if (!rule?.allowed) return { do: "pass" };
  const customer = await commerce.orders.customer(identity);
  const methods = methodsFor(rule, customer?.methods ?? []);
  const method = methodChosen(methods, context);
  const canChange = (order: Order) => mayDo("change_payment", order, shop, now).may;
  const found = await findOrder(context, [canChange]);
  if (found.step) return found.step;
  const { order } = found;
  const facts = { order: text(order.id) };
  const sources = [orderSource(order)];
  if (!canChange(order)) {
    const state = text(ORDER_STATE_WORDS[order.state][language]);
    return { do: "say", say: [{ template: "account.payment_fixed", facts: { ...facts, state }, sources }] };
  }
  if (!customer) return { do: "say", say: [{ template: "account.sign_in", facts: {} }] };
  if (!method) {
    const choices = methodChoices(methods, language);
    const names = list(choices.map(({ label }) => label));
    return {
      do: "ask",
      slot: "payment",
      say: [{ template: "account.ask_method", facts: { ...facts, methods: names }, sources }],
      choices,
    };
  }
  const request = { orderId: order.id, method: method.id };
  return { do: "propose", request: { name: "change_payment", arguments: request } };
}

/** “用我的卡付” after the order was placed with it: how it was paid, and what is left. */
async function tellPaid(context: SkillContext): Promise<Step> {
  const { commerce, identity, focus, language } = context;
  const order = focus.orderId ? await commerce.orders.order(focus.orderId, identity) : null;
  const customer = order ? await commerce.orders.customer(identity) : null;
  const method = methodIn(context.text, customer?.methods ?? []);
  const isPaidSo = order?.payments.some((payment) => payment.method === method?.id) ?? false;
  if (!order || !method || !isPaidSo || order.state === "cancelled") return { do: "pass" };
  // Of a presale only the deposit is paid.
  if (order.presale && order.paidAt === null) return tellStatus(order, context);
  const facts = {
    order: text(order.id),
    method: text(method.label[language]),
    total: money(order.totalMinor, order.currency),
  };
  const sources = [orderSource(order)];
  if (method.balanceMinor === null) return { do: "say", say: [{ template: "account.paid_with", facts, sources }] };
  const balance = money(method.balanceMinor, order.currency);
  return { do: "say", say: [{ template: "account.paid_with_balance", facts: { ...facts, balance }, sources }] };
}

/** What is on the customer's cards. */
async function tellBalance(context: SkillContext): Promise<Step> {
  const { commerce, identity, shop, language } = context;
  const customer = await commerce.orders.customer(identity);
  if (!customer) return { do: "pass" };
  const says = customer.methods.flatMap(({ label, balanceMinor }) =>
    balanceMinor === null
      ? []
      : [
          {
            template: "account.balance",
            facts: { method: text(label[language]), balance: money(balanceMinor, shop.currency) },
          },
        ],
  );
  return { do: "say", say: says.length > 0 ? says : [{ template: "account.no_balance", facts: {} }] };
}

/** Whether what is on the card pays for the product that is meant: its price, the balance, and what is missing. */
async function tellIfEnough(context: SkillContext): Promise<Step> {
  const { commerce, identity, language } = context;
  const customer = await commerce.orders.customer(identity);
  const stored = customer?.methods.filter(({ balanceMinor }) => balanceMinor !== null) ?? [];
  const method = methodIn(context.text, stored) ?? stored[0];
  if (!method || method.balanceMinor === null) return tellBalance(context);
  const found = await findProduct(context);
  if (!found.product) return found.step;
  const { product } = found;
  const variant = cheapest(product.variants);
  if (!variant) return tellBalance(context);
  const { amountMinor, currency } = variant.price;
  const totalMinor = amountMinor * readQuantity(context);
  const facts = {
    product: text(product.name[language]),
    method: text(method.label[language]),
    total: money(totalMinor, currency),
    balance: money(method.balanceMinor, currency),
  };
  const sources = [productSource(product, language)];
  if (totalMinor <= method.balanceMinor) {
    const left = money(method.balanceMinor - totalMinor, currency);
    return { do: "say", say: [{ template: "account.enough", facts: { ...facts, left }, sources }] };
  }
  const missing = money(totalMinor - method.balanceMinor, currency);
  return { do: "say", say: [{ template: "account.not_enough", facts: { ...facts, missing }, sources }] };
}

/** What a stored value does not cover it does not pay; told with what it holds, where that is asked too. */
async function tellIfShort(context: SkillContext): Promise<Step> {
  const { commerce, identity, language, text: said } = context;
  const customer = await commerce.orders.customer(identity);
  const stored = customer?.methods.filter(({ balanceMinor }) => balanceMinor !== null) ?? [];
  const method = methodIn(said, stored) ?? stored[0];
  if (!method) return { do: "pass" };
  const rule: Say = { template: "account.must_cover", facts: { method: text(method.label[language]) } };
  const held = asksBalance(said.replace(/[^，。？?\n]*不[够足][^，。？?\n]*/gu, ""))
    ? await tellBalance(context)
    : null;
  return { do: "say", say: [...(held?.do === "say" ? held.say : []), rule] };
}

/** Changing how an order is paid, and what is on a stored value. */
export const paying: Skill = {
  name: "paying",
  intents: ["payment_problem", "payment_methods", "coupon_help"],
  async step(context) {
    const { frame, text: said } = context;
    const isWish = CHANGES.test(said) && !ASKS_HOW.test(said);
    const isUnderWay = isWish || frame.slots[WISH] !== undefined;
    if (isUnderWay) {
      frame.slots[WISH] = "1";
      return changePayment(context);
    }
    if (asksWhatItBuys(said)) return tellBalance(context);
    if (asksIfShort(said)) return tellIfShort(context);
    if (asksIfEnough(said) || asksIfStillEnough(said)) return tellIfEnough(context);
    if (asksCardRules(said, true)) {
      const told = await answerOnCard(context);
      if (told) return told;
    }
    if (asksBalance(said) || asksWhatIsLeft(said)) return tellBalance(context);
    if (PAYS_WITH.test(said) && !CHANGES.test(said)) return tellPaid(context);
    return { do: "pass" };
  },
};
