import { expect, test } from "vitest";
import type { UnderstandContext } from "../../workers/understanding/types.ts";
import { understand } from "../../workers/understanding/understand.ts";
import { context } from "./context.ts";

const confirm: UnderstandContext = { ...context, expects: { kind: "confirm", name: "cancel_order" } };
const choice: UnderstandContext = {
  ...context,
  expects: {
    kind: "choice",
    name: "order_id",
    choices: ["Parka", "Bottle", "Sneaker"].map((label, index) => ({ id: String(index + 1), label })),
  },
};
const phrases = (list: string) => list.split("|");

const YES =
  "はい大丈夫です|うん、それでお願い|네 그렇게 해주세요|넵|oui allez-y|parfait merci|ja gerne|passt so, danke|vale, gracias|claro que sí|isso mesmo|pode cancelar sim|certo, grazie|да, конечно|хорошо, спасибо|так, звісно|تمام شكرا|ايوه|ได้เลยครับ|โอเคค่ะ|vâng ạ|ok shop|oke kak|boleh, terima kasih|tamam, teşekkürler|aynen|akkoord|zeker weten|no tak, dobrze|ठीक है|haan ji kar do|absolut|ja det går bra|כן, תודה|בסדר גמור|sige po|oo nga|好的没问题|行，就这样|嗯嗯可以的|ok👌|好滴~|可以呀亲|yes yes yes|sure, go ahead please|that's fine, thanks|k|對，沒錯|好，麻煩您了";
const NO =
  "いいえ、結構です|やっぱりやめます|아뇨 괜찮습니다|됐어요|non, laissez tomber|pas maintenant merci|nein danke|lieber nicht|no gracias|mejor no, gracias|não precisa|deixa pra lá|no, lascia stare|нет, спасибо|передумала|ні, не треба|لا، ليس الآن|ไม่เป็นไรค่ะ|ยังก่อนค่ะ|thôi không cần đâu ạ|không|gak jadi kak|tidak, terima kasih|tak payah lah|hayır teşekkürler|boşver|laat maar|nee hoor|jednak nie|rezygnuję|नहीं रहने दो|nahi ji|nej tack|nej, det behövs inte|לא תודה|עזוב|hindi na po|wag na lang|不用啦谢谢|先不了吧|还是算了吧|算了算了|nah i'm good|no, never mind|actually no|wait no|等等先别|我再想想吧|不要取消|不，谢谢|暂时不需要哈";
/** Conditions, hedges, questions, and other matters that begin like an answer. */
const NEITHER =
  "はい、でも送料は？|네 그런데 얼마예요|oui si c'est gratuit|ja aber erst morgen|sí, pero mañana|sim, mas quando?|sì ma non oggi|да, но не сейчас|так, але пізніше|نعم ولكن متى|ได้ไหมคะ|được không|boleh nggak|olur mu|mag dat ook morgen|tak, ale jutro|हाँ लेकिन कब|ja men inte idag|כן אבל מתי|oo pero kailan|好的话就办|行李箱多少钱|是多少|要多久|对方不收|没收到|不会吧|可能吧|看情况|也许|maybe|not sure|i guess|yes or no|whatever|could be|depends|是谁|确认码是多少|同意书在哪|1号|2件|no idea|no problem with the shoes";

test.each(phrases(YES))("%s: yes", (text) => {
  expect(understand(text, confirm).answer).toEqual({ kind: "yes" });
});

test.each(phrases(NO))("%s: no", (text) => {
  expect(understand(text, confirm).answer).toEqual({ kind: "no" });
});

test.each(phrases(NEITHER))("%s: neither yes nor no", (text) => {
  expect(understand(text, confirm).answer).toBeUndefined();
});

test.each([
  ["de tweede", "2"],
  ["la deuxième svp", "2"],
  ["o terceiro", "3"],
  ["세 번째", "3"],
  ["3番目", "3"],
  ["三番目のやつ", "3"],
  ["อันสุดท้าย", "3"],
  ["cái cuối cùng", "3"],
  ["yang ketiga", "3"],
  ["последний", "3"],
  ["третий, пожалуйста", "3"],
  ["את השני", "2"],
  ["الثالث", "3"],
  ["दूसरा वाला", "2"],
  ["ang pangalawa po", "2"],
  ["den tredje", "3"],
  ["ostatni", "3"],
  ["sonuncu", "3"],
  ["numero 1", "1"],
  ["número dos", "2"],
  ["nr 3", "3"],
  ["option two", "2"],
  ["#2", "2"],
  ["3号", "3"],
  ["第3个吧", "3"],
  ["选二", "2"],
  ["最后那个", "3"],
  ["中间的", "2"],
  ["1번이요", "1"],
  ["2番で", "2"],
  ["la seconda", "2"],
  ["el tercero", "3"],
  ["number one", "1"],
  ["bottle please", "2"],
  ["二号", "2"],
  ["the 2nd", "2"],
  ["opción 3", "3"],
  ["ตัวที่ 2", "2"],
  ["số 2", "2"],
  ["nomor 1", "1"],
])("%s chooses number %s", (text, place) => {
  expect(understand(text, choice).answer).toEqual({ kind: "choice", id: place });
});
