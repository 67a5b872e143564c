/**
 * Who may import whom (one line per room). `platform` is open to all. A room with `*` may import everything.
 * `types` may be imported as types only: words that pass through without a call.
 */
export const ROOMS: Record<string, { imports: readonly string[]; types?: readonly string[] }> = {
  "workers/index.ts": {
    imports: [
      "durable-objects/credential",
      "workers/sweep.ts",
      "workers/routes",
      "workers/projections",
      "durable-objects/conversation",
      "durable-objects/desk",
      "durable-objects/case",
    ],
  },
  // Where the rules' ports are put together.
  "workers/open-rules.ts": {
    imports: ["workers/commerce", "workers/tickets", "durable-objects/conversation/contract.ts"],
  },
  "workers/sweep.ts": {
    imports: [
      "workers/commerce",
      "workers/tickets",
      "workers/open-rules.ts",
      "workers/sweep-approvals.ts",
      "workers/sweep-erasures.ts",
      "workers/sweep-cases.ts",
      "workers/sweep-policies.ts",
      "workers/sweep-privacy.ts",
      "workers/sweep-shipments.ts",
      "workers/sweep-promises.ts",
    ],
  },
  "workers/sweep-cases.ts": { imports: ["workers/projections", "durable-objects/case/contract.ts"] },
  "workers/sweep-shipments.ts": {
    imports: ["workers/commerce", "durable-objects/case/contract.ts", "durable-objects/conversation/contract.ts"],
  },
  "workers/sweep-erasures.ts": {
    imports: [
      "workers/commerce",
      "workers/merchants",
      "durable-objects/case/contract.ts",
      "durable-objects/conversation/contract.ts",
    ],
  },
  "workers/sweep-privacy.ts": { imports: ["workers/commerce", "workers/merchants", "workers/tickets"] },
  "workers/sweep-policies.ts": { imports: ["workers/merchants"] },
  "workers/sweep-approvals.ts": { imports: ["workers/commerce", "durable-objects/conversation/contract.ts"] },
  "workers/sweep-promises.ts": {
    imports: ["workers/commerce", "workers/merchants", "workers/tickets", "durable-objects/conversation/contract.ts"],
  },
  "workers/routes": {
    imports: [
      "durable-objects/credential/contract.ts",
      "durable-objects/credential/ports.ts",
      "durable-objects/credential/note-seen.ts",
      "workers/channels",
      "workers/understanding",
      "workers/commerce",
      "workers/knowledge",
      "workers/tickets",
      "workers/insights",
      "workers/merchants",
      "workers/models",
      "workers/projections",
      "workers/open-rules.ts",
      // Of the objects only their contract: name and RPC surface.
      "durable-objects/conversation/contract.ts",
      "durable-objects/case/contract.ts",
    ],
  },
  "workers/projections": {
    imports: [
      "workers/knowledge",
      "workers/tickets",
      "workers/open-rules.ts",
      "workers/insights",
      "durable-objects/conversation/contract.ts",
      "durable-objects/desk/contract.ts",
      "durable-objects/case/contract.ts",
    ],
  },
  "workers/channels": { imports: [] },
  "workers/understanding": { imports: [] },
  "workers/dialogue": {
    imports: ["workers/understanding", "workers/skills", "workers/commerce", "workers/knowledge", "workers/models"],
  },
  "workers/skills": { imports: ["workers/commerce", "workers/knowledge"], types: ["workers/understanding"] },
  "workers/commerce": { imports: [], types: ["workers/understanding"] },
  "workers/knowledge": { imports: ["workers/models"], types: ["workers/understanding"] },
  "workers/tickets": { imports: [] },
  "workers/insights": { imports: ["workers/models"] },
  "workers/merchants": { imports: [], types: ["workers/understanding", "workers/commerce"] },
  "workers/models": { imports: [] },
  // Contracts that name the types of the room that fulfils them.
  "workers/platform": {
    imports: [],
    types: [
      "durable-objects/credential",
      "workers/understanding",
      "workers/commerce",
      "durable-objects/conversation",
      "durable-objects/desk",
      "durable-objects/case",
    ],
  },
  "durable-objects/conversation": {
    imports: [
      "durable-objects/credential/contract.ts",
      "durable-objects/credential/note-seen.ts",
      "workers/dialogue",
      "workers/channels",
      "workers/understanding/types.ts",
      "durable-objects/desk/contract.ts",
    ],
    types: ["workers/understanding", "workers/commerce", "workers/skills"],
  },
  "durable-objects/conversation/ports.ts": {
    imports: ["durable-objects/conversation", "workers/merchants", "workers/tickets"],
    types: ["workers/commerce", "workers/dialogue", "workers/knowledge", "workers/models"],
  },
  "durable-objects/conversation/case-desk.ts": {
    imports: ["durable-objects/case/contract.ts"],
    types: ["workers/commerce"],
  },
  // Where the parts of a turn are put together: the one file that sees every service room.
  "durable-objects/conversation/turn-parts.ts": {
    imports: [
      "durable-objects/conversation",
      "workers/commerce",
      "workers/dialogue",
      "workers/knowledge",
      "workers/merchants",
      "workers/models",
    ],
  },
  "durable-objects/credential": { imports: ["workers/channels"] },
  "durable-objects/credential/meet-later.ts": { imports: ["workers/channels", "workers/commerce"] },
  // Where the owners of what a channel brings in are put together.
  "durable-objects/credential/ports.ts": {
    imports: [
      "workers/channels",
      "workers/commerce",
      "durable-objects/credential",
      "durable-objects/conversation/contract.ts",
    ],
  },
  "durable-objects/case": {
    imports: ["workers/commerce", "workers/tickets", "durable-objects/conversation/contract.ts"],
  },
  // Where the case's ports are put together.
  "durable-objects/case/ports.ts": {
    imports: [
      "durable-objects/case",
      "durable-objects/conversation/contract.ts",
      "workers/commerce",
      "workers/merchants",
      "workers/tickets",
    ],
  },
  "durable-objects/desk": { imports: ["workers/tickets", "durable-objects/conversation/contract.ts"] },
  "workers/commands": { imports: ["workers/merchants", "workers/understanding"] },
  "web/chat": { imports: ["web/shared"], types: ["workers/platform", "durable-objects/conversation"] },
  "web/dashboard": {
    imports: ["web/shared"],
    types: ["workers/platform", "durable-objects/conversation", "workers/understanding", "workers/commerce"],
  },
  "web/home": { imports: ["web/shared"] },
  "web/docs": { imports: ["web/shared"] },
  "web/shared": { imports: [], types: ["workers/platform"] },
};
