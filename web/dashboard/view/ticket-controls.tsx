import { useSignal } from "@preact/signals";
import { useLocation } from "wouter-preact";
import type { TicketWork } from "../tickets.ts";
import type { Ticket } from "../tickets-wire.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { NumberField, SelectField } from "./fields.tsx";
import { CrossIcon } from "./icons.tsx";
import type { ShopScreen } from "./screen.ts";

interface ControlsProps {
  screen: ShopScreen;
  work: TicketWork;
  ticket: Ticket;
}

/** What may be done with a ticket: its state, who has it, how urgent it is, its tags. */
export function TicketControls({ screen, work, ticket }: ControlsProps) {
  const words = ticketWords[screen.locale.value];
  const me = screen.user.id;
  const people = work.agents.value.map(({ id, name, isAway }) => ({ id, label: isAway ? words.away(name) : name }));
  const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([id, label]) => ({ id, label }));
  return (
    <section class="ticket-controls" aria-label={words.fields.state}>
      <div class="form-buttons">
        {ticket.state === "open" && (
          <Act work={work} label={words.done} isMain run={() => void work.change({ state: "done" })} />
        )}
        {ticket.state === "open" && (
          <Act work={work} label={words.waitForShopper} run={() => void work.change({ state: "pending" })} />
        )}
        {ticket.state === "pending" && (
          <Act work={work} label={words.goOn} isMain run={() => void work.change({ state: "open" })} />
        )}
        {ticket.state === "done" && (
          <Act work={work} label={words.reopen} isMain run={() => void work.change({ state: "open" })} />
        )}
        {ticket.assigneeId !== me && people.some(({ id }) => id === me) && (
          <Act work={work} label={words.toMe} run={() => void work.change({ assigneeId: me })} />
        )}
      </div>
      <SelectField
        label={words.assignee}
        value={ticket.assigneeId ?? ""}
        options={[{ id: "", label: words.nobody }, ...people]}
        onChange={(id) => void work.change({ assigneeId: id || null })}
      />
      <SelectField
        label={words.priority}
        value={ticket.priority}
        options={optionsOf(words.priorities)}
        onChange={(priority) => void work.change({ priority })}
      />
      <SelectField
        label={words.type}
        value={ticket.type}
        options={optionsOf(words.types)}
        onChange={(type) => void work.change({ type })}
      />
      <Tags screen={screen} work={work} ticket={ticket} />
    </section>
  );
}

function Act({ work, label, run, isMain }: { work: TicketWork; label: string; run(): void; isMain?: boolean }) {
  return (
    <button type="button" class={isMain ? "button" : "button-line"} aria-disabled={work.isBusy.value} onClick={run}>
      {label}
    </button>
  );
}

function Tags({ screen, work, ticket }: ControlsProps) {
  const words = ticketWords[screen.locale.value];
  const tag = useSignal("");
  const add = async () => {
    const wanted = tag.value.trim();
    if (wanted && (await work.change({ addTags: [wanted] }))) tag.value = "";
  };
  return (
    <div class="ticket-tags">
      {ticket.tags.map((one) => (
        <span key={one} class="chip">
          {one}
          <button
            type="button"
            aria-label={words.removeTag(one)}
            onClick={() => void work.change({ removeTags: [one] })}
          >
            <CrossIcon />
          </button>
        </span>
      ))}
      <input
        class="field"
        aria-label={words.addTag}
        placeholder={words.addTag}
        maxLength={40}
        value={tag.value}
        onInput={(event) => {
          tag.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.isComposing) void add();
        }}
      />
    </div>
  );
}

/** Merging into another ticket, by the number that people know. */
export function TicketMerge({ screen, work }: { screen: ShopScreen; work: TicketWork }) {
  const words = ticketWords[screen.locale.value];
  const [, navigate] = useLocation();
  const number = useSignal<number | undefined>(undefined);
  const merge = async () => {
    if (number.value === undefined) return;
    const into = await work.merge(number.value);
    if (into) navigate(`/desk/${screen.shop.id}/tickets/${into.id}`);
  };
  return (
    <details class="ticket-merge">
      <summary>{words.merge}</summary>
      <p class="soft fine">{words.mergeHint}</p>
      <NumberField
        label={words.mergeNumber}
        value={number.value}
        min={1}
        onChange={(value) => {
          number.value = value;
        }}
      />
      <Act work={work} label={words.merge} run={() => void merge()} />
    </details>
  );
}
