import { expect, test } from "vitest";
import { measuresIn, writeMeasure } from "../../workers/skills/products/measures.ts";

test.each([
  ["四十升的换成八十升的", ["40 l", "80 l"]],
  ["要一千八百瓦的", ["1800 w"]],
  ["八点五升够不够", ["8.5 l"]],
  ["22风量那款", ["22 airflow"]],
  ["the 32 inch one", ["32 inch"]],
  ["十三套的洗碗机", ["13 set"]],
  ["来两套", []],
  ["三升级成五", []],
])("“%s” states %j", (text, expected) => {
  expect(measuresIn(text)).toEqual(expected);
});

test("a measure is written with its own unit in either language", () => {
  expect(writeMeasure({ value: 80, unit: "l" }, "zh")).toBe("80L");
  expect(writeMeasure({ value: 22, unit: "airflow" }, "zh")).toBe("22风量");
  expect(writeMeasure({ value: 13, unit: "set" }, "en")).toBe("13 place settings");
});
