/** “谁签的”, “放哪了”: who took a parcel in, or where it was left. */
const WHO_TOOK =
  /谁(?:帮我|替我|给我)?(?:签|代?收|拿|取)(?:走)?(?:的|了)|(?:被|是)谁(?:签|收|拿|取)|(?:放|搁|扔|丢|送|存|寄存)(?:到|在|去)?了?(?:哪|什么地方|啥地方)|who (?:signed|took (?:it|them)|received (?:it|them))|where (?:was|were|did|is|have)[^.?\n]{0,16}(?:left|leave|put|dropped|drop)/iu;
/** It is said not to be there: more than a question. */
const NOT_THERE =
  /(?:没有?|未|不曾)(?:收到|拿到|见到|看到|见着|收着)|丢|找不到|冒领|not (?:received|got)|never (?:got|received|came|arrived)|(?:did|have|has)(?:n['’]?t| not) (?:\w+ )?(?:got|gotten|get|received?|seen|arrived?|come)|can(?:'?t|not) find|missing|stolen/iu;

/** Whether the words only ask who took a parcel in or where it lies. */
export function asksWhoTook(text: string): boolean {
  return WHO_TOOK.test(text) && !NOT_THERE.test(text);
}
