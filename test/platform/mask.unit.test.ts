import { expect, test } from "vitest";
import { maskText } from "../../workers/platform/privacy/mask.ts";

test.each([
  ["住在浙江省杭州市西湖区芦苇荡路100号2栋301室，谢谢", ["芦苇荡", "100号", "301"], "谢谢"],
  ["广东省广州市天河区百香果街9号荔湾里2栋1604", ["百香果", "荔湾里", "1604"], "广东省"],
  ["北京市朝阳区风铃路12号棉花糖公寓3单元501 电话13912345678", ["风铃路", "棉花糖", "501", "1391234"], "5678"],
  ["杭州市西湖区芦苇荡路100号乌篷中心A座2201", ["芦苇荡", "乌篷", "2201"], "杭州市"],
  ["寄到上海市浦东新区麦穗路66弄8号，今天18号送到吗", ["麦穗路", "66弄"], "今天18号送到吗"],
])("an address is masked to its last room, and what comes after it is kept: %s", (text, hidden, kept) => {
  const masked = maskText(text);
  for (const part of hidden) expect(masked).not.toContain(part);
  expect(masked).toContain(kept);
});

test("a text that never ends is masked in no time", () => {
  const from = performance.now();
  maskText(`上海市浦东新区麦穗路8号${"1a".repeat(4000)}`);
  maskText("市1".repeat(2000));
  expect(performance.now() - from).toBeLessThan(1_000);
});
