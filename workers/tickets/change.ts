import { DeskbellError } from "../platform/errors.ts";
import type { TicketPriority, TicketState, TicketType } from "../platform/ticket-words.ts";
import { paused, replied, resumed, retargeted } from "./clocks.ts";
import type { BusinessHours } from "./sla.ts";
import type { Changes, TicketRow } from "./statements.ts";
import type { TargetsByPriority } from "./targets.ts";

/** What may be changed of a ticket; what is left out stays. */
export interface TicketPatch {
  priority?: TicketPriority | undefined;
  type?: TicketType | undefined;
  /** `pending`: the shopper is waited for. From `done` only `open` is possible: that reopens. */
  state?: TicketState | undefined;
  /** Null: nobody. */
  assigneeId?: string | null | undefined;
  addTags?: string[] | undefined;
  removeTags?: string[] | undefined;
}

/** What a change stands on. */
export interface ChangeContext {
  hours: BusinessHours;
  targets: TargetsByPriority;
  /** Epoch ms. */
  at: number;
}

/** The row after the change, with what is different. Pure. `precondition` where the state does not allow it. */
export function changeTicket(
  row: TicketRow,
  patch: TicketPatch,
  context: ChangeContext,
): { row: TicketRow; changes: Changes } {
  if (row.mergedInto !== null) {
    throw new DeskbellError("precondition", "this ticket was merged into another one; change that one");
  }
  let next = patch.state !== undefined && patch.state !== row.state ? moveTo(row, patch.state, context) : row;
  if (patch.type !== undefined) next = { ...next, type: patch.type };
  if (patch.assigneeId !== undefined) next = { ...next, assigneeId: patch.assigneeId };
  if (patch.priority !== undefined && patch.priority !== next.priority) {
    next = retargeted({ ...next, priority: patch.priority }, context.hours, context.targets[patch.priority]);
  }
  const removed = patch.removeTags ?? [];
  const tags = [...new Set([...next.tags, ...(patch.addTags ?? [])])].filter((tag) => !removed.includes(tag));
  next = { ...next, tags };
  return { row: next, changes: differences(row, next) };
}

function moveTo(row: TicketRow, state: TicketState, { hours, targets, at }: ChangeContext): TicketRow {
  if (row.state === "done" && state === "pending") {
    throw new DeskbellError("precondition", "a ticket that is done is reopened first");
  }
  switch (state) {
    case "open":
      return { ...resumed(row, hours, targets[row.priority], at), state, doneAt: null };
    case "pending":
      // Who waits for the shopper has answered them.
      return { ...paused(replied(row, at), at), state };
    case "done":
      return { ...paused(replied(row, at), at), state, doneAt: at };
    default:
      return state satisfies never;
  }
}

const SHOWN = ["priority", "type", "state", "assigneeId", "tags", "mergedInto"] as const;

function differences(before: TicketRow, after: TicketRow): Changes {
  const changed = SHOWN.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}
