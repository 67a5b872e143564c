import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Entity, UnderstandContext, Understanding } from "../../workers/understanding/types.ts";

/**
 * A message of the gold set. `requests` are intents in the order they are asked, `a|b` where either is right; `negated`
 * are intents that the message says it does not mean; `answer` is `yes`, `no`, the id of a choice, a slot's value, or
 * null where the message is no plain answer to what `expects` says was asked.
 */
export interface GoldRequest {
  text: string;
  lang: string;
  requests?: string[];
  expects?: NonNullable<UnderstandContext["expects"]>;
  answer?: string | null | { slot: Entity["type"]; value: unknown };
  isCorrection?: boolean;
  negated?: string[];
}

/** What one message is scored on: splitting, correction and negation, or the answer to a question. */
export type RequestTask = "separated" | "corrections" | "answers";

/** One message that is read otherwise than listed. */
export interface RequestMiss {
  task: RequestTask;
  message: GoldRequest;
  read: string;
}

const GOLD = fileURLToPath(new URL("../understanding/gold/requests.jsonl", import.meta.url).href);
const SOCIAL = new Set(["greeting", "thanks_goodbye", "affirm", "deny", "chitchat", "out_of_scope"]);
const NOW = Date.parse("2026-11-21T10:00:00Z");

/** Reads one half of the gold set: odd lines are the first half, even ones the second. */
export function readRequests(half: "first" | "second"): GoldRequest[] {
  return readFileSync(GOLD, "utf8")
    .trim()
    .split("\n")
    .filter((_, index) => (index % 2 === 0) === (half === "first"))
    .map((row) => JSON.parse(row) as GoldRequest);
}

/** The situation in which a gold message is read. */
export function contextOf(message: GoldRequest): UnderstandContext {
  return { now: NOW, timeZone: "Asia/Shanghai", expects: message.expects ?? null };
}

/** Which of the three a message measures. */
export function taskOf(message: GoldRequest): RequestTask {
  if (message.expects) return "answers";
  return message.isCorrection !== undefined || message.negated ? "corrections" : "separated";
}

function fits(intent: string | undefined, wanted: string | undefined): boolean {
  return intent !== undefined && wanted?.split("|").includes(intent) === true;
}

/** The main request may stand anywhere in the message; the further ones keep their order. */
function isSeparated({ intent, further }: Understanding, wanted: readonly string[]): boolean {
  const rest = further.map((one) => one.intent);
  if (SOCIAL.has(intent)) return rest.length === wanted.length && wanted.every((one, i) => fits(rest[i], one));
  return (
    rest.length + 1 === wanted.length &&
    wanted.some(
      (main, at) => fits(intent, main) && wanted.filter((_, i) => i !== at).every((one, i) => fits(rest[i], one)),
    )
  );
}

function isCorrected(reading: Understanding, { requests, negated, isCorrection }: GoldRequest): boolean {
  const read = [reading.intent, ...reading.further.map((one) => one.intent)];
  if (isCorrection !== undefined && reading.isCorrection !== isCorrection) return false;
  if (requests && !fits(reading.intent, requests[0])) return false;
  return !read.some((intent) => negated?.includes(intent));
}

function isAnswered({ answer, entities }: Understanding, wanted: GoldRequest["answer"]): boolean {
  if (wanted === null || wanted === undefined) return answer === undefined;
  if (typeof wanted === "object") return entities.some((one) => one.type === wanted.slot && one.value === wanted.value);
  return (answer?.kind === "choice" ? answer.id : answer?.kind) === wanted;
}

function isRight(message: GoldRequest, reading: Understanding): boolean {
  const task = taskOf(message);
  if (task === "answers") return isAnswered(reading, message.answer);
  return task === "corrections" ? isCorrected(reading, message) : isSeparated(reading, message.requests ?? []);
}

/** The share of messages read as listed, for each of the three tasks, and the others for looking at. */
export function scoreRequests(
  messages: readonly GoldRequest[],
  read: (message: GoldRequest) => Understanding,
): { shares: Record<RequestTask, number>; counts: Record<RequestTask, number>; misses: RequestMiss[] } {
  const counts = { separated: 0, corrections: 0, answers: 0 };
  const right = { separated: 0, corrections: 0, answers: 0 };
  const misses: RequestMiss[] = [];
  for (const message of messages) {
    const task = taskOf(message);
    const reading = read(message);
    counts[task]++;
    if (isRight(message, reading)) {
      right[task]++;
      continue;
    }
    const { intent, confidence, further, answer, isCorrection } = reading;
    const parts = further.map((one) => `${one.intent} “${one.text}”`);
    const said = `${intent} ${confidence.toFixed(2)} + [${parts.join(", ")}] correction=${isCorrection}`;
    misses.push({ task, message, read: `${said} answer=${JSON.stringify(answer ?? null)}` });
  }
  const share = (task: RequestTask) => right[task] / Math.max(1, counts[task]);
  return {
    shares: { separated: share("separated"), corrections: share("corrections"), answers: share("answers") },
    counts,
    misses,
  };
}
