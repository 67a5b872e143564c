/** What dispatch looks at in a ticket. */
export interface DispatchTicket {
  /** The skill it needs. */
  type: string;
  language: string | null;
  tier: string | null;
}

/** A member of staff who takes tickets. An empty list: any. */
export interface DispatchAgent {
  id: string;
  skills: readonly string[];
  languages: readonly string[];
  tiers: readonly string[];
  /** Open tickets at once. */
  capacity: number;
  isAway: boolean;
}

/**
 * Who gets the ticket; null: nobody can take it now. Those who know its type, then its tier, then its language come
 * first; among equals the one with the smallest share of their capacity in use, then by id. A type or language that
 * nobody in the shop names keeps nobody out.
 */
export function dispatch<A extends DispatchAgent>(
  ticket: DispatchTicket,
  agents: readonly A[],
  load: ReadonlyMap<string, number>,
): A | null {
  const loadOf = ({ id }: A) => load.get(id) ?? 0;
  const needs = {
    skill: agents.some(({ skills }) => skills.includes(ticket.type)) ? ticket.type : null,
    language: agents.some(({ languages }) => names(languages, ticket.language)) ? ticket.language : null,
    tier: agents.some(({ tiers }) => names(tiers, ticket.tier)) ? ticket.tier : null,
  };
  const able = agents.filter(
    (agent) =>
      !agent.isAway &&
      loadOf(agent) < agent.capacity &&
      takes(agent.skills, needs.skill) &&
      takes(agent.languages, needs.language) &&
      takes(agent.tiers, needs.tier),
  );
  const closeness = (agent: A) =>
    4 * Number(names(agent.skills, needs.skill)) +
    2 * Number(names(agent.tiers, needs.tier)) +
    Number(names(agent.languages, needs.language));
  const [first] = able.sort(
    (a, b) => closeness(b) - closeness(a) || loadOf(a) / a.capacity - loadOf(b) / b.capacity || (a.id < b.id ? -1 : 1),
  );
  return first ?? null;
}

function names(list: readonly string[], wanted: string | null): boolean {
  return wanted !== null && list.includes(wanted);
}

/** With no wish, or where nobody in the shop names what is wished for, everybody takes it. */
function takes(list: readonly string[], wanted: string | null): boolean {
  return wanted === null || list.length === 0 || list.includes(wanted);
}
