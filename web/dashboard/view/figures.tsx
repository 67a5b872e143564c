import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { clockTime } from "../../shared/moments.ts";
import { duration, percent, readableDay } from "../times.ts";
import type { Today } from "../wire.ts";
import { label } from "../words/labels.ts";
import { Blank } from "./failure.tsx";
import { RefreshIcon } from "./icons.tsx";
import type { ShopScreen } from "./screen.ts";

/** Today's figures of the shop. */
export function Figures({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const today = useSignal<Today | null>(null);
  const stage = useSignal<"loading" | "ready" | "failed">("loading");
  const atMs = useSignal(0);
  const load = async () => {
    stage.value = "loading";
    const answer = await screen.api.today(screen.shop.id);
    stage.value = answer.ok ? "ready" : "failed";
    if (!answer.ok) return;
    today.value = answer.value;
    atMs.value = screen.ports.now();
  };
  useEffect(() => void load(), []);
  const figures = today.value;
  const isEmpty = figures !== null && figures.conversations === 0 && figures.waitingNow === 0;
  return (
    <main class="figures" aria-busy={stage.value === "loading"}>
      <header class="page-head">
        <div>
          <h1>{words.figures}</h1>
          <p class="soft">{figures && words.figuresOf(readableDay(figures.day, locale))}</p>
        </div>
        <p class="soft" role="status">
          {stage.value === "loading" && !figures
            ? words.loading
            : atMs.value > 0 && words.refreshed(clockTime(atMs.value, locale))}
        </p>
        <button type="button" class="button-line" aria-disabled={stage.value === "loading"} onClick={() => void load()}>
          <RefreshIcon />
          {words.refresh}
        </button>
      </header>
      {stage.value === "failed" && (
        <Blank title={words.figuresFailed} action={{ label: words.retry, run: () => void load() }} />
      )}
      {isEmpty && <Blank title={words.figuresNoneTitle} text={words.figuresNone} />}
      {figures && !isEmpty && <Tiles screen={screen} figures={figures} />}
      {figures && !isEmpty && <TopIntents screen={screen} figures={figures} />}
    </main>
  );
}

function Tiles({ screen, figures }: { screen: ShopScreen; figures: Today }) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const share = (value: number | null) => (value === null ? words.none : percent(value, locale));
  const latency = figures.medianLatencyMs;
  const tiles: readonly { title: string; value: string; hint?: string; isUrgent?: boolean }[] = [
    { title: words.figureWaiting, value: String(figures.waitingNow), isUrgent: figures.waitingNow > 0 },
    { title: words.figureConversations, value: String(figures.conversations) },
    { title: words.figureMessages, value: String(figures.messages) },
    { title: words.figureAutomation, value: share(figures.automationRate), hint: words.figureAutomationHint },
    { title: words.figureHandoffs, value: String(figures.handoffs) },
    {
      title: words.figureLatency,
      value: latency === null ? words.none : duration(latency, locale),
      hint: words.figureLatencyHint,
    },
    { title: words.figureNotUnderstood, value: String(figures.notUnderstood), hint: words.figureTurns(figures.turns) },
    { title: words.figureNegative, value: share(figures.negativeShare) },
    {
      title: words.figureRating,
      value: figures.ratingMean === null ? words.none : words.figureRatingOf(figures.ratingMean),
      hint: words.figureRatings(figures.ratings),
    },
  ];
  return (
    <dl class="tiles">
      {tiles.map(({ title, value, hint, isUrgent }) => (
        <div key={title} class={isUrgent ? "tile is-urgent" : "tile"}>
          <dt>{title}</dt>
          <dd>
            <strong class="number">{value}</strong>
            {hint && <span class="soft">{hint}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TopIntents({ screen, figures }: { screen: ShopScreen; figures: Today }) {
  const words = screen.words.value;
  const most = Math.max(1, ...figures.topIntents.map(({ count }) => count));
  if (figures.topIntents.length === 0) return null;
  return (
    <section class="top-intents" aria-labelledby="top-intents">
      <h2 id="top-intents">{words.topIntents}</h2>
      <ol>
        {figures.topIntents.map(({ intent, count }) => (
          <li key={intent}>
            <span class="top-name">{label("intent", intent, screen.locale.value)}</span>
            <span class="top-bar" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span class="number">{words.times(count)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
