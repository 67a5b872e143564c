import type { RuleAction, RuleDocument } from "../../platform/ticket-words.ts";
import { isMet } from "./judge.ts";
import type { RuleEventType, RuleFactName } from "./vocabulary.ts";

/** Rules on events that rules caused: so many deep, then no further. */
export const MAX_DEPTH = 3;

/** An event that an action brings about, with what is known of it beforehand. */
interface Emission {
  type: RuleEventType;
  facts: Partial<Record<RuleFactName, unknown>>;
}

/** A rule as the check needs it. */
export interface NamedRule {
  id: string;
  name: string;
  document: RuleDocument;
}

/** The names of the rules that would set each other off, from `rule` back to itself; null where none would. */
export function findLoop(rule: NamedRule, others: readonly NamedRule[]): string[] | null {
  const all = [rule, ...others.filter(({ id }) => id !== rule.id)];
  const seen = new Set<string>();
  const walk = (from: NamedRule, path: string[]): string[] | null => {
    for (const next of all.filter((one) => mayFire(from, one))) {
      if (next.id === rule.id) return [...path, rule.name];
      if (seen.has(next.id)) continue;
      seen.add(next.id);
      const found = walk(next, [...path, next.name]);
      if (found) return found;
    }
    return null;
  };
  return walk(rule, [rule.name]);
}

/** Whether something that `from` does may set off `to`. What is not known beforehand may be anything. */
function mayFire(from: NamedRule, to: NamedRule): boolean {
  return from.document.actions.flatMap(emissionsOf).some((emission) => mayMatch(to.document, emission));
}

function mayMatch({ when, match, conditions }: RuleDocument, { type, facts }: Emission): boolean {
  if (when !== type) return false;
  if (conditions.length === 0) return true;
  const known = new Map<string, unknown>(Object.entries(facts));
  const may = conditions.map((one) => !known.has(one.fact) || isMet(one, known.get(one.fact)));
  return match === "all" ? may.every(Boolean) : may.some(Boolean);
}

function emissionsOf(action: RuleAction): Emission[] {
  switch (action.kind) {
    case "create_ticket": {
      const { type, priority, tags = [] } = action;
      const facts = {
        "ticket.type": type,
        "ticket.priority": priority,
        "ticket.state": "open",
        "ticket.source": "rule",
        "ticket.tags": tags,
      };
      return [{ type: "ticket.created", facts }];
    }
    case "set_priority":
      return [
        { type: "ticket.changed", facts: { "ticket.changed": ["priority"], "ticket.priority": action.priority } },
      ];
    case "assign":
      return [{ type: "ticket.changed", facts: { "ticket.changed": ["assigneeId"] } }];
    case "add_tag":
      return [{ type: "ticket.changed", facts: { "ticket.changed": ["tags"] } }];
    case "handoff":
      return [
        { type: "holder.changed", facts: { "holder.to": "waiting" } },
        // Off hours it comes back, and leaves a ticket.
        { type: "holder.changed", facts: { "holder.to": "bot" } },
        { type: "ticket.created", facts: { "ticket.type": "callback", "ticket.source": "dialogue" } },
      ];
    case "send_message":
    case "issue_coupon":
      return [{ type: "message.added", facts: { "message.from": "bot" } }];
    case "propose_approval":
      return [{ type: "action.executed", facts: { "action.name": action.action } }];
    default:
      return action satisfies never;
  }
}
