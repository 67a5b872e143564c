import type { Locale } from "../../shared/locale.ts";
import { minorPerMajor } from "../../shared/moments.ts";
import type { PolicyEditor } from "../policy.ts";
import type { Rule } from "../policy-wire.ts";
import { label } from "../words/labels.ts";
import { policyLabel } from "../words/policy.ts";
import { policyWords } from "../words/policy-words.ts";
import { CheckField, ChecksField, FieldGroup, NumberField, SelectField } from "./fields.tsx";
import { Particulars, WITHOUT_ORDER, withParticulars } from "./policy-particulars.tsx";
import { Reasons } from "./policy-reasons.tsx";
import type { ShopScreen } from "./screen.ts";

const STATES = ["pending_payment", "paid", "processing", "shipped", "delivered", "completed"];
const IDENTITIES = ["none", "order_phone", "code", "signed"];
const WINDOWS = ["delivered", "paid", "placed"];
const DESTINATIONS = ["original", "stored_value", "own"];
const BLANK: Rule = { allowed: true, states: [], windowFrom: "delivered", identity: "order_phone" };

interface Props {
  screen: ShopScreen;
  editor: PolicyEditor;
  action: string;
  rule: Rule | undefined;
}

/** What a merchant decides about one action. */
export function RuleForm({ screen, editor, action, rule }: Props) {
  const locale = screen.locale.value;
  const words = policyWords[locale];
  const state = rule === undefined ? "unset" : rule.allowed ? "on" : "off";
  const change = (edit: (rule: Rule) => void) =>
    editor.edit(({ actions }) => {
      const changed = actions[action] ?? blank(action);
      edit(changed);
      actions[action] = changed;
    });
  return (
    <details class="policy-rule" id={`rule-${action}`}>
      <summary>
        <span class="policy-rule-name">{policyLabel("action", action, locale)}</span>
        <span class={`chip chip-${state}`}>{words[state]}</span>
      </summary>
      <div class="policy-rule-form">
        <CheckField
          label={words.allowed}
          isOn={rule?.allowed ?? false}
          onChange={(isOn) =>
            change((it) => {
              it.allowed = isOn;
              if (isOn) withParticulars(action, it);
            })
          }
        />
        {rule?.allowed && (
          <RuleFields action={action} locale={locale} rule={rule} change={change} currency={screen.shop.currency} />
        )}
      </div>
    </details>
  );
}

/** A customer's own file is opened by more than an order's digits. */
function blank(action: string): Rule {
  return { ...structuredClone(BLANK), ...(WITHOUT_ORDER.includes(action) ? { identity: "signed" } : {}) };
}

/** What a part of the form of one rule works on. */
export interface RuleFieldsProps {
  action: string;
  locale: Locale;
  rule: Rule;
  currency: string;
  change(edit: (rule: Rule) => void): void;
}

function RuleFields(props: RuleFieldsProps) {
  const { action, locale, rule, change } = props;
  const words = policyWords[locale];
  const ofOrder = !WITHOUT_ORDER.includes(action);
  const named = (table: Parameters<typeof policyLabel>[0], ids: readonly string[]) =>
    ids.map((id) => ({ id, label: policyLabel(table, id, locale) }));
  return (
    <>
      {ofOrder && (
        <ChecksField
          label={words.states}
          chosen={rule.states}
          options={STATES.map((id) => ({ id, label: label("orderState", id, locale) }))}
          onChange={(states) =>
            change((it) => {
              // As the course of an order is, whatever was pressed first.
              it.states = [
                ...STATES.filter((id) => states.includes(id)),
                ...states.filter((id) => !STATES.includes(id)),
              ];
            })
          }
        />
      )}
      <div class="form-row">
        {ofOrder && (
          <>
            <NumberField
              label={words.window}
              value={rule.windowDays}
              min={1}
              unit={words.days}
              placeholder={words.noLimit}
              onChange={(days) => change((it) => setOrDrop(it, "windowDays", days))}
            />
            <SelectField
              label={policyLabel("path", "windowFrom", locale)}
              value={rule.windowFrom}
              options={named("windowFrom", WINDOWS)}
              onChange={(from) =>
                change((it) => {
                  it.windowFrom = from;
                })
              }
            />
            <NumberField
              label={words.times}
              value={rule.timesPerOrder}
              min={1}
              placeholder={words.noLimit}
              onChange={(times) => change((it) => setOrDrop(it, "timesPerOrder", times))}
            />
          </>
        )}
        <SelectField
          label={words.identity}
          value={rule.identity}
          options={named("identity", IDENTITIES)}
          onChange={(identity) =>
            change((it) => {
              it.identity = identity;
            })
          }
        />
      </div>
      <Particulars {...props} />
      {ofOrder && <Reasons {...props} />}
      <Ladder {...props} />
      {rule.refund && (
        <div class="form-row form-row-top">
          <ChecksField
            label={words.refund}
            hint={words.refundHint}
            chosen={rule.refund.to}
            options={named("refund", DESTINATIONS)}
            onChange={(to) =>
              change((it) => {
                // Money has to go somewhere: the last one stays.
                if (it.refund && to.length > 0) it.refund.to = to;
              })
            }
          />
          <NumberField
            label={words.refundDays}
            value={rule.refund.days}
            min={1}
            isRequired
            onChange={(days) =>
              change((it) => {
                if (it.refund && days !== undefined) it.refund.days = days;
              })
            }
          />
          {action === "return_items" && (
            <SelectField
              label={policyLabel("path", "when", locale)}
              value={rule.refund.when}
              options={named("when", ["at_once", "after_receipt"])}
              onChange={(when) =>
                change((it) => {
                  if (it.refund) it.refund.when = when;
                })
              }
            />
          )}
        </div>
      )}
    </>
  );
}

function Ladder({ locale, rule, currency, change }: RuleFieldsProps) {
  const words = policyWords[locale];
  const scale = minorPerMajor(currency);
  const field = (key: "automaticMinor" | "approvalMinor", name: string) => (
    <NumberField
      label={name}
      value={rule.ladder?.[key]}
      scale={scale}
      unit={currency}
      isRequired
      onChange={(amount) =>
        change((it) => {
          if (it.ladder && amount !== undefined) it.ladder[key] = amount;
        })
      }
    />
  );
  return (
    <FieldGroup label={words.ladder}>
      <CheckField
        label={words.ladder}
        isOn={rule.ladder !== undefined}
        onChange={(isOn) =>
          change((it) => {
            if (isOn) it.ladder = { automaticMinor: 100 * scale, approvalMinor: 1_000 * scale };
            else delete it.ladder;
          })
        }
      />
      {rule.ladder && (
        <>
          <div class="form-row">
            {field("automaticMinor", words.automatic)}
            {field("approvalMinor", words.approval)}
          </div>
          <p class="soft fine">{words.above}</p>
        </>
      )}
    </FieldGroup>
  );
}

function setOrDrop(rule: Rule, key: "windowDays" | "timesPerOrder", value: number | undefined): void {
  if (value === undefined) delete rule[key];
  else rule[key] = value;
}
