import { useSignal } from "@preact/signals";
import type { ChannelBook } from "../channels.ts";
import type { Channel, Check } from "../channels-wire.ts";
import { shortWhen } from "../times.ts";
import { type ChannelWords, channelWords } from "../words/channels-words.ts";
import type { ShopScreen } from "./screen.ts";

const COUNTS = ["received", "refused", "sent", "failed", "unknown"] as const;

/** A connected channel: its address, how it does, and what may be done with it. */
export function ChannelCard({ screen, book, channel }: { screen: ShopScreen; book: ChannelBook; channel: Channel }) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  const isLeaving = useSignal(false);
  const check = book.checks.value[channel.id];
  const isActive = channel.state === "active";
  return (
    <>
      <div class="rule-top">
        <h2>{channel.name}</h2>
        <span class={isActive ? "chip chip-agent" : "chip chip-closed"}>{isActive ? words.on : words.paused}</span>
      </div>
      <p class="soft fine">{channel.title[locale]}</p>
      {book.added.value === channel.id && <NextSteps words={words} />}
      <Address words={words} address={channel.webhookUrl} />
      <Health screen={screen} channel={channel} />
      {check && <CheckResult screen={screen} check={check} />}
      {isLeaving.value && (
        <p class="callout callout-warn" role="alert">
          {words.removeSure}
        </p>
      )}
      <div class="form-buttons">
        <button type="button" class="button-line" onClick={() => void book.check(channel.id)}>
          {words.check}
        </button>
        <button type="button" class="button-line" onClick={() => book.edit(channel)}>
          {words.edit}
        </button>
        <button type="button" class="button-line" onClick={() => void book.turn(channel)}>
          {isActive ? words.pause : words.resume}
        </button>
        <button
          type="button"
          class={isLeaving.value ? "button" : "button-quiet"}
          onClick={() => {
            if (isLeaving.value) void book.remove(channel.id);
            isLeaving.value = !isLeaving.value;
          }}
        >
          {words.remove}
        </button>
        {isLeaving.value && (
          <button
            type="button"
            class="button-quiet"
            onClick={() => {
              isLeaving.value = false;
            }}
          >
            {words.cancel}
          </button>
        )}
      </div>
    </>
  );
}

function NextSteps({ words }: { words: ChannelWords }) {
  return (
    <div class="callout">
      <strong>{words.next}</strong>
      <ol class="channel-next">
        <li>{words.steps.paste}</li>
        <li>{words.steps.check}</li>
        <li>{words.steps.write}</li>
      </ol>
    </div>
  );
}

function Address({ words, address }: { words: ChannelWords; address: string }) {
  const isCopied = useSignal(false);
  return (
    <div class="channel-address">
      <label>
        <span class="soft fine">{words.address}</span>
        <input class="field" type="text" readOnly value={address} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button
        type="button"
        class="button-line"
        onClick={async () => {
          await navigator.clipboard.writeText(address);
          isCopied.value = true;
        }}
      >
        {isCopied.value ? words.copied : words.copy}
      </button>
    </div>
  );
}

function Health({ screen, channel: { health } }: { screen: ShopScreen; channel: Channel }) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  const when = (at: number | null) => (at === null ? words.never : shortWhen(at, screen.nowMs.value, locale));
  return (
    <>
      <dl class="channel-health">
        {COUNTS.map((name) => (
          <div key={name} class={name !== "received" && name !== "sent" && health[name] > 0 ? "is-bad" : ""}>
            <dt>{words.health[name]}</dt>
            <dd>{health[name]}</dd>
          </div>
        ))}
        <div>
          <dt>{words.lastReceived}</dt>
          <dd>{when(health.lastReceivedAt)}</dd>
        </div>
        <div>
          <dt>{words.lastSent}</dt>
          <dd>{when(health.lastSentAt)}</dd>
        </div>
      </dl>
      {health.errors.length > 0 && (
        <details>
          <summary>{words.errors}</summary>
          <ul class="channel-errors">
            {health.errors.map(({ at, what, reason }) => (
              <li key={`${at}${what}`}>
                <span class="soft">{when(at)}</span> {what} · {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function CheckResult({ screen, check }: { screen: ShopScreen; check: Check }) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  if (!check.works) {
    return (
      <p class="callout callout-bad" role="alert">
        {words.worksNot}
        {check.problem?.[locale] ?? ""}
      </p>
    );
  }
  return (
    <p class="callout" role="status">
      {words.works(check.account ?? "")}
      {" · "}
      {check.registered ? words.registered : words.pasteIt}
    </p>
  );
}
