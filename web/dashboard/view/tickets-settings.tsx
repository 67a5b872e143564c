import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Result } from "../problem.ts";
import type { Allowed, TicketAgent } from "../tickets-wire.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { CheckField, NumberField, SelectField, TextField } from "./fields.tsx";
import { CrossIcon } from "./icons.tsx";
import { mayDecide } from "./roles.ts";
import type { ShopScreen } from "./screen.ts";
import { problemText } from "./tickets-parts.tsx";

const PRIORITIES = ["urgent", "high", "normal", "low"] as const;
const CLOCKS = [
  ["first_reply", "firstReplyMinutes"],
  ["next_reply", "nextReplyMinutes"],
  ["resolution", "resolutionMinutes"],
] as const;

/** Who takes what and how fast; everybody says for themself whether they are there. */
export function TicketSettings({ screen }: { screen: ShopScreen }) {
  const words = ticketWords[screen.locale.value];
  const { tickets: api } = screen.api;
  const agents = useSignal<TicketAgent[]>([]);
  const allowed = useSignal<Record<string, Allowed>>({});
  const said = useSignal<{ text: string; isBad: boolean } | null>(null);
  const load = async () => {
    const [people, times] = await Promise.all([api.agents(screen.shop.id), api.targets(screen.shop.id)]);
    if (people.ok) agents.value = people.value.agents;
    if (times.ok) allowed.value = times.value;
  };
  useEffect(() => void load(), []);
  const keep = async (saving: Promise<Result<unknown>>) => {
    const answer = await saving;
    await load();
    said.value = answer.ok
      ? { text: words.saved, isBad: false }
      : { text: problemText(answer.problem, words), isBad: true };
  };
  const me = agents.value.find(({ id }) => id === screen.user.id);
  return (
    <section class="ticket-settings" aria-label={words.settings}>
      {me && (
        <CheckField
          label={words.iAmAway}
          isOn={me.isAway}
          onChange={(isAway) => void keep(api.setAway(screen.shop.id, isAway))}
        />
      )}
      <p class={said.value?.isBad ? "callout callout-bad" : "soft fine"} role="status">
        {said.value?.text}
      </p>
      {mayDecide(screen.shop.role) && (
        <details class="rule-card">
          <summary>{words.settings}</summary>
          <p class="soft fine">{words.settingsLead}</p>
          {agents.value.map((agent) => (
            <AgentLine
              key={agent.id}
              screen={screen}
              agent={agent}
              onChange={(next) => void keep(api.saveAgent(screen.shop.id, next))}
            />
          ))}
          <h2>{words.allowed}</h2>
          <p class="soft fine">{words.allowedLead}</p>
          {PRIORITIES.map((priority) => (
            <AllowedLine
              key={priority}
              screen={screen}
              priority={priority}
              allowed={allowed.value[priority]}
              onChange={(next) => void keep(api.saveTargets(screen.shop.id, { [priority]: next }))}
            />
          ))}
        </details>
      )}
    </section>
  );
}

interface AgentProps {
  screen: ShopScreen;
  agent: TicketAgent;
  onChange(agent: TicketAgent): void;
}

function AgentLine({ screen, agent, onChange }: AgentProps) {
  const words = ticketWords[screen.locale.value];
  const rest = Object.entries(words.types).filter(([id]) => !agent.skills.includes(id));
  const listed = (typed: string) =>
    typed
      .split(/[,，、]/)
      .map((one) => one.trim())
      .filter(Boolean);
  return (
    <fieldset class="rule-part">
      <legend>
        {agent.name} <span class="soft fine">{words.load(agent.load)}</span>
      </legend>
      <div class="rule-many">
        {agent.skills.map((skill) => (
          <span key={skill} class="chip">
            {words.types[skill] ?? skill}
            <button
              type="button"
              aria-label={words.removeTag(words.types[skill] ?? skill)}
              onClick={() => onChange({ ...agent, skills: agent.skills.filter((one) => one !== skill) })}
            >
              <CrossIcon />
            </button>
          </span>
        ))}
        <SelectField
          label={words.skills}
          value=""
          options={[
            { id: "", label: agent.skills.length === 0 ? words.anySkill : words.addSkill },
            ...rest.map(([id, label]) => ({ id, label })),
          ]}
          onChange={(skill) => skill && onChange({ ...agent, skills: [...agent.skills, skill] })}
        />
      </div>
      <div class="form-row">
        <TextField
          label={`${words.languages} · ${words.listHint}`}
          value={agent.languages.join(", ")}
          onChange={(typed) => onChange({ ...agent, languages: listed(typed) })}
        />
        <TextField
          label={`${words.tiers} · ${words.listHint}`}
          value={agent.tiers.join(", ")}
          onChange={(typed) => onChange({ ...agent, tiers: listed(typed) })}
        />
        <NumberField
          label={words.capacity}
          value={agent.capacity}
          max={500}
          isRequired
          onChange={(capacity = 0) => onChange({ ...agent, capacity })}
        />
        <CheckField label={words.isAway} isOn={agent.isAway} onChange={(isAway) => onChange({ ...agent, isAway })} />
      </div>
    </fieldset>
  );
}

interface AllowedProps {
  screen: ShopScreen;
  priority: (typeof PRIORITIES)[number];
  allowed: Allowed | undefined;
  onChange(allowed: Allowed): void;
}

function AllowedLine({ screen, priority, allowed, onChange }: AllowedProps) {
  const words = ticketWords[screen.locale.value];
  if (!allowed) return null;
  return (
    <fieldset class="rule-part">
      <legend>{words.priorities[priority]}</legend>
      <div class="form-row">
        {CLOCKS.map(([clock, field]) => (
          <NumberField
            key={clock}
            label={words.clocks[clock] ?? clock}
            value={allowed[field]}
            min={1}
            max={100_000}
            unit={words.minutes}
            isRequired
            onChange={(minutes = 1) => onChange({ ...allowed, [field]: minutes })}
          />
        ))}
      </div>
    </fieldset>
  );
}
