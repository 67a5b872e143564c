import type { CodeWay, Identity } from "../commerce/ports.ts";
import { type ActionName, IDENTITY_LEVELS } from "../platform/policy.ts";
import { number, type Step, text } from "../skills/skill.ts";
import type { OpenFrame } from "./contract.ts";
import type { Reading } from "./read.ts";
import type { Turn } from "./working.ts";

const RESEND =
  /没收到|没有收到|收不到|重发|再发|重新发|resend|send (?:it )?again|not? (?:get|got|receive)|didn.?t (?:get|receive|arrive)/i;

/** The shopper wants it at their address instead. */
const BY_MAIL = /邮箱|邮件|e-?mail|\bmail\b/i;

/** How long a code is good for. */
const CODE_MINUTES = 10;

/** Whether words say how the code is to come, or that it has not. */
export function isAboutCode(text: string): boolean {
  return RESEND.test(text) || BY_MAIL.test(text);
}

/** Whether the shop's policy wants a one-time code from this shopper before the action. */
function needsCode(turn: Turn, action: ActionName): boolean {
  const { identity } = turn.state;
  const wanted = turn.ports.shop.policy.actions[action]?.identity;
  const isKnown = identity.level !== "none" && identity.customerId !== null;
  return wanted === "code" && isKnown && rank(identity) < IDENTITY_LEVELS.indexOf("code");
}

function rank({ level }: Identity): number {
  return IDENTITY_LEVELS.indexOf(level);
}

/** A step whose action wants a code becomes the question for it; where none can be sent, a person verifies. */
export async function askForCode(turn: Turn, step: Step): Promise<Step> {
  return step.do === "propose" && needsCode(turn, step.request.name) ? send(turn, "code.sent") : step;
}

/** Reads the answer to the question for the code. Null: it is proved, and the goal goes on; else what is said next. */
export async function takeCode(turn: Turn, frame: OpenFrame, reading: Reading): Promise<Step | null> {
  if (frame.asked !== "code") return null;
  delete frame.slots.code;
  const { codes } = turn.ports.commerce;
  const digits = /(?<!\d)\d{6}(?!\d)/.exec(reading.text.normalize("NFKC").replaceAll(/(?<=\d)[\s-](?=\d)/g, ""))?.[0];
  if (!codes) return send(turn, "code.sent");
  if (!digits) {
    if (BY_MAIL.test(reading.text)) return send(turn, "code.sent", "email");
    if (RESEND.test(reading.text)) return send(turn, "code.sent");
    return { do: "ask", slot: "code", say: [{ template: "code.ask_again", facts: {} }] };
  }
  const proof = await codes.prove(turn.state.identity, digits);
  if (proof.proved) {
    turn.state.identity = proof.identity;
    return null;
  }
  if (proof.isOver) return send(turn, "code.renewed");
  return { do: "ask", slot: "code", say: [{ template: "code.wrong", facts: {} }] };
}

/** The digits were for us: the goal reads nothing in them. */
export function withoutCode(reading: Reading): Reading {
  return { ...reading, text: "", understanding: { ...reading.understanding, entities: [] } };
}

async function send(turn: Turn, template: "code.sent" | "code.renewed", by?: CodeWay): Promise<Step> {
  const wish = { language: turn.wording.language, ...(by ? { by } : {}) };
  const sent = await turn.ports.commerce.codes?.send(turn.state.identity, wish);
  if (!sent?.sent) {
    const why = sent?.why === "no_contact" || sent?.why === "limited" ? sent.why : "unavailable";
    return { do: "handoff", reason: "identity_limited", say: [{ template: `code.${why}`, facts: {} }] };
  }
  const facts = { to: text(sent.to), minutes: number(CODE_MINUTES) };
  return { do: "ask", slot: "code", say: [{ template, facts }] };
}
