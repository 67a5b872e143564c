/** The weekday of a local date `YYYY-MM-DD` in one Chinese character: 一 … 六, 日. */
export function weekdayOf(date: string): string {
  return "日一二三四五六"[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "";
}
