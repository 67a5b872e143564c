import { useEffect, useMemo } from "preact/hooks";
import { readableMoment } from "../../shared/moments.ts";
import { createPolicyEditor, type PolicyEditor } from "../policy.ts";
import type { PolicyVersion } from "../policy-wire.ts";
import type { Problem } from "../problem.ts";
import { ACTION_LABELS, policyLabel } from "../words/policy.ts";
import { policyWords } from "../words/policy-words.ts";
import { Blank } from "./failure.tsx";
import { GeneralForm } from "./policy-general.tsx";
import { Review } from "./policy-review.tsx";
import { RuleForm } from "./policy-rule.tsx";
import type { ShopScreen } from "./screen.ts";

/** The shop's policy: its versions, the form, and what publishing a draft would change. */
export function PolicyPage({ screen }: { screen: ShopScreen }) {
  const words = policyWords[screen.locale.value];
  const editor = useMemo(() => createPolicyEditor(screen.api.policy, screen.shop.id), []);
  useEffect(() => void editor.load(), []);
  const policy = editor.policy.value;
  const isLost = policy === null && editor.problem.value !== null;
  return (
    <main class="figures policy" aria-busy={editor.doing.value !== null}>
      <header class="page-head">
        <div>
          <h1>{words.policy}</h1>
          <p class="soft">{words.lead}</p>
        </div>
      </header>
      {isLost && (
        <Blank
          title={words.loadFailed}
          {...(editor.problem.value?.kind === "forbidden" ? { text: words.forbidden } : {})}
          action={{ label: screen.words.value.retry, run: () => void editor.load() }}
        />
      )}
      {policy && (
        <div class="policy-columns">
          <Versions screen={screen} editor={editor} />
          <div class="policy-main">
            <Bar screen={screen} editor={editor} />
            <section aria-labelledby="policy-actions">
              <h2 id="policy-actions">{words.actions}</h2>
              {Object.keys(ACTION_LABELS).map((action) => (
                <RuleForm key={action} screen={screen} editor={editor} action={action} rule={policy.actions[action]} />
              ))}
            </section>
            <section aria-labelledby="policy-general">
              <h2 id="policy-general">{words.general}</h2>
              <GeneralForm screen={screen} editor={editor} policy={policy} />
            </section>
            <Review screen={screen} editor={editor} />
          </div>
        </div>
      )}
    </main>
  );
}

function Versions({ screen, editor }: { screen: ShopScreen; editor: PolicyEditor }) {
  const locale = screen.locale.value;
  const words = policyWords[locale];
  const when = ({ state, createdAt, validFrom, validUntil }: PolicyVersion) => {
    const at = (iso: string) => readableMoment(Date.parse(iso), screen.nowMs.value, locale);
    if (state === "draft") return at(createdAt);
    return validUntil === null ? words.from(at(validFrom)) : words.fromTo(at(validFrom), at(validUntil));
  };
  return (
    <nav class="policy-versions" aria-label={words.versions}>
      <h2>{words.versions}</h2>
      <ul>
        {editor.versions.value.map((version) => (
          <li key={version.version}>
            <button
              type="button"
              aria-current={editor.open.value?.version === version.version ? "true" : undefined}
              onClick={() => void editor.show(version)}
            >
              <span>{words.version(version.version)}</span>
              <span class={`chip chip-${version.state}`}>{policyLabel("version", version.state, locale)}</span>
              <span class="soft fine">{when(version)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is open, what was done with it, and the buttons that keep it. */
function Bar({ screen, editor }: { screen: ShopScreen; editor: PolicyEditor }) {
  const locale = screen.locale.value;
  const words = policyWords[locale];
  const version = editor.open.value;
  const isDraft = version?.state === "draft";
  const isBusy = editor.doing.value !== null;
  const problem = editor.problem.value;
  const said = editor.doing.value
    ? words.working
    : editor.done.value
      ? words[editor.done.value]
      : editor.isChanged.value
        ? words.changed
        : isDraft
          ? words.saveHint
          : words.newDraft;
  return (
    <div class="policy-bar">
      <p>
        {version && (
          <strong>
            {words.version(version.version)} · {policyLabel("version", version.state, locale)}
          </strong>
        )}{" "}
        <span class="soft" role="status" id="policy-state">
          {said}
        </span>
      </p>
      <span class="policy-buttons">
        {isDraft && (
          <button type="button" class="button-quiet" disabled={isBusy} onClick={() => void editor.discard()}>
            {words.discardDraft}
          </button>
        )}
        <button
          type="button"
          class="button"
          id="policy-save"
          disabled={isBusy || !editor.isChanged.value}
          onClick={() => void editor.save()}
        >
          {words.save}
        </button>
      </span>
      {problem && (
        <p class="callout callout-bad" role="alert">
          {problemText(problem, words)}
        </p>
      )}
    </div>
  );
}

function problemText(problem: Problem, words: (typeof policyWords)["zh"]): string {
  if (problem.kind === "refused") return words.refused(problem.message);
  if (problem.kind === "forbidden") return words.forbidden;
  return problem.kind === "conflict" || problem.kind === "missing" ? words.conflict : words.failed;
}
