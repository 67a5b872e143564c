import type { Templates } from "../skills/skill.ts";

/** What the dialogue itself says, whatever the skill. */
export const dialogueTemplates = {
  "tone.sorry": {
    zh: "非常抱歉给您带来了不好的体验。",
    en: "I'm very sorry about this experience.",
  },
  "tone.sorry_wait": { zh: "抱歉让您久等了。", en: "I'm sorry for the wait." },
  "tone.offer_person": {
    zh: "如果您更希望由人工客服处理，随时告诉我。",
    en: "If you would rather have a person handle it, just tell me.",
  },
  "turn.not_understood": {
    zh: "抱歉，我没太明白您的意思。您可以换个说法，或者直接告诉我商品名称、订单号。",
    en: "Sorry, I didn't quite get that. Could you put it another way, or tell me the product or the order number?",
  },
  "turn.pick_meaning": {
    zh: "抱歉，我没太明白。您是想问下面哪一项？也可以换个说法。",
    en: "Sorry, I didn't quite get that. Is it one of these? You can also put it another way.",
  },
  "turn.no_words": {
    zh: "我收到了您的消息，不过没有看到文字。请用一句话告诉我您需要什么。",
    en: "I got your message, but it has no text. Please tell me in a sentence what you need.",
  },
  "turn.unavailable": {
    zh: "抱歉，我现在查不到这项信息，请稍后再试一次，或者告诉我转人工。",
    en: "Sorry, I can't look that up right now. Please try again in a moment, or ask me for a person.",
  },
  "turn.dropped": {
    zh: "好的，那就先不办理了，没有做任何改动。还有其他需要可以随时告诉我。",
    en: "All right, I have not changed anything. Tell me if there is anything else.",
  },
  "turn.back_to": { zh: "回到刚才的问题：", en: "Back to where we were:" },
  "turn.next": { zh: "接下来是您说的“{wish}”：", en: "Now to the other thing, “{wish}”:" },
  "turn.still_open": {
    zh: "另外，“{action}”还没有办理，需要的话请回复“继续”。",
    en: "By the way, nothing has been done yet about “{action}”. Say “continue” to go on with it.",
  },
  "confirm.preview": {
    zh: "订单 {order}：{action}\n{effects}\n以上内容请您核对，确认办理吗？",
    en: "Order {order}: {action}\n{effects}\nPlease check this. Shall I go ahead?",
  },
  "confirm.again": {
    zh: "这一步会改动您的订单，请再看一眼后确认：",
    en: "This changes your order, so please look once more and confirm:",
  },
  "confirm.changed": {
    zh: "订单的情况刚刚有变化，下面是新的内容，需要您重新确认：",
    en: "The order has changed in the meantime. Here is the new preview to confirm:",
  },
  "confirm.nothing_open": {
    zh: "目前没有等待您确认的操作。请告诉我您想办理什么。",
    en: "There is nothing waiting for your confirmation. What would you like me to do?",
  },
  "confirm.already_done": {
    zh: "订单 {order} 的“{action}”刚才已经办好了，不需要再次确认。",
    en: "“{action}” for order {order} has already been done. There is no need to confirm again.",
  },
  "receipt.executed": {
    zh: "已办理完成。订单 {order}：{action}\n{effects}",
    en: "Done. Order {order}: {action}\n{effects}",
  },
  "receipt.next": {
    zh: "您刚才还提到“{wish}”，现在继续办理吗？",
    en: "You also mentioned “{wish}”. Shall we go on with that?",
  },
  "receipt.unknown": {
    zh: "这一步的结果暂时没有得到确认，我已把情况转给人工客服核实，请不要重复操作。",
    en: "I could not confirm the result of this step. I have passed it to a colleague to check; please do not repeat it.",
  },
  "effect.order_state": { zh: "· 订单状态：{from} → {to}", en: "· Order status: {from} → {to}" },
  "effect.refund": {
    zh: "· 退款：{amount}，退回{to}，预计{due}前到账",
    en: "· Refund: {amount} to {to}, expected by {due}",
  },
  "effect.address": {
    zh: "· 新的收货信息：{recipient}，{phone}，{address}",
    en: "· New delivery details: {recipient}, {phone}, {address}",
  },
  "effect.items_returned": {
    zh: "· 退回商品：{items}\n· 寄回地址：{returnTo}\n· 运费：{freight}",
    en: "· Items to send back: {items}\n· Return to: {returnTo}\n· Return postage: {freight}",
  },
  "effect.expedited": {
    zh: "· 向仓库提交加急请求",
    en: "· A request to ship sooner goes to the warehouse",
  },
  "effect.invoice": {
    zh: "· 发票：{type}，抬头 {title}，金额 {amount}",
    en: "· Invoice: {type}, issued to {title}, {amount}",
  },
  "effect.invoice_taxed": {
    zh: "· 发票：{type}，抬头 {title}，税号 {taxNo}，金额 {amount}",
    en: "· Invoice: {type}, issued to {title}, tax no. {taxNo}, {amount}",
  },
  "refusal.unknown_order": {
    zh: "没有查到可以办理的这笔订单，请核对一下订单号。",
    en: "I could not find that order. Please check the order number.",
  },
  "refusal.identity_needed": {
    zh: "为了保护您的订单，需要先核实身份：请提供订单号和收货手机号的后四位。",
    en: "To protect your order I need to verify you first: please give me the order number and the last four digits of its phone number.",
  },
  "refusal.wrong_state": {
    zh: "订单目前是“{state}”状态，不能办理“{action}”。",
    en: "The order is “{state}” at the moment, so “{action}” is not possible.",
  },
  "refusal.wrong_state_unsaid": {
    zh: "订单目前的状态不能办理“{action}”。",
    en: "In its present state “{action}” is not possible for this order.",
  },
  "refusal.window_over": {
    zh: "签收后 {days} 天内才可以办理“{action}”，这笔订单已经超过时限。",
    en: "“{action}” is possible within {days} days of delivery, and this order is past that.",
  },
  "refusal.window_over_unsaid": {
    zh: "这笔订单已经超过了“{action}”的时限。",
    en: "The time for “{action}” has passed for this order.",
  },
  "refusal.category_excluded": {
    zh: "这类商品按店铺规则不支持“{action}”。",
    en: "By the shop's rules “{action}” is not available for this kind of product.",
  },
  "refusal.already_done": {
    zh: "这笔订单的“{action}”已经办理过了，不用重复提交。",
    en: "“{action}” has already been done for this order.",
  },
  "refusal.too_often": {
    zh: "这笔订单办理“{action}”的次数已达上限。",
    en: "“{action}” cannot be done any more times for this order.",
  },
  "refusal.amount_over_ladder": {
    zh: "这笔金额超过了我可以直接办理的额度，需要人工客服处理。",
    en: "This amount is above what I may handle, so a colleague has to do it.",
  },
  "refusal.approval_needed": {
    zh: "这笔操作需要主管审核，我为您转给人工客服。",
    en: "This needs a supervisor's approval. I'm passing it to a colleague.",
  },
  "refusal.not_allowed": {
    zh: "按店铺规则，这笔订单不能办理“{action}”。",
    en: "By the shop's rules “{action}” is not possible for this order.",
  },
  "refusal.nothing_to_change": {
    zh: "新的内容和订单里现有的一样，没有需要改动的地方。",
    en: "That is the same as what the order already has, so there is nothing to change.",
  },
  "refusal.items_unknown": {
    zh: "没有在这笔订单里找到您说的商品，请告诉我是哪一件。",
    en: "I could not find those items in the order. Which one do you mean?",
  },
  "refusal.instead": { zh: "可以为您改办：{instead}。", en: "What I can do instead: {instead}." },
  "handoff.coming": {
    zh: "好的，正在为您转接人工客服，前面的对话会一并交给同事，您不用再重复说明。",
    en: "I'm transferring you to a person. They will see this conversation, so you don't need to repeat anything.",
  },
  "handoff.after_reason": {
    zh: "正在为您转接人工客服，前面的对话会一并交给同事。",
    en: "I'm transferring you to a person, who will see this conversation.",
  },
  "handoff.not_understood": {
    zh: "抱歉，我还是没能理解您的问题，这就为您转接人工客服。",
    en: "Sorry, I still don't understand. I'm transferring you to a person.",
  },
  "handoff.complaint": {
    zh: "非常抱歉，您反映的问题我们很重视，这就为您转接人工客服专门处理。",
    en: "I'm very sorry. We take this seriously, and I'm transferring you to a person who will deal with it.",
  },
  "handoff.angry": {
    zh: "非常抱歉一直没有帮您解决，这就为您转接人工客服。",
    en: "I'm very sorry this is still not solved. I'm transferring you to a person.",
  },
  "handoff.identity_limited": {
    zh: "为了保护订单信息，暂时不能继续核实，这就为您转接人工客服。",
    en: "To protect order data I can't try again for now. I'm transferring you to a person.",
  },
  "handoff.off_hours": {
    zh: "现在不在人工客服的服务时间，您的问题已经转到人工队列，人工客服 {opens} 上线。",
    en: "Nobody is on duty right now. Your request is in the queue for our staff, who are back {opens}.",
  },
  "waiting.person_coming": {
    zh: "人工客服正在接入，请稍候。等待期间您可以继续补充情况，同事会看到。",
    en: "A person is about to join. You can add details while you wait; they will see them.",
  },
  "waiting.no_action": {
    zh: "已经在为您转接人工客服，这项操作会由同事和您确认后办理。",
    en: "A person is about to join, and they will confirm this with you before doing it.",
  },
} satisfies Templates;
