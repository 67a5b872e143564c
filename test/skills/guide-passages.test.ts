import { expect, test } from "vitest";
import { fitsOf } from "../../workers/skills/service/guide-measures.ts";
import { namedLines, quoteCare, quoteGuide, quoteList } from "../../workers/skills/service/guide-passages.ts";
import { areTold, guideTopics } from "../../workers/skills/service/guide-topics.ts";

const INSTALL =
  "【基本要求】墙面须为实心砖，左侧距墙≥200mm，上方留有至少5cm。【安装流程】1. 预约；2. 上门打孔、固定支架；3. 通电试机。【安装费用】基础安装免费，含支架1套；软管加长每米12元；高空作业另收80元。";
const REPAIR =
  "整机保修3年，滤网等配件不在保修范围。报修请拨打客服热线，城区24小时内上门。过保后人工费60元/次，配件按价目表收费。请定期清洗滤网，不要自行拆机。";

test.each([
  ["安装流程讲一下", ["上门打孔", "通电试机"], ["高空作业", "距墙"]],
  ["软管加长是免费的吗", ["软管加长每米12元"], ["上门打孔"]],
  ["装在墙角行不行，要留多大空间", ["距墙≥200mm"], ["上门打孔"]],
])("“%s” is answered by the statements that tell of it, as they stand", (question, says, not) => {
  const quoted = quoteGuide(INSTALL, question) ?? "";
  for (const one of says) expect(quoted).toContain(one);
  for (const one of not) expect(quoted).not.toContain(one);
  for (const piece of quoted.split(/[\n】]/)) expect(INSTALL).toContain(piece.split("【")[0]?.trim() ?? "");
});

test("what a repair costs comes with how long it costs nothing", () => {
  const quoted = quoteGuide(REPAIR, "维修怎么收费") ?? "";
  expect(quoted).toContain("整机保修3年");
  expect(quoted).toContain("人工费60元/次");
});

test("a question about all of it gets all of it, an empty guide nothing", () => {
  expect(quoteGuide(REPAIR, "说说")).toContain("不要自行拆机");
  expect(quoteGuide("  ", "怎么装")).toBeNull();
});

test("care is quoted from where it stands", () => {
  expect(quoteCare(REPAIR)).toContain("请定期清洗滤网");
  expect(quoteCare("整机保修3年。")).toBeNull();
});

test("of a list the lines that are named, else all", () => {
  const list = "E1 水位过低：加水后重启。\nE2 过热：断电十分钟。\n水箱盖：备用一只。";
  expect(quoteList(list, "显示E2怎么办")).toEqual(["E2 过热：断电十分钟。"]);
  expect(quoteList(list, "要不要买箱盖")).toEqual(["水箱盖：备用一只。"]);
  expect(quoteList(list, "有哪些")).toHaveLength(3);
});

test.each([
  ["左边离墙能留25厘米", true],
  ["离墙只有0.1米", false],
  ["离墙只有15cm", false],
])("room is compared in one unit: “%s”", (question, isEnough) => {
  expect(fitsOf(INSTALL, question)).toEqual([
    expect.objectContaining({ isEnough, rule: expect.stringContaining("≥200mm") }),
  ]);
});

test("room is not compared where nothing or something else was measured", () => {
  expect(fitsOf(INSTALL, "能装吗")).toEqual([]);
  expect(fitsOf(INSTALL, "线有2米长够吗")).toEqual([]);
});

test.each([
  ["怎么安装？", ["installation"]],
  ["安装辅材有哪些", ["installation", "accessories"]],
  ["保修几年", ["repair"]],
  ["显示E1怎么回事？", ["faults"]],
  ["有什么赠品吗", ["gifts"]],
  ["How do I install it?", ["installation"]],
  ["What is the warranty?", ["repair"]],
])("“%s” asks about %j", (said, topics) => {
  expect(guideTopics(said)).toEqual(expect.arrayContaining(topics));
});

test.each([
  "帮我预约周六安装",
  "安装师傅还没来",
  "赠品没收到",
  "快递慢怎么办",
  "我要退货",
  "book an installation on Friday",
])("“%s” asks no guide", (said) => expect(guideTopics(said)).toEqual([]));

test("care is told of by other guides where it has none of its own", () => {
  expect(areTold(["care"], ["repair"])).toBe(true);
  expect(areTold(["gifts"], ["repair"])).toBe(false);
  expect(areTold(["gifts"], undefined)).toBe(false);
});

test.each(["服务台人真多", "延保的事情先不说"])("“%s” names no line by what ends many a name", (said) => {
  expect(namedLines(["免费休息服务：登记后生效。", "折叠杯：一只。"], said)).toEqual([]);
});
