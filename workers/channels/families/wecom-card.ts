import type { Bubble, ChoiceLimits } from "../channel.ts";
import { headed } from "../split.ts";

/** What the vendor advises; more is not shown whole. */
const MAX_TITLE = 36;
const MAX_REST = 160;
const limits: ChoiceLimits = {
  max: 6,
  labelMax: 10,
  idMax: 1_024,
  fits: ({ text }) => headed(text, MAX_TITLE, MAX_REST) !== null,
};

/**
 * Choices as a template card of buttons; what is pressed comes back as `EventKey`.
 * https://developer.work.weixin.qq.com/document/path/90236
 */
export const buttonCard = {
  limits,
  of({ key, text, choices }: Bubble) {
    const { title, rest } = headed(text, MAX_TITLE, MAX_REST) ?? { title: text, rest: "" };
    return {
      card_type: "button_interaction",
      main_title: { title },
      ...(rest ? { sub_title_text: rest } : {}),
      task_id: key,
      button_list: choices.map(({ id, label }) => ({ text: label, style: 1, key: id })),
    };
  },
};
