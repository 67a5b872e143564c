import { skillNamed, skills } from "../skills/index.ts";
import type { Skill, SkillContext, Step } from "../skills/skill.ts";
import { faq } from "../skills/talk/faq.ts";
import { askForCode, takeCode, withoutCode } from "./code-proof.ts";
import type { OpenFrame } from "./contract.ts";
import type { Reading } from "./read.ts";
import type { Turn } from "./working.ts";

/** What a skill gets of the turn. */
export function contextOf(turn: Turn, frame: OpenFrame, reading: Reading): SkillContext {
  const { state, ports, wording } = turn;
  return {
    text: reading.text,
    attachments: reading.attachments ?? [],
    understanding: reading.understanding,
    language: wording.language,
    shop: ports.shop,
    frame,
    focus: state.focus,
    // As it is when it is asked for: a step may have proved it a moment before.
    get identity() {
      return state.identity;
    },
    prove: (identity) => {
      state.identity = identity;
    },
    now: ports.now,
    commerce: ports.commerce,
    knowledge: ports.knowledge,
  };
}

/** The frame's own skill first, then the others that serve its intent, then the shop's published questions. */
function inOrder(frame: OpenFrame): Skill[] {
  const own = skillNamed(frame.skill);
  const others = skills.filter((skill) => skill !== own && skill !== faq && skill.intents.includes(frame.intent));
  return own === faq ? [faq] : [own, ...others, faq];
}

/** The next step towards the frame's goal; where its action wants a one-time code, the code comes first. */
export async function runSkill(turn: Turn, frame: OpenFrame, reading: Reading): Promise<Step> {
  const isCode = frame.asked === "code";
  const open = await takeCode(turn, frame, reading);
  return open ?? askForCode(turn, await nextStep(turn, frame, isCode ? withoutCode(reading) : reading));
}

async function nextStep(turn: Turn, frame: OpenFrame, reading: Reading): Promise<Step> {
  for (const skill of inOrder(frame)) {
    const step = await skill.step(contextOf(turn, frame, reading));
    if (step.do === "pass") continue;
    frame.skill = skill.name;
    return step;
  }
  return { do: "say", say: [{ template: "faq.not_found", facts: {} }] };
}
