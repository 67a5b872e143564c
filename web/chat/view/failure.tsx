import { BellIcon } from "../../shared/icon.tsx";
import type { Words } from "../words.ts";

/** The whole page where no chat can be opened. */
export function Failure({ words, stage }: { words: Words; stage: "missing" | "refused" }) {
  return (
    <main class="failure">
      <span class="failure-mark">
        <BellIcon />
      </span>
      <h1>{stage === "missing" ? words.missingTitle : words.refusedTitle}</h1>
      <p>{stage === "missing" ? words.missing : words.refused}</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {words.reload}
      </button>
    </main>
  );
}
