import type { Card } from "../../workers/platform/message.ts";
import type { CardWords } from "./card-words.ts";
import { Icon } from "./icon.tsx";
import type { Locale } from "./locale.ts";
import { clockTime, dayLabel, money } from "./moments.ts";

type Of<K extends Card["kind"]> = Extract<Card, { kind: K }>;
interface CardProps<C> {
  card: C;
  words: CardWords;
  locale: Locale;
}

/** Shown at once; older courier events unfold. */
const EVENTS_AT_ONCE = 3;

/** One card of a reply. */
export function CardView({ card, words, locale }: CardProps<Card>) {
  switch (card.kind) {
    case "product":
      return <ProductCard card={card} words={words} locale={locale} />;
    case "order":
      return <OrderCard card={card} words={words} locale={locale} />;
    case "shipment":
      return <ShipmentCard card={card} words={words} locale={locale} />;
    case "action":
      return <ActionCard card={card} words={words} locale={locale} />;
    case "case":
      return <CaseCard card={card} words={words} locale={locale} />;
    case "table":
      return <TableCard card={card} words={words} locale={locale} />;
  }
}

function ProductCard({ card, locale }: CardProps<Of<"product">>) {
  return (
    <article class="card card-product">
      {card.imageUrl ? (
        <img class="card-picture" src={card.imageUrl} alt="" loading="lazy" width="64" height="64" />
      ) : (
        <span class="card-picture">
          <Icon>
            <path d="M5 8h14l-1 12H6zM9 8V7a3 3 0 0 1 6 0v1" />
          </Icon>
        </span>
      )}
      <div>
        <h2>{card.title}</h2>
        {card.subtitle && <p class="card-note">{card.subtitle}</p>}
        <p class="price">{money(card.price, locale)}</p>
      </div>
    </article>
  );
}

function OrderCard({ card, words, locale }: CardProps<Of<"order">>) {
  return (
    <article class="card">
      <header class="card-head">
        <h2>
          {words.orderNo} <span class="number">{card.orderId}</span>
        </h2>
        <span class="tag">{card.stateLabel}</span>
      </header>
      <ul class="items">
        {card.items.map((item) => (
          <li key={`${item.title}${item.options}`}>
            <span>
              {item.title}
              {item.options && <span class="card-note"> {item.options}</span>}
            </span>
            <span class="number">×{item.quantity}</span>
          </li>
        ))}
      </ul>
      <footer class="card-foot">
        <span>{words.total}</span>
        <span class="price">{money(card.total, locale)}</span>
      </footer>
    </article>
  );
}

function ShipmentCard({ card, words, locale }: CardProps<Of<"shipment">>) {
  const events = [...card.events].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const older = events.slice(EVENTS_AT_ONCE);
  return (
    <article class="card">
      <header class="card-head">
        <h2>{card.courier}</h2>
        <span class="tag">{card.stateLabel}</span>
      </header>
      <dl class="rows">
        <dt>{words.trackingNo}</dt>
        <dd class="number">{card.trackingNo}</dd>
        {card.etaAt && <dt>{words.eta}</dt>}
        {card.etaAt && <dd>{dayLabel(Date.parse(card.etaAt), Date.now(), locale)}</dd>}
      </dl>
      <EventList events={events.slice(0, EVENTS_AT_ONCE)} locale={locale} />
      {older.length > 0 && (
        <details>
          <summary>{words.allEvents(events.length)}</summary>
          <EventList events={older} locale={locale} />
        </details>
      )}
    </article>
  );
}

function EventList({ events, locale }: { events: readonly { at: string; text: string }[]; locale: Locale }) {
  return (
    <ol class="events">
      {events.map(({ at, text }) => (
        <li key={at + text}>
          <time dateTime={at}>
            {dayLabel(Date.parse(at), Date.now(), locale)} {clockTime(Date.parse(at), locale)}
          </time>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  );
}

function ActionCard({ card, words }: CardProps<Of<"action">>) {
  return (
    <article class={`card card-action is-${card.state}`}>
      <header class="card-head">
        <h2>{card.title}</h2>
        <span class={`tag tag-${card.state}`}>{words.actionStates[card.state]}</span>
      </header>
      <dl class="rows">
        {card.rows.map((row) => [<dt key={`${row.label}t`}>{row.label}</dt>, <dd key={row.label}>{row.value}</dd>])}
      </dl>
    </article>
  );
}

/** The road of an after-sales case, with the step it stands in. */
function CaseCard({ card, words, locale }: CardProps<Of<"case">>) {
  return (
    <article class="card">
      <header class="card-head">
        <h2>{card.title}</h2>
        <span class="card-note number">{card.orderId}</span>
      </header>
      <ol class="steps">
        {card.steps.map(({ label, state }) => (
          <li key={label} class={`is-${state}`} aria-current={state === "now" ? "step" : undefined}>
            {label} <span class="visually-hidden">{words.stepStates[state]}</span>
          </li>
        ))}
      </ol>
      {(card.code || card.dueAt) && (
        <dl class="rows">
          {card.code && [
            <dt key="ct">{words.returnCode}</dt>,
            <dd key="c">
              {card.code}{" "}
              {card.labelUrl && (
                <a href={card.labelUrl} target="_blank" rel="noreferrer">
                  {words.printLabel}
                </a>
              )}
            </dd>,
          ]}
          {card.dueAt && [
            <dt key="dt">{words.actUntil}</dt>,
            <dd key="d">{dayLabel(Date.parse(card.dueAt), Date.now(), locale)}</dd>,
          ]}
        </dl>
      )}
    </article>
  );
}

function TableCard({ card, words }: CardProps<Of<"table">>) {
  return (
    <section class="card card-table" aria-label={words.table}>
      <table>
        <thead>
          <tr>
            {card.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {card.rows.map((row) => (
            <tr key={row.join("\t")}>
              {row.map((cell, at) => (
                <td key={card.columns[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
