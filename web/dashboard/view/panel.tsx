import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import type { Beside, Conversation } from "../conversation.ts";
import { percent, shortWhen } from "../times.ts";
import type { Past, Reading } from "../wire.ts";
import { customerWords } from "../words/customers-words.ts";
import { intentName, label, languageName } from "../words/labels.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { Correct } from "./correct.tsx";
import { channelName } from "./customers-parts.tsx";
import { OrderView } from "./order.tsx";
import { Promises } from "./promises.tsx";
import type { ShopScreen } from "./screen.ts";
import { TicketsBeside } from "./tickets-beside.tsx";

/** What stands beside a conversation: what was understood, what was said, who it is, what they bought. */
export function Panel({ screen, one }: { screen: ShopScreen; one: Conversation }) {
  const words = screen.words.value;
  const beside = one.beside.value;
  if (!beside) return null;
  const last = one.thread.value.messages.findLast(({ seq }) => beside.readings[seq] !== undefined);
  const reading = last ? beside.readings[last.seq] : undefined;
  return (
    <div class="panel-body">
      <Section title={words.understanding}>
        {last && reading ? (
          <>
            <Understood screen={screen} one={one} reading={reading} />
            <Correct screen={screen} one={one} seq={last.seq} />
          </>
        ) : (
          <p class="soft">{words.understandingNone}</p>
        )}
        {beside.openProposal && (
          <p class="callout">
            {words.proposal}: {label("action", beside.openProposal.name, screen.locale.value)}{" "}
            <span class="number">{beside.openProposal.orderId}</span>
          </p>
        )}
      </Section>
      <Section title={words.summary}>
        <Summary screen={screen} one={one} summary={beside.summary} />
      </Section>
      <Section title={words.promises}>
        <Promises screen={screen} one={one} />
      </Section>
      <Section title={ticketWords[screen.locale.value].tickets}>
        <TicketsBeside screen={screen} conversation={one.conversation} />
      </Section>
      <Section title={words.customer}>
        <CustomerFacts screen={screen} one={one} />
      </Section>
      <MaySame screen={screen} beside={beside} />
      {beside.history.length > 0 && (
        <Section title={customerWords[screen.locale.value].elsewhere} count={beside.history.length}>
          <History screen={screen} history={beside.history} channels={beside.channels} />
        </Section>
      )}
      {beside.customer && (
        <Section title={words.orders} count={beside.orders.length}>
          {beside.orders.length === 0 && <p class="soft">{words.ordersNone}</p>}
          {beside.orders.map((order) => (
            <OrderView key={order.id} screen={screen} order={order} />
          ))}
        </Section>
      )}
    </div>
  );
}

function Section({ title, count, children }: { title: string; count?: number; children: ComponentChildren }) {
  return (
    <section class="facts">
      <h3>
        {title}
        {count ? <span class="count">{count}</span> : null}
      </h3>
      {children}
    </section>
  );
}

interface UnderstoodProps {
  screen: ShopScreen;
  one: Conversation;
  reading: Reading;
}

function Understood({ screen, one, reading }: UnderstoodProps) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const nameOf = (intent: string) => intentName(intent, one.corrections.ownIntents.value, locale);
  const others = reading.alternatives.filter(({ confidence }) => confidence >= 0.05).slice(0, 2);
  const sentiment = reading.sentiment < 0 ? "negative" : reading.sentiment > 0 ? "positive" : "neutral";
  return (
    <>
      <p class="intent">
        <strong>{nameOf(reading.intent)}</strong>
        <span class="number">{percent(reading.confidence, locale)}</span>
      </p>
      <div class="meter" aria-hidden="true">
        <i style={{ width: `${Math.round(reading.confidence * 100)}%` }} />
      </div>
      <dl class="pairs">
        <dt>{words.mood}</dt>
        <dd class={`mood-${sentiment}`}>
          {label("emotion", reading.emotion, locale)} · {words.sentiments[sentiment]}
        </dd>
        <dt>{words.language}</dt>
        <dd>{languageName(reading.language, locale)}</dd>
        {others.length > 0 && <dt>{words.alternatives}</dt>}
        {others.length > 0 && (
          <dd>
            {others.map(({ intent, confidence }) => `${nameOf(intent)} ${percent(confidence, locale)}`).join(" · ")}
          </dd>
        )}
      </dl>
      {reading.entities.length > 0 && (
        <ul class="entities" aria-label={words.entities}>
          {reading.entities.map((entity) => (
            <li key={`${entity.type}${entity.text}`}>
              <span>{label("entity", entity.type, locale)}</span> {entity.text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The lines of the summary end in the id of their intent. */
function Summary({ screen, one, summary }: { screen: ShopScreen; one: Conversation; summary: string }) {
  const words = screen.words.value;
  const own = one.corrections.ownIntents.value;
  if (!summary.trim()) return <p class="soft">{words.summaryNone}</p>;
  return (
    <ol class="said">
      {summary.split("\n").map((line, at) => {
        const [, text = line, intent] = /^(.*) \[([\w.]+)\]$/.exec(line) ?? [];
        return (
          <li key={`${at}${line}`}>
            {text} {intent && <span class="soft">{intentName(intent, own, screen.locale.value)}</span>}
          </li>
        );
      })}
    </ol>
  );
}

function CustomerFacts({ screen, one }: { screen: ShopScreen; one: Conversation }) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const beside = one.beside.value;
  if (!beside?.customer) return <p class="soft">{words.customerNone}</p>;
  const { name, phone, address, tier, points } = beside.customer;
  const pairs: readonly [string, string | null][] = [
    [words.name, name],
    [words.phone, phone],
    [words.address, address],
    [words.tier, label("tier", tier, locale)],
    [words.points, String(points)],
    [words.identity, label("identity", beside.identityLevel, locale)],
  ];
  return (
    <>
      <dl class="pairs">
        {pairs.map(([title, value]) => value && [<dt key={`${title}t`}>{title}</dt>, <dd key={title}>{value}</dd>])}
      </dl>
      {beside.records.length > 1 && <p class="soft fine">{words.records(beside.records.length)}</p>}
      <p class="soft fine">{words.masked}</p>
      <Link class="button-line" href={`/desk/${screen.shop.id}/customers/${beside.customer.id}`}>
        {customerWords[locale].toCustomer}
      </Link>
    </>
  );
}

/** On whatever channel they were. */
function History(props: { screen: ShopScreen; history: readonly Past[]; channels: Beside["channels"] }) {
  const { screen, history, channels } = props;
  const locale = screen.locale.value;
  const words = customerWords[locale];
  return (
    <ul class="said">
      {history.map(({ conversation, channel, lastText, lastAt }) => (
        <li key={conversation}>
          <span class="chip">{channelName(channel, channels, words, locale)}</span>{" "}
          <Link href={`/desk/${screen.shop.id}/c/${conversation}`}>{lastText || conversation}</Link>{" "}
          <time class="soft" dateTime={lastAt}>
            {shortWhen(Date.parse(lastAt), screen.nowMs.value, locale)}
          </time>
        </li>
      ))}
    </ul>
  );
}

/** Who may be the same person, or has written on this device: their file shows both side by side. */
function MaySame({ screen, beside }: { screen: ShopScreen; beside: Beside }) {
  const words = customerWords[screen.locale.value];
  const { maySame, customer } = beside;
  if (maySame.length === 0) return null;
  return (
    <section class="facts">
      <div class="callout callout-warn may-same">
        <strong>{customer ? words.mayBe : words.device}</strong>
        <ul>
          {maySame.map(({ id, name, why }) => (
            <li key={id}>
              <Link href={`/desk/${screen.shop.id}/customers/${customer?.id ?? id}`}>{name ?? words.unnamed}</Link>
              {customer && <span> · {words.why[why] ?? why}</span>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
