import type { ProactivePromise } from "../../platform/promise.ts";
import type { Told } from "./case-templates.ts";
import type { Telling } from "./tell-words.ts";
import type { Noticed } from "./watch-shipments.ts";

const WORDS: Record<Exclude<Noticed["notice"]["kind"], "lost">, Told> = {
  late: {
    zh: "订单{order}的包裹（{courier} {tracking}）比预计的{eta}晚了，我们已经在关注，很抱歉让您久等。",
    en: "The parcel of order {order} ({courier} {tracking}) was expected on {eta} and is late. We are keeping an eye on it and are sorry for the wait.",
    promises: ["follow_up"],
  },
  stuck: {
    zh: "订单{order}的包裹（{courier} {tracking}）有一段时间没有物流更新了，我们已留意到并会跟进快递公司。",
    en: "The parcel of order {order} ({courier} {tracking}) has not moved for a while. We have noticed and are following it up with the courier.",
    promises: ["follow_up"],
  },
  unreceived: {
    zh: "已收到您的反馈：订单{order}的包裹（{courier} {tracking}）显示签收但您没有收到，我们正在向快递公司核实。请先看看门口、驿站或家人邻居是否代收。",
    en: "Noted: the parcel of order {order} ({courier} {tracking}) is marked as delivered and you do not have it. We are checking with the courier. Please look whether a neighbour or a pick-up point has it.",
    promises: ["follow_up"],
  },
};

/** What a customer is promised by a notice. */
export function noticePromises({ notice: { kind, shipmentId, orderId } }: Noticed): ProactivePromise[] {
  const made = kind === "lost" ? [] : (WORDS[kind].promises ?? []);
  const nothing = { dueAt: null, amountMinor: null, currency: null };
  return made.map((promise) => ({ kind: promise, by: `shipment:${shipmentId}:${kind}`, orderId, ...nothing }));
}

/** What a customer is told of a shipment before they ask; a lost one is told by its case. */
export function noticeWords({ notice, courier, trackingNo, etaAt, timeZone }: Noticed): Telling | null {
  const { kind, orderId } = notice;
  if (kind === "lost") return null;
  const say = (language: "zh" | "en") => {
    const locale = language === "zh" ? "zh-CN" : "en-GB";
    const eta =
      etaAt === null ? "" : new Intl.DateTimeFormat(locale, { timeZone, month: "long", day: "numeric" }).format(etaAt);
    const facts: Record<string, string> = { order: orderId, courier, tracking: trackingNo, eta };
    return { text: WORDS[kind][language].replaceAll(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? ""), cards: [] };
  };
  return { zh: say("zh"), en: say("en") };
}
