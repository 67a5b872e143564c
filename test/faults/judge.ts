import type { Message } from "../../workers/platform/message.ts";
import type { Shopper } from "./client.ts";

/** What the comparison found; every count but `acknowledged` must be 0. */
export interface Verdict {
  acknowledged: number;
  lost: number;
  answeredTwice: number;
  unanswered: number;
  orderFaults: number;
  findings: string[];
}

/** Compares each shopper's own log with what the product shows now. */
export async function judge(
  url: string,
  shoppers: readonly Shopper[],
  read: (url: string, shopper: Shopper) => Promise<Message[]>,
): Promise<Verdict> {
  const verdict: Verdict = {
    acknowledged: 0,
    lost: 0,
    answeredTwice: 0,
    unanswered: 0,
    orderFaults: 0,
    findings: [],
  };
  for (const shopper of shoppers) compare(shopper, await read(url, shopper), verdict);
  return verdict;
}

function compare(shopper: Shopper, messages: Message[], verdict: Verdict): void {
  const note = (what: string) => verdict.findings.push(`${shopper.conversation}: ${what}`);
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  messages.forEach((message, index) => {
    if (message.seq === index + 1) return;
    verdict.orderFaults += 1;
    note(`seq ${message.seq} stands at place ${index + 1}`);
  });
  let before = 0;
  for (const { key, text, message } of shopper.acknowledged) {
    verdict.acknowledged += 1;
    const stored = bySeq.get(message.seq);
    if (stored?.id !== message.id || stored.text !== text) {
      verdict.lost += 1;
      note(`${key} is lost`);
    }
    if (message.seq <= before) {
      verdict.orderFaults += 1;
      note(`${key} stands before an earlier one`);
    }
    before = message.seq;
  }
  const said = messages.filter(({ from }) => from === "shopper");
  const extra = said.length - new Set(shopper.acknowledged.map(({ message }) => message.id)).size;
  if (extra > 0) {
    verdict.answeredTwice += extra;
    note(`${extra} messages are stored that were never acknowledged as such`);
  }
  said.forEach((message, index) => {
    const next = said[index + 1]?.seq ?? Number.POSITIVE_INFINITY;
    const answers = messages.filter(({ from, seq }) => from !== "shopper" && seq > message.seq && seq < next);
    if (answers.length === 0) {
      verdict.unanswered += 1;
      note(`${message.seq} is unanswered`);
    }
    const texts = answers.map(({ text }) => text);
    if (new Set(texts).size !== texts.length) {
      verdict.answeredTwice += 1;
      note(`${message.seq} is answered twice`);
    }
  });
}

/** Inbox rows that are missing, or that differ from what a rebuild from the objects gives; each with what differs. */
export function compareRows(
  shoppers: readonly Shopper[],
  before: readonly Record<string, unknown>[],
  rebuilt: readonly Record<string, unknown>[],
): string[] {
  const byName = (rows: readonly Record<string, unknown>[]) =>
    new Map(rows.map((row) => [String(row.conversation), row]));
  const [was, is] = [byName(before), byName(rebuilt)];
  const names = new Set([...was.keys(), ...is.keys(), ...shoppers.map(({ conversation }) => conversation)]);
  return [...names].flatMap((name) => {
    const [row, rebuiltRow] = [was.get(name), is.get(name)];
    if (!row) return [`${name}: has no row`];
    if (!rebuiltRow) return [`${name}: has a row that no object stands behind`];
    const columns = Object.keys(rebuiltRow).filter((column) => row[column] !== rebuiltRow[column]);
    const parts = columns.map((column) => `${column} ${String(row[column])} → ${String(rebuiltRow[column])}`);
    return parts.length === 0 ? [] : [`${name}: its row differs from its object: ${parts.join(", ")}`];
  });
}
