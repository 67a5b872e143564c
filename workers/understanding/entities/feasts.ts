import { type Day, dayOf, plusDays, weekday } from "./calendar.ts";
import { nearest, type Range, single } from "./dates-zh.ts";
import { lexiconOf } from "./lexicon.ts";
import { plain } from "./plain.ts";

/** A feast on a fixed day, or the Friday after Thanksgiving. */
export type Feast = "11-11" | "12-12" | "12-25" | "12-24" | "12-31" | "01-01" | "02-14" | "black-friday";

const NAMES: Readonly<Record<Feast, string>> = {
  "11-11": "双十一 双11 11.11",
  "12-12": "双十二 双12",
  "12-25": "圣诞节 圣诞 christmas xmas クリスマス 크리스마스 weihnachten noël navidad natal natale рождество kerst",
  "12-24": "平安夜 christmas_eve クリスマスイブ heiligabend nochebuena réveillon",
  "12-31": "new_year's_eve 大晦日 silvester nochevieja",
  "01-01": "元旦 new_year's_day 元日 neujahr nouvel_an año_nuevo новый_год",
  "02-14": "情人节 valentine's_day バレンタイン 발렌타인데이 valentinstag saint-valentin san_valentín",
  "black-friday":
    "黑五 黑色星期五 black_friday ブラックフライデー 블랙프라이데이 чёрная_пятница чёрную_пятницу viernes_negro",
};

/** The feasts that shoppers time their orders by, in plain text. */
export const FEASTS = lexiconOf(
  (Object.entries(NAMES) as [Feast, string][]).flatMap(([of, names]) =>
    names.split(" ").map((name) => ({ name: plain(name.replaceAll("_", " ")), of })),
  ),
);

function blackFriday(year: number): Day | undefined {
  const first = dayOf(year, 11, 1);
  if (!first) return undefined;
  const thursday = plusDays(first, (4 - weekday(first) + 7) % 7);
  return plusDays(thursday, 22);
}

/** The feast's day nearest to today. */
export function feastRange(feast: Feast, today: Day): Range | undefined {
  if (feast === "black-friday") return single(blackFriday(today.month < 6 ? today.year - 1 : today.year));
  const [month, day] = feast.split("-").map(Number);
  return single(nearest(today, month ?? 0, day ?? 0));
}
