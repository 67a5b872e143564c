import { Link } from "wouter-preact";
import type { View } from "../api.ts";
import { isUnread, type Row } from "../inbox-rows.ts";
import { elapsed, shortWhen } from "../times.ts";
import { customerWords } from "../words/customers-words.ts";
import { label, owedReason } from "../words/labels.ts";
import type { Words } from "../words/words.ts";
import { channelName } from "./customers-parts.tsx";
import type { ShopScreen } from "./screen.ts";

interface LineProps {
  screen: ShopScreen;
  row: Row;
  view: View;
  isOpen: boolean;
}

/** One conversation of the list. */
export function Line({ screen, row, view, isOpen }: LineProps) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const unread = !isOpen && isUnread(row, screen.inbox.seen.value, screen.inbox.agentId);
  const query = view === "all" ? "" : `?view=${view}`;
  const owed = owedReason(row.holder, row.holderReason);
  const lastMs = Date.parse(row.lastAt);
  const classes = [
    "line",
    `is-${row.holder}`,
    unread ? "is-unread" : "",
    row.agentId === screen.user.id ? "is-mine" : "",
  ];
  return (
    <Link
      href={`/desk/${screen.shop.id}/c/${row.conversation}${query}`}
      class={classes.filter(Boolean).join(" ")}
      aria-current={isOpen ? "page" : undefined}
      data-line={row.conversation}
    >
      <span class="line-top">
        {unread && (
          <span class="line-unread">
            <span class="visually-hidden">{words.unread}</span>
          </span>
        )}
        <span class="line-name">{nameOf(row, words)}</span>
        <time class="line-when" dateTime={row.lastAt}>
          {shortWhen(lastMs, screen.nowMs.value, locale)}
        </time>
      </span>
      <span class="line-text">
        {said(row, words)}
        {row.lastText || "…"}
      </span>
      <span class="line-marks">
        <HolderMark screen={screen} row={row} />
        {row.holder === "bot" && owed && <span class="owed">{label("reason", owed, locale)}</span>}
        {row.intent && <span>{label("intent", row.intent, locale)}</span>}
        {row.sentiment === -1 && <span class="mood mood-bad">{words.negative}</span>}
        {row.sentiment === 1 && <span class="mood mood-good">{words.positive}</span>}
        <span class="line-where">
          {row.language && !row.language.startsWith(locale) && (
            <abbr title={row.language}>{row.language.split("-")[0]?.toUpperCase()}</abbr>
          )}
          {channelName(row.channel, screen.inbox.channels.value, customerWords[locale], locale)}
        </span>
      </span>
    </Link>
  );
}

function HolderMark({ screen, row }: { screen: ShopScreen; row: Row }) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  if (row.holder === "waiting" && row.waitingSince) {
    const time = elapsed(screen.nowMs.value - Date.parse(row.waitingSince), locale);
    return <span class="chip chip-waiting">{time ? words.waitingFor(time) : words.waitingNow}</span>;
  }
  if (row.holder === "agent") {
    const isMine = row.agentId === screen.user.id;
    const name = row.agentName ?? label("holder", "agent", locale);
    return <span class="chip chip-agent">{isMine ? words.heldByMe : words.heldBy(name)}</span>;
  }
  return <span class={`chip chip-${row.holder}`}>{label("holder", row.holder, locale)}</span>;
}

function said(row: Row, words: Words): string {
  if (row.lastFrom === "bot") return words.fromBot;
  return row.lastFrom === "agent" ? words.youSaid : "";
}

/** A conversation by its customer's masked name, else by the end of its id. */
export function nameOf(row: Pick<Row, "customerName" | "conversation">, words: Words): string {
  return row.customerName ?? words.visitor(row.conversation.slice(-4).toUpperCase());
}
