import type { Choice } from "../../platform/message.ts";
import type { Bubble, ChoiceLimits } from "../channel.ts";
import { headed } from "../split.ts";

const EXTENSION =
  "com.apple.messages.MSMessageExtensionBalloonPlugin:0000000000:com.apple.icloud.apps.messages.business.extension";
/** Quick replies are two to five; more are a list to pick from, whose bubble holds less text. */
const MOST_QUICK = 5;
const LIST = { max: 20, title: 85, subtitle: 400 } as const;

/** All of this is recalled, as is the rest of the kind. */
export const appleChoices: ChoiceLimits = {
  max: LIST.max,
  labelMax: 24,
  fits: ({ text, choices }) => choices.length <= MOST_QUICK || headed(text, LIST.title, LIST.subtitle) !== null,
};

/** A bubble as the gateway takes it; a single choice stands in the text. `id`: the message's. */
export function messageOf({ text, choices }: Bubble, id: string): object {
  if (choices.length < 2) {
    return { type: "text", body: [text, ...choices.map(({ label }) => `1. ${label}`)].join("\n") };
  }
  const interactiveData = choices.length <= MOST_QUICK ? quickReplies(text, choices) : listPicker(text, choices, id);
  return { type: "interactive", interactiveData: { bid: EXTENSION, ...interactiveData } };
}

function quickReplies(text: string, choices: readonly Choice[]): object {
  const items = choices.map(({ id, label }) => ({ identifier: id, title: label }));
  return { data: { version: "1.0", "quick-reply": { summaryText: text, items } } };
}

/** What is picked comes back with the item's identifier. */
function listPicker(text: string, choices: readonly Choice[], requestIdentifier: string): object {
  const { title, rest: subtitle } = headed(text, LIST.title, LIST.subtitle) ?? { title: text, rest: "" };
  const items = choices.map(({ id, label }, order) => ({ identifier: id, title: label, order, style: "default" }));
  const sections = [{ title, order: 0, multipleSelection: false, items }];
  return {
    data: { version: "1.0", mspVersion: "1.0", requestIdentifier, listPicker: { sections } },
    receivedMessage: { style: "small", title, ...(subtitle ? { subtitle } : {}) },
    replyMessage: { style: "small", title },
  };
}
