import { z } from "zod";
import type { Guide } from "../commerce/ports.ts";
import { ORDER_STATES, policySchema, SERVICE_TYPES } from "../platform/policy.ts";

// The one document a shop's data comes in by: the demo's seed files, a merchant's export, a connector's page.
// Every part is optional, so that one file may hold products only; ids are the shop's own. Import is an upsert by id.

/** Letters of any script: shops name shoppers as they sign up. */
const id = z.string().regex(/^[\p{L}\p{M}\p{N}_.-]{1,64}$/u, "1–64 letters, digits, dot, dash or underscore");
const words = z.string().min(1).max(4000);
/** Text in both languages, or one text for both. */
const bilingual = z
  .union([words, z.strictObject({ zh: words, en: words })])
  .transform((value) => (typeof value === "string" ? { zh: value, en: value } : value));
const minor = z.number().int().nonnegative();
/** ISO 8601 with offset; epoch ms inside. */
const at = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));
const range = z.tuple([z.number(), z.number()]);
const GUIDE_TOPICS = [
  "installation",
  "accessories",
  "repair",
  "faults",
  "care",
  "gifts",
] as const satisfies Guide["topic"][];
/** Pictures and links that show something; what they show is checked where they lie. */
const evidence = z.array(z.string().min(1).max(500)).max(20).default([]);

export const settingsImport = z.strictObject({
  name: bilingual,
  timeZone: z.string(),
  currency: z.string().length(3),
  country: z.string().length(2),
  defaultLanguage: z.enum(["zh", "en"]),
  allowedOrigins: z.array(z.string()).default([]),
  greeting: bilingual,
  staffHours: z
    .array(
      z.strictObject({
        weekday: z.number().int().min(0).max(6),
        fromMinute: z.number().int().min(0).max(1439),
        toMinute: z.number().int().min(1).max(1440),
      }),
    )
    .default([]),
  holidays: z.array(z.iso.date()).default([]),
  templates: z.record(z.string(), z.strictObject({ zh: words.optional(), en: words.optional() })).default({}),
  bannedWords: z.array(z.string().min(1)).default([]),
});

export const categoryImport = z.strictObject({ id, name: bilingual, aliases: z.array(z.string()).default([]) });

export const sizeChartImport = z.strictObject({
  id,
  title: bilingual,
  measure: z.enum(["height_weight", "foot"]),
  rows: z
    .array(
      z.strictObject({
        size: z.string(),
        heightCm: range.optional(),
        weightKg: range.optional(),
        footCm: range.optional(),
      }),
    )
    .min(1),
  fit: z.enum(["small", "true", "large"]).default("true"),
  note: bilingual.nullable().default(null),
});

export const productImport = z.strictObject({
  id,
  category: id,
  name: bilingual,
  /** Other names shoppers use for it. */
  aliases: z.array(z.string()).default([]),
  description: bilingual,
  isOnSale: z.boolean().default(true),
  attributes: z.array(z.strictObject({ key: z.string(), label: bilingual, value: bilingual })).default([]),
  inTheBox: z.array(bilingual).default([]),
  usage: bilingual,
  authenticity: bilingual.nullable().default(null),
  warrantyMonths: z.number().int().nonnegative().nullable().default(null),
  sizeChart: id.nullable().default(null),
  /** In the order they are asked for: `color`, `storage`, `size`, or the shop's own. */
  optionNames: z.array(z.strictObject({ name: z.string(), label: bilingual })).default([]),
  variants: z
    .array(
      z.strictObject({
        id,
        options: z.record(z.string(), bilingual).default({}),
        priceMinor: minor,
        listPriceMinor: minor.nullable().default(null),
        /** One that is not on sale is not offered and is no replacement; orders that hold it keep it. */
        isOnSale: z.boolean().default(true),
        /** By warehouse id: the quantity, or quantity and the day it is back. */
        stock: z
          .record(
            z.string(),
            z.union([
              z.number().int().nonnegative(),
              z.strictObject({ quantity: z.number().int().nonnegative(), restockAt: at }),
            ]),
          )
          .default({}),
      }),
    )
    .min(1),
  tags: z.array(z.string()).default([]),
  /** What the shop says about living with it, by topic; passages divided by line breaks. */
  guides: z.array(z.strictObject({ topic: z.enum(GUIDE_TOPICS), text: bilingual })).default([]),
  /** Products that it may be exchanged for. */
  exchangeFor: z.array(id).default([]),
});

export const warehouseImport = z.strictObject({
  id,
  name: bilingual,
  city: z.string(),
  cutoffHour: z.number().int().min(0).max(23),
  transitDays: z.number().int().positive(),
  transitDaysTo: z.record(z.string(), z.number().int().positive()).default({}),
});

export const promotionImport = z.strictObject({
  id,
  title: bilingual,
  startsAt: at,
  endsAt: at,
  productIds: z.array(id).default([]),
  categoryIds: z.array(id).default([]),
  withCoupons: z.boolean().default(true),
  rule: z.discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("threshold"),
      steps: z.array(z.strictObject({ fromMinor: minor, offMinor: minor })).min(1),
    }),
    z.strictObject({
      kind: z.literal("bundle"),
      items: z.array(z.strictObject({ productId: id, quantity: z.number().int().positive() })).min(1),
      priceMinor: minor,
    }),
    z.strictObject({
      kind: z.literal("coupon"),
      code: z.string().min(1),
      fromMinor: minor,
      offMinor: minor,
      perCustomer: z.number().int().positive().default(1),
      howToGet: bilingual,
    }),
    z.strictObject({
      kind: z.literal("presale"),
      depositMinor: minor,
      depositCountsMinor: minor,
      balanceFrom: at,
      balanceUntil: at,
      shipsAt: at.optional(),
      refundsDeposit: z.boolean().optional(),
    }),
  ]),
});

const addressImport = z.strictObject({
  country: z.string().default("CN"),
  province: z.string(),
  city: z.string(),
  district: z.string().default(""),
  street: z.string(),
  postcode: z.string().max(20).optional(),
});

/** What a customer pays with; a stored value comes with its balance. */
export const paymentMethodImport = z
  .strictObject({
    id,
    kind: z.enum(["stored_value", "external"]),
    label: bilingual,
    balanceMinor: minor.nullable().default(null),
  })
  .refine(({ kind, balanceMinor }) => (kind === "stored_value") === (balanceMinor !== null), {
    message: "a stored value has a balance, and nothing else has one",
    path: ["balanceMinor"],
  });

export const customerImport = z.strictObject({
  id,
  name: z.string().nullable().default(null),
  phone: z.string().nullable().default(null),
  email: z.email().nullable().default(null),
  address: addressImport.nullable().default(null),
  tier: z.string().default("standard"),
  points: z.number().int().nonnegative().default(0),
  /** Each by its id; what is not named stays. */
  methods: z.array(paymentMethodImport).default([]),
  /** Short for a stored value `balance`: the customer's balance with the shop. */
  balanceMinor: minor.optional(),
  locale: z.string().nullable().default(null),
  createdAt: at.optional(),
});

export const orderImport = z.strictObject({
  id,
  customer: id,
  state: z.enum(ORDER_STATES),
  items: z
    .array(
      z.strictObject({
        id: id.optional(),
        product: id,
        variant: id,
        quantity: z.number().int().positive(),
        /** Default: the variant's price now. */
        unitPriceMinor: minor.optional(),
        state: z
          .enum(["ordered", "return_requested", "returned", "exchange_requested", "exchanged"])
          .default("ordered"),
      }),
    )
    .min(1),
  freightMinor: minor.default(0),
  discountMinor: minor.default(0),
  /** Default: one payment of the total, by the method named here. */
  payments: z
    .array(z.strictObject({ method: z.string().min(1).max(64), amountMinor: minor.optional(), at: at.optional() }))
    .default([]),
  /** Default: the customer's name, phone and address. */
  recipient: z.strictObject({ name: z.string(), phone: z.string(), address: addressImport }).optional(),
  placedAt: at,
  paidAt: at.nullable().default(null),
  deliveredAt: at.nullable().default(null),
  expeditedAt: at.nullable().default(null),
  /** Paid in two parts: the deposit, then the rest. Left out, what is known of it stays. */
  presale: z
    .strictObject({
      depositMinor: minor,
      depositPaidAt: at.nullable().default(null),
      balanceFrom: at,
      balanceUntil: at,
      shipsAt: at.nullable().default(null),
      isReserved: z.boolean().default(true),
      refundsDeposit: z.boolean().default(false),
    })
    .nullable()
    .default(null),
  shipments: z
    .array(
      z.strictObject({
        id: id.optional(),
        courier: z.string(),
        trackingNo: z.string(),
        state: z.enum(["created", "in_transit", "out_for_delivery", "delivered", "lost"]),
        shippedAt: at.nullable().default(null),
        etaAt: at.nullable().default(null),
        deliveredAt: at.nullable().default(null),
        events: z.array(z.strictObject({ at, text: bilingual, city: z.string().default("") })).default([]),
      }),
    )
    .default([]),
  refunds: z
    .array(
      z.strictObject({
        id: id.optional(),
        amountMinor: minor,
        to: z.string(),
        state: z.enum(["requested", "approved", "paid", "refused"]),
        reason: z.string(),
        createdAt: at,
        dueAt: at.nullable().default(null),
      }),
    )
    .default([]),
  invoices: z
    .array(
      z.strictObject({
        id: id.optional(),
        type: z.enum(["personal", "company"]),
        title: z.string(),
        taxNo: z.string().nullable().default(null),
        amountMinor: minor.optional(),
        state: z.enum(["requested", "issued", "replaced"]),
        url: z.url().nullable().default(null),
        /** The invoice of the order that it corrects. */
        replaces: id.nullable().default(null),
        createdAt: at,
      }),
    )
    .default([]),
});

export const serviceImport = z.strictObject({
  id,
  order: id,
  type: z.enum(SERVICE_TYPES),
  item: id.nullable().default(null),
  /** As it was said, and the local day that it is. */
  time: z.string().min(1).max(200),
  date: z.iso.date().nullable().default(null),
  contact: z.strictObject({ name: z.string(), phone: z.string() }),
  state: z.enum(["booked", "done", "cancelled"]).default("booked"),
  createdAt: at.optional(),
});

export const cashbackImport = z.strictObject({
  order: id,
  amountMinor: minor,
  evidence,
  state: z.enum(["registered", "paid", "refused"]).default("registered"),
  createdAt: at.optional(),
});

export const faqImport = z.strictObject({
  id,
  question: bilingual,
  alternates: z.array(z.string()).default([]),
  answer: bilingual,
  intents: z.array(z.string()).default([]),
});

/** The whole document; unknown fields are refused with their path. */
export const shopImport = z.strictObject({
  settings: settingsImport.optional(),
  policy: policySchema.optional(),
  categories: z.array(categoryImport).default([]),
  sizeCharts: z.array(sizeChartImport).default([]),
  warehouses: z.array(warehouseImport).default([]),
  products: z.array(productImport).max(5000).default([]),
  promotions: z.array(promotionImport).default([]),
  customers: z.array(customerImport).max(5000).default([]),
  orders: z.array(orderImport).max(5000).default([]),
  services: z.array(serviceImport).max(5000).default([]),
  cashbacks: z.array(cashbackImport).max(5000).default([]),
  faq: z.array(faqImport).max(2000).default([]),
});
export type ShopImport = z.output<typeof shopImport>;
export type ShopImportInput = z.input<typeof shopImport>;
