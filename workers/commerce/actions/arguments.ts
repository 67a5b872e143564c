import { z } from "zod";

/** An id of the shop's own. */
export const idArgument = z.string().min(1).max(64);

/** Why, in the shopper's words or by the id of a reason; empty where none is asked. */
export const reasonArgument = z.string().max(200);

const pick = z.strictObject({ itemId: idArgument, quantity: z.number().optional() });

/** Items and how many of each; that the number makes sense is refused, not invalid. */
export const picksArgument = z.array(pick).min(1).max(100);

/** Items, the variants that take their place, and for how many of each. */
export const changesArgument = z
  .array(pick.extend({ variantId: idArgument }))
  .min(1)
  .max(100);

/** References to pictures and links that show something. */
export const evidenceArgument = z.array(z.string().min(1).max(500)).max(20);

const part = z.string().trim().max(200);

export const addressArgument = z.strictObject({
  country: part,
  province: part,
  city: part,
  district: part,
  street: part.min(1),
  postcode: z.string().trim().max(20).optional(),
});

export const recipientArgument = part.min(1);
export const phoneArgument = part.min(5);
