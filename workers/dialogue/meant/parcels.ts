import { namesAllParcels } from "../../skills/orders/all-parcels.ts";
import { asksCourier, asksWhenComes, asksWhenSent, asksWhoTook } from "../../skills/orders/parcel-words.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import { WHERE_IS_IT } from "../kinship.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

/** “几号签收的”: when it came, of an order that is named or spoken of. */
export const ASKS_RECEIVED =
  /(?:几月)?(?:几号|哪一?天|什么时候|啥时候|何时|几点)[^，。,.\n]{0,4}(?:签收|送到|送达|收到)的|签收(?:的)?(?:时间|日期)|when (?:was|did) [^.?]{0,24}(?:delivered|arrive|signed)/iu;

/** “how much longer??” after where the parcel is: the same once more. */
const HOW_MUCH_LONGER =
  /^[^\p{L}]*(?:那|到底|究竟|大概|所以)*(?:还|还得|还要|还需|还有)?要?(?:等)?(?:多久|多长时间|几天|多少天)(?:啊|呀|呢|才?能?到|才?能?收到)*[^\p{L}]*$|^(?:so |and |but )?how (?:much|many)? ?(?:more )?(?:longer|days|long)(?: (?:more|to go|will it (?:take|be)|do i (?:have to )?wait|is it (?:going to take|gonna take)))?[^\p{L}]*$/iu;

/** “到底发了没”: whether it has been sent. */
const ASKS_SENT =
  /(?:发货?|寄出?|出库)了(?:没有?|[吗么嘛])|(?:还|怎么)没有?(?:发货?|寄出?)|(?:到底|究竟)[^，。,.\n]{0,4}发|has (?:it|my [a-z ]+) (?:been )?(?:shipped|sent)/iu;

/** “那台洗碗机到了没”: whether it has come. */
const ASKS_ARRIVED =
  /(?:到|送到|送达|到货|到家)了(?:没有?|[吗么不])(?=[?？\s啊呀]*$)|到没到|(?:has|did|have) (?:it|my [a-z ]+|the [a-z ]+) (?:arrived?|come|been delivered|get here)/imu;

const NO_PARCEL = /钱|款(?!式)|到账|退|券|积分|发票|师傅|安装|人到|轮到|refund|money|invoice|coupon/iu;

/** What is asked when one's own parcel leaves or comes is taken for. */
const OF_SENDING: ReadonlySet<IntentId> = new Set<IntentId>([
  "shipping_info",
  "urge_shipping",
  "order_status",
  "track_shipment",
  "stock_query",
  "chitchat",
  "out_of_scope",
]);

/** “分别什么进度”. */
const HOW_FAR = /进度|到哪|情况|咋样|怎么样|怎样|如何|什么状态|走到|where|how far|status/iu;
const IN_HASTE = /快[点些]|早[点些]|尽快|赶紧|抓紧|faster|sooner|hurry/iu;

/** When one's own order leaves or comes; null: it is not asked, or of goods that are looked at. */
function asksWhen({ text, understanding, isUnclear }: Reading, { last, identity }: DialogueState): IntentId | null {
  if (identity.level === "none" || wishesIn(text).length > 0) return null;
  if (!isUnclear && !OF_SENDING.has(understanding.intent)) return null;
  if (last !== null && LOOKING.has(last.intent)) return null;
  if (asksWhenSent(text)) return IN_HASTE.test(text) ? "urge_shipping" : "order_status";
  return asksWhenComes(text) ? "track_shipment" : null;
}

/** Goods that are looked at and not bought yet. */
const LOOKING: ReadonlySet<IntentId> = new Set<IntentId>([
  "product_info",
  "product_compare",
  "recommendation",
  "price_query",
  "stock_query",
  "shipping_info",
]);

export function asksOfParcel(reading: Reading, state: DialogueState): IntentId | null {
  const { text, choice, isUnclear } = reading;
  const { last, awaiting } = state;
  if (choice !== null) return null;
  if (ASKS_RECEIVED.test(text) || asksWhoTook(text)) return "track_shipment";
  if (awaiting !== null) return null;
  const isOfParcel = WHERE_IS_IT.has(reading.understanding.intent) && reading.understanding.intent !== "urge_shipping";
  if (isOfParcel && namesAllParcels(text) && HOW_FAR.test(text)) return "track_shipment";
  if (asksCourier(text)) return "track_shipment";
  const ofTime = asksWhen(reading, state);
  if (ofTime) return ofTime;
  if (ASKS_ARRIVED.test(text) && !NO_PARCEL.test(text)) return "track_shipment";
  if (isUnclear && ASKS_SENT.test(text)) return "track_shipment";
  return last && WHERE_IS_IT.has(last.intent) && HOW_MUCH_LONGER.test(text.trim()) ? last.intent : null;
}
