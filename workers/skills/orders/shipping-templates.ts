import type { Templates } from "../skill.ts";
import { findOrderTemplates } from "./find-order-templates.ts";
import { parcelTemplates } from "./parcel-templates.ts";

/** What the shipping skill says. */
export const shippingTemplates = {
  ...findOrderTemplates,
  ...parcelTemplates,
  "shipping.couriers": { zh: "本店发{couriers}。", en: "We ship with {couriers}." },
  "shipping.courier_choice": {
    zh: "具体由仓库按地区安排，不能保证指定某一家。",
    en: "The warehouse picks the courier by area; a particular one can't be guaranteed.",
  },
  "shipping.freight": {
    zh: "订单满 {free} 包邮，不满收运费 {freight}。",
    en: "Orders from {free} ship free; below that shipping costs {freight}.",
  },
  "shipping.freight_free": { zh: "全店包邮。", en: "Shipping is free." },
  "shipping.cutoff": {
    zh: "每天{hour}前付款的订单当天发货，之后付款的次日发货。",
    en: "Orders paid before {hour} ship the same day, later ones the next day.",
  },
  "shipping.estimate": {
    zh: "{product}现在下单，{ships}从{warehouse}发出，预计{arrives}送达。",
    en: "Ordered now, {product} leaves {warehouse} on {ships} and is expected on {arrives}.",
  },
  "shipping.estimate_city": {
    zh: "{product}现在下单，{ships}从{warehouse}发出，预计{arrives}送达{city}。",
    en: "Ordered now, {product} leaves {warehouse} on {ships} and is expected in {city} on {arrives}.",
  },
  "shipping.sold_out": { zh: "{product}目前没有现货。", en: "{product} is out of stock at the moment." },
  "shipping.restock": { zh: "预计{day}补货。", en: "It is expected back on {day}." },
} satisfies Templates;
