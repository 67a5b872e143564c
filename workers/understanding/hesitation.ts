const HESITATES = /^(?:(?:那个|就是|嗯+|呃+|额+|um+|uh+|er+m?)[…\s,，.。、~～]+)+(?=\S{2})/u;

/** A folded message without the sounds before its point: “那个…”, “嗯，”, “um, ”. */
export function withoutHesitation(folded: string): string {
  return folded.replace(HESITATES, "");
}
