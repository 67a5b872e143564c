import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Link } from "wouter-preact";
import { money, readableMoment } from "../../shared/moments.ts";
import type { CaseWhole } from "../cases-wire.ts";
import { caseLabel, casesWords } from "../words/cases-words.ts";
import { Due } from "./cases.tsx";
import { CaseForms } from "./cases-forms.tsx";
import { Blank } from "./failure.tsx";
import type { ShopScreen } from "./screen.ts";

/** One case: where it stands, its course and evidence, and what staff may report and decide. */
export function CasePage({ screen, id }: { screen: ShopScreen; id: string }) {
  const words = casesWords[screen.locale.value];
  const one = useSignal<CaseWhole | null>(null);
  const stage = useSignal<"loading" | "ready" | "failed" | "missing">("loading");
  const load = async () => {
    const answer = await screen.api.cases.read(screen.shop.id, id);
    if (answer.ok) one.value = answer.value.case;
    stage.value = answer.ok ? "ready" : answer.problem.kind === "missing" ? "missing" : "failed";
  };
  useEffect(() => void load(), []);
  const about = one.value;
  return (
    <main class="figures cases" aria-busy={stage.value === "loading"}>
      <p>
        <Link href={`/desk/${screen.shop.id}/cases`}>{words.back}</Link>
      </p>
      {stage.value === "missing" && <Blank title={words.missing} />}
      {stage.value === "failed" && (
        <Blank title={words.loadFailed} action={{ label: screen.words.value.retry, run: () => void load() }} />
      )}
      {about && (
        <>
          <Standing screen={screen} about={about} />
          <CaseForms
            key={about.updatedAt}
            screen={screen}
            about={about}
            onChange={(next) => {
              one.value = next;
            }}
            onStale={() => void load()}
          />
          <Course screen={screen} about={about} />
          <Evidence screen={screen} about={about} />
          <Owed screen={screen} about={about} />
        </>
      )}
    </main>
  );
}

interface Part {
  screen: ShopScreen;
  about: CaseWhole;
}

function Standing({ screen, about }: Part) {
  const locale = screen.locale.value;
  const words = casesWords[locale];
  const { kind, orderId, step, outcome, amountMinor, currency, goodsBack, replacement, conversation } = about;
  const rows: [string, string | null][] = [
    [words.amount, amountMinor === null ? null : money({ amountMinor, currency }, locale)],
    [words.returnCode, about.returnCode],
    [words.goodsBack, goodsBack && `${goodsBack.courier} ${goodsBack.trackingNo}`],
    [words.replacement, replacement && `${replacement.courier} ${replacement.trackingNo}`],
    [words.openedAt, readableMoment(Date.parse(about.openedAt), screen.nowMs.value, locale)],
  ];
  return (
    <section>
      <h1>
        {caseLabel("kind", kind, locale)} <span class="number">{orderId}</span>
      </h1>
      <p>
        <span class="tag">{outcome ? caseLabel("outcome", outcome, locale) : caseLabel("step", step, locale)}</span>{" "}
        <Due screen={screen} row={about} />
      </p>
      <dl class="case-facts">
        {rows.map(([label, value]) => value && [<dt key={`${label}t`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
      {conversation && (
        <Link href={`/desk/${screen.shop.id}/c/${encodeURIComponent(conversation)}`}>{words.openConversation}</Link>
      )}
    </section>
  );
}

function Course({ screen, about }: Part) {
  const locale = screen.locale.value;
  const words = casesWords[locale];
  return (
    <section aria-labelledby="case-course">
      <h2 id="case-course">{words.course}</h2>
      <ol class="case-course">
        {about.entries.map(({ number, at, event, detail, note, to }) => (
          <li key={number}>
            <time class="soft" dateTime={at}>
              {readableMoment(Date.parse(at), screen.nowMs.value, locale)}
            </time>{" "}
            {caseLabel("event", event, locale)}
            {detail && ` · ${caseLabel("detail", detail, locale)}`} → {caseLabel("step", to, locale)}
            {note && <p class="soft">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Evidence({ screen, about }: Part) {
  const locale = screen.locale.value;
  const words = casesWords[locale];
  return (
    <section aria-labelledby="case-evidence">
      <h2 id="case-evidence">{words.evidence}</h2>
      {about.evidence.length === 0 && <p class="soft">{words.noEvidence}</p>}
      <ul>
        {about.evidence.map(({ ref, at }) => (
          <li key={ref}>
            <span class="number">{ref}</span>{" "}
            <time class="soft" dateTime={at}>
              {readableMoment(Date.parse(at), screen.nowMs.value, locale)}
            </time>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the case still does outside: a word or a refund that has not gone through stays in sight. */
function Owed({ screen, about }: Part) {
  const locale = screen.locale.value;
  const words = casesWords[locale];
  const owed = about.tasks.filter(({ state }) => state !== "done");
  return (
    <section aria-labelledby="case-owed">
      <h2 id="case-owed">{words.owed}</h2>
      {owed.length === 0 && <p class="soft">{words.nothingOwed}</p>}
      <ul>
        {owed.map(({ id, kind }) => (
          <li key={id}>{caseLabel("task", kind, locale)}</li>
        ))}
      </ul>
    </section>
  );
}
