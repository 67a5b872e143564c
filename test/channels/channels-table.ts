import type { ChannelKind } from "../../workers/channels/channel.ts";
import { KINDS } from "../../workers/channels/registry.ts";

/** Every kind as the registry has it, one row each. "Contract passed" is what the suite proves on every run. */
export function channelsTable(): string {
  const rows = KINDS.map((kind: ChannelKind) =>
    [
      `${kind.title.zh} · ${kind.title.en}`,
      `\`${kind.kind}\``,
      kind.send || kind.passive ? "chat" : "events only",
      textLimit(kind),
      windowOf(kind),
      !kind.send ? "–" : kind.isIdempotent ? "sent again, once per key" : "`unknown`, shown to the agent",
      "yes",
      "never tried",
    ].join(" | "),
  );
  return [
    "| channel | kind | what | text | window | after a time-out | contract passed | live account |",
    "|---|---|---|---|---|---|---|---|",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n");
}

function textLimit({ limits, send, passive }: ChannelKind): string {
  return send || passive ? `${limits.text.max} ${limits.text.unit}` : "–";
}

function windowOf({ limits }: ChannelKind): string {
  const all = Object.entries(limits.windows ?? {}).map(([name, { ms, max, agentMs }]) => {
    const count = max === undefined ? "" : `${max} in `;
    const agent = agentMs === undefined ? "" : `, a person ${duration(agentMs)}`;
    return `${name === "message" ? "" : `${name}: `}${count}${duration(ms)}${agent}`;
  });
  return all.join("; ") || "–";
}

function duration(ms: number): string {
  if (ms % 86_400_000 === 0 && ms > 2 * 86_400_000) return `${ms / 86_400_000} d`;
  if (ms % 3_600_000 === 0) return `${ms / 3_600_000} h`;
  return ms % 60_000 === 0 ? `${ms / 60_000} min` : `${ms / 1_000} s`;
}
