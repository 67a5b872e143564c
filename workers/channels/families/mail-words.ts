/** The longest text or HTML that is looked at; what a shopper writes themselves stands at its beginning. */
const MAX_LENGTH = 200_000;
const ORIGINAL = /^\s*(?:-{2,}\s*(?:original message|forwarded message|原始邮件|转发邮件)|_{20,}\s*$)/i;
const INTRODUCTION = /^(?:On\b.{5,300}\bwrote:|在.{3,300}写道[:：]|.{3,300}(?:于|在).{3,100}写道[:：])\s*$/;
const FROM = /^(?:from|发件人)\s*[:：]/i;
const AFTER_FROM = /^(?:sent|date|to|subject|发送时间|日期|收件人|主题)\s*[:：]/i;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** What the sender has written now: without the mail that is answered and without the signature. */
export function newWords(text: string): string {
  const lines = text.slice(0, MAX_LENGTH).split(/\r?\n/);
  const kept: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const next = lines[i + 1] ?? "";
    if (line === "-- " || ORIGINAL.test(line) || (FROM.test(line) && AFTER_FROM.test(next))) break;
    // The introduction of a quotation may be broken in two.
    const isLong = !INTRODUCTION.test(line) && /^(?:On\b|在)/.test(line) && INTRODUCTION.test(`${line} ${next}`);
    if (isLong) i++;
    if (isLong || INTRODUCTION.test(line)) {
      const after = lines.slice(i + 1, i + 4).find((following) => following.trim() !== "");
      // Some answer below each quoted part; where nothing is marked as quoted, all that follows is.
      if (!after?.startsWith(">")) break;
    } else if (!line.startsWith(">")) kept.push(line.trimEnd());
  }
  return kept
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The words of HTML, for mails that have no text beside it. */
export function wordsOfHtml(html: string): string {
  const shown = ["head", "style", "script", "blockquote"].reduce(without, html.slice(0, MAX_LENGTH));
  const text = shown
    .replace(/[\r\n]+/g, " ")
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h\d)\b[^<>]*>/gi, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&(#x?[0-9a-f]{1,6}|[a-z]{2,6});/gi, (whole, name: string) => entity(name.toLowerCase()) ?? whole);
  return newWords(text);
}

/** Walks the elements once: what is left open ends with the text. */
function without(html: string, name: string): string {
  const lower = html.toLowerCase();
  const parts: string[] = [];
  let at = 0;
  for (let start = lower.indexOf(`<${name}`); start >= 0; start = lower.indexOf(`<${name}`, at)) {
    parts.push(html.slice(at, start));
    const end = lower.indexOf(`</${name}`, start);
    at = end < 0 ? html.length : end;
    if (end < 0) break;
  }
  return parts.join("") + html.slice(at);
}

function entity(name: string): string | null {
  if (!name.startsWith("#")) return ENTITIES[name] ?? null;
  const code = name[1] === "x" ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}
