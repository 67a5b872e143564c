import { type Signal, useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { Link, useLocation } from "wouter-preact";
import type { View } from "../api.ts";
import { type Conversation, createConversation } from "../conversation.ts";
import { customerWords } from "../words/customers-words.ts";
import { label, owedReason } from "../words/labels.ts";
import { Composer } from "./composer.tsx";
import { channelName } from "./customers-parts.tsx";
import { Blank } from "./failure.tsx";
import { BackIcon, CrossIcon, DetailsIcon } from "./icons.tsx";
import { nameOf } from "./line.tsx";
import { Log } from "./log.tsx";
import { Panel } from "./panel.tsx";
import type { ShopScreen } from "./screen.ts";

interface PlaceProps {
  screen: ShopScreen;
  conversation: string;
  /** The list to go back to. */
  view: View;
}

/** One conversation and what stands beside it. */
export function ConversationPlace({ screen, conversation: id, view }: PlaceProps) {
  const words = screen.words.value;
  const [, navigate] = useLocation();
  const isPanelOpen = useSignal(false);
  const one = useMemo(
    () =>
      createConversation(screen.ports, screen.api, { shop: screen.shop.id, conversation: id, agentId: screen.user.id }),
    [],
  );
  useEffect(() => {
    const wake = () => one.wake();
    one.start();
    window.addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    return () => {
      one.stop();
      window.removeEventListener("online", wake);
      document.removeEventListener("visibilitychange", wake);
    };
  }, []);
  useSeen(screen, id);

  const back = view === "all" ? `/desk/${screen.shop.id}` : `/desk/${screen.shop.id}?view=${view}`;
  const toInbox = { label: words.toInbox, run: () => navigate(back) };
  const stage = one.stage.value;
  return (
    <>
      <section class="conversation" aria-label={words.log}>
        <Head screen={screen} one={one} back={back} isPanelOpen={isPanelOpen} />
        {stage === "missing" && <Blank title={words.missingTitle} text={words.missing} action={toInbox} />}
        {stage === "forbidden" && <Blank title={words.forbiddenTitle} text={words.forbidden} action={toInbox} />}
        {stage === "failed" && (
          <Blank
            title={words.failedTitle}
            text={words.failed}
            action={{ label: words.retry, run: () => void one.load() }}
          />
        )}
        {stage === "loading" && <LogSkeleton label={words.loading} />}
        {stage === "open" && (
          <>
            <Log screen={screen} one={one} />
            <Composer screen={screen} one={one} />
          </>
        )}
      </section>
      <Side screen={screen} one={one} isOpen={isPanelOpen} />
    </>
  );
}

/** Beside the conversation on a desk; over it, and put away by Esc, where there is no room. */
function Side({ screen, one, isOpen }: { screen: ShopScreen; one: Conversation; isOpen: Signal<boolean> }) {
  const words = screen.words.value;
  const closer = useRef<HTMLButtonElement>(null);
  const close = () => {
    isOpen.value = false;
    document.getElementById("details")?.focus();
  };
  useLayoutEffect(() => {
    if (!isOpen.value) return;
    closer.current?.focus();
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      close();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [isOpen.value]);
  return (
    <aside class={isOpen.value ? "panel is-open" : "panel"} aria-label={words.details} id="panel">
      <header class="panel-head">
        <h2>{words.details}</h2>
        <button ref={closer} type="button" class="button-quiet" aria-label={words.close} onClick={close}>
          <CrossIcon />
        </button>
      </header>
      {one.stage.value === "open" && <Panel screen={screen} one={one} />}
    </aside>
  );
}

/** Whoever has the conversation before the eyes has read it. */
function useSeen(screen: ShopScreen, id: string): void {
  const lastAt = screen.inbox.rows.value.get(id)?.lastAt;
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && screen.inbox.markSeen(id);
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [lastAt]);
}

interface HeadProps {
  screen: ShopScreen;
  one: Conversation;
  back: string;
  isPanelOpen: Signal<boolean>;
}

function Head({ screen, one, back, isPanelOpen }: HeadProps) {
  const words = screen.words.value;
  const locale = screen.locale.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const row = screen.inbox.rows.value.get(one.conversation);
  const beside = one.beside.value;
  const customerName = beside?.customer?.name ?? row?.customerName ?? null;
  const name = nameOf({ customerName, conversation: one.conversation }, words);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <header class="head">
      <Link href={back} class="button-quiet head-back" aria-label={words.back}>
        <BackIcon />
      </Link>
      <div class="head-title">
        <h2 ref={heading} tabIndex={-1}>
          {name}
        </h2>
        <p>
          <HolderChip screen={screen} one={one} />
          {beside && <span>{channelName(beside.channel, beside.channels, customerWords[locale], locale)}</span>}
        </p>
      </div>
      <HoldButtons screen={screen} one={one} />
      <button
        type="button"
        id="details"
        class="button-quiet head-details"
        aria-label={words.details}
        aria-expanded={isPanelOpen.value}
        aria-controls="panel"
        onClick={() => {
          isPanelOpen.value = !isPanelOpen.value;
        }}
      >
        <DetailsIcon />
        <span>{words.details}</span>
      </button>
    </header>
  );
}

function HolderChip({ screen, one }: { screen: ShopScreen; one: Conversation }) {
  const words = screen.words.value;
  const holder = one.holder.value;
  if (!holder) return null;
  const locale = screen.locale.value;
  const reason = owedReason(holder.holder, holder.reason);
  const { agent } = holder;
  const others = agent ? words.heldBy(agent.name) : label("holder", holder.holder, locale);
  const text = one.isMine.value ? words.heldByMe : others;
  return (
    <>
      <span class={`chip chip-${holder.holder}`}>{text}</span>
      {reason && <span>{label("reason", reason, locale)}</span>}
    </>
  );
}

function HoldButtons({ screen, one }: { screen: ShopScreen; one: Conversation }) {
  const words = screen.words.value;
  const holder = one.holder.value;
  const isOthers = holder?.holder === "agent" && !one.isMine.value;
  if (!holder || one.stage.value !== "open" || holder.holder === "closed" || isOthers) return null;
  const giveBack = async () => {
    if (await one.hold("return")) screen.announcement.value = words.nowBot;
  };
  const close = async () => {
    if (await one.hold("close")) screen.announcement.value = words.nowClosed;
  };
  return (
    <fieldset class="head-actions" aria-label={words.actions}>
      {one.isMine.value && (
        <button type="button" class="button-line" aria-disabled={one.busy.value !== null} onClick={giveBack}>
          {words.giveBack}
        </button>
      )}
      <button type="button" class="button-line" aria-disabled={one.busy.value !== null} onClick={close}>
        {words.closeConversation}
      </button>
    </fieldset>
  );
}

function LogSkeleton({ label: text }: { label: string }) {
  return (
    <div class="log-skeleton" role="status">
      <span class="visually-hidden">{text}</span>
      <i />
      <i class="is-ours" />
      <i class="is-long" />
      <i class="is-ours is-long" />
    </div>
  );
}
