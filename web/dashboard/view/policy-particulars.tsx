import { minorPerMajor } from "../../shared/moments.ts";
import type { Rule } from "../policy-wire.ts";
import { policyLabel } from "../words/policy.ts";
import { policyWords } from "../words/policy-words.ts";
import { CheckField, ChecksField, NumberField, SelectField } from "./fields.tsx";
import type { RuleFieldsProps } from "./policy-rule.tsx";

const SERVICES = ["install", "repair", "maintain", "pick_up"];
const KINDS = ["stored_value", "external"];
const REPLACEMENTS = ["same_product", "listed", "any"];
const refund = (when: string) => ({ to: ["original"], days: 7, when });

/** What an action needs beside what all have, as it is where a merchant has not said yet. */
const PARTICULARS: Partial<Record<string, Partial<Rule>>> = {
  cancel_order: { refund: refund("at_once") },
  change_items: { replacement: { by: "same_product", settle: true, methodNeeded: false } },
  return_items: { refund: refund("after_receipt") },
  exchange_items: { replacement: { by: "same_product", settle: true, methodNeeded: false } },
  refund_only: { refund: refund("at_once") },
  price_protect: { refund: refund("at_once") },
  compensate: { refund: refund("at_once") },
  apply_coupon: { refund: refund("at_once") },
  place_order: { payment: { kinds: [...KINDS] } },
  change_payment: { payment: { kinds: [...KINDS] } },
  book_service: { service: { types: ["install", "repair"], withinDays: 30 } },
  register_review_cashback: { cashback: { amountMinor: 0, evidence: true } },
  redeem_points: { points: { pointMinor: 1, atLeast: 100 } },
};

/** Actions without an order: nothing of it can decide. */
export const WITHOUT_ORDER = ["change_profile_address", "place_order", "redeem_points", "erase_my_data"];

/** Adds what the action needs and the rule does not say. */
export function withParticulars(action: string, rule: Rule): void {
  Object.assign(rule, { ...structuredClone(PARTICULARS[action] ?? {}), ...structuredClone(rule) });
}

/** The fields that only this action has. */
export function Particulars({ locale, rule, currency, change }: RuleFieldsProps) {
  const words = policyWords[locale];
  const scale = minorPerMajor(currency);
  const { service, cashback, points, payment, replacement } = rule;
  const options = (table: Parameters<typeof policyLabel>[0], ids: readonly string[]) =>
    ids.map((id) => ({ id, label: policyLabel(table, id, locale) }));
  return (
    <>
      {payment && (
        <ChecksField
          label={words.paidWith}
          chosen={payment.kinds}
          options={options("kind", KINDS)}
          onChange={(kinds) => kinds.length > 0 && change((it) => void Object.assign(it.payment ?? {}, { kinds }))}
        />
      )}
      {service && (
        <div class="form-row form-row-top">
          <ChecksField
            label={words.services}
            chosen={service.types}
            options={options("service", SERVICES)}
            onChange={(types) => types.length > 0 && change((it) => void Object.assign(it.service ?? {}, { types }))}
          />
          <NumberField
            label={words.servicesWithin}
            value={service.withinDays}
            min={1}
            isRequired
            onChange={(withinDays) => change((it) => void Object.assign(it.service ?? {}, { withinDays }))}
          />
        </div>
      )}
      {cashback && (
        <div class="form-row">
          <NumberField
            label={words.cashback}
            value={cashback.amountMinor}
            scale={scale}
            unit={currency}
            isRequired
            onChange={(amountMinor) => change((it) => void Object.assign(it.cashback ?? {}, { amountMinor }))}
          />
          <CheckField
            label={words.photo}
            isOn={cashback.evidence}
            onChange={(evidence) => change((it) => void Object.assign(it.cashback ?? {}, { evidence }))}
          />
        </div>
      )}
      {points && (
        <div class="form-row">
          <NumberField
            label={words.pointWorth}
            value={points.pointMinor}
            scale={scale}
            unit={currency}
            isRequired
            onChange={(pointMinor) => change((it) => void Object.assign(it.points ?? {}, { pointMinor }))}
          />
          <NumberField
            label={words.pointsAtLeast}
            value={points.atLeast}
            min={1}
            isRequired
            onChange={(atLeast) => change((it) => void Object.assign(it.points ?? {}, { atLeast }))}
          />
        </div>
      )}
      {replacement && (
        <div class="form-row">
          <SelectField
            label={policyLabel("path", "replacement", locale)}
            value={replacement.by}
            options={options("replacement", REPLACEMENTS)}
            onChange={(by) => change((it) => void Object.assign(it.replacement ?? {}, { by }))}
          />
          <CheckField
            label={words.settle}
            isOn={replacement.settle}
            onChange={(settle) => change((it) => void Object.assign(it.replacement ?? {}, { settle }))}
          />
        </div>
      )}
    </>
  );
}
