/**
 * Unicode classes as the ranges that occur in shoppers' messages. V8 takes milliseconds to compile the real ones, and
 * there are some hundred patterns here. Scripts without spaces between words are no letters: nothing is bounded by them.
 */
const RANGES: Readonly<Record<string, string>> = {
  L: "A-Za-z\\u00c0-\\u024f\\u0400-\\u052f\\u0590-\\u05ff\\u0620-\\u065f\\u066e-\\u06d3\\u0900-\\u097f\\u1e00-\\u1eff",
  // Some lower-case letters of Polish, Turkish and Vietnamese are among them; no name is lost by that.
  Lu: "A-Z\\u00c0-\\u00de\\u0100-\\u017e\\u0401-\\u042f\\u0490\\u1ea0-\\u1eff",
  M: "\\u0300-\\u036f",
  "Script=Latin": "A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff",
  "Script=Cyrillic": "\\u0400-\\u052f",
  "Script=Greek": "\\u0370-\\u03ff",
  // Without the punctuation that stands in the same block.
  "Script=Arabic": "\\u0620-\\u065f\\u066e-\\u06d3",
  "Script=Hebrew": "\\u0590-\\u05ff",
  "Script=Devanagari": "\\u0900-\\u097f",
  "Script=Thai": "\\u0e00-\\u0e7f",
  "Script=Hangul": "\\uac00-\\ud7af",
};

/** A pattern without the flag `u`; `\p{…}` stands for the ranges above. */
export function lean(source: string, flags = "g"): RegExp {
  let out = "";
  let isInClass = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    const named = c === "\\" ? /^\\p\{([^}]+)\}/.exec(source.slice(i, i + 24)) : null;
    if (named) {
      const range = RANGES[named[1] ?? ""] ?? "";
      out += isInClass ? range : `[${range}]`;
      i += named[0].length - 1;
    } else if (c === "\\") {
      out += source.slice(i, i + 2);
      i++;
    } else {
      if (c === "[") isInClass = true;
      else if (c === "]") isInClass = false;
      out += c;
    }
  }
  return new RegExp(out, flags);
}
