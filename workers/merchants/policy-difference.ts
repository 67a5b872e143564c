import { create, type Delta } from "jsondiffpatch";
import { ACTIONS, type ActionName, type Policy } from "../platform/policy.ts";

/** One thing that two policies say differently. */
export interface PolicyDifference {
  /** Null: it concerns no single action. */
  action: ActionName | null;
  /** From the action's rule, or from the document: `reasons.quality.freight`. Empty: the whole rule. */
  path: string;
  /** Plain JSON; null: it is not there. */
  before: unknown;
  after: unknown;
}

const patcher = create({
  // A reason is the same one wherever it stands in its list; other entries are compared as they are.
  objectHash: (item) => ("id" in item && typeof item.id === "string" ? item.id : JSON.stringify(item)),
  arrays: { detectMove: true, includeValueOnMove: false },
});

/** What `after` says differently, line by line: actions in their order, then the rest. Lists of words count as a whole. */
export function policyDifferences(before: Policy, after: Policy): PolicyDifference[] {
  const lines = walk(patcher.diff(before, after), before, after, []).map(toLine);
  const rank = ({ action }: PolicyDifference) => (action === null ? ACTIONS.length : ACTIONS.indexOf(action));
  return lines.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

interface Change {
  path: string[];
  before: unknown;
  after: unknown;
}

/** A delta is a list where a value differs, an object with `_t` where a list does, else an object of deltas. */
function walk(delta: Delta, before: unknown, after: unknown, path: string[]): Change[] {
  if (delta === undefined) return [];
  if (Array.isArray(delta)) return [{ path, before: before ?? null, after: after ?? null }];
  if ("_t" in delta) return ofList(before, after, path);
  return Object.entries(delta).flatMap(([key, inner]) => walk(inner, at(before, key), at(after, key), [...path, key]));
}

/** Of lists of things with an id, each that differs; other lists, and those in another order, as a whole. */
function ofList(before: unknown, after: unknown, path: string[]): Change[] {
  const [left, right] = [byId(before), byId(after)];
  if (!left || !right) return [{ path, before, after }];
  const changes = [...new Set([...left.keys(), ...right.keys()])].flatMap((id) =>
    walk(patcher.diff(left.get(id), right.get(id)), left.get(id), right.get(id), [...path, id]),
  );
  return changes.length > 0 ? changes : [{ path, before: [...left.keys()], after: [...right.keys()] }];
}

function byId(list: unknown): Map<string, unknown> | null {
  if (!Array.isArray(list)) return null;
  const entries = list.flatMap((item: unknown): [string, unknown][] => {
    const id = at(item, "id");
    return typeof id === "string" ? [[id, item]] : [];
  });
  return entries.length === list.length && list.length > 0 ? new Map(entries) : null;
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

function toLine({ path, before, after }: Change): PolicyDifference {
  const [first, second, ...rest] = path;
  const action = first === "actions" ? ACTIONS.find((name) => name === second) : undefined;
  return action
    ? { action, path: rest.join("."), before, after }
    : { action: null, path: path.join("."), before, after };
}
