import { useEffect, useMemo } from "preact/hooks";
import { createRuleBook, type RuleBook } from "../rules.ts";
import type { Rule } from "../rules-wire.ts";
import { ruleWords } from "../words/rules-words.ts";
import { Blank, NotYet } from "./failure.tsx";
import { RuleForm } from "./rules-form.tsx";
import { RuleLog } from "./rules-log.tsx";
import { type Reader, ruleProblem, ruleText } from "./rules-text.ts";
import type { ShopScreen } from "./screen.ts";

/** The shop's rules, the one under edit, and the presets. */
export function RulesPage({ screen }: { screen: ShopScreen }) {
  const locale = screen.locale.value;
  const words = ruleWords[locale];
  const book = useMemo(() => createRuleBook(screen.api.rules, screen.shop.id, screen.ports.newKey), []);
  useEffect(() => void book.load(), []);
  const vocabulary = book.vocabulary.value;
  const { stage, problem, draft, done, rules } = book;
  if (!vocabulary) {
    const isForbidden = problem.value?.kind === "forbidden";
    return (
      <NotYet
        page="rules"
        title={words.rules}
        isLoading={stage.value === "loading"}
        loading={screen.words.value.loading}
        blank={{
          title: words.loadFailed,
          ...(isForbidden ? { text: words.forbidden } : {}),
          action: { label: screen.words.value.retry, run: () => void book.load() },
        }}
      />
    );
  }
  const reader: Reader = { vocabulary, locale, currency: screen.shop.currency };
  return (
    <main class="figures rules" id="list" tabIndex={-1} aria-busy={book.isBusy.value}>
      <header class="page-head">
        <div>
          <h1>{words.rules}</h1>
          <p class="soft">{words.lead}</p>
        </div>
        {!draft.value && (
          <button type="button" class="button" onClick={() => book.begin()}>
            {words.newRule}
          </button>
        )}
      </header>
      <p class={done.value ? "callout" : "visually-hidden"} role="status">
        {done.value ? words[done.value] : ""}
      </p>
      {problem.value && !draft.value && (
        <p class="callout callout-bad" role="alert">
          {ruleProblem(problem.value, words)}
        </p>
      )}
      {draft.value ? (
        <RuleForm key={draft.value.id ?? draft.value.preset ?? "new"} screen={screen} book={book} reader={reader} />
      ) : (
        <>
          {rules.value.length === 0 && <Blank title={words.emptyTitle} text={words.empty} />}
          <ul class="rule-cards" aria-label={words.rules}>
            {rules.value.map((rule) => (
              <li key={rule.id} class="rule-card">
                <RuleCard screen={screen} book={book} reader={reader} rule={rule} />
              </li>
            ))}
          </ul>
          <Presets book={book} reader={reader} />
        </>
      )}
    </main>
  );
}

interface CardProps {
  screen: ShopScreen;
  book: RuleBook;
  reader: Reader;
  rule: Rule;
}

function RuleCard({ screen, book, reader, rule }: CardProps) {
  const words = ruleWords[reader.locale];
  const log = book.log.value;
  const isLogOpen = log?.rule === rule.id;
  return (
    <>
      <div class="rule-top">
        <h2>{rule.name}</h2>
        <label class="rule-switch">
          <input
            type="checkbox"
            role="switch"
            aria-label={words.turnOn(rule.name)}
            checked={rule.isEnabled}
            aria-checked={rule.isEnabled}
            onChange={(event) => {
              // What is shown is what the server has.
              event.currentTarget.checked = rule.isEnabled;
              void book.turn(rule);
            }}
          />
          <span>{rule.isEnabled ? words.on : words.off}</span>
        </label>
      </div>
      <RuleSentence reader={reader} document={rule.document} />
      <div class="form-buttons">
        <button
          type="button"
          class="button-line"
          aria-label={words.editRule(rule.name)}
          onClick={() => book.edit(rule)}
        >
          {words.edit}
        </button>
        <button type="button" class="button-line" aria-expanded={isLogOpen} onClick={() => void book.showLog(rule.id)}>
          {words.log}
        </button>
        <span class="soft fine">{words.version(rule.version)}</span>
      </div>
      {isLogOpen && log && <RuleLog screen={screen} reader={reader} firings={log.firings} />}
    </>
  );
}

/** “当…如果…就…” */
export function RuleSentence({ reader, document }: { reader: Reader; document: Rule["document"] }) {
  const words = ruleWords[reader.locale];
  const { when, ifs, thens } = ruleText(reader, document);
  return (
    <dl class="rule-sentence">
      <div>
        <dt>{words.when}</dt>
        <dd>{when}</dd>
      </div>
      <div>
        <dt>{words.ifWord}</dt>
        <dd>{ifs}</dd>
      </div>
      <div>
        <dt>{words.thenWord}</dt>
        <dd>{thens}</dd>
      </div>
    </dl>
  );
}

function Presets({ book, reader }: { book: RuleBook; reader: Reader }) {
  const { locale } = reader;
  const words = ruleWords[locale];
  return (
    <section class="rule-presets" aria-labelledby="rule-presets">
      <h2 id="rule-presets">{words.presets}</h2>
      <p class="soft">{words.presetsLead}</p>
      <ul class="rule-cards">
        {book.presets.value.map((preset) => {
          const isTaken = book.rules.value.some((rule) => rule.preset === preset.id);
          return (
            <li key={preset.id} class="rule-card">
              <div class="rule-top">
                <h3>{preset.name[locale]}</h3>
                {isTaken && <span class="chip">{words.taken}</span>}
              </div>
              <p class="soft">{preset.about[locale]}</p>
              <button
                type="button"
                class="button-line"
                aria-label={`${words.take} ${preset.name[locale]}`}
                onClick={() => book.take(preset, preset.name[locale])}
              >
                {words.take}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
