import { absentModels } from "../models/absent.ts";
import { DeskbellError } from "../platform/errors.ts";
import type { Understanding } from "../understanding/types.ts";
import { comeBack } from "./come-back.ts";
import { report, showProposal } from "./confirm.ts";
import type { Dialogue, DialogueState, TurnPorts } from "./contract.ts";
import { type Draft, draftOf } from "./draft.ts";
import { sayEffects } from "./effects.ts";
import type { Wording } from "./format.ts";
import { resetForPerson } from "./handoff.ts";
import { replyLanguage } from "./language.ts";
import { sayRefusal } from "./refusal.ts";
import { reply } from "./reply.ts";
import type { Turn } from "./working.ts";

type Tell = Dialogue["tellReceipt"];
type Input = Parameters<Tell>[0];

function drafted(input: Input, ports: TurnPorts, wording: Wording): Draft {
  const { proposal, execution, state } = input;
  switch (execution.state) {
    case "executed": {
      const { effects } = execution;
      state.done = { action: proposal.name, orderId: proposal.orderId, at: execution.at, effects };
      // “刚下的那单” is the one spoken of from now on.
      if (proposal.orderId !== null) state.focus.orderId = proposal.orderId;
      const { say, carried } = sayEffects("receipt.executed", proposal, effects, ports.shop, wording);
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

const NOTHING_SAID: Omit<Understanding, "language"> = {
  intent: "affirm",
  confidence: 1,
  alternatives: [],
  further: [],
  entities: [],
  sentiment: 0,
  emotion: "calm",
  isCorrection: false,
};

/** The receipt as a turn of its own, in which nothing is said. */
function turnOf(input: Input, state: DialogueState, ports: TurnPorts, wording: Wording): Turn {
  const understanding = { ...NOTHING_SAID, language: state.language ?? ("zh-CN" as const) };
  const holder = input.holder ?? { holder: "bot", epoch: 0, reason: "", agent: null };
  return {
    input: { messages: [], state: input.state, holder, history: [], page: { locale: null, productId: null } },
    // A receipt is said as it stands.
    ports: { ...ports, models: absentModels },
    state,
    reading: { text: "", choice: null, understanding, isUnclear: false, usedModel: false },
    wording,
  };
}

/** Goes on with what else was wished; where that cannot be looked up now, the receipt stands alone. */
async function goOn(turn: Turn, draft: Draft): Promise<Draft> {
  if (draft.handoff || draft.question.length > 0 || turn.input.holder.holder !== "bot") return draft;
  try {
    return await comeBack(turn, draft);
  } catch (error) {
    if (!(error instanceof DeskbellError)) throw error;
    return draft;
  }
}

/** What is said after an execution; then what else was wished goes on, and what it interrupted is asked again. */
export const tellReceipt: Tell = async (given, ports) => {
  const state = structuredClone(given.state);
  const language = replyLanguage(state.language ?? "zh-CN", ports.shop);
  const wording: Wording = { language, timeZone: ports.shop.timeZone, now: ports.now };
  state.proposal = null;
  const turn = turnOf(given, state, ports, wording);
  const draft = await goOn(turn, drafted({ ...given, state }, ports, wording));
  if (draft.handoff) resetForPerson(state);
  const { replies, promises } = await reply(turn, draft);
  return { replies, state, actions: draft.actions, handoff: draft.handoff, promises };
};
