import type { ComponentChildren } from "preact";
import { Link, useLocation } from "wouter-preact";
import { approvalWords } from "../words/approvals.ts";
import { casesWords } from "../words/cases-words.ts";
import { channelWords } from "../words/channels-words.ts";
import { customerWords } from "../words/customers-words.ts";
import { ruleWords } from "../words/rules-words.ts";
import { ticketWords } from "../words/tickets-words.ts";
import {
  ApprovalsIcon,
  CasesIcon,
  ChannelsIcon,
  CustomersIcon,
  FiguresIcon,
  InboxIcon,
  MoreIcon,
  PolicyIcon,
  RulesIcon,
  TicketIcon,
} from "./icons.tsx";
import { Menu } from "./menu.tsx";
import { mayDecide, mayManage } from "./roles.ts";
import type { ShopScreen } from "./screen.ts";

interface Page {
  /** Below the shop's own address; the inbox has none. */
  path: string;
  label: string;
  icon: () => ComponentChildren;
  /** `daily`: in the bar; `roomy`: in the bar where it is wide, else under “more”; `rare`: under “more”. */
  place: "daily" | "roomy" | "rare";
  isFor: boolean;
}

function pagesOf(screen: ShopScreen): Page[] {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const { role } = screen.shop;
  const pages: Page[] = [
    { path: "", label: words.inbox, icon: InboxIcon, place: "daily", isFor: true },
    { path: "cases", label: casesWords[locale].cases, icon: CasesIcon, place: "daily", isFor: true },
    { path: "tickets", label: ticketWords[locale].tickets, icon: TicketIcon, place: "daily", isFor: true },
    {
      path: "customers",
      label: customerWords[locale].customers,
      icon: CustomersIcon,
      place: "roomy",
      isFor: role !== "analyst",
    },
    { path: "today", label: words.figures, icon: FiguresIcon, place: "roomy", isFor: true },
    {
      path: "approvals",
      label: approvalWords[locale].approvals,
      icon: ApprovalsIcon,
      place: "rare",
      isFor: mayDecide(role),
    },
    { path: "rules", label: ruleWords[locale].rules, icon: RulesIcon, place: "rare", isFor: mayDecide(role) },
    {
      path: "channels",
      label: channelWords[locale].channels,
      icon: ChannelsIcon,
      place: "rare",
      isFor: mayManage(role),
    },
    { path: "policy", label: words.policy, icon: PolicyIcon, place: "rare", isFor: mayManage(role) },
  ];
  return pages.filter(({ isFor }) => isFor);
}

function isOpen({ path }: Page, at: string): boolean {
  return path === "" ? at === "" || at.startsWith("c/") : at === path || at.startsWith(`${path}/`);
}

/** The dashboard's pages: the daily ones side by side, the rest under “more”. */
export function Pages({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const [path] = useLocation();
  const home = `/desk/${screen.shop.id}`;
  const at = path.slice(home.length + 1);
  const pages = pagesOf(screen);
  const more = pages.filter(({ place }) => place !== "daily");
  const isInMore = more.find((page) => isOpen(page, at));
  return (
    <nav class="bar-nav" aria-label={words.mainNav}>
      {pages
        .filter(({ place }) => place !== "rare")
        .map((page) => (
          <PageLink key={page.path} page={page} home={home} at={at}>
            {page.path === "" && screen.inbox.calls.value > 0 && (
              <span class="count count-strong">{screen.inbox.calls.value}</span>
            )}
          </PageLink>
        ))}
      <Menu
        class={`bar-more ${more.every(({ place }) => place === "roomy") ? "is-roomy" : ""}`}
        label={words.more}
        summary={
          <>
            <MoreIcon />
            <span class="bar-more-word">{words.more}</span>
            {isInMore && <span class={`bar-more-open is-${isInMore.place}`}>{isInMore.label}</span>}
          </>
        }
      >
        {more.map((page) => (
          <PageLink key={page.path} page={page} home={home} at={at} />
        ))}
      </Menu>
    </nav>
  );
}

function PageLink(props: { page: Page; home: string; at: string; children?: ComponentChildren }) {
  const { page, home, at, children } = props;
  const Icon = page.icon;
  return (
    <Link
      href={page.path === "" ? home : `${home}/${page.path}`}
      class={`bar-link is-${page.place}`}
      aria-current={isOpen(page, at) ? "page" : undefined}
    >
      <Icon />
      <span>{page.label}</span>
      {children}
    </Link>
  );
}
