import type { ActionRequest, Effect, Identity, Proposal } from "../commerce/ports.ts";
import type { ActionReport, Choice } from "../platform/message.ts";
import type { ReplyLanguage, Say } from "../skills/skill.ts";
import type { DialogueState, TurnPorts } from "./contract.ts";
import { type Draft, draftOf } from "./draft.ts";
import { orderNamed, sayEffects } from "./effects.ts";
import type { Wording } from "./format.ts";
import { dropProposal } from "./frames.ts";
import { sayRefusal } from "./refusal.ts";

/** The two answers to a preview; there is one open proposal at most, so they need no more name. */
export function confirmChoices(language: ReplyLanguage): Choice[] {
  return language === "zh"
    ? [
        { id: "confirm", label: "确认" },
        { id: "decline", label: "不用了" },
      ]
    : [
        { id: "confirm", label: "Confirm" },
        { id: "decline", label: "No, thanks" },
      ];
}

/** What the interface is told of an action. */
export function report(
  proposal: Proposal,
  state: ActionReport["state"],
  effects: readonly Effect[] = proposal.effects,
): ActionReport {
  return {
    name: proposal.name,
    proposal: proposal.id,
    state,
    ...(proposal.orderId === null ? {} : { orderId: proposal.orderId }),
    effects: effects.map((effect) => ({ ...effect })),
  };
}

/** The request that a proposal was made of. */
export function requestOf(proposal: Proposal): ActionRequest {
  const { id, orderId, orderVersion, effects, identity, createdAt, expiresAt, ...request } = proposal;
  return request;
}

function isSame(a: Identity, b: Identity): boolean {
  return a.level === b.level && a.customerId === b.customerId;
}

/** Whether a yes may execute it: still in time, and from the one to whom it was shown. */
export function isConfirmable(proposal: Proposal, identity: Identity, now: number): boolean {
  return now < proposal.expiresAt && isSame(proposal.identity, identity);
}

/** Shows a proposal and asks for the yes. */
export function showProposal(
  proposal: Proposal,
  before: Say[],
  state: DialogueState,
  ports: TurnPorts,
  wording: Wording,
): Draft {
  const { say, carried } = sayEffects("confirm.preview", proposal, proposal.effects, ports.shop, wording);
  state.proposal = proposal;
  const order = orderNamed(proposal, false);
  if (order !== null) state.focus.orderId = order;
  return draftOf("propose", before, {
    question: [say],
    carried,
    choices: confirmChoices(wording.language),
    expects: { kind: "confirm", name: proposal.name },
    actions: [report(proposal, "proposed")],
  });
}

/** Asks commerce for the effects of an action: a preview to confirm, or why it may not be done. */
export async function propose(
  request: ActionRequest,
  before: Say[],
  state: DialogueState,
  ports: TurnPorts,
  wording: Wording,
): Promise<Draft> {
  const answer = await ports.commerce.actions.propose(request, state.identity);
  if (answer.proposed) return showProposal(answer.proposal, before, state, ports, wording);
  dropProposal(state);
  const { says, choices, handoff } = sayRefusal(request.name, answer.refusal, ports.shop.currency, wording.language);
  return draftOf(handoff ? "handoff" : "say", [...before, ...says], { choices, handoff });
}
