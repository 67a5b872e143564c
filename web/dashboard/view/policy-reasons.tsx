import { LOCALE_TAGS } from "../../shared/locale.ts";
import { minorPerMajor } from "../../shared/moments.ts";
import type { Reason, Rule } from "../policy-wire.ts";
import { policyLabel } from "../words/policy.ts";
import { policyWords } from "../words/policy-words.ts";
import { CheckField, FieldGroup, NumberField, SelectField, TextField } from "./fields.tsx";
import type { RuleFieldsProps } from "./policy-rule.tsx";

/** The reasons a shopper may give, and who pays the postage for each. */
export function Reasons({ action, locale, rule, currency, change }: RuleFieldsProps) {
  const words = policyWords[locale];
  const edit = (index: number, apply: (reason: Reason) => void) =>
    change((it) => {
      const reason = it.reasons?.[index];
      if (reason) apply(reason);
    });
  const freights = ["shop", "shopper"].map((id) => ({ id, label: policyLabel("freight", id, locale) }));
  return (
    <FieldGroup label={words.reasons}>
      {rule.reasons?.map((reason, index) => (
        <div class="policy-reason" key={reason.id}>
          {(["zh", "en"] as const).map((language) => (
            <TextField
              key={language}
              label={language === "zh" ? words.reasonZh : words.reasonEn}
              lang={LOCALE_TAGS[language]}
              isLabelHidden
              value={reason.label[language]}
              onChange={(text) =>
                edit(index, (it) => {
                  it.label[language] = text;
                })
              }
            />
          ))}
          <SelectField
            label={policyLabel("path", "freight", locale)}
            isLabelHidden
            value={reason.freight}
            options={freights}
            onChange={(freight) =>
              edit(index, (it) => {
                it.freight = freight === "shop" ? "shop" : "shopper";
              })
            }
          />
          <CheckField
            label={words.photo}
            isOn={reason.evidence ?? false}
            onChange={(isOn) =>
              edit(index, (it) => {
                it.evidence = isOn;
              })
            }
          />
          {action === "compensate" && (
            <NumberField
              label={words.compensation}
              value={reason.compensation && "minor" in reason.compensation ? reason.compensation.minor : undefined}
              scale={minorPerMajor(currency)}
              unit={currency}
              {...(reason.compensation && "shareBp" in reason.compensation
                ? { placeholder: `${reason.compensation.shareBp / 100} %` }
                : {})}
              onChange={(minor) =>
                edit(index, (it) => {
                  if (minor === undefined) delete it.compensation;
                  else it.compensation = { minor };
                })
              }
            />
          )}
          <button
            type="button"
            class="button-quiet"
            aria-label={words.removeReason(reason.label[locale])}
            onClick={() =>
              change((it) => {
                it.reasons?.splice(index, 1);
                if (it.reasons?.length === 0) delete it.reasons;
              })
            }
          >
            ×
          </button>
        </div>
      ))}
      <button type="button" class="button-line" onClick={() => change(addReason)}>
        {words.addReason}
      </button>
    </FieldGroup>
  );
}

function addReason(rule: Rule): void {
  const taken = new Set(rule.reasons?.map(({ id }) => id));
  let number = taken.size + 1;
  while (taken.has(`reason_${number}`)) number += 1;
  rule.reasons = [
    ...(rule.reasons ?? []),
    { id: `reason_${number}`, label: { zh: "其他原因", en: "Another reason" }, freight: "shopper" },
  ];
}
