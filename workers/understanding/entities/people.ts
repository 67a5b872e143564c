import type { UnderstandContext } from "../types.ts";
import { at, type Found, matches } from "./span.ts";

const SURNAMES =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉翁蓝路游辛靳";
const LABELLED_ZH =
  /(?:收件人|收货人|联系人|姓名|名字|我叫|我是|本人)(?:是|为|叫|改成|换成|改为)?[:：\s]{0,3}([\u4e00-\u9fff]{2,4}?)(?=$|[\s,，。.;；、!！\d]|电话|手机|地址|先生|女士|吧|谢谢)/g;
const TITLED_ZH = new RegExp(`([${SURNAMES}][\\u4e00-\\u9fff]{0,2}?)(?:先生|女士|小姐)(?!姐)`, "g");
const LABELLED_EN =
  /(?:(?:recipient|name|receiver|contact)(?: is| to|:)+|my name is|i am called|call me|attn:?) ?([a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){0,2})(?=$|[,.;!\n]| and | my | phone)/g;
const NAME_ZH = new RegExp(`^[${SURNAMES}][\\u4e00-\\u9fff]{1,3}$`);
const NAME_EN = /^[a-z][a-z'-]{1,20}(?: [a-z][a-z'.-]{0,20}){1,3}$/;
const NOT_NAMES = /客服|人工|顾客|老板|谁|什么|公司|会员|学生|新人|自己|一个|怎么|现在/;

function isSurnamed(name: string): boolean {
  return SURNAMES.includes(name.charAt(0)) && !NOT_NAMES.test(name);
}

function findAsked(text: string, context: UnderstandContext): Found[] {
  if (context.expects?.kind !== "slot" || !/recipient|name|person|invoice_title/.test(context.expects.name)) return [];
  const out: Found[] = [];
  for (const m of matches(text, /[^\s,，。;；、\d]+(?: [a-z][a-z'.-]*)*/g)) {
    const name = m[0].replace(/^(?:叫|是|我叫)/, "");
    if (NAME_ZH.test(name) || NAME_EN.test(name)) out.push(at(m, 61, { type: "person", value: name }, name));
  }
  return out.slice(0, 1);
}

/** Person names where they are labelled, titled, or were asked for. */
export function findPeople(text: string, context: UnderstandContext): Found[] {
  const out: Found[] = [];
  for (const m of matches(text, LABELLED_ZH)) {
    if (isSurnamed(m[1] ?? "")) out.push(at(m, 76, { type: "person", value: m[1] ?? "" }, m[1]));
  }
  for (const m of matches(text, TITLED_ZH)) out.push(at(m, 59, { type: "person", value: m[0] }));
  for (const m of matches(text, LABELLED_EN)) out.push(at(m, 59, { type: "person", value: m[1] ?? "" }, m[1]));
  return [...out, ...findAsked(text, context)];
}
