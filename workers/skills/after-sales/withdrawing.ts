import type { OpenCase, Order } from "../../commerce/ports.ts";
import type { Bilingual } from "../../platform/snapshot.ts";
import { findOrder } from "../orders/find-order.ts";
import { orderCard, orderSource } from "../orders/show-order.ts";
import { type SkillContext, type Step, text } from "../skill.ts";
import { mayDo } from "../talk/may-do.ts";
import { endWith, nextChosen } from "../talk/next-choice.ts";
import { hasRefund, sayRefunds } from "./refunds.ts";

const KINDS = {
  return: { label: { zh: "退货申请", en: "The return" }, said: /退货|退款|\breturn|refund/i },
  exchange: { label: { zh: "换货申请", en: "The exchange" }, said: /换货|换|exchange|swap/i },
  reship: { label: { zh: "补发申请", en: "The reshipment" }, said: /补发|重发|reship|send again/i },
} satisfies Record<OpenCase["kind"], { label: Bilingual; said: RegExp }>;

const SAID = "withdraw.said";

function isUnderWay(order: Order): boolean {
  return (
    order.items.some((item) => item.state === "return_requested" || item.state === "exchange_requested") ||
    order.refunds.some((refund) => refund.state === "requested" || refund.state === "approved")
  );
}

/** Which of the open requests is meant: the only one, the one picked, or the one the words name. */
function meant(open: readonly OpenCase[], context: SkillContext): OpenCase | null {
  const { frame, understanding, text: said } = context;
  const [only] = open;
  if (only && open.length === 1) return only;
  const picked = understanding.answer?.kind === "choice" ? understanding.answer.id : "";
  const words = `${frame.slots[SAID] ?? ""} ${said}`;
  const named = open.filter(({ kind }) => KINDS[kind].said.test(words));
  return open.find(({ id }) => id === picked) ?? (named.length === 1 ? (named[0] ?? null) : null);
}

/** Takes a request back: a return, an exchange, something to be sent again, an appointment. */
export async function withdraw(context: SkillContext): Promise<Step> {
  const { shop, now, language, commerce, identity, frame, text: said } = context;
  const chosen = nextChosen(context);
  if (chosen === "person" || chosen === "nothing") return endWith(chosen, "policy");
  if (frame.asked === null) frame.slots[SAID] = said.slice(0, 200);
  const isCancelled = (order: Order) => order.state === "cancelled";
  const found = await findOrder(context, [isUnderWay, isCancelled, hasRefund], {
    template: "cancellation.nothing_at_all",
    facts: {},
  });
  if (found.step) return found.step;
  const { order } = found;
  const shown = { cards: [orderCard(order, language)], sources: [orderSource(order)] };
  const facts = { order: text(order.id) };
  const open = await commerce.orders.openCases(order.id, identity);
  if (open.length > 0 && mayDo("withdraw_request", order, shop, now).may) {
    const one = meant(open, context);
    if (one) {
      const request = { orderId: order.id, caseId: one.id };
      return { do: "propose", request: { name: "withdraw_request", arguments: request } };
    }
    const choices = open.map(({ id, kind }) => ({ id, label: KINDS[kind].label[language] }));
    return { do: "ask", slot: "service_type", say: [{ template: "cancellation.withdraw_which", facts }], choices };
  }
  if (isCancelled(order) || isUnderWay(order)) {
    const template = isCancelled(order) ? "cancellation.restore" : "cancellation.withdraw";
    const say = [{ template, facts, ...shown }, ...sayRefunds(order, context)];
    return { do: "handoff", reason: "policy", say };
  }
  return { do: "say", say: [{ template: "cancellation.nothing_to_withdraw", facts, ...shown }] };
}
