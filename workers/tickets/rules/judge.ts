import type { RuleCondition, RuleDocument, RuleOperator, RuleValue, WhyFact } from "../../platform/ticket-words.ts";

/** Reads a fact; undefined where it is not known. */
export type ReadFact = (name: string) => unknown;

const text = (value: unknown) => String(value).toLocaleLowerCase();
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);
const isKnown = (value: unknown) => value !== undefined && value !== null;

/** What each comparison means. A fact that is not known satisfies none, not even “is not”. */
const OPERATORS = {
  is: (found, value) => found === value,
  is_not: (found, value) => found !== value,
  at_least: (found, value) => typeof found === "number" && found >= Number(value),
  at_most: (found, value) => typeof found === "number" && found <= Number(value),
  one_of: (found, value) => asList(value).includes(found),
  contains: (found, value) => asList(value).some((one) => holds(found, one)),
  not_contains: (found, value) => !asList(value).some((one) => holds(found, one)),
} as const satisfies Record<RuleOperator, (found: unknown, value: unknown) => boolean>;

function holds(found: unknown, one: unknown): boolean {
  return Array.isArray(found) ? found.includes(one) : text(found).includes(text(one));
}

/** Whether one condition holds for a known value. */
export function isMet({ operator, value }: Pick<RuleCondition, "operator" | "value">, found: unknown): boolean {
  return isKnown(found) && OPERATORS[operator](found, value);
}

/** The conditions that held, where the rule matches; null where it does not. */
export async function judge(rule: RuleDocument, read: ReadFact): Promise<WhyFact[] | null> {
  const conditions = rule.conditions.map(({ fact, operator, value }) => ({ fact, operator, value }));
  // Loaded by the first rule that is judged: no isolate waits for it to start.
  const { Engine } = await import("json-rules-engine");
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const operator of Object.keys(OPERATORS) as RuleOperator[]) {
    engine.addOperator<unknown, RuleValue>(operator, (found, value) => isMet({ operator, value }, found));
  }
  for (const name of new Set(rule.conditions.map(({ fact }) => fact))) engine.addFact(name, () => read(name));
  engine.addRule({
    conditions: rule.match === "any" && conditions.length > 0 ? { any: conditions } : { all: conditions },
    event: { type: "matched" },
  });
  const { results } = await engine.run();
  const [matched] = results;
  if (!matched) return null;
  return whyOf(matched.conditions);
}

function whyOf(conditions: object): WhyFact[] {
  const list: unknown = Reflect.get(conditions, "all") ?? Reflect.get(conditions, "any");
  return (Array.isArray(list) ? list : []).flatMap((one: JudgedCondition) => {
    if (one.result !== true) return [];
    const { fact, operator, value, factResult } = one;
    return [{ fact, operator, value, found: factResult ?? null }];
  });
}

/** A condition as the engine hands it back. */
type JudgedCondition = RuleCondition & { result?: boolean; factResult?: unknown };
