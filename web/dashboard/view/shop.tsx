import { useSignalEffect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { Route, Switch, useLocation, useSearchParams } from "wouter-preact";
import { isView } from "../api.ts";
import { createInbox } from "../inbox.ts";
import type { StaffShop } from "../wire.ts";
import { approvalWords } from "../words/approvals.ts";
import { casesWords } from "../words/cases-words.ts";
import { channelWords } from "../words/channels-words.ts";
import { customerWords } from "../words/customers-words.ts";
import { ruleWords } from "../words/rules-words.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { Approvals } from "./approvals.tsx";
import { CasesPage } from "./cases.tsx";
import { CasePage } from "./cases-one.tsx";
import { ChannelsPage } from "./channels.tsx";
import { ConversationPlace } from "./conversation.tsx";
import { CustomersPage } from "./customers.tsx";
import { CustomerPage } from "./customers-one.tsx";
import { Failure } from "./failure.tsx";
import { Figures } from "./figures.tsx";
import { Frame } from "./frame.tsx";
import { Help } from "./help.tsx";
import { InboxPlace } from "./inbox.tsx";
import { useKeys } from "./keys.ts";
import { PolicyPage } from "./policy.tsx";
import { mayDecide, mayManage } from "./roles.ts";
import { RulesPage } from "./rules.tsx";
import { createShopScreen, type Screen, type ShopScreen } from "./screen.ts";
import { TicketPage } from "./ticket.tsx";
import { TicketsPage } from "./tickets.tsx";
import { Welcome } from "./welcome.tsx";

/** The dashboard of a shop: its inbox runs as long as it is open, whatever is looked at. */
export function Shop({ screen: base, shop }: { screen: Screen; shop: StaffShop }) {
  const user = base.session.me.value?.user ?? { id: "", name: "", email: "" };
  const screen = useMemo(() => {
    const isVisible = () => document.visibilityState === "visible";
    const options = { shop: shop.id, agentId: user.id, hasDesk: shop.role !== "analyst", isVisible };
    return createShopScreen(base, { shop, user, inbox: createInbox(base.ports, base.api, options) });
  }, []);
  useRunning(screen);
  useTitle(screen);
  useKeys(screen);
  return (
    <>
      <Frame screen={screen}>
        <Switch>
          <Route path="/desk/:shop/today">
            <Figures screen={screen} />
          </Route>
          <Route path="/desk/:shop/cases/:case">
            {({ case: id }) => <CasePage key={id} screen={screen} id={id} />}
          </Route>
          <Route path="/desk/:shop/cases">
            <CasesPage screen={screen} />
          </Route>
          {mayDecide(shop.role) && (
            <Route path="/desk/:shop/approvals">
              <Approvals screen={screen} />
            </Route>
          )}
          {mayManage(shop.role) && (
            <Route path="/desk/:shop/channels">
              <ChannelsPage screen={screen} />
            </Route>
          )}
          {mayManage(shop.role) && (
            <Route path="/desk/:shop/policy">
              <PolicyPage screen={screen} />
            </Route>
          )}
          <Route path="/desk/:shop/customers/:customer">
            {({ customer }) => <CustomerPage key={customer} screen={screen} id={customer} />}
          </Route>
          <Route path="/desk/:shop/customers">
            <CustomersPage screen={screen} />
          </Route>
          <Route path="/desk/:shop/tickets/:ticket">
            {({ ticket }) => <TicketPage key={ticket} screen={screen} id={ticket} />}
          </Route>
          <Route path="/desk/:shop/tickets">
            <TicketsPage screen={screen} />
          </Route>
          {mayDecide(shop.role) && (
            <Route path="/desk/:shop/rules">
              <RulesPage screen={screen} />
            </Route>
          )}
          <Route path="/desk/:shop/c/:conversation">
            {({ conversation }) => <Columns screen={screen} conversation={conversation} />}
          </Route>
          <Route path="/desk/:shop">
            <Columns screen={screen} conversation={null} />
          </Route>
          <Route>
            <NothingHere screen={screen} />
          </Route>
        </Switch>
      </Frame>
      <Help screen={screen} />
    </>
  );
}

function Columns({ screen, conversation }: { screen: ShopScreen; conversation: string | null }) {
  const [search] = useSearchParams();
  const asked = search.get("view");
  const view = isView(asked) ? asked : "all";
  useEffect(() => screen.inbox.show(view), [view]);
  return (
    <div class={conversation === null ? "columns" : "columns has-conversation"}>
      <InboxPlace screen={screen} view={view} open={conversation} />
      {conversation === null ? (
        <Welcome screen={screen} />
      ) : (
        <ConversationPlace key={conversation} screen={screen} conversation={conversation} view={view} />
      )}
    </div>
  );
}

function NothingHere({ screen }: { screen: ShopScreen }) {
  const words = screen.words.value;
  const [, navigate] = useLocation();
  const action = { label: words.toInbox, run: () => navigate(`/desk/${screen.shop.id}`) };
  return <Failure title={words.nothingHereTitle} text={words.nothingHere} action={action} />;
}

function useRunning({ inbox }: ShopScreen): void {
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && inbox.wake();
    inbox.start();
    window.addEventListener("online", inbox.wake);
    window.addEventListener("offline", inbox.wake);
    document.addEventListener("visibilitychange", seen);
    return () => {
      inbox.stop();
      window.removeEventListener("online", inbox.wake);
      window.removeEventListener("offline", inbox.wake);
      document.removeEventListener("visibilitychange", seen);
    };
  }, []);
}

/** The pages that have words of their own. */
function pageName(page: string, screen: ShopScreen): string | null {
  const locale = screen.locale.value;
  if (page === "tickets" || page.startsWith("tickets/")) return ticketWords[locale].tickets;
  if (page === "customers" || page.startsWith("customers/")) return customerWords[locale].customers;
  if (page === "channels") return channelWords[locale].channels;
  return page === "rules" ? ruleWords[locale].rules : null;
}

/** The tab says how many call for a person, and so does the screen reader when there are more. */
function useTitle(screen: ShopScreen): void {
  const [path] = useLocation();
  const page = path.slice(`/desk/${screen.shop.id}/`.length);
  useEffect(() => {
    let before = screen.inbox.calls.peek();
    return screen.inbox.calls.subscribe((calls) => {
      if (calls > before) screen.announcement.value = screen.words.peek().newIn(calls);
      before = calls;
    });
  }, []);
  useSignalEffect(() => {
    const words = screen.words.value;
    const calls = screen.inbox.calls.value;
    const cases = /^cases(?:\/|$)/.test(page) ? casesWords[screen.locale.value].cases : null;
    const name =
      cases ??
      (page === "today"
        ? words.figures
        : page === "policy"
          ? words.policy
          : page === "approvals"
            ? approvalWords[screen.locale.value].approvals
            : (pageName(page, screen) ?? words.inbox));
    document.title = `${calls > 0 ? `(${calls}) ` : ""}${name} · ${screen.shop.name[screen.locale.value]}`;
  });
}
