import type { Proposal } from "../commerce/ports.ts";
import type { ActionName } from "../platform/policy.ts";
import { saysSentBack } from "../skills/after-sales/sent-back.ts";
import { text } from "../skills/skill.ts";
import type { DialogueState } from "./contract.ts";
import { type Draft, draftOf } from "./draft.ts";
import { tellEffects } from "./effects.ts";
import { ACTION_INTENTS, ACTION_LABELS } from "./labels.ts";
import type { Reading } from "./read.ts";
import { isQuestion } from "./slots.ts";
import { wishesIn } from "./wishes.ts";
import type { Turn } from "./working.ts";

/** “改好了没”, “再念一遍”: what came of it is asked. */
const ASKS_RESULT =
  /^(?:都|已经|是不是|那|地址|这样)?(?:改|换|办|弄|约|登记|提交|处理|申请|搞)(?:好|成功|完|妥|上|成)了?(?:没有?|吗|么|嘛|吧)?[?？\s，,。.!！呀啊]*$|(?:改|换|寄|送)(?:成|到|为|去|给)[^，。,.?？\n]{2,30}(?:了没有?|了吗|好没有?|好了吗)[?？呀啊\s]*$|现在(?:的)?(?:收货)?地址[^，。,.\n]{0,4}(?:哪|什么|啥|多少)|地址现在[^，。,.\n]{0,3}(?:哪|什么|啥)|(?:确定|真的?)?(?:改|换|办|加)(?:成功|好|上)了(?:吧|没有?|吗)[?？\s]*$|^加上(?:去)?了?(?:没有?|吗|吧)[?？\s]*$|再(?:给我)?(?:念|说|发|报|读|核对|看|确认)(?:一)?(?:遍|下|次)|^(?:is|was) (?:it|that|everything) (?:done|changed|booked|through)|did (?:it|that) go through|(?:read|tell|say) (?:it|that|me that|them) (?:back|again|once more)/imu;
/** “最后退多少，退哪了”. */
const ASKS_MONEY =
  /退[^，。,.?？\n]{0,6}(?:多少|哪)|(?:钱|款)[^，。,.?？\n]{0,4}(?:退|回|返)[^，。,.?？\n]{0,10}(?:还是|[吗吧么])|(?:退款?|钱)[^，。,.?？\n]{0,4}原路|(?:多少|哪里?)[^，。,.?？\n]{0,3}退|how much (?:do i|will i|am i)[^.?]{0,12}(?:back|get)|where (?:does|did|will|is)[^.?]{0,16}(?:money|refund)/iu;
/** Something beside or against what was done. */
const ELSE =
  /另|[也又]|还有|别的|其他|再(?:来|换|退|开|改|约|买|下单|加)|不(?!对劲)|取消|撤|错|大|小|贵|便宜|\b(?:another|also|too|else|not|cancel|undo|wrong|instead|bigger|smaller)\b|n't/iu;
/** What would do the same once more, where wishing it again only presses for it. */
const ONCE: ReadonlySet<ActionName> = new Set([
  "price_protect",
  "change_items",
  "exchange_items",
  "book_service",
  "return_items",
  "cancel_order",
]);
const SWAPS: ReadonlySet<string> = new Set(["change_order", "exchange_request"]);
const MAX_LENGTH = 40;

const LOOSE: ReadonlySet<string> = new Set(["ordinal", "quantity"]);

/** Whether every value of the message is one of those that were just carried out. */
function namesOnlyThat(effects: unknown, { text: said, understanding }: Reading, isMoney: boolean): boolean {
  const known = JSON.stringify(effects).toLowerCase();
  const isKnown = (value: string) => known.includes(value.toLowerCase());
  const values = understanding.entities.filter(
    ({ type }) => !LOOSE.has(type) && !(isMoney && type === "payment_method"),
  );
  const numbers = said.match(/\d+(?:\.\d+)?/g) ?? [];
  return values.every((one) => isKnown(one.text) || isKnown(String(one.value))) && numbers.every(isKnown);
}

function wishesAgain(action: ActionName, { text: said, understanding }: Reading): boolean {
  if (!ONCE.has(action) || isQuestion(said.split("\n")[0] ?? "")) return false;
  const intents = [understanding.intent, ...wishesIn(said)];
  const isSwap = SWAPS.has(ACTION_INTENTS[action]) && intents.some((intent) => SWAPS.has(intent));
  return isSwap || intents.includes(ACTION_INTENTS[action]);
}

/** Whether it is asked if it is done, and nothing else. */
export function asksResult({ text: said, choice }: Reading): boolean {
  return choice === null && said.length <= MAX_LENGTH && !ELSE.test(said) && ASKS_RESULT.test(said.trim());
}

const WHEN_BACK =
  /(?:多久|几天|几时|什么时候|啥时候|何时|哪天|多长时间)[^，。,.?？\n]{0,8}(?:到账|到(?:卡|我)|退|拿到|回来|收到钱|给我|返)|(?:钱|款)[^，。,.?？\n]{0,8}(?:多久|几天|几时|什么时候|啥时候|何时|哪天|哪|到账)|(?:回|退|返|打)[^，。,.?？\n]{0,4}(?:哪|什么)(?:张|个|里|儿)?(?:卡|账|地方)?|when (?:will|do) i get (?:it|my money|the money)|how long[^.?\n]{0,24}(?:refund|money|back)/iu;

const HOW_LONG = /几天|多久|几时|什么时候|啥时候|何时|哪天|多长时间|how long|when/iu;
const NOT_MONEY = /发货|送|快递|包裹|物流|安装|师傅|上门|发票|买|下单|货|parcel|deliver|ship|invoice/iu;

/** “那要等几天” right after money was given back. */
export function asksWhenBack({ done, proposal, awaiting }: DialogueState, { text: said, choice }: Reading): boolean {
  if (!done?.effects || proposal !== null || awaiting !== null || choice !== null || said.length > MAX_LENGTH)
    return false;
  const isAsked = HOW_LONG.test(said) && !NOT_MONEY.test(said) && wishesIn(said).length === 0;
  return isAsked && done.effects.some(({ kind }) => kind === "refund");
}

/** Whether it is asked how much goes back, where to or when, of what is shown and not carried out yet. */
export function asksOfShownMoney({ effects }: Pick<Proposal, "effects">, { text: said, choice }: Reading): boolean {
  if (choice !== null || said.length > MAX_LENGTH || ELSE.test(said) || wishesIn(said).length > 0) return false;
  return effects.some(({ kind }) => kind === "refund") && (ASKS_MONEY.test(said) || WHEN_BACK.test(said));
}

/** Whether the message wishes or asks for what was done last, and for nothing else. */
export function asksOfDone({ done, proposal }: DialogueState, reading: Reading): boolean {
  const { text: said, choice } = reading;
  if (!done?.effects || proposal !== null || choice !== null || said.length > MAX_LENGTH) return false;
  // “我寄回去了，单号…” goes on with it.
  if (saysSentBack(said, reading.understanding)) return false;
  const hasMoney = done.effects.some(({ kind }) => kind === "refund") && ASKS_MONEY.test(said);
  const lines = said.split("\n").map((line) => line.trim());
  const result = lines.find((line) => ASKS_RESULT.test(line));
  // What is asked of may hold a “大厦”; beside it nothing else is wished.
  const beside = result === undefined ? said : lines.filter((line) => line !== result).join("\n");
  if (ELSE.test(beside) || !namesOnlyThat([done.orderId, done.effects], reading, hasMoney)) return false;
  const asks = result !== undefined || hasMoney;
  return asks || wishesAgain(done.action, reading);
}

/** What was done last and what came of it. */
export function tellDone({ state, ports, wording }: Turn): Draft {
  const { done } = state;
  if (!done?.effects) return draftOf("say", [{ template: "confirm.nothing_open", facts: {} }]);
  const { lines, facts: carried } = tellEffects(done.effects, ports.shop, wording);
  const facts = { action: text(ACTION_LABELS[done.action][wording.language]), effects: text(lines.join("\n")) };
  const say =
    done.orderId === null
      ? { template: "receipt.again_own", facts }
      : {
          template: "receipt.again",
          facts: { ...facts, order: text(done.orderId) },
          sources: [{ kind: "order" as const, id: done.orderId, title: done.orderId }],
        };
  return draftOf("say", [say], { carried });
}
