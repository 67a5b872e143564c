import { useSignal } from "@preact/signals";
import { minorPerMajor } from "../../shared/moments.ts";
import type { StaffEvent } from "../cases-api.ts";
import type { CaseWhole } from "../cases-wire.ts";
import type { Problem } from "../problem.ts";
import { caseLabel, casesWords } from "../words/cases-words.ts";
import { mayDecide } from "./roles.ts";
import type { ShopScreen } from "./screen.ts";

type Reportable =
  | "goods_sent"
  | "goods_received"
  | "accepted"
  | "rejected"
  | "lost"
  | "found"
  | "repaired"
  | "replacement_shipped"
  | "delivered";
type Decision = Extract<StaffEvent, { type: "decided" }>["decision"];

/** What fits each step: the server has the last word. */
const REPORTS: Record<string, readonly Reportable[]> = {
  awaiting_parcel: ["goods_sent", "goods_received"],
  parcel_underway: ["goods_received"],
  inspecting: ["accepted", "rejected"],
  courier_asked: ["lost", "found"],
  awaiting_service: ["goods_received"],
  repairing: ["repaired"],
  returning: ["delivered"],
  replacing: ["replacement_shipped"],
  replacement_underway: ["delivered"],
};
const BEFORE_GOODS: ReadonlySet<string> = new Set(["awaiting_evidence", "judging"]);
const AFTER_REPLACEMENT: ReadonlySet<string> = new Set(["replacing", "replacement_underway", "returning"]);
const NEEDS_PARCEL: ReadonlySet<Reportable> = new Set(["goods_sent", "repaired", "replacement_shipped"]);

interface FormsProps {
  screen: ShopScreen;
  about: CaseWhole;
  onChange(next: CaseWhole): void;
  onStale(): void;
}

/** Reporting for everybody, deciding for supervisors; each press has a key of its own until it is answered. */
export function CaseForms({ screen, about, onChange, onStale }: FormsProps) {
  const words = casesWords[screen.locale.value];
  const note = useSignal("");
  const courier = useSignal(about.goodsBack?.courier ?? "");
  const trackingNo = useSignal("");
  const amount = useSignal("");
  const problem = useSignal<Problem["kind"] | null>(null);
  const isBusy = useSignal(false);
  const key = useSignal<{ key: string; of: string } | null>(null);
  if (about.outcome !== null) return <p class="soft">{words.over}</p>;

  const send = async (event: StaffEvent) => {
    if (isBusy.value) return;
    isBusy.value = true;
    const body = { event, note: note.value.trim() || null };
    const of = JSON.stringify(body);
    // The same press again after a lost answer is the same report.
    const known = key.value?.of === of ? key.value : { key: crypto.randomUUID(), of };
    key.value = known;
    const answer = await screen.api.cases.report(screen.shop.id, about.id, known.key, body);
    isBusy.value = false;
    problem.value = answer.ok ? null : answer.problem.kind;
    if (answer.ok) {
      screen.announcement.value = words.done;
      onChange(answer.value.case);
    } else if (answer.problem.kind === "conflict") onStale();
  };
  const parcel = () => ({ courier: courier.value.trim(), trackingNo: trackingNo.value.trim() });
  const report = (what: Reportable) => void send(eventOf(what, parcel()));
  const decide = (decision: Decision) => {
    const given = Number.parseFloat(amount.value);
    const asked = Number.isFinite(given) ? Math.round(given * minorPerMajor(about.currency)) : null;
    const amountMinor = decision === "refund" && about.amountMinor === null ? asked : null;
    void send({ type: "decided", decision, amountMinor });
  };
  const reports = about.kind === "service" ? (["delivered"] as const) : (REPORTS[about.step] ?? []);
  const wantsParcel = reports.some((what) => NEEDS_PARCEL.has(what));
  const text =
    problem.value &&
    (problem.value === "conflict" ? words.stale : problem.value === "refused" ? words.refused : words.failed);
  return (
    <section class="case-forms" aria-label={words.report}>
      {wantsParcel && (
        <div class="case-fields">
          <Field label={words.courier} value={courier} />
          <Field label={words.trackingNo} value={trackingNo} />
        </div>
      )}
      <Field label={words.note} value={note} hint={words.noteHint} />
      {reports.length > 0 && (
        <p class="case-buttons">
          {reports.map((what) => (
            <button key={what} type="button" class="button" aria-disabled={isBusy.value} onClick={() => report(what)}>
              {labelOf(what, screen)}
            </button>
          ))}
        </p>
      )}
      <h2>{words.decide}</h2>
      {mayDecide(screen.shop.role) ? (
        <>
          {about.amountMinor === null && (
            <Field label={`${words.amountToRefund} (${about.currency})`} value={amount} isNumber />
          )}
          <p class="case-buttons">
            {decisionsFor(about).map((decision) => (
              <button
                key={decision}
                type="button"
                class="button-line"
                aria-disabled={isBusy.value}
                onClick={() => decide(decision)}
              >
                {caseLabel("detail", decision, screen.locale.value)}
              </button>
            ))}
          </p>
        </>
      ) : (
        <p class="soft">{words.decideNeedsRole}</p>
      )}
      <p role="status" class={text ? "mood-negative" : ""}>
        {text ?? (isBusy.value ? words.doing : "")}
      </p>
    </section>
  );
}

function decisionsFor({ step, kind, refund }: CaseWhole): readonly Decision[] {
  if (refund === "ordered") return [];
  if (refund === "settled") return ["close"];
  const decisions: Decision[] = ["refund"];
  if (!AFTER_REPLACEMENT.has(step) && kind !== "repair" && kind !== "service") decisions.push("replace");
  if (BEFORE_GOODS.has(step) && kind !== "lost_parcel") decisions.push("send_back");
  return [...decisions, "refuse", "close"];
}

function eventOf(what: Reportable, parcel: { courier: string; trackingNo: string }): StaffEvent {
  const known = parcel.courier && parcel.trackingNo ? parcel : null;
  switch (what) {
    case "accepted":
    case "rejected":
      return { type: "inspected", result: what };
    case "lost":
    case "found":
      return { type: "courier_answered", answer: what };
    case "goods_sent":
    case "repaired":
      return { type: what, parcel: known };
    case "replacement_shipped":
      return { type: what, parcel };
    default:
      return { type: what };
  }
}

function labelOf(what: Reportable, screen: ShopScreen): string {
  const locale = screen.locale.value;
  if (what === "accepted" || what === "rejected") {
    return `${caseLabel("event", "inspected", locale)} · ${caseLabel("detail", what, locale)}`;
  }
  return what === "lost" || what === "found" ? caseLabel("detail", what, locale) : caseLabel("event", what, locale);
}

interface FieldProps {
  label: string;
  value: { value: string };
  hint?: string;
  isNumber?: boolean;
}

function Field({ label, value, hint, isNumber }: FieldProps) {
  return (
    <label class="case-field">
      <span>{label}</span>
      <input
        class="field"
        type="text"
        inputMode={isNumber ? "decimal" : "text"}
        autoComplete="off"
        placeholder={hint}
        value={value.value}
        onInput={(event) => {
          value.value = event.currentTarget.value;
        }}
      />
    </label>
  );
}
