import type { Templates } from "../skill.ts";

/** Words about a parcel and about when one leaves; every skill that speaks of an order carries them. */
export const parcelTemplates = {
  "parcel.created": {
    zh: "包裹已打包，等待{courier}揽收，运单号 {tracking}。",
    en: "Your parcel is packed and waiting for {courier} to pick it up. Tracking number: {tracking}.",
  },
  "parcel.on_the_way": {
    zh: "包裹已发货，由{courier}运输中，运单号 {tracking}。",
    en: "Your parcel is on its way with {courier}. Tracking number: {tracking}.",
  },
  "parcel.out_for_delivery": {
    zh: "包裹正在派送中（{courier}，运单号 {tracking}）。",
    en: "Your parcel is out for delivery ({courier}, tracking number {tracking}).",
  },
  "parcel.delivered": {
    zh: "{courier}（运单号 {tracking}）显示包裹已于{at}签收。",
    en: "{courier} (tracking number {tracking}) shows the parcel as delivered on {at}.",
  },
  "parcel.delivered_unknown": {
    zh: "{courier}（运单号 {tracking}）显示包裹已签收。",
    en: "{courier} (tracking number {tracking}) shows the parcel as delivered.",
  },
  "parcel.lost": {
    zh: "非常抱歉，{courier}（运单号 {tracking}）确认这件包裹在途中遗失了。",
    en: "I'm very sorry: {courier} has reported this parcel (tracking number {tracking}) as lost.",
  },
  "parcel.event": {
    zh: "最新动态（{at}）：{event}",
    en: "Latest update ({at}): {event}",
  },
  "parcel.courier_named": {
    zh: "派件员：{name}（{at} 的记录）。",
    en: "It is brought by {name} (as of {at}).",
  },
  "parcel.courier": {
    zh: "派件记录（{at}）：{event}",
    en: "Delivery record ({at}): {event}",
  },
  "parcel.event_in": {
    zh: "最新动态（{at}，{place}）：{event}",
    en: "Latest update ({at}, {place}): {event}",
  },
  "parcel.eta": {
    zh: "预计{day}送达。",
    en: "It is expected on {day}.",
    promises: [{ kind: "delivery", record: "message", due: "day" }],
  },
  "parcel.eta_past": {
    zh: "原预计{day}送达，已经晚了，抱歉让您久等。",
    en: "It was expected on {day} and is late. I'm sorry for the wait.",
  },
  "parcel.eta_was": {
    zh: "原预计{day}送达。",
    en: "It was expected on {day}.",
  },
  "parcel.not_paid": {
    zh: "订单 {order} 还没有付款，付款后才会安排发货。",
    en: "Order {order} has not been paid yet; it will ship after payment.",
  },
  "parcel.not_shipped": {
    zh: "订单 {order} 还没有发出，目前状态：{state}。",
    en: "Order {order} has not shipped yet. Its state: {state}.",
  },
  "parcel.leaves": {
    zh: "按付款时间，它会在{day}发出。",
    en: "Going by the time of payment, it leaves on {day}.",
    promises: [{ kind: "dispatch", record: "message", due: "day" }],
  },
  "parcel.leaves_late": {
    zh: "按付款时间它本应在{day}发出，已经晚了，抱歉让您久等。",
    en: "Going by the time of payment it should have left on {day}. I'm sorry it is late.",
  },
  "parcel.expedited": {
    zh: "这笔订单{at}已为您加急催发。",
    en: "This order was marked urgent at {at}.",
  },
  "parcel.cancelled": {
    zh: "订单 {order} 已取消，不会发货。",
    en: "Order {order} was cancelled and will not ship.",
  },
} satisfies Templates;
