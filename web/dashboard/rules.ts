import { computed, signal } from "@preact/signals";
import { oneAtATime } from "./one-at-a-time.ts";
import { isPassing, type Problem } from "./problem.ts";
import type { RulesApi } from "./rules-api.ts";
import type { DryRun, Firing, Preset, Rule, RuleDocument, Vocabulary } from "./rules-wire.ts";

/** A rule under edit; nothing is kept before it is saved. */
export interface RuleDraft {
  /** Null: a new one. */
  id: string | null;
  name: string;
  document: RuleDocument;
  isEnabled: boolean;
  preset: string | null;
  /** The version that is edited. */
  seen: number;
}

const BLANK: RuleDocument = { when: "turn.taken", match: "all", conditions: [], actions: [], pauseHours: 24 };

/** The shop's rules, the one under edit, what it would have done, and what each has done. */
export type RuleBook = ReturnType<typeof createRuleBook>;

export function createRuleBook(api: RulesApi, shop: string, newKey: () => string) {
  const rules = signal<Rule[]>([]);
  const presets = signal<Preset[]>([]);
  const vocabulary = signal<Vocabulary | null>(null);
  const stage = signal<"loading" | "ready" | "failed">("loading");
  const problem = signal<Problem | null>(null);
  const isBusy = signal(false);
  const draft = signal<RuleDraft | null>(null);
  const dryRun = signal<DryRun | null>(null);
  const log = signal<{ rule: string; firings: Firing[] } | null>(null);
  const done = signal<"saved" | "removed" | null>(null);
  const stored = signal("");
  const isChanged = computed(() => draft.value !== null && JSON.stringify(draft.value) !== stored.value);
  let key = newKey();

  const run = oneAtATime({ isBusy, problem }, () => {
    done.value = null;
  });
  const load = async () => {
    const answer = await api.all(shop);
    stage.value = answer.ok ? "ready" : "failed";
    problem.value = answer.ok ? null : answer.problem;
    if (!answer.ok) return;
    rules.value = answer.value.rules;
    presets.value = answer.value.presets;
    vocabulary.value = answer.value.vocabulary;
  };
  const open = (next: RuleDraft | null) => {
    draft.value = next;
    stored.value = JSON.stringify(next);
    dryRun.value = null;
    problem.value = null;
    done.value = null;
    key = newKey();
  };
  const put = (rule: Rule) => {
    const isKnown = rules.value.some(({ id }) => id === rule.id);
    rules.value = isKnown ? rules.value.map((one) => (one.id === rule.id ? rule : one)) : [...rules.value, rule];
  };
  const save = (of: RuleDraft) => {
    const { id, name, document, isEnabled, preset, seen } = of;
    return id === null
      ? api.add(shop, key, { name, document, isEnabled, preset })
      : api.save(shop, id, { name, document, isEnabled, seen });
  };

  return {
    ...{ rules, presets, vocabulary, stage, problem, isBusy, draft, dryRun, log, done, isChanged },
    load,
    close: () => open(null),
    begin: () => open({ id: null, name: "", document: BLANK, isEnabled: true, preset: null, seen: 0 }),
    take: (preset: Preset, name: string) =>
      open({ id: null, name, document: preset.document, isEnabled: true, preset: preset.id, seen: 0 }),
    edit: ({ id, name, document, isEnabled, preset, version }: Rule) =>
      open({ id, name, document, isEnabled, preset, seen: version }),
    /** Changes the rule under edit; what it would have done is no longer known. */
    change: (change: Partial<RuleDraft>) => {
      if (draft.value) draft.value = { ...draft.value, ...change };
      dryRun.value = null;
      done.value = null;
    },
    save: async () => {
      const of = draft.value;
      if (!of) return;
      const answer = await run(() => save(of));
      // A new key for what is another rule now; the same one while it is not known whether it arrived.
      if (problem.value && !isPassing(problem.value)) key = newKey();
      if (problem.value?.kind === "conflict") await load().then(() => undefined);
      if (!answer) return;
      put(answer.rule);
      open(null);
      done.value = "saved";
    },
    turn: async (rule: Rule) => {
      const answer = await run(() => api.turn(shop, rule.id, !rule.isEnabled));
      if (answer) put(answer.rule);
    },
    remove: async (id: string) => {
      const answer = await run(() => api.remove(shop, id));
      if (answer === null && problem.value) return;
      rules.value = rules.value.filter((rule) => rule.id !== id);
      if (draft.value?.id === id) open(null);
      done.value = "removed";
    },
    tryOut: async (days: number) => {
      const of = draft.value;
      if (!of) return;
      dryRun.value = await run(() => api.dryRun(shop, of.document, days));
    },
    showLog: async (rule: string) => {
      if (log.value?.rule === rule) {
        log.value = null;
        return;
      }
      const answer = await run(() => api.firings(shop, rule));
      if (answer) log.value = { rule, firings: answer.firings };
    },
  };
}
