import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Locale } from "../../shared/locale.ts";
import { minorPerMajor } from "../../shared/moments.ts";
import type { Action } from "../rules-wire.ts";
import type { TicketAgent } from "../tickets-wire.ts";
import { label } from "../words/labels.ts";
import { actionName, KNOWN_VALUES, ruleWords } from "../words/rules-words.ts";
import { ticketWords } from "../words/tickets-words.ts";
import { NumberField, SelectField, TextField } from "./fields.tsx";
import { type Reader, textOf } from "./rules-text.ts";
import type { ShopScreen } from "./screen.ts";

const REASONS = ["angry", "threat_or_complaint", "asked", "quality", "lost_parcel"] as const;

/** An action as it begins. */
export function newAction(kind: string, locale: Locale): Action {
  switch (kind) {
    case "set_priority":
      return { kind, priority: "high" };
    case "assign":
      return { kind, agentId: null };
    case "add_tag":
      return { kind, tag: locale === "zh" ? "关注" : "watch" };
    case "handoff":
      return { kind, reason: "angry" };
    case "send_message":
      return {
        kind,
        text: {
          zh: "您的问题我们已经记下，同事会跟进。",
          en: "We have noted your question; a colleague looks into it.",
        },
      };
    case "issue_coupon":
      return { kind, code: "COUPON" };
    case "propose_approval":
      return { kind, action: "refund_only", upToMinor: 10_000 };
    default:
      return {
        kind: "create_ticket",
        type: "other",
        priority: "normal",
        summary: locale === "zh" ? "规则自动建单" : "Made by a rule",
      };
  }
}

interface ActionProps {
  screen: ShopScreen;
  reader: Reader;
  action: Action;
  onChange(action: Action): void;
}

/** What is done, with what it needs. */
export function ActionFields({ screen, reader, action, onChange }: ActionProps) {
  const { vocabulary, locale } = reader;
  const words = ruleWords[locale];
  return (
    <div class="rule-fields">
      <SelectField
        label={words.action}
        isLabelHidden
        value={action.kind}
        options={vocabulary.actions.map(({ id, label: name }) => ({ id, label: name[locale] }))}
        onChange={(kind) => onChange(newAction(kind, locale))}
      />
      <Details screen={screen} reader={reader} action={action} onChange={onChange} />
    </div>
  );
}

function Details({ screen, reader, action, onChange }: ActionProps) {
  const { locale, currency } = reader;
  const words = ruleWords[locale];
  const tickets = ticketWords[locale];
  const given: Record<string, unknown> = action;
  const set = (change: Record<string, unknown>) => onChange({ ...action, ...change });
  const optionsOf = (names: Record<string, string>) => Object.entries(names).map(([id, name]) => ({ id, label: name }));
  const priority = (
    <SelectField
      label={tickets.priority}
      isLabelHidden
      value={String(given.priority)}
      options={optionsOf(tickets.priorities)}
      onChange={(value) => set({ priority: value })}
    />
  );
  switch (action.kind) {
    case "create_ticket":
      return (
        <>
          <SelectField
            label={tickets.type}
            isLabelHidden
            value={String(given.type)}
            options={optionsOf(tickets.types)}
            onChange={(type) => set({ type })}
          />
          {priority}
          <TextField label={tickets.summary} value={String(given.summary)} onChange={(summary) => set({ summary })} />
        </>
      );
    case "set_priority":
      return priority;
    case "assign":
      return <AgentField screen={screen} agentId={given.agentId} onChange={(agentId) => set({ agentId })} />;
    case "add_tag":
      return <TextField label={words.tag} value={String(given.tag)} onChange={(tag) => set({ tag })} />;
    case "handoff":
      return (
        <SelectField
          label={words.reason}
          isLabelHidden
          value={String(given.reason)}
          options={REASONS.map((id) => ({ id, label: label("reason", id, locale) }))}
          onChange={(reason) => set({ reason })}
        />
      );
    case "send_message": {
      const [zh, en] = [textOf(given.text, "zh"), textOf(given.text, "en")];
      return (
        <>
          <TextField
            label={words.zhText}
            lang="zh-CN"
            value={zh}
            isLong
            onChange={(next) => set({ text: { zh: next, en } })}
          />
          <TextField
            label={words.enText}
            lang="en"
            value={en}
            isLong
            onChange={(next) => set({ text: { zh, en: next } })}
          />
          <p class="soft fine">{words.textHint}</p>
        </>
      );
    }
    case "issue_coupon":
      return <TextField label={words.code} value={String(given.code)} onChange={(code) => set({ code })} />;
    case "propose_approval":
      return (
        <>
          <SelectField
            label={words.action}
            isLabelHidden
            value={String(given.action)}
            options={(KNOWN_VALUES["action.name"] ?? []).map((id) => ({ id, label: actionName(id, locale) }))}
            onChange={(next) => set({ action: next })}
          />
          <NumberField
            label={words.upTo}
            value={Number(given.upToMinor)}
            scale={minorPerMajor(currency)}
            unit={currency}
            isRequired
            onChange={(upToMinor = 0) => set({ upToMinor })}
          />
        </>
      );
    default:
      return null;
  }
}

function AgentField(props: { screen: ShopScreen; agentId: unknown; onChange(agentId: string | null): void }) {
  const { screen, agentId, onChange } = props;
  const words = ruleWords[screen.locale.value];
  const agents = useSignal<TicketAgent[]>([]);
  useEffect(() => {
    void screen.api.tickets.agents(screen.shop.id).then((answer) => {
      if (answer.ok) agents.value = answer.value.agents;
    });
  }, []);
  return (
    <SelectField
      label={ticketWords[screen.locale.value].assignee}
      isLabelHidden
      value={typeof agentId === "string" ? agentId : ""}
      options={[{ id: "", label: words.autoAssign }, ...agents.value.map(({ id, name }) => ({ id, label: name }))]}
      onChange={(id) => onChange(id || null)}
    />
  );
}
