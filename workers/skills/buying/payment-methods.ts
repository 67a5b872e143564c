import type { PaymentMethod } from "../../commerce/ports.ts";
import type { Choice } from "../../platform/message.ts";
import type { PolicyRule } from "../../platform/policy.ts";
import { methodWords } from "../orders/order-words.ts";
import type { ReplyLanguage, SkillContext } from "../skill.ts";
import { mentions } from "../words.ts";

const STORED =
  /[eE]\s?卡|礼品卡|储值卡?|购物卡|余额|钱包|gift ?cards?|store credit|stored value|(?:my|account) balance|wallet/i;
/** How shoppers call what a method's label names. */
const EXTERNAL: readonly { said: RegExp; is: RegExp }[] = [
  { said: /支付宝|alipay/i, is: /支付宝|alipay/i },
  { said: /微信|wechat/i, is: /微信|wechat/i },
  { said: /云闪付|银联|union ?pay/i, is: /银联|云闪付|union/i },
  { said: /花呗|huabei/i, is: /花呗|huabei/i },
  { said: /paypal/i, is: /paypal/i },
  { said: /信用卡|credit card/i, is: /信用卡|credit/i },
  { said: /借记卡|debit card/i, is: /借记卡|debit/i },
  { said: /银行卡|bank card|\bcard\b/i, is: /银行卡|card|卡/i },
  { said: /货到付款|cash on delivery|\bcod\b/i, is: /货到付款|cash|cod/i },
];

function isNamed(method: PaymentMethod, said: string): boolean {
  return [method.id, method.label.zh, method.label.en].some((name) => name.length > 1 && mentions(said, name));
}

/** Which of the customer's methods the words name; null: none of them. */
export function methodIn(said: string, methods: readonly PaymentMethod[]): PaymentMethod | null {
  const named = methods.find((method) => isNamed(method, said));
  if (named) return named;
  const stored = methods.find(({ kind }) => kind === "stored_value");
  if (stored && STORED.test(said)) return stored;
  for (const one of EXTERNAL) {
    if (!one.said.test(said)) continue;
    const found = methods.find(
      ({ id, kind, label }) => kind === "external" && one.is.test(`${id} ${label.zh} ${label.en}`),
    );
    if (found) return found;
  }
  return null;
}

/** Whether the words name any way to pay, the customer's own or not. */
export function namesMethod(said: string): boolean {
  return STORED.test(said) || EXTERNAL.some((one) => one.said.test(said));
}

/** “用支付宝付的，改成用余额付”: what is wished stands after the change, in English before “instead”. */
function wishedPart(said: string): string {
  const changed = /(?:改成|换成|改用|改为|换用|改到)(?<wished>.*)$/su.exec(said)?.groups?.wished;
  return changed ?? /^(?<wished>.*?)\binstead of\b/isu.exec(said)?.groups?.wished ?? said;
}

const METHOD = "payment.method";

/** The method chosen for the goal, by button, by words now or before; kept as its id. */
export function methodChosen(methods: readonly PaymentMethod[], context: SkillContext): PaymentMethod | null {
  const { frame, understanding, text } = context;
  const picked = frame.asked === "payment" && understanding.answer?.kind === "choice" ? understanding.answer.id : "";
  const byButton = methods.find(({ id }) => id === picked);
  const found =
    byButton ??
    methodIn(wishedPart(text), methods) ??
    methodIn(text, methods) ??
    methodIn(frame.slots.payment ?? "", methods);
  delete frame.slots.payment;
  if (found) frame.slots[METHOD] = found.id;
  return methods.find(({ id }) => id === frame.slots[METHOD]) ?? null;
}

/** The customer's methods that the rule lets pay. */
export function methodsFor(rule: PolicyRule | undefined, methods: readonly PaymentMethod[]): PaymentMethod[] {
  const kinds = rule?.payment?.kinds;
  return methods.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
}

/** The methods as buttons. */
export function methodChoices(methods: readonly PaymentMethod[], language: ReplyLanguage): Choice[] {
  return methods.map(({ id, label }) => ({ id, label: (label[language] || methodWords(id)[language]).slice(0, 80) }));
}
