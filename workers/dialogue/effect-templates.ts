import type { Templates } from "../skills/skill.ts";

/** A line of a preview or receipt for each effect. */
export const effectTemplates = {
  "effect.order_state": { zh: "· 订单状态：{from} → {to}", en: "· Order status: {from} → {to}" },
  "effect.refund": {
    zh: "· 退款：{amount}，退回{to}，预计{due}前到账",
    en: "· Refund: {amount} to {to}, expected by {due}",
    promises: [{ kind: "refund", record: "execution", due: "due", amount: "amount" }],
  },
  "effect.refund_after_receipt": {
    zh: "· 退款：{amount}，退回{to}，我们收到退货后{days}内到账",
    en: "· Refund: {amount} to {to}, within {days} after we have received the goods",
    promises: [{ kind: "refund", record: "execution", amount: "amount" }],
  },
  "effect.refund_balance": {
    zh: "· 退款：{amount}，退回{to}，退后余额 {balance}",
    en: "· Refund: {amount} to {to}, balance afterwards {balance}",
  },
  "effect.charge": { zh: "· 支付：{amount}，使用{by}", en: "· To pay: {amount} by {by}" },
  "effect.charge_balance": {
    zh: "· 支付：{amount}，使用{by}，支付后余额 {balance}",
    en: "· To pay: {amount} by {by}, balance afterwards {balance}",
  },
  "effect.address": {
    zh: "· 新的收货信息：{recipient}，{phone}，{address}",
    en: "· New delivery details: {recipient}, {phone}, {address}",
  },
  "effect.profile_address": { zh: "· 新的默认地址：{address}", en: "· New default address: {address}" },
  "effect.profile_address_phone": {
    zh: "· 新的默认地址：{address}，{phone}",
    en: "· New default address: {address}, {phone}",
  },
  "effect.payment_changed": {
    zh: "· 支付方式改为：{by}，金额 {amount}",
    en: "· Payment method from now on: {by}, {amount}",
  },
  "effect.items_changed": { zh: "· 商品更换：{changes}", en: "· Items: {changes}" },
  "effect.items_changed_pay": {
    zh: "· 商品更换：{changes}\n· 需补差价：{difference}",
    en: "· Items: {changes}\n· Difference to pay: {difference}",
  },
  "effect.items_changed_back": {
    zh: "· 商品更换：{changes}\n· 退回差价：{difference}",
    en: "· Items: {changes}\n· Difference that comes back: {difference}",
  },
  "effect.items_returned": {
    zh: "· 退回商品：{items}\n· 寄回地址：{returnTo}\n· 运费：{freight}",
    en: "· Items to send back: {items}\n· Return to: {returnTo}\n· Return postage: {freight}",
  },
  "effect.items_exchanged": {
    zh: "· 换货：{changes}\n· 原商品寄回：{returnTo}\n· 运费：{freight}",
    en: "· Exchange: {changes}\n· Send the old one back to: {returnTo}\n· Return postage: {freight}",
  },
  "effect.items_exchanged_pay": {
    zh: "· 换货：{changes}\n· 需补差价：{difference}（{method}）\n· 原商品寄回：{returnTo}\n· 运费：{freight}",
    en: "· Exchange: {changes}\n· Difference to pay: {difference} ({method})\n· Send the old one back to: {returnTo}\n· Return postage: {freight}",
  },
  "effect.items_exchanged_back": {
    zh: "· 换货：{changes}\n· 退回差价：{difference}（{method}）\n· 原商品寄回：{returnTo}\n· 运费：{freight}",
    en: "· Exchange: {changes}\n· Difference that comes back: {difference} ({method})\n· Send the old one back to: {returnTo}\n· Return postage: {freight}",
  },
  "effect.items_reshipped": { zh: "· 补发商品：{items}", en: "· Sent again: {items}" },
  "effect.order_placed": {
    zh: "· 商品：{items}\n· 运费：{freight}\n· 合计：{total}\n· 收货信息：{recipient}，{phone}，{address}",
    en: "· Items: {items}\n· Shipping: {freight}\n· Total: {total}\n· Delivery to: {recipient}, {phone}, {address}",
  },
  "effect.order_placed_off": {
    zh: "· 商品：{items}\n· 运费：{freight}\n· 优惠：{off}\n· 合计：{total}\n· 收货信息：{recipient}，{phone}，{address}",
    en: "· Items: {items}\n· Shipping: {freight}\n· Discount: {off}\n· Total: {total}\n· Delivery to: {recipient}, {phone}, {address}",
  },
  "effect.presale": {
    zh: "· 预售：现在付定金 {deposit}\n· 尾款：{rest}，{opens}至{closes}支付",
    en: "· Presale: a deposit of {deposit} is due now\n· Balance: {rest}, to be paid from {opens} to {closes}",
  },
  "effect.presale_ships": {
    zh: "· 预售：现在付定金 {deposit}\n· 尾款：{rest}，{opens}至{closes}支付\n· 预售发货日：{ships}起",
    en: "· Presale: a deposit of {deposit} is due now\n· Balance: {rest}, to be paid from {opens} to {closes}\n· Dispatch of the presale: from {ships}",
  },
  "effect.deposit_kept": {
    zh: "· 预售定金：{amount} 不退",
    en: "· The deposit of the presale, {amount}, is not returned",
  },
  "effect.coupon_applied": {
    zh: "· 优惠码 {code}：减 {off}，应付合计 {total}",
    en: "· Coupon {code}: {off} off, total {total}",
  },
  "effect.price_protected": {
    zh: "· {item}：购买价 {paid}，现价 {current}",
    en: "· {item}: paid {paid}, price now {current}",
  },
  "effect.expedited": {
    zh: "· 向仓库提交加急请求",
    en: "· A request to ship sooner goes to the warehouse",
  },
  "effect.service_booked": {
    zh: "· 预约服务：{service}\n· 时间：{time}\n· 联系人：{recipient}，{phone}",
    en: "· Service: {service}\n· When: {time}\n· Contact: {recipient}, {phone}",
  },
  "effect.service_booked_for": {
    zh: "· 预约服务：{service}（{item}）\n· 时间：{time}\n· 联系人：{recipient}，{phone}",
    en: "· Service: {service} ({item})\n· When: {time}\n· Contact: {recipient}, {phone}",
  },
  "effect.cashback_noted": { zh: "· 登记晒单", en: "· The review is registered" },
  "effect.cashback_registered": {
    zh: "· 登记晒单，返现 {amount}",
    en: "· The review is registered, cashback {amount}",
  },
  "effect.points_redeemed": {
    zh: "· 使用积分：{points}，兑换 {amount} 到{to}，剩余积分 {after}",
    en: "· Points used: {points} for {amount} to {to}, points left: {after}",
  },
  "effect.case_withdrawn": {
    zh: "· 撤销这笔订单进行中的售后申请",
    en: "· The open request of this order is taken back",
  },
  "effect.data_erased": {
    zh: "· 删除我们保存的您的个人资料（一经删除，无从找回）。",
    en: "· The personal data we hold about you is erased, for good.",
  },
  "effect.invoice": {
    zh: "· 发票：{type}，抬头 {title}，金额 {amount}",
    en: "· Invoice: {type}, issued to {title}, {amount}",
  },
  "effect.invoice_taxed": {
    zh: "· 发票：{type}，抬头 {title}，税号 {taxNo}，金额 {amount}",
    en: "· Invoice: {type}, issued to {title}, tax no. {taxNo}, {amount}",
  },
  "effect.invoice_replacing": {
    zh: "· 发票：{type}，抬头 {title}，金额 {amount}，替换原发票 {replaces}",
    en: "· Invoice: {type}, issued to {title}, {amount}, in place of {replaces}",
  },
  "effect.invoice_taxed_replacing": {
    zh: "· 发票：{type}，抬头 {title}，税号 {taxNo}，金额 {amount}，替换原发票 {replaces}",
    en: "· Invoice: {type}, issued to {title}, tax no. {taxNo}, {amount}, in place of {replaces}",
  },
} satisfies Templates;
