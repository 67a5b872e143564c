import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { ChannelBook, ChannelDraft } from "../channels.ts";
import type { ChannelField, Kind } from "../channels-wire.ts";
import { channelWords } from "../words/channels-words.ts";
import { SelectField } from "./fields.tsx";
import type { ShopScreen } from "./screen.ts";

interface Props {
  screen: ShopScreen;
  book: ChannelBook;
}

/** Every kind of channel, to be found by name. */
export function KindPicker({ screen, book }: Props) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  const sought = useSignal("");
  const wanted = sought.value.trim().toLowerCase();
  const isWanted = ({ kind, title }: Kind) =>
    [kind, title.zh, title.en].some((name) => name.toLowerCase().includes(wanted));
  const kinds = book.kinds.value.filter(isWanted);
  return (
    <section class="channel-kinds" aria-labelledby="channel-kinds">
      <h2 id="channel-kinds">{words.add}</h2>
      <input
        class="field"
        type="search"
        placeholder={words.find}
        aria-label={words.find}
        value={sought.value}
        onInput={(event) => {
          sought.value = event.currentTarget.value;
        }}
      />
      {kinds.length === 0 && <p class="soft">{words.noKind}</p>}
      <ul class="channel-picks">
        {kinds.map((kind) => (
          <li key={kind.kind}>
            <button type="button" class="channel-pick" onClick={() => book.begin(kind, kind.title[locale])}>
              <strong>{kind.title[locale]}</strong>
              <span class="soft fine">{kind.canSend ? words.chat : words.eventsOnly}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The form of one kind, drawn from its fields. */
export function ChannelForm({ screen, book, draft }: Props & { draft: ChannelDraft }) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const relays = [{ id: "", label: words.noRelay }, ...book.relays.value.map((id) => ({ id, label: id }))];
  return (
    <form
      class="channel-form"
      onSubmit={(event) => {
        event.preventDefault();
        void book.save();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {draft.kind.title[locale]}
      </h2>
      <LineField
        label={words.name}
        help={words.nameHint}
        value={draft.name}
        isRequired
        onChange={(name) => book.change({ name })}
      />
      <ol class="channel-steps">
        {draft.kind.fields.map((field) => (
          <li key={field.name}>
            <SettingField screen={screen} book={book} draft={draft} field={field} />
          </li>
        ))}
      </ol>
      {book.relays.value.length > 0 && (
        <div>
          <SelectField
            label={words.relay}
            value={draft.relay ?? ""}
            options={relays}
            onChange={(relay) => book.change({ relay: relay || null })}
          />
          <p class="soft fine">{words.relayHint}</p>
        </div>
      )}
      <div class="form-buttons">
        <button type="submit" class="button" aria-disabled={book.isBusy.value}>
          {words.save}
        </button>
        <button type="button" class="button-quiet" onClick={() => book.close()}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

function SettingField({ screen, book, draft, field }: Props & { draft: ChannelDraft; field: ChannelField }) {
  const locale = screen.locale.value;
  const words = channelWords[locale];
  const { name, title, help, isSecret, isOptional, schema } = field;
  const value = draft.values[name] ?? "";
  const change = (given: string) => book.change({ values: { ...draft.values, [name]: given } });
  if (schema.enum) {
    return (
      <>
        <SelectField
          label={title[locale]}
          value={value}
          options={schema.enum.map((id) => ({ id, label: id }))}
          onChange={change}
        />
        <p class="soft fine">{help[locale]}</p>
      </>
    );
  }
  const isKept = draft.id !== null && isSecret;
  return (
    <LineField
      label={isOptional ? `${title[locale]} (${words.optional})` : title[locale]}
      help={isKept ? `${help[locale]} · ${words.keep}` : help[locale]}
      value={value}
      isSecret={isSecret}
      isRequired={!isOptional && !isKept}
      onChange={change}
    />
  );
}

function LineField(props: {
  label: string;
  help: string;
  value: string;
  isSecret?: boolean;
  isRequired?: boolean;
  onChange(value: string): void;
}) {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        class="field"
        type={props.isSecret ? "password" : "text"}
        autoComplete={props.isSecret ? "new-password" : "off"}
        spellcheck={false}
        required={props.isRequired}
        aria-describedby={`${id}-help`}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.value)}
      />
      <p id={`${id}-help`} class="soft fine">
        {props.help}
      </p>
    </div>
  );
}
