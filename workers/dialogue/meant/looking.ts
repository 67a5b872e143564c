import { asksFigure } from "../../skills/products/product-question.ts";
import { guideTopics } from "../../skills/service/guide-topics.ts";
import type { IntentId } from "../../understanding/types.ts";
import type { DialogueState } from "../contract.ts";
import type { Reading } from "../read.ts";
import { wishesIn } from "../wishes.ts";

// “有啥油烟机”, “想搞个风扇吹吹”: a kind of goods is looked for, not one that was spoken of.

const LOOKS_FOR =
  /推荐|有(?:没有?|哪些|啥|什么|哪几|几)(?!货|现货|问题|区别|优惠|活动|色|颜色)|有[^，。,.?？\n]{1,16}(?:吗|没|不|么)[?？\s]*$|(?:想|要|打算|准备|考虑)(?:要|买|搞|装|换|看|入|弄|整|添|找|置)|(?:找|求|缺|需要)一?[个台款]|哪[些几一]?[款种个](?:合适|适合|好)|什么样的|\b(?:looking for|recommend|suggest|do you (?:have|sell)|need an?|want an?)\b/iu;
/** What a classifier takes such a message for. */
const MISREAD: ReadonlySet<IntentId> = new Set<IntentId>(["product_info", "out_of_scope", "chitchat", "product_usage"]);
const OF_OWN =
  /我(?:家|刚[刚才]?)?(?:买|下|拍|的|那|这)|上次|之前|刚才|订单|[这那]一?[款个台件](?!价位)|它|\b(?:my|this|that|it)\b/iu;

/** Whether a kind of goods is looked for. */
export function looksForKind(
  { text, choice, understanding, isUnclear }: Reading,
  { awaiting }: DialogueState,
): boolean {
  if (choice !== null || awaiting !== null || !(isUnclear || MISREAD.has(understanding.intent))) return false;
  const types = new Set(understanding.entities.map(({ type }) => type));
  if (!types.has("category") || types.has("product") || types.has("order_id") || types.has("ordinal")) return false;
  // “热水器有哪些赠品” asks what goes with one.
  if (guideTopics(text).length > 0) return false;
  return LOOKS_FOR.test(text) && !OF_OWN.test(text) && wishesIn(text).length === 0 && !asksFigure(text);
}
