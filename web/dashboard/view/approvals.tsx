import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Link } from "wouter-preact";
import { money } from "../../shared/moments.ts";
import type { Approval, ApprovalEffect } from "../approvals-wire.ts";
import type { Result } from "../problem.ts";
import { elapsed, shortWhen } from "../times.ts";
import { approvalWords, methodLabel } from "../words/approvals.ts";
import { policyLabel } from "../words/policy.ts";
import { Blank } from "./failure.tsx";
import { TextField } from "./fields.tsx";
import type { ShopScreen } from "./screen.ts";

type List = "pending" | "decided";
const LISTS: readonly List[] = ["pending", "decided"];

/** What waits for a supervisor, and what was decided. */
export function Approvals({ screen }: { screen: ShopScreen }) {
  const words = approvalWords[screen.locale.value];
  const list = useSignal<List>("pending");
  const rows = useSignal<Approval[] | null>(null);
  const hasFailed = useSignal(false);
  const said = useSignal("");
  const load = async () => {
    const answer = await screen.api.approvals.list(screen.shop.id, list.value);
    hasFailed.value = !answer.ok;
    if (answer.ok) rows.value = answer.value.approvals;
  };
  useEffect(() => {
    rows.value = null;
    void load();
  }, [list.value]);
  const shown = rows.value;
  return (
    <main class="figures approvals">
      <header class="page-head">
        <div>
          <h1>{words.approvals}</h1>
          <p class="soft">{words.lead}</p>
        </div>
      </header>
      <div class="approval-lists">
        {LISTS.map((one) => (
          <button
            key={one}
            type="button"
            class="button-quiet"
            aria-pressed={list.value === one}
            onClick={() => {
              list.value = one;
              said.value = "";
            }}
          >
            {words[one]}
          </button>
        ))}
      </div>
      <p role="status" id="approval-state">
        {said.value}
      </p>
      {hasFailed.value && !shown && (
        <Blank title={words.loadFailed} action={{ label: screen.words.value.retry, run: () => void load() }} />
      )}
      {shown?.length === 0 &&
        (list.value === "pending" ? (
          <Blank title={words.none} text={words.noneText} />
        ) : (
          <Blank title={words.noneDecided} />
        ))}
      <ul class="approval-list">
        {shown?.map((approval) => (
          <li key={approval.id}>
            <Card screen={screen} approval={approval} said={said} reload={load} />
          </li>
        ))}
      </ul>
    </main>
  );
}

interface CardProps {
  screen: ShopScreen;
  approval: Approval;
  said: Signal<string>;
  reload(): Promise<void>;
}

function Card({ screen, approval, said, reload }: CardProps) {
  const locale = screen.locale.value;
  const words = approvalWords[locale];
  const { amountMinor, currency, orderId, customerName, reason, state, createdAt, note, decidedAt } = approval;
  const now = screen.nowMs.value;
  const time = elapsed(now - Date.parse(createdAt), locale);
  return (
    <article class="approval">
      <header>
        <h2>{policyLabel("action", approval.action, locale)}</h2>
        <strong class="number">{money({ amountMinor, currency }, locale)}</strong>
        {state === "pending" ? (
          <span class="chip chip-waiting">{time === null ? words.justNow : words.waiting(time)}</span>
        ) : (
          <span class={`chip chip-${state === "approved" ? "on" : "off"}`}>
            {words[state]}
            {decidedAt && ` · ${shortWhen(Date.parse(decidedAt), now, locale)}`}
          </span>
        )}
      </header>
      <dl>
        <dt>{words.customer}</dt>
        <dd>{customerName ?? words.stranger}</dd>
        {orderId && (
          <>
            <dt>{words.order}</dt>
            <dd class="number">{orderId}</dd>
          </>
        )}
        {reason && (
          <>
            <dt>{words.reason}</dt>
            <dd>{reason[locale]}</dd>
          </>
        )}
        <dt>{words.effects}</dt>
        <dd>
          <ul>
            {approval.effects.flatMap((effect) => {
              const line = effectLine(effect, screen);
              return line ? [<li key={line}>{line}</li>] : [];
            })}
          </ul>
        </dd>
        {note && (
          <>
            <dt>{words.declineWhy}</dt>
            <dd>{note}</dd>
          </>
        )}
      </dl>
      <footer>
        <Link class="approval-link" href={`/desk/${screen.shop.id}/c/${encodeURIComponent(approval.conversation)}`}>
          {words.toConversation}
        </Link>
        {state === "pending" && <Decide screen={screen} approval={approval} said={said} reload={reload} />}
      </footer>
    </article>
  );
}

function Decide({ screen, approval, said, reload }: CardProps) {
  const words = approvalWords[screen.locale.value];
  const isBusy = useSignal(false);
  const isDeclining = useSignal(false);
  const note = useSignal("");
  const decide = async (call: () => Promise<Result<{ settled: boolean }>>, done: string) => {
    isBusy.value = true;
    const answer = await call();
    isBusy.value = false;
    if (answer.ok) said.value = answer.value.settled ? done : words.follows;
    else said.value = answer.problem.kind === "conflict" ? words.taken : words.failed;
    await reload();
  };
  const { id: shop } = screen.shop;
  if (!isDeclining.value) {
    return (
      <span class="policy-buttons">
        <button
          type="button"
          class="button-line"
          disabled={isBusy.value}
          onClick={() => {
            isDeclining.value = true;
          }}
        >
          {words.decline}
        </button>
        <button
          type="button"
          class="button"
          disabled={isBusy.value}
          onClick={() => void decide(() => screen.api.approvals.approve(shop, approval.id), words.approvedNow)}
        >
          {words.approve}
        </button>
      </span>
    );
  }
  return (
    <form
      class="approval-decline"
      onSubmit={(event) => {
        event.preventDefault();
        const why = note.value.trim();
        if (why === "" || isBusy.value) return;
        void decide(() => screen.api.approvals.decline(shop, approval.id, why), words.declinedNow);
      }}
    >
      <TextField
        label={words.declineWhy}
        isLong
        value={note.value}
        onChange={(text) => {
          note.value = text;
        }}
      />
      <p class="soft fine">{words.declineHint}</p>
      <span class="policy-buttons">
        <button
          type="button"
          class="button-quiet"
          onClick={() => {
            isDeclining.value = false;
          }}
        >
          {words.cancel}
        </button>
        <button type="submit" class="button" disabled={isBusy.value}>
          {words.confirmDecline}
        </button>
      </span>
    </form>
  );
}

/** One effect as it is read; null for one that says nothing more. */
function effectLine(effect: ApprovalEffect, screen: ShopScreen): string | null {
  const locale = screen.locale.value;
  const words = approvalWords[locale];
  const amount = () =>
    money({ amountMinor: effect.amountMinor ?? 0, currency: effect.currency ?? screen.shop.currency }, locale);
  const names = (effect.items ?? []).map(({ name, quantity = 1 }) => `${name[locale]} ×${quantity}`);
  const items = names.join(locale === "zh" ? "、" : ", ");
  switch (effect.kind) {
    case "refund":
    case "points_redeemed":
      return words.refund(amount(), effect.label?.[locale] ?? methodLabel(effect.to, locale));
    case "charge":
      return words.charge(amount(), effect.label?.[locale] ?? methodLabel(effect.from, locale));
    case "items_returned":
      return words.back(items);
    case "items_reshipped":
      return words.sent(items);
    case "order_state":
      return effect.to === "cancelled" ? words.cancelled : null;
    case "price_protected":
      return words.protectedItem(effect.name?.[locale] ?? "");
    case "items_exchanged":
    case "items_changed":
      return (effect.changes ?? [])
        .map(({ from, to }) => words.exchanged(from.name[locale], to.name[locale]))
        .join(locale === "zh" ? "；" : "; ");
    default:
      return null;
  }
}
