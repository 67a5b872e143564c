/** Bodies nobody should send, made of one that somebody may. */
export function oddBodies(body: string): string[] {
  const half = body.slice(0, Math.floor(body.length / 2));
  return [
    "",
    " ",
    "null",
    "0",
    '""',
    "[]",
    "{}",
    "[null]",
    half,
    `${body}${body}`,
    body.replace(/\d{3,}/g, "9007199254740993123"),
    body.replace(/"([^"]*)"\s*:\s*"[^"]*"/g, '"$1":null'),
    body.replace(/"([^"]*)"\s*:\s*"[^"]*"/g, '"$1":{"a":[1]}'),
    body.replace(/:\s*\{/g, ":[{").replace(/\}/g, "}]"),
    "[".repeat(20_000),
    `${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`,
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}',
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xml><Content>&b;</Content></xml>',
    "<xml>".repeat(5_000),
    "<xml><ToUserName>a</xml>",
    "<xml></xml>",
    "a=1&a=2&payload=%7B%7D",
    "payload=%ZZ",
    "\u0000\u0001\uFFFF",
    "x".repeat(200_000),
  ];
}
