import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { BellIcon } from "../../shared/icon.tsx";
import type { Problem } from "../problem.ts";
import type { Words } from "../words/words.ts";
import { LanguageButton } from "./language.tsx";
import type { Screen } from "./screen.ts";

/** The log-in. It stands at whatever address was asked for, and gives way to it. */
export function SignIn({ screen }: { screen: Screen }) {
  const words = screen.words.value;
  const { session } = screen;
  const isBusy = useSignal(false);
  const isShown = useSignal(false);
  const trouble = useSignal<((words: Words) => string) | null>(null);
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const isOnline = screen.ports.isOnline();

  useEffect(() => {
    document.title = `${words.signInTitle} · ${words.product}`;
  }, [words]);
  useLayoutEffect(() => email.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    if (isBusy.value) return;
    const given = { email: email.current?.value.trim() ?? "", password: password.current?.value ?? "" };
    if (!given.email || !given.password) {
      trouble.value = (in_) => in_.emptyField;
      (given.email ? password : email).current?.focus();
      return;
    }
    isBusy.value = true;
    trouble.value = null;
    const problem = await session.signIn(given.email, given.password);
    isBusy.value = false;
    if (!problem) return;
    trouble.value = (in_) => tell(problem, in_);
    password.current?.select();
  };

  const notice = trouble.value?.(words) ?? (isOnline || isBusy.value ? null : words.logInOffline);
  return (
    <main class="sign-in">
      <div class="sign-in-language">
        <LanguageButton screen={screen} />
      </div>
      <form class="sign-in-form" onSubmit={submit} noValidate>
        <span class="mark">
          <BellIcon />
        </span>
        <h1>{words.signInTitle}</h1>
        <p class="sign-in-lead">{words.signInLead}</p>
        {session.hasExpired.value && <p class="callout callout-warn">{words.sessionExpired}</p>}
        <label for="email">{words.email}</label>
        <input
          id="email"
          ref={email}
          class="field"
          type="email"
          name="email"
          autoComplete="username"
          inputMode="email"
          autoCapitalize="none"
          spellcheck={false}
          required
          aria-describedby="sign-in-trouble"
        />
        <label for="password">{words.password}</label>
        <div class="field-with-button">
          <input
            id="password"
            ref={password}
            class="field"
            type={isShown.value ? "text" : "password"}
            name="password"
            autoComplete="current-password"
            required
            aria-describedby="sign-in-trouble"
          />
          <button
            type="button"
            class="button-quiet"
            aria-pressed={isShown.value}
            onClick={() => {
              isShown.value = !isShown.value;
            }}
          >
            {isShown.value ? words.hidePassword : words.showPassword}
          </button>
        </div>
        <p id="sign-in-trouble" class={notice ? "callout callout-bad" : "visually-hidden"} role="alert">
          {notice}
        </p>
        <button type="submit" class="button button-wide" aria-disabled={isBusy.value}>
          {isBusy.value ? words.signingIn : words.signIn}
        </button>
      </form>
    </main>
  );
}

function tell(problem: Problem, words: Words): string {
  switch (problem.kind) {
    case "limited":
      return words.tooManyLogIns(Math.ceil(problem.retryAfterMs / 1000));
    case "unreachable":
      return words.logInOffline;
    case "signed_out":
    case "refused":
      return words.wrongLogIn;
    default:
      return words.logInFailing;
  }
}
