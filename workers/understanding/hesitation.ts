const HESITATES = /^(?:(?:那个|就是|嗯+|呃+|额+|um+|uh+|er+m?)[…\s,，.。、~～]+)+(?=\S{2})/u;
/** “我就是想问一下…”: that something is asked, before what is asked. */
const ASKS = /^(?:我|就|是)*想(?:要)?(?:问一?问|问一?下|咨询一?下|请教一?下)[…\s,，.。、~～:：]*(?=\S{3})/u;

/** A folded message without the sounds and words before its point: “那个…”, “嗯，”, “um, ”, “我想问一下”. */
export function withoutHesitation(folded: string): string {
  return folded.replace(HESITATES, "").replace(ASKS, "");
}
