import type { UnderstandContext, Vocabulary } from "../../workers/understanding/types.ts";

/** A small shop's words. */
export const vocabulary: Vocabulary = {
  products: [
    { id: "p-phone", names: ["星辰 Pro 5G 手机", "星辰Pro"], category: "phones" },
    { id: "p-coat", names: ["暖冬羽绒服"], category: "clothes" },
    { id: "p-cup", names: ["316不锈钢保温杯", "保温杯", "Thermo Mug"], category: "home" },
  ],
  categories: [
    { id: "phones", names: ["手机", "phone"] },
    { id: "clothes", names: ["服装", "衣服"] },
  ],
  options: [
    {
      name: "color",
      values: [
        { value: "曜石黑", names: ["黑色", "黑", "black"] },
        { value: "雪域白", names: ["白色", "白", "white"] },
        { value: "正红", names: ["红色", "红", "red"] },
      ],
    },
    {
      name: "storage",
      values: [
        { value: "128GB", names: ["128G"] },
        { value: "256GB", names: ["256G"] },
      ],
    },
    {
      name: "size",
      values: [
        { value: "M", names: ["M码"] },
        { value: "L", names: ["L码"] },
        { value: "42", names: ["42码"] },
      ],
    },
  ],
};

/** Saturday 21 November 2026, 18:00 in Shanghai. */
export const context: UnderstandContext = {
  now: Date.parse("2026-11-21T10:00:00Z"),
  timeZone: "Asia/Shanghai",
  vocabulary,
};
