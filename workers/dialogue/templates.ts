import type { Templates } from "../skills/skill.ts";
import { codeTemplates } from "./code-templates.ts";
import { effectTemplates } from "./effect-templates.ts";
import { refusalTemplates } from "./refusal-templates.ts";

/** What the dialogue itself says, whatever the skill. */
export const dialogueTemplates = {
  ...codeTemplates,
  ...effectTemplates,
  ...refusalTemplates,
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
  "evidence.noted": {
    zh: "已把您发来的内容加到订单 {order} 的质量问题凭证里。",
    en: "What you sent has been added to the evidence for order {order}.",
  },
  "evidence.bad_form": {
    zh: "这份凭证没有加上：一次最多 20 份，链接请不要带参数。您也可以直接发送照片。",
    en: "This could not be added: at most 20 at a time, and links without parameters. You can also send the photos themselves.",
  },
  "turn.unavailable": {
    zh: "抱歉，我现在查不到这项信息，请稍后再试一次，或者告诉我转人工。",
    en: "Sorry, I can't look that up right now. Please try again in a moment, or ask me for a person.",
  },
  "turn.dropped": {
    zh: "好的，那就先不办理了，没有做任何改动。还有其他需要可以随时告诉我。",
    en: "All right, I have not changed anything. Tell me if there is anything else.",
  },
  "turn.go_on": { zh: "好的，您请说。", en: "Sure, go on." },
  "turn.said_all": {
    zh: "以上就是目前能查到的内容。想具体了解哪一点，直接告诉我就行。",
    en: "That is all I can find for now. Tell me which point you would like to know more about.",
  },
  "turn.as_before": { zh: "还是刚才说的情况：", en: "It is still as I said:" },
  "turn.go_ahead": { zh: "好的，您请说。", en: "All right, go ahead." },
  "turn.way_on": {
    zh: "刚才说的就是我这边能办的。想换一种处理方式可以直接告诉我；也可以转人工，由专员再看有没有别的办法。",
    en: "What I told you is all that I can do here. If you would like it handled another way, tell me; or I can pass you to a person, who may see another way.",
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
  "confirm.preview_own": {
    zh: "{action}\n{effects}\n以上内容请您核对，确认办理吗？",
    en: "To {action}:\n{effects}\nPlease check this. Shall I go ahead?",
  },
  "confirm.again": {
    zh: "这一步办理后会有改动，请再看一眼后确认：",
    en: "This makes a change, so please look once more and confirm:",
  },
  "confirm.as_shown": { zh: "办理之后是这样的：", en: "This is what it comes to:" },
  "confirm.no_undo": {
    zh: "取消之后我这边不能恢复，能否恢复要由专员核实；还想要的话也可以重新下单。",
    en: "Once cancelled, I can't restore it here; a colleague would have to check whether that is possible. You could also order again.",
  },
  "confirm.no_difference": {
    zh: "这次更换不用补差价，也不退差价。",
    en: "With this change there is no difference to pay, and none comes back.",
  },
  "confirm.changed": {
    zh: "情况刚刚有变化，下面是新的内容，需要您重新确认：",
    en: "Something has changed in the meantime. Here is the new preview to confirm:",
  },
  "confirm.nothing_open": {
    zh: "目前没有等待您确认的操作。请告诉我您想办理什么。",
    en: "There is nothing waiting for your confirmation. What would you like me to do?",
  },
  "confirm.already_done": {
    zh: "订单 {order} 的“{action}”刚才已经办好了，不需要再次确认。",
    en: "“{action}” for order {order} has already been done. There is no need to confirm again.",
  },
  "confirm.already_done_own": {
    zh: "“{action}”刚才已经办好了，不需要再次确认。",
    en: "“{action}” has already been done. There is no need to confirm again.",
  },
  "receipt.executed": {
    zh: "已办理完成。订单 {order}：{action}\n{effects}",
    en: "Done. Order {order}: {action}\n{effects}",
  },
  "receipt.executed_own": { zh: "已办理完成：{action}\n{effects}", en: "Done: {action}\n{effects}" },
  "receipt.again": {
    zh: "订单 {order} 的“{action}”已经办好了：\n{effects}",
    en: "It is done already. Order {order}: {action}\n{effects}",
  },
  "receipt.again_own": { zh: "“{action}”已经办好了：\n{effects}", en: "It is done already: {action}\n{effects}" },
  "receipt.awaiting_approval": {
    zh: "已提交。订单 {order} 的“{action}”需要主管审核，审核结果会在这里通知您；同意之后会自动办理，您不用再操作：\n{effects}",
    en: "Submitted. “{action}” for order {order} needs a supervisor's approval. You will be told the result here; once approved it is done by itself:\n{effects}",
    promises: [{ kind: "follow_up", record: "execution" }],
  },
  "receipt.awaiting_approval_own": {
    zh: "已提交。“{action}”需要主管审核，审核结果会在这里通知您；同意之后会自动办理，您不用再操作：\n{effects}",
    en: "Submitted. “{action}” needs a supervisor's approval. You will be told the result here; once approved it is done by itself:\n{effects}",
    promises: [{ kind: "follow_up", record: "execution" }],
  },
  "receipt.next": {
    zh: "您刚才还提到“{wish}”，现在继续办理吗？",
    en: "You also mentioned “{wish}”. Shall we go on with that?",
  },
  "receipt.unknown": {
    zh: "这一步的结果暂时没有得到确认，我已把情况转给人工客服核实，请不要重复操作。",
    en: "I could not confirm the result of this step. I have passed it to a colleague to check; please do not repeat it.",
  },
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
    promises: [{ kind: "follow_up", record: "handoff" }],
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
    promises: [{ kind: "callback", record: "handoff", due: "opens" }],
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
