import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import { BellIcon } from "../../shared/icon.tsx";
import { approvalWords } from "../words/approvals.ts";
import { casesWords } from "../words/cases-words.ts";
import { channelWords } from "../words/channels-words.ts";
import { customerWords } from "../words/customers-words.ts";
import { ROLE_LABELS } from "../words/labels.ts";
import { ruleWords } from "../words/rules-words.ts";
import { ticketWords } from "../words/tickets-words.ts";
import {
  ApprovalsIcon,
  CasesIcon,
  ChannelsIcon,
  CustomersIcon,
  FiguresIcon,
  InboxIcon,
  PolicyIcon,
  RulesIcon,
  TicketIcon,
} from "./icons.tsx";
import { LanguageButton } from "./language.tsx";
import { mayDecide, mayManage } from "./roles.ts";
import type { ShopScreen } from "./screen.ts";

/** The bar above everything: where one is, who is here, and the way out. */
export function Frame({ screen, children }: { screen: ShopScreen; children: ComponentChildren }) {
  const words = screen.words.value;
  const [path] = useLocation();
  const home = `/desk/${screen.shop.id}`;
  const page = path.slice(home.length + 1);
  const isInbox = page === "" || page.startsWith("c/");
  const calls = screen.inbox.calls.value;
  // Where there is no room for all of them, the one that is open is in sight.
  useEffect(() => {
    const open = document.querySelector(".bar-link[aria-current]");
    open?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [path]);
  return (
    <div class="frame">
      <a class="skip" href="#list">
        {words.skip}
      </a>
      <header class="bar">
        <span class="mark" title={words.product}>
          <BellIcon />
        </span>
        <ShopSwitch screen={screen} />
        <nav class="bar-nav" aria-label={words.mainNav}>
          <Link href={home} class="bar-link" aria-current={isInbox ? "page" : undefined}>
            <InboxIcon />
            <span>{words.inbox}</span>
            {calls > 0 && <span class="count count-strong">{calls}</span>}
          </Link>
          <Link
            href={`${home}/cases`}
            class="bar-link"
            aria-current={page === "cases" || page.startsWith("cases/") ? "page" : undefined}
          >
            <CasesIcon />
            <span>{casesWords[screen.locale.value].cases}</span>
          </Link>
          <Link
            href={`${home}/tickets`}
            class="bar-link"
            aria-current={page.startsWith("tickets") ? "page" : undefined}
          >
            <TicketIcon />
            <span>{ticketWords[screen.locale.value].tickets}</span>
          </Link>
          {screen.shop.role !== "analyst" && (
            <Link
              href={`${home}/customers`}
              class="bar-link"
              aria-current={page.startsWith("customers") ? "page" : undefined}
            >
              <CustomersIcon />
              <span>{customerWords[screen.locale.value].customers}</span>
            </Link>
          )}
          <Link href={`${home}/today`} class="bar-link" aria-current={page === "today" ? "page" : undefined}>
            <FiguresIcon />
            <span>{words.figures}</span>
          </Link>
          {mayDecide(screen.shop.role) && (
            <Link href={`${home}/approvals`} class="bar-link" aria-current={page === "approvals" ? "page" : undefined}>
              <ApprovalsIcon />
              <span>{approvalWords[screen.locale.value].approvals}</span>
            </Link>
          )}
          {mayDecide(screen.shop.role) && (
            <Link href={`${home}/rules`} class="bar-link" aria-current={page === "rules" ? "page" : undefined}>
              <RulesIcon />
              <span>{ruleWords[screen.locale.value].rules}</span>
            </Link>
          )}
          {mayManage(screen.shop.role) && (
            <Link href={`${home}/channels`} class="bar-link" aria-current={page === "channels" ? "page" : undefined}>
              <ChannelsIcon />
              <span>{channelWords[screen.locale.value].channels}</span>
            </Link>
          )}
          {mayManage(screen.shop.role) && (
            <Link href={`${home}/policy`} class="bar-link" aria-current={page === "policy" ? "page" : undefined}>
              <PolicyIcon />
              <span>{words.policy}</span>
            </Link>
          )}
        </nav>
        <Presence screen={screen} />
        <div class="bar-language">
          <LanguageButton screen={screen} />
        </div>
        <UserMenu screen={screen} />
      </header>
      <Banner screen={screen} />
      {children}
      <p class="visually-hidden" role="status">
        {screen.announcement.value}
      </p>
    </div>
  );
}

function ShopSwitch({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const [, navigate] = useLocation();
  const shops = screen.session.me.value?.shops ?? [];
  const name = screen.shop.name[screen.locale.value];
  if (shops.length < 2) return <p class="bar-shop">{name}</p>;
  return (
    <label class="bar-shop">
      <span class="visually-hidden">{words.shop}</span>
      <select value={screen.shop.id} onChange={(event) => navigate(`/desk/${event.currentTarget.value}`)}>
        {shops.map((shop) => (
          <option key={shop.id} value={shop.id}>
            {shop.name[screen.locale.value]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Presence({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const agents = screen.inbox.desk.value?.agents ?? [];
  const online = agents.filter(({ isOnline }) => isOnline);
  if (online.length === 0) return <span class="bar-presence" />;
  return (
    <Menu
      class="bar-presence"
      label={words.presence}
      summary={<span class="dot-before">{words.online(online.length)}</span>}
    >
      <ul class="menu-people">
        {agents.map(({ id, name, isOnline }) => (
          <li key={id} class={isOnline ? "is-online" : ""}>
            <span>
              {name}
              {id === screen.user.id && <span class="soft"> ({words.me})</span>}
            </span>
            <span class="soft">{isOnline ? words.isOnline : words.isAway}</span>
          </li>
        ))}
      </ul>
    </Menu>
  );
}

function UserMenu({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const { name, email } = screen.user;
  const role = ROLE_LABELS[screen.shop.role][screen.locale.value];
  const signOut = async () => {
    if (await screen.session.signOut()) screen.announcement.value = words.signOutFailed;
  };
  const summary = (
    <>
      <span class="avatar" aria-hidden="true">
        {[...name][0]}
      </span>
      <span class="bar-user">
        {name} <span class="soft">{role}</span>
      </span>
    </>
  );
  return (
    <Menu class="bar-menu" label={`${name} ${role}`} summary={summary}>
      <p class="menu-who">
        <strong>{name}</strong>
        <span class="soft">{email}</span>
        <span class="soft">{role}</span>
      </p>
      <LanguageButton screen={screen} />
      <button
        type="button"
        class="button-quiet"
        onClick={() => {
          screen.isHelpOpen.value = true;
        }}
      >
        {words.help}
      </button>
      <button type="button" class="button-quiet" onClick={signOut}>
        {words.signOut}
      </button>
    </Menu>
  );
}

/** A disclosure that closes by Esc, by a choice and by a press beside it. */
function Menu(props: { class: string; label: string; summary: ComponentChildren; children: ComponentChildren }) {
  const place = useRef<HTMLDetailsElement>(null);
  const close = () => place.current?.removeAttribute("open");
  useEffect(() => {
    const pressed = ({ target }: Event) => {
      if (target instanceof Node && !place.current?.contains(target)) close();
    };
    const chosen = ({ target }: Event) => {
      if (target instanceof HTMLElement && target.closest("button")) close();
    };
    const sheet = place.current;
    document.addEventListener("pointerdown", pressed);
    sheet?.addEventListener("click", chosen);
    return () => {
      document.removeEventListener("pointerdown", pressed);
      sheet?.removeEventListener("click", chosen);
    };
  }, []);
  return (
    <details
      ref={place}
      class={`menu ${props.class}`}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !place.current?.open) return;
        event.preventDefault();
        close();
        place.current.querySelector("summary")?.focus();
      }}
    >
      <summary title={props.label}>{props.summary}</summary>
      <div class="menu-sheet">{props.children}</div>
    </details>
  );
}

function Banner({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const { isOnline, link } = screen.inbox;
  const text = !isOnline.value ? words.offline : link.value === "retrying" ? words.reconnecting : null;
  return (
    <p class={text ? "banner" : "visually-hidden"} role="status">
      {text}
    </p>
  );
}
