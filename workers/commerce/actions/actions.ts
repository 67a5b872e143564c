import type { CommerceDeps } from "../deps.ts";
import type { Actions } from "../ports.ts";
import { execute } from "./execute.ts";
import { propose } from "./propose.ts";

/** Preview, then exactly one execution (design §5). */
export function openActions(deps: CommerceDeps): Actions {
  return {
    propose: (request, identity) => propose(deps, request, identity),
    execute: (proposal) => execute(deps, proposal),
  };
}
