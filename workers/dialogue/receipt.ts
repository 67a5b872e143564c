import { text } from "../skills/skill.ts";
import { report, showProposal } from "./confirm.ts";
import type { Dialogue, DialogueState, ReplyDraft, TurnPorts } from "./contract.ts";
import { type Draft, draftOf } from "./draft.ts";
import { sayEffects } from "./effects.ts";
import type { Wording } from "./format.ts";
import { resetForPerson } from "./handoff.ts";
import { INTENT_LABELS } from "./labels.ts";
import { replyLanguage } from "./language.ts";
import { phrase } from "./phrase.ts";
import { sayRefusal } from "./refusal.ts";

type Tell = Dialogue["tellReceipt"];
type Input = Parameters<Tell>[0];

function drafted(input: Input, ports: TurnPorts, wording: Wording): Draft {
  const { proposal, execution, state } = input;
  switch (execution.state) {
    case "executed": {
      state.done = { action: proposal.name, orderId: proposal.orderId, at: execution.at };
      // “刚下的那单” is the one spoken of from now on.
      if (proposal.orderId !== null) state.focus.orderId = proposal.orderId;
      const { say, carried } = sayEffects("receipt.executed", proposal, execution.effects, ports.shop, wording);
      return draftOf("say", [say], { carried, actions: [report(proposal, "executed", execution.effects)] });
    }
    case "awaiting_approval": {
      const { say, carried } = sayEffects("receipt.awaiting_approval", proposal, proposal.effects, ports.shop, wording);
      return draftOf("say", [say], { carried, actions: [report(proposal, "proposed")] });
    }
    case "changed": {
      const { last } = state;
      if (last) state.frames.push({ ...last, question: null });
      return showProposal(execution.next, [{ template: "confirm.changed", facts: {} }], state, ports, wording);
    }
    case "refused": {
      const { says, choices, handoff } = sayRefusal(
        proposal.name,
        execution.refusal,
        ports.shop.currency,
        wording.language,
      );
      return draftOf("say", says, { choices, handoff, actions: [report(proposal, "refused")] });
    }
    case "unknown":
      return draftOf("say", [{ template: "receipt.unknown", facts: {} }], {
        handoff: "policy",
        actions: [report(proposal, "unknown")],
      });
  }
}

/** Another wish of the same message still waits: it is offered. */
function withNext(draft: Draft, state: DialogueState, wording: Wording): Draft {
  const top = state.frames.at(-1);
  const label = top ? INTENT_LABELS[top.intent]?.[wording.language] : undefined;
  if (!top || !label || top.question || draft.handoff || draft.question.length > 0) return draft;
  const offer = { template: "receipt.next", facts: { wish: text(label) } };
  const choice = { id: `ask:${top.intent}`, label };
  return { ...draft, says: [...draft.says, offer], choices: [...draft.choices, choice] };
}

/** What is said after an execution; then what it interrupted is asked again. */
export const tellReceipt: Tell = (given, ports) => {
  const state = structuredClone(given.state);
  const language = replyLanguage(state.language ?? "zh-CN", ports.shop);
  const wording: Wording = { language, timeZone: ports.shop.timeZone, now: ports.now };
  state.proposal = null;
  const draft = withNext(drafted({ ...given, state }, ports, wording), state, wording);
  if (draft.handoff) resetForPerson(state);
  const words = phrase(draft.says, draft.carried, ports.shop, wording);
  const asked = draft.question.length > 0 ? phrase(draft.question, draft.carried, ports.shop, wording) : null;
  const top = state.frames.at(-1);
  const waiting = draft.handoff || asked ? undefined : top?.question;
  const backTo = waiting ? phrase([{ template: "turn.back_to", facts: {} }], [], ports.shop, wording).text : "";
  const question: ReplyDraft | null = asked
    ? {
        text: asked.text,
        cards: asked.cards,
        sources: asked.sources,
        choices: draft.choices,
        expects: draft.expects,
      }
    : (waiting ?? null);
  const reply: ReplyDraft = {
    text: [words.text, backTo, question?.text ?? ""].filter((part) => part !== "").join("\n"),
    cards: [...words.cards, ...(question?.cards ?? [])],
    choices: question ? question.choices : draft.choices,
    expects: question?.expects ?? null,
    sources: [...words.sources, ...(question?.sources ?? [])],
  };
  if (asked && top) top.question = question;
  state.awaiting = question?.expects ? { expects: question.expects, choices: question.choices, question } : null;
  state.offered = reply.choices;
  return { replies: [reply], state, actions: draft.actions, handoff: draft.handoff };
};
