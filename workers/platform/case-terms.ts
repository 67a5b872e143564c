import { z } from "zod";

const days = (usual: number) => z.number().int().min(1).max(365).default(usual);

/**
 * How long each step of an after-sales case may take, in days, and what is decided without a person. Part of the shop's
 * policy; a case keeps the terms that it was opened with.
 */
export const caseTermsSchema = z.strictObject({
  /** The shopper has so long to send goods back, or photos of a defect. */
  sendBackDays: days(7),
  evidenceDays: days(5),
  /** Reminded after so many days; told before it expires so many days ahead. */
  remindDays: days(3),
  warnDays: days(1),
  /** A parcel may be on its way so long before somebody asks where it is. */
  transitDays: days(7),
  inspectDays: days(2),
  decideDays: days(2),
  courierDays: days(3),
  replaceDays: days(2),
  repairDays: days(15),
  /** A service with no day named. */
  serviceDays: days(3),
  /** What becomes of a lost parcel: by itself, or by a person's decision. */
  lost: z.enum(["refund", "reship", "person"]).default("person"),
  /** Up to this amount photos of a defect are enough; above it a person looks. Minor units. */
  qualityAutomaticMinor: z.number().int().nonnegative().default(0),
});
export type CaseTerms = z.infer<typeof caseTermsSchema>;
