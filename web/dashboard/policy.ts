import { computed, signal } from "@preact/signals";
import type { PolicyApi } from "./policy-api.ts";
import type { Difference, DryRun, PolicyDocument, PolicyVersion } from "./policy-wire.ts";
import type { Problem, Result } from "./problem.ts";

/** What the editor is doing. */
export type Doing = "loading" | "saving" | "comparing" | "trying" | "publishing" | null;

/** The editor of a shop's policy: which version is open, what was changed in it, what a draft would change. */
export type PolicyEditor = ReturnType<typeof createPolicyEditor>;

export function createPolicyEditor(api: PolicyApi, shop: string) {
  const versions = signal<PolicyVersion[]>([]);
  /** The version that is open; a draft is edited in its place, from another one a new draft is made. */
  const open = signal<PolicyVersion | null>(null);
  const policy = signal<PolicyDocument | null>(null);
  const stored = signal("");
  const doing = signal<Doing>("loading");
  const problem = signal<Problem | null>(null);
  const done = signal<"saved" | "published" | "discarded" | null>(null);
  const differences = signal<Difference[] | null>(null);
  const dryRun = signal<DryRun | null>(null);
  const isChanged = computed(() => policy.value !== null && JSON.stringify(policy.value) !== stored.value);

  const run = async <T>(what: Doing, call: () => Promise<Result<T>>): Promise<T | null> => {
    doing.value = what;
    problem.value = null;
    done.value = null;
    const answer = await call();
    doing.value = null;
    if (answer.ok) return answer.value;
    problem.value = answer.problem;
    return null;
  };
  const forgetReview = () => {
    differences.value = null;
    dryRun.value = null;
  };
  const show = async (version: PolicyVersion) => {
    const read = await run("loading", () => api.read(shop, version.version));
    if (!read) return;
    open.value = version;
    policy.value = read;
    stored.value = JSON.stringify(read);
    forgetReview();
  };
  const list = async () => {
    const listed = await run("loading", () => api.versions(shop));
    if (listed) versions.value = listed.versions;
    return listed !== null;
  };
  const showNumber = async (number: number | null) => {
    if (!(await list())) return;
    const wanted = versions.value.find(({ version }) => version === number);
    const usual = versions.value.find(({ state }) => state === "draft" || state === "in_force");
    const chosen = wanted ?? usual;
    if (chosen) await show(chosen);
  };

  return {
    versions,
    open,
    policy,
    doing,
    problem,
    done,
    differences,
    dryRun,
    isChanged,
    load: () => showNumber(null),
    show,
    /** Changes the open policy; nothing is kept before `save`. */
    edit: (change: (policy: PolicyDocument) => void) => {
      if (!policy.value) return;
      const next = structuredClone(policy.value);
      change(next);
      policy.value = next;
      done.value = null;
    },
    /** Keeps it as a draft. */
    save: async () => {
      const [document, from] = [policy.value, open.value];
      if (!document) return;
      const replaces = from?.state === "draft" ? from.version : null;
      const kept = await run("saving", () => api.draft(shop, document, replaces));
      if (!kept) return;
      await showNumber(kept.version);
      done.value = "saved";
    },
    discard: async () => {
      const draft = open.value;
      if (draft?.state !== "draft") return;
      if ((await run("saving", () => api.discard(shop, draft.version))) === null && problem.value) return;
      await showNumber(null);
      done.value = "discarded";
    },
    compare: async () => {
      const draft = open.value;
      if (!draft) return;
      const found = await run("comparing", () => api.differences(shop, draft.version));
      if (found) differences.value = found.differences;
    },
    tryOut: async (days: number) => {
      const draft = open.value;
      if (!draft) return;
      const tried = await run("trying", () => api.dryRun(shop, draft.version, days));
      if (tried) dryRun.value = tried;
    },
    publish: async (validity: { validFrom?: string; validUntil?: string }) => {
      const draft = open.value;
      if (!draft) return;
      const published = await run("publishing", () => api.publish(shop, draft.version, validity));
      if (!published) return;
      await showNumber(published.version);
      done.value = "published";
    },
  };
}
