import { z } from "@hono/zod-openapi";

/** What a shopper gives: 1 (bad) to 5 (good). */
export const ratingScoreSchema = z.number().int().min(1).max(5);

export const ratingSchema = z
  .object({
    /** Whether a score would be taken now. */
    mayRate: z.boolean(),
    score: ratingScoreSchema.nullable(),
    /** Until when a given score may be changed. */
    changeableUntil: z.string().openapi({ format: "date-time" }).nullable(),
  })
  .openapi("Rating");
/** A shopper's rating of the conversation as it stands. */
export type RatingView = z.infer<typeof ratingSchema>;
