const HAN_RUN = /[\p{Script=Han}]+/gu;
const WORD = /[a-z0-9][a-z0-9.+-]*/g;
const STOP = new Set(
  "the a an is are was were be to of in on for and or i me my we you your it its this that do does did can could will would how what when where which who please have has there any with from at as if not no s t".split(
    " ",
  ),
);

/** Pairs that only hold a question together. */
const STOP_HAN = new Set(
  "我想 想问 问下 问一 一下 请问 可以 什么 怎么 怎样 如何 是不 不是 有没 没有 能不 不能 你们 我们 这个 那个 多少 哪里 哪些 的吗 了吗 的话 还是 是吗 可不 么办 么样 为什".split(
    " ",
  ),
);

/** What a text is found by: Han characters in pairs (alone where there is but one), and words. */
export function tokensOf(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase();
  const tokens: string[] = [];
  for (const [run] of plain.matchAll(HAN_RUN)) {
    if (run.length === 1) tokens.push(run);
    for (let i = 0; i + 2 <= run.length; i++) {
      const pair = run.slice(i, i + 2);
      if (!STOP_HAN.has(pair)) tokens.push(pair);
    }
  }
  for (const [word] of plain.matchAll(WORD)) {
    if (!STOP.has(word)) tokens.push(word.replace(/(?<=[a-z]{3})(?:ies|es|s)$/, ""));
  }
  return tokens;
}
