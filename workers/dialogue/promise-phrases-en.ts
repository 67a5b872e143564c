import type { PromiseKind } from "../platform/promise.ts";

const WHO =
  "(?:i|we|someone|somebody|they|he|she|it|this|that|there|(?:an?|our|my|the|your|this|one of our) (?:[\\w'$%.-]+ ){0,4}?[\\w'$%.-]+|repairs|refunds?|you)";
const WILL = "(?:['’]ll| will| shall|['’]m going to|['’](?:re|s) going to| (?:am|are|is) going to)";
/** Looking, asking and handing over bind to nothing. */
const LIGHT =
  "(?:(?:just|quickly|gladly|also|then|now|first|only) )*(?:look|check|see (?!to)|need|ask|show|explain|work it|pass|transfer|connect|hand|wait|read|list|find (?:it|that|the|your|out)|help you (?:choose|find|look)|be (?:happy|glad|able|sorry|needed|asked|transferred|counted)|have to|know|confirm|tell you (?:what|which|how)|help\\b|go on|fit\\b|work\\b|last\\b|run\\b|suit\\b|feel\\b|hold\\b|charge\\b|try|take (?:a look|it from here)|start|compare|go through|not\\b|never\\b|depend|vary)";

/** A future in somebody's mouth: “we'll …”, “your money will …”. What it owes is read from the rest of the clause. */
export const EN_FUTURE = new RegExp(`(?<![a-z])${WHO}${WILL} (?!${LIGHT})`, "i");

/** Words that bind without a future. */
export const EN_COMMITMENTS: readonly RegExp[] = [
  /(?<![a-z])(?:i|we)(?:['’]m|['’]re| am| are)(?: (?:now|just|also|already))? (?:sending|giving|adding|issuing|refunding|crediting|shipping|having|getting|arranging|waiving|offering|throwing|reimbursing|compensating|replacing|making|taking)\b/i,
  /(?<![a-z])let (?:me|us) (?:add|give|offer|send|refund|credit|throw|arrange|get (?:you|that|this|it)|make|waive|sort|fix|take care|compensate|replace|cover)\b/i,
  /(?<![a-z])(?:i|we) can (?:let you|give you|offer you|do it for|waive|refund|add|send you|throw|cover|reimburse|make an)\b/i,
  /(?<![a-z])you(?:['’]ll)? (?:get|receive|can have) .{0,30}\b(?:off|free|back|refund|credit|voucher|coupon)\b/i,
  /(?<![a-z])expect (?:an?|the|your|our|to (?:get|receive|hear)|[$€£¥\d]|\w+ (?:dollars|euros|pounds|yuan))/i,
  /(?<![a-z])on (?:its|their) way to (?:you|your)\b/i,
  /(?<![a-z])(?:on us|on the house|free of charge|at no (?:extra |additional )?(?:cost|charge)|for free|without charge|won['’]t cost you|won['’]t have to pay)\b/i,
  /(?<![a-z])(?:my word|rest assured|make sure|see to it|count on (?:it|me|us)|guarantee[ds]?|i promise|we promise|assure you|without fail|no matter what|for certain|won['’]t happen again|you can be sure)\b/i,
  /(?<![a-z])make an exception|(?<![a-z])waive|(?<![a-z])just this once\b|(?<![a-z])bend the rules\b|(?<![a-z])as a one-off\b/i,
  /(?<![a-z])(?:match|beat) (?:the|that|their|any|this) (?:price|offer)|(?<![a-z])price[- ]match/i,
  /(?<![a-z])make it up to you\b|(?<![a-z])(?:be|get) (?:compensated|reimbursed)\b/i,
  /(?<![a-z])(?:glad|happy|pleased|like|love) to (?:give|offer|send|refund|reimburse|cover|credit|compensate|waive|replace|add)\b/i,
  /(?<![a-z])(?:i|we)(?:['’]m|['’]re| am| are)(?: \w+ly)? (?!transferring|passing|checking|looking|connecting|handing|putting you through|going|asking|working|waiting|talking|referring|writing|reading|trying|missing|using|processing)\w{2,}ing (?:you|your|it|this|that|the|a|an)\b/i,
  /(?<![a-z])you(?:['’]re| are) (?:getting|receiving|going to (?:get|receive))\b|(?<![a-z])you(?:['’]ll| will) see (?:the|your|all (?:the|your)) (?:money|refund|credit|amount)\b/i,
  /(?<![a-z])is being (?:sent|resent|refunded|replaced|shipped|repaired|credited)\b|\bon me\b/i,
  /(?<![a-z])leave (?:it|that|this) (?:with|to) (?:me|us)\b/i,
  /(?<![a-z])consider it (?:done|refunded|settled|sorted|fixed)\b/i,
  /(?<![a-z])(?:i|we)(?: can| do| hereby)? (?:promise|vouch)\b|(?<![a-z])promise\W*$/i,
  /(?<![a-z])(?:i|we)(?: can| do| hereby)? confirm .{0,30}\b(?:refund|discount|credit|voucher|coupon)\b/i,
  /(?<![a-z])will (?:hit|land|appear|go back|be back|reach|show up)\b.{0,16}\b(?:account|card|wallet|inbox)\b/i,
  /(?<![a-z])(?:still |also )?get (?:an?|your|the|all (?:of )?your) (?:full )?(?:refund|money|credit|voucher)\b/i,
  /(?<![a-z])we owe you\b|(?<![a-z])coming your way\b/i,
  /(?<![a-z])(?:ships?|leaves|goes out|arrives) (?:today|tonight|tomorrow|right away|first thing)\b/i,
];
/** These bind although they are told as done. */
export const EN_ARRANGED: readonly RegExp[] = [
  /(?<![a-z])(?:i|we)(?:['’]ve| have) (?:arranged|organi[sz]ed|scheduled|approved|reserved|asked)\b/i,
  /(?<![a-z])(?:got|have) you covered\b/i,
];

/** What a committing clause owes, by its words; the first that is found. */
export const EN_KINDS: readonly (readonly [PromiseKind, RegExp])[] = [
  ["exception", /exception|waive|just this once|bend the rules|one-off/i],
  ["price_match", /\b(?:match|beat) (?:the|that|their|any|this)|price[- ]match|price they/i],
  ["coupon", /voucher|coupon|store credit|discount|% off|percent off|promo code|points/i],
  ["compensation", /compensat|make it up|\bcover\b|on us|pay for|on the house/i],
  ["replacement", /replac|brand[- ]new|another one|new one|resend/i],
  ["repair", /repair|\bfix|technician|engineer/i],
  ["refund", /refund|money|reimburs|back (?:in|on|to) your|returned to you|difference|\$|dollars/i],
  ["gift", /gift|present|throw in|free (?:case|sample)/i],
  ["callback", /\b(?:call|phone|ring)\b|in touch|contact you/i],
  ["dispatch", /\bship|dispatch|send (?:it|them) out|leave the warehouse/i],
  ["delivery", /deliver|arriv|at your door|reach you|with you by/i],
  [
    "follow_up",
    /get back to you|let you know|update|hear from|told|result|keep an eye|follow|inform|tell you|deal with|send/i,
  ],
];

export const EN_NEGATION =
  /\b(?:not|cannot|never|unable|no longer|without)\b|\b\w+n['’]t\b(?! (?:cost|have to pay|happen again|be charged))/i;
export const EN_PAST = /\b(?:has|have|had|was|were|been)\b/i;
export const EN_RULE =
  /\b(?:after|once|if|when|where|usually|normally|generally|should|expected|estimated|as soon as|until|within \S+ of delivery)\b/i;
export const EN_GIVER = /\b(?:i|we)\b|\b(?:i|we)['’]|\bfor you\b|\bto you\b|\byou['’]ll\b|\byou will\b/i;
export const EN_OFFER = /\bordered now\b|\bif you order\b|\border now\b/i;
export const EN_QUESTION =
  /^(?:so |and |or )?(?:would|do|does|did|shall|should|when|which|what|where|who|how|can|could|may|is|are|have|has|will)\b/i;
export const EN_QUOTE = /^(?:so )?you (?:said|mentioned|asked|wrote|told|say|want)\b/i;
export const EN_VALUE = /[$€£¥]\s?\d|\d\s?%|\b(?:voucher|coupon|credit|refund you|compensat\w+)\b/i;
