import type { ComponentChildren } from "preact";
import { useLocation } from "wouter-preact";
import { BellIcon } from "../../shared/icon.tsx";
import { ROLE_LABELS } from "../words/labels.ts";
import { LanguageButton } from "./language.tsx";
import { Menu } from "./menu.tsx";
import { Pages } from "./pages.tsx";
import type { ShopScreen } from "./screen.ts";

/** The bar above everything: where one is, who is here, and the way out. */
export function Frame({ screen, children }: { screen: ShopScreen; children: ComponentChildren }) {
  const words = screen.words.value;
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
        <Pages screen={screen} />
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
