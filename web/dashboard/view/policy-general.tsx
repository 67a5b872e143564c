import { LOCALE_TAGS } from "../../shared/locale.ts";
import { minorPerMajor } from "../../shared/moments.ts";
import type { PolicyEditor } from "../policy.ts";
import type { PolicyDocument } from "../policy-wire.ts";
import { policyWords } from "../words/policy-words.ts";
import { NumberField, TextField } from "./fields.tsx";
import type { ShopScreen } from "./screen.ts";

/** Shipping and the words of returns. */
export function GeneralForm({
  screen,
  editor,
  policy,
}: {
  screen: ShopScreen;
  editor: PolicyEditor;
  policy: PolicyDocument;
}) {
  const locale = screen.locale.value;
  const words = policyWords[locale];
  const { currency } = screen.shop;
  const scale = minorPerMajor(currency);
  const number = (
    key: "cutoffHour" | "freeFromMinor" | "freightMinor" | "stuckHours",
    name: string,
    isMoney: boolean,
  ) => (
    <NumberField
      label={name}
      value={policy.shipping[key]}
      scale={isMoney ? scale : 1}
      {...(isMoney ? { unit: currency } : {})}
      isRequired
      onChange={(value) =>
        editor.edit((it) => {
          if (value !== undefined) it.shipping[key] = value;
        })
      }
    />
  );
  const text = (key: "address" | "words", name: string) =>
    (["zh", "en"] as const).map((language) => (
      <TextField
        key={`${key}-${language}`}
        label={`${name} · ${language === "zh" ? words.chinese : words.english}`}
        lang={LOCALE_TAGS[language]}
        isLong={key === "words"}
        value={policy.returns[key][language]}
        onChange={(value) =>
          editor.edit((it) => {
            it.returns[key][language] = value;
          })
        }
      />
    ));
  return (
    <div class="policy-rule-form general">
      <div class="form-row">
        {number("cutoffHour", words.cutoff, false)}
        {number("stuckHours", words.stuck, false)}
        {number("freeFromMinor", words.freeFrom, true)}
        {number("freightMinor", words.freight, true)}
      </div>
      {text("address", words.returnAddress)}
      {text("words", words.returnWords)}
    </div>
  );
}
