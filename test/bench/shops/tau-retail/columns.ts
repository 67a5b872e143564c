import { z } from "zod";

// The columns of the set's files, as far as they are read.

const amount = z.number();
export const addressColumns = z.object({
  address1: z.string(),
  address2: z.string(),
  city: z.string(),
  country: z.string(),
  state: z.string(),
  zip: z.string(),
});
export type AddressColumns = z.infer<typeof addressColumns>;

const item = z.object({
  name: z.string(),
  product_id: z.string(),
  item_id: z.string(),
  price: amount,
  options: z.record(z.string(), z.string()),
});

export const orderColumns = z.object({
  order_id: z.string(),
  user_id: z.string(),
  address: addressColumns,
  items: z.array(item),
  fulfillments: z.array(z.object({ tracking_id: z.array(z.string()), item_ids: z.array(z.string()) })),
  status: z.string(),
  payment_history: z.array(
    z.object({ transaction_type: z.enum(["payment", "refund"]), amount, payment_method_id: z.string() }),
  ),
  cancel_reason: z.string().optional(),
  return_items: z.array(z.string()).optional(),
  return_payment_method_id: z.string().optional(),
  exchange_items: z.array(z.string()).optional(),
  exchange_new_items: z.array(z.string()).optional(),
  exchange_payment_method_id: z.string().optional(),
  exchange_price_difference: amount.optional(),
});
export type OrderColumns = z.infer<typeof orderColumns>;

const methodColumns = z.object({
  source: z.enum(["credit_card", "paypal", "gift_card"]),
  id: z.string(),
  balance: amount.optional(),
  brand: z.string().optional(),
  last_four: z.string().optional(),
});
export type MethodColumns = z.infer<typeof methodColumns>;

export const userColumns = z.object({
  name: z.object({ first_name: z.string(), last_name: z.string() }),
  address: addressColumns,
  email: z.string(),
  payment_methods: z.record(z.string(), methodColumns),
  orders: z.array(z.string()),
});
export type UserColumns = z.infer<typeof userColumns>;

export const productColumns = z.object({
  name: z.string(),
  product_id: z.string(),
  variants: z.record(
    z.string(),
    z.object({
      item_id: z.string(),
      options: z.record(z.string(), z.string()),
      available: z.boolean(),
      price: amount,
    }),
  ),
});
export type ProductColumns = z.infer<typeof productColumns>;

export const actionColumns = z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) });
export const taskColumns = z.object({
  task: z.string(),
  user_id: z.string(),
  actions: z.array(actionColumns),
  results: z.array(z.string()),
  expected: z.object({ orders: z.record(z.string(), orderColumns), users: z.record(z.string(), userColumns) }),
});
export type TaskColumns = z.infer<typeof taskColumns>;
export type ActionColumns = z.infer<typeof actionColumns>;

/** Dollars to cents. */
export const toMinor = (dollars: number) => Math.round(dollars * 100);
/** Cents to dollars. */
export const toDollars = (minor: number) => minor / 100;
/** `#W1` is `W1` here: ids have no signs. */
export const toOrderId = (id: string) => id.replace(/^#/, "");
export const fromOrderId = (id: string) => `#${id}`;
