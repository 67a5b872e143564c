import { Link } from "wouter-preact";
import { readableMoment } from "../../shared/moments.ts";
import type { Firing, Why } from "../rules-wire.ts";
import { ruleWords } from "../words/rules-words.ts";
import { nameOf, type Reader, valueText } from "./rules-text.ts";
import type { ShopScreen } from "./screen.ts";

/** When a rule fired, why, and what came of it. */
export function RuleLog({ screen, reader, firings }: { screen: ShopScreen; reader: Reader; firings: Firing[] }) {
  const words = ruleWords[reader.locale];
  if (firings.length === 0) return <p class="soft">{words.noFirings}</p>;
  return (
    <ol class="rule-log">
      {firings.map(({ id, at, version, why, effects, conversation, ticketId }) => (
        <li key={id}>
          <p class="soft fine">
            {readableMoment(Date.parse(at), screen.nowMs.value, reader.locale)} · {words.version(version)}
            <Places screen={screen} conversation={conversation} ticketId={ticketId} />
          </p>
          <WhyList reader={reader} why={why} />
          <ul class="rule-effects">
            {effects.map(({ kind, state, detail }, index) => (
              <li key={`${kind}${index}`}>
                {nameOf(reader, "actions", kind)}{" "}
                <span
                  class={state === "done" ? "chip chip-on" : state === "pending" ? "chip chip-draft" : "chip chip-off"}
                >
                  {words.effectStates[state] ?? state}
                </span>
                {state !== "done" && detail && <span class="soft fine"> {words.details[detail] ?? ""}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

/** The conditions that held, with what was found. */
export function WhyList({ reader, why }: { reader: Reader; why: Why[] }) {
  const words = ruleWords[reader.locale];
  if (why.length === 0) return <p class="fine">{words.always}</p>;
  return (
    <ul class="rule-why fine">
      {why.map(({ fact, operator, value, found }) => (
        <li key={`${fact}${operator}`}>
          {nameOf(reader, "facts", fact)} {nameOf(reader, "operators", operator)} {valueText(reader, fact, value)}
          <span class="soft"> · {words.found(valueText(reader, fact, found))}</span>
        </li>
      ))}
    </ul>
  );
}

/** Links to where it happened. */
export function Places(props: { screen: ShopScreen; conversation: string | null; ticketId: string | null }) {
  const { screen, conversation, ticketId } = props;
  const words = ruleWords[screen.locale.value];
  const home = `/desk/${screen.shop.id}`;
  return (
    <>
      {conversation && (
        <>
          {" · "}
          <Link href={`${home}/c/${conversation}`}>{words.openConversation}</Link>
        </>
      )}
      {ticketId && (
        <>
          {" · "}
          <Link href={`${home}/tickets/${ticketId}`}>{words.openTicket}</Link>
        </>
      )}
    </>
  );
}
