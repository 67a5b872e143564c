import type { CommerceDeps } from "../deps.ts";
import type { Codes } from "../ports.ts";
import { proveCode } from "./prove-code.ts";
import { sendCode } from "./send-code.ts";
import type { CodeSender } from "./sender.ts";

/** One-time codes by the ways that the sender has. */
export function openCodes(deps: CommerceDeps, sender: CodeSender): Codes {
  return {
    send: (identity, wish) => sendCode(deps, sender, identity, wish),
    prove: (identity, code) => proveCode(deps, identity, code),
  };
}
