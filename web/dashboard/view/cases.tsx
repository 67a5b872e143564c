import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { CASE_VIEWS, type CaseView, isCaseView } from "../cases-api.ts";
import type { CaseRow } from "../cases-wire.ts";
import { shortWhen } from "../times.ts";
import { caseLabel, casesWords } from "../words/cases-words.ts";
import { Blank } from "./failure.tsx";
import type { ShopScreen } from "./screen.ts";

/** The shop's after-sales cases: what is due first, what waits for a decision, what has ended. */
export function CasesPage({ screen }: { screen: ShopScreen }) {
  const words = casesWords[screen.locale.value];
  const [search] = useSearchParams();
  const asked = search.get("list");
  const list = isCaseView(asked) ? asked : "open";
  const home = `/desk/${screen.shop.id}/cases`;
  return (
    <main class="figures cases">
      <header class="page-head">
        <div>
          <h1>{words.cases}</h1>
          <p class="soft">{words.lead}</p>
        </div>
      </header>
      <nav class="views" aria-label={words.cases}>
        {CASE_VIEWS.map((view) => (
          <Link
            key={view}
            href={view === "open" ? home : `${home}?list=${view}`}
            class="view"
            aria-current={view === list ? "page" : undefined}
          >
            {words.lists[view]}
          </Link>
        ))}
      </nav>
      <CaseTable key={list} screen={screen} list={list} />
    </main>
  );
}

function CaseTable({ screen, list }: { screen: ShopScreen; list: CaseView }) {
  const words = casesWords[screen.locale.value];
  const rows = useSignal<readonly CaseRow[]>([]);
  const stage = useSignal<"loading" | "ready" | "failed">("loading");
  const hasMore = useSignal(false);
  const load = async (before: string | null) => {
    stage.value = "loading";
    const answer = await screen.api.cases.list(screen.shop.id, list, before);
    stage.value = answer.ok ? "ready" : "failed";
    if (!answer.ok) return;
    const { cases } = answer.value;
    rows.value = before === null ? cases : [...rows.value, ...cases];
    // Running cases are shown as far as they are due; only ended ones are paged.
    hasMore.value = list === "done" && cases.length > 0;
  };
  useEffect(() => void load(null), []);
  const again = { label: screen.words.value.retry, run: () => void load(null) };
  if (stage.value === "failed") return <Blank title={words.loadFailed} action={again} />;
  if (rows.value.length === 0) {
    return stage.value === "loading" ? (
      <p role="status">{screen.words.value.loading}</p>
    ) : (
      <Blank title={words.none} text={words.noneText} />
    );
  }
  return (
    <>
      <ul class="case-list" id="list">
        {rows.value.map((row) => (
          <li key={row.id}>
            <CaseLine screen={screen} row={row} />
          </li>
        ))}
      </ul>
      {hasMore.value && (
        <button type="button" class="button-line" onClick={() => void load(rows.value.at(-1)?.updatedAt ?? null)}>
          {words.more}
        </button>
      )}
    </>
  );
}

function CaseLine({ screen, row }: { screen: ShopScreen; row: CaseRow }) {
  const locale = screen.locale.value;
  const { id, kind, orderId, step, outcome } = row;
  return (
    <Link href={`/desk/${screen.shop.id}/cases/${encodeURIComponent(id)}`} class="case-line">
      <strong>{caseLabel("kind", kind, locale)}</strong>
      <span class="number">{orderId}</span>
      <span class="tag">{outcome ? caseLabel("outcome", outcome, locale) : caseLabel("step", step, locale)}</span>
      <Due screen={screen} row={row} />
    </Link>
  );
}

/** By when it goes on; what should have gone on by now stands out. */
export function Due({ screen, row }: { screen: ShopScreen; row: Pick<CaseRow, "dueAt" | "updatedAt"> }) {
  const words = casesWords[screen.locale.value];
  const nowMs = screen.nowMs.value;
  const at = Date.parse(row.dueAt ?? row.updatedAt);
  const when = shortWhen(at, nowMs, screen.locale.value);
  if (row.dueAt === null) {
    return (
      <span class="soft">
        {words.updated} <time dateTime={row.updatedAt}>{when}</time>
      </span>
    );
  }
  const isLate = at < nowMs;
  return (
    <span class={isLate ? "mood-negative" : "soft"}>
      {words.due} <time dateTime={row.dueAt}>{when}</time> {isLate && words.overdue}
    </span>
  );
}
