import { useSignal } from "@preact/signals";
import type { Locale } from "../../shared/locale.ts";
import { money } from "../../shared/moments.ts";
import type { PolicyEditor } from "../policy.ts";
import type { Difference, DryRun, Outcome } from "../policy-wire.ts";
import { label } from "../words/labels.ts";
import { pathLabel, policyLabel } from "../words/policy.ts";
import { policyWords } from "../words/policy-words.ts";
import { refusalLabel } from "../words/refusals.ts";
import type { ShopScreen } from "./screen.ts";

const DAYS = [7, 30, 90];

/** Before a draft is published: what it says differently, what it would have answered to past orders, from when it holds. */
export function Review({ screen, editor }: { screen: ShopScreen; editor: PolicyEditor }) {
  const words = policyWords[screen.locale.value];
  const days = useSignal(30);
  if (editor.open.value?.state !== "draft") return null;
  const isBusy = editor.doing.value !== null || editor.isChanged.value;
  return (
    <section class="policy-review" aria-labelledby="policy-review">
      <h2 id="policy-review">{words.review}</h2>
      <div class="review-part">
        <button type="button" class="button-line" disabled={isBusy} onClick={() => void editor.compare()}>
          {words.compare}
        </button>
        {editor.differences.value && <Differences screen={screen} lines={editor.differences.value} />}
      </div>
      <div class="review-part">
        <div class="policy-buttons">
          <select
            class="field"
            aria-label={words.dryRun}
            value={String(days.value)}
            onChange={(event) => {
              days.value = Number(event.currentTarget.value);
            }}
          >
            {DAYS.map((count) => (
              <option key={count} value={count}>
                {words.lastDays(count)}
              </option>
            ))}
          </select>
          <button type="button" class="button-line" disabled={isBusy} onClick={() => void editor.tryOut(days.value)}>
            {words.dryRun}
          </button>
        </div>
        <p class="soft fine">{words.dryRunHint}</p>
        {editor.dryRun.value && <Tried screen={screen} run={editor.dryRun.value} />}
      </div>
      <Publish screen={screen} editor={editor} />
    </section>
  );
}

function Differences({ screen, lines }: { screen: ShopScreen; lines: Difference[] }) {
  const locale = screen.locale.value;
  const words = policyWords[locale];
  if (lines.length === 0) return <p role="status">{words.same}</p>;
  const shown = (value: unknown, path: string) => valueText(value, path, screen.shop.currency, locale);
  return (
    <ul class="differences" role="status">
      {lines.map(({ action, path, before, after }) => (
        <li key={`${action}.${path}`}>
          <strong>{action ? policyLabel("action", action, locale) : words.general}</strong>
          <span>{path === "" ? "" : pathLabel(path, locale)}</span>
          <span class="change">
            <del>{shown(before, path)}</del> <span aria-hidden="true">→</span> <ins>{shown(after, path)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A value of a policy as it is read. */
function valueText(value: unknown, path: string, currency: string, locale: Locale): string {
  const words = policyWords[locale];
  if (value === null || value === undefined) return words.none;
  if (typeof value === "boolean") return value ? words.on : words.off;
  const last = path.split(".").at(-1) ?? "";
  if (typeof value === "number") {
    return last.endsWith("Minor") ? money({ amountMinor: value, currency }, locale) : String(value);
  }
  if (typeof value === "string") return named(value, last, locale);
  if (Array.isArray(value)) {
    const texts = value.map((item: unknown) => valueText(item, path, currency, locale));
    return texts.length === 0 ? words.none : texts.join(locale === "zh" ? "、" : ", ");
  }
  return Object.entries(value)
    .map(
      ([key, inner]) => `${policyLabel("path", key, locale)} ${valueText(inner, `${path}.${key}`, currency, locale)}`,
    )
    .join(locale === "zh" ? "，" : ", ");
}

function named(id: string, key: string, locale: Locale): string {
  if (key === "states") return label("orderState", id, locale);
  if (key === "to") return policyLabel("refund", id, locale);
  if (key === "kinds") return policyLabel("kind", id, locale);
  if (key === "types") return policyLabel("service", id, locale);
  if (key === "by") return policyLabel("replacement", id, locale);
  const table = (["freight", "identity", "when", "windowFrom"] as const).find((name) => name === key);
  return table ? policyLabel(table, id, locale) : id;
}

function Tried({ screen, run }: { screen: ShopScreen; run: DryRun }) {
  const locale = screen.locale.value;
  const words = policyWords[locale];
  if (run.orders === 0) return <p role="status">{words.noOrders}</p>;
  const changed = run.actions.filter(({ differing }) => differing > 0);
  const totals = ({ automatic, approval, refused, amountMinor }: DryRun["actions"][number]["draft"]) =>
    [
      `${automatic} ${policyLabel("verdict", "automatic", locale)}`,
      ...(approval > 0 ? [`${approval} ${policyLabel("verdict", "approval", locale)}`] : []),
      `${refused} ${policyLabel("verdict", "refused", locale)}`,
      ...(amountMinor > 0 ? [money({ amountMinor, currency: screen.shop.currency }, locale)] : []),
    ].join(" · ");
  const outcome = ({ verdict, reason, amountMinor }: Outcome) =>
    [
      policyLabel("verdict", verdict, locale),
      ...(reason ? [refusalLabel(reason, locale)] : []),
      ...(amountMinor > 0 ? [money({ amountMinor, currency: screen.shop.currency }, locale)] : []),
    ].join(" · ");
  return (
    <div class="tried" role="status">
      <p>
        <strong>{words.tried(run.orders, run.days)}</strong> {run.isCut && <span class="soft">{words.cut}</span>}
      </p>
      {changed.length === 0 && <p>{words.noChange}</p>}
      {changed.map(({ action, inForce, draft, differing }) => (
        <div class="tried-action" key={action}>
          <p>
            <strong>{policyLabel("action", action, locale)}</strong>{" "}
            <span class="soft">{words.differing(differing)}</span>
          </p>
          <dl>
            <dt>{words.inForce}</dt>
            <dd>{totals(inForce)}</dd>
            <dt>{words.draft}</dt>
            <dd>{totals(draft)}</dd>
          </dl>
          <ul>
            {run.cases
              .filter((one) => one.action === action)
              .map((one) => (
                <li key={one.orderId}>
                  <span class="number">{one.orderId}</span>
                  <span class="change">
                    <del>{outcome(one.inForce)}</del> <span aria-hidden="true">→</span> <ins>{outcome(one.draft)}</ins>
                  </span>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function Publish({ screen, editor }: { screen: ShopScreen; editor: PolicyEditor }) {
  const words = policyWords[screen.locale.value];
  const from = useSignal("");
  const until = useSignal("");
  const iso = (local: string) => new Date(local).toISOString();
  const isBusy = editor.doing.value !== null || editor.isChanged.value;
  return (
    <form
      class="review-part policy-publish"
      onSubmit={(event) => {
        event.preventDefault();
        if (isBusy) return;
        void editor.publish({
          ...(from.value ? { validFrom: iso(from.value) } : {}),
          ...(until.value ? { validUntil: iso(until.value) } : {}),
        });
      }}
    >
      <div class="form-row">
        {(
          [
            [words.validFrom, from],
            [words.validUntil, until],
          ] as const
        ).map(([name, moment]) => (
          <label class="form-field" key={name}>
            {name}
            <input
              class="field"
              type="datetime-local"
              value={moment.value}
              onChange={(event) => {
                moment.value = event.currentTarget.value;
              }}
            />
          </label>
        ))}
      </div>
      <p class="soft fine">{words.publishHint}</p>
      <button type="submit" class="button" disabled={isBusy}>
        {words.publish}
      </button>
    </form>
  );
}
