import type { ShopSnapshot } from "../../platform/snapshot.ts";

/** What of the shop decides how words are meant. */
export type Known = Pick<ShopSnapshot, "guideTopics" | "promotions" | "vocabulary">;
