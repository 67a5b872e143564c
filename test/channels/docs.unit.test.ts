import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ChannelKind } from "../../workers/channels/channel.ts";
import { KINDS } from "../../workers/channels/registry.ts";
import { channelsTable } from "./channels-table.ts";
import { describeContract } from "./contract.ts";
import { fixture } from "./example-fixture.ts";

const docs = readFileSync("docs/channels.md", "utf8");
/** As a third party would have it in `workers/channels/kinds/`. */
const asKind = (source: string) => source.replaceAll("../../workers/channels/", "../");
const asFixture = (source: string) =>
  source.replace("./example.ts", "../../../workers/channels/kinds/parrot.ts").replace("./fixture.ts", "../fixture.ts");

describeContract(fixture);

test("the documentation names the key of every kind whose attempts are repeated, and of no other", () => {
  const [, table = ""] = /^\| kind \| key \|.*\n((?:\|.*\n)+)/m.exec(docs) ?? [];
  const listed = [...table.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, kind]) => kind);
  expect(listed).toEqual(
    KINDS.filter(({ send, isIdempotent }: ChannelKind) => send && isIdempotent).map(({ kind }) => kind),
  );
});

test("the documentation says of every kind that shoppers write on how its attachments go", () => {
  const rowsOf = (head: string) =>
    new RegExp(`^\\| kind \\| ${head} \\|.*\\n((?:\\|.*\\n)+)`, "m").exec(docs)?.[1] ?? "";
  const chat = KINDS.filter(({ send, passive }: ChannelKind) => send || passive).map(({ kind }) => kind);
  expect(chat.filter((kind) => !rowsOf("how").includes(`\`${kind}\``))).toEqual([]);
});

test("the example of the documentation is the one that passes the contract", () => {
  expect(docs).toContain(asKind(readFileSync("test/channels/example.ts", "utf8")));
  expect(docs).toContain(asFixture(readFileSync("test/channels/example-fixture.ts", "utf8")));
});

test.each([
  ["README.md", "en"],
  ["README.zh-CN.md", "zh"],
] as const)("the table of %s is the registry's (npm run channels:table)", (page, language) => {
  expect(readFileSync(page, "utf8")).toContain(channelsTable(language));
});
