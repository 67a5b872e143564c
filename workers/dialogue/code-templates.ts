import type { Templates } from "../skills/skill.ts";

/** Words for a one-time code. */
export const codeTemplates = {
  "code.sent": {
    zh: "这一步需要再核实一次身份：验证码已发送到 {to}，{minutes}分钟内有效。请把验证码发给我。",
    en: "For this I need to verify you once more: a code has been sent to {to}, good for {minutes} minutes. Please send it to me.",
  },
  "code.ask_again": {
    zh: "请直接回复收到的验证码数字。没有收到的话，回复“重发”。",
    en: "Please reply with just the digits of the code. If they did not arrive, say “resend”.",
  },
  "code.wrong": {
    zh: "验证码不对，请核对后再发一次。没有收到的话，回复“重发”。",
    en: "That is not the code. Please check it and send it again; if it did not arrive, say “resend”.",
  },
  "code.renewed": {
    zh: "之前的验证码已经失效，新的验证码已发送到 {to}，请把它发给我。",
    en: "The earlier code is no longer good; a new one has been sent to {to}. Please send it to me.",
  },
  "code.no_contact": {
    zh: "这一步需要用验证码核实身份，您的资料里没有可以接收验证码的手机或邮箱，我为您转接专员核实。",
    en: "This needs a one-time code, and there is no phone or e-mail on file that could receive it. I'm passing you to a colleague who can verify you.",
  },
  "code.limited": {
    zh: "这一步需要用验证码核实身份，验证码已经发送过多次，暂时不能再发，我为您转接专员核实。",
    en: "This needs a one-time code; too many were sent already, so none can be sent for now. I'm passing you to a colleague who can verify you.",
  },
  "code.unavailable": {
    zh: "这一步需要用验证码核实身份，目前无法发送验证码，我为您转接专员核实。",
    en: "This needs a one-time code, and I cannot send one now. I'm passing you to a colleague who can verify you.",
  },
} satisfies Templates;
