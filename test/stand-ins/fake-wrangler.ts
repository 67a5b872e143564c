import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What the stand-in's cloud is like. */
export interface FakeCloud {
  isLoggedIn?: boolean;
  /** Everything was made by an earlier run. */
  isThere?: boolean;
  /** The first words of the command that fails. */
  fails?: string;
}

/** A command in the place of `wrangler`: answers as wrangler does, and keeps what it was called with. */
export interface FakeWrangler {
  /** Goes first into PATH. */
  folder: string;
  be(cloud: FakeCloud): void;
  /** Words of each call, and what came on its stdin. */
  calls(): { words: string; input: string }[];
}

const NAMES = JSON.stringify(["DATA_KEY", "AUTH_SECRET", "SETUP_TOKEN"].map((name) => ({ name, type: "secret_text" })));
const DATABASES = JSON.stringify([{ name: "deskbell", uuid: "11111111-2222-3333-4444-555555555555" }]);

/** A shell's, since each deployment calls it a dozen times. */
const SCRIPT = `#!/bin/sh
here=$(dirname "$0")
. "$here/cloud.sh"
input=
case "$*" in "secret put"*) input=$(cat) ;; esac
printf '%s\\t%s\\n' "$*" "$input" >> "$here/calls"
refuse() { echo "$1" >&2; exit 1; }
if [ -n "$FAILS" ]; then case "$*" in "$FAILS"*) refuse "the cloud is not well" ;; esac; fi
case "$*" in
  "whoami --json") echo "{\\"loggedIn\\":$LOGGED_IN}"; [ "$LOGGED_IN" = true ] ;;
  "d1 list"*) echo '${DATABASES}' ;;
  "secret list"*) [ "$THERE" = true ] || refuse "This Worker does not exist"; echo '${NAMES}' ;;
  *create*) [ "$THERE" != true ] || refuse "a resource with this name already exists" ;;
esac
`;

/** Puts it into a folder of the test's. */
export function fakeWrangler(folder: string): FakeWrangler {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "wrangler"), SCRIPT, { mode: 0o755 });
  const log = join(folder, "calls");
  return {
    folder,
    be({ isLoggedIn = true, isThere = false, fails = "" }) {
      writeFileSync(join(folder, "cloud.sh"), `LOGGED_IN=${isLoggedIn}\nTHERE=${isThere}\nFAILS="${fails}"\n`);
      writeFileSync(log, "");
    },
    calls: () =>
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => {
          const [words = "", input = ""] = line.split("\t");
          return { words, input };
        }),
  };
}
