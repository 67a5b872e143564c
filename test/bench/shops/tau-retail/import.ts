import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Address } from "../../../../workers/commerce/ports.ts";
import type { ShopImportInput } from "../../../../workers/merchants/import-schema.ts";
import {
  type AddressColumns,
  type MethodColumns,
  type OrderColumns,
  orderColumns,
  type ProductColumns,
  productColumns,
  toMinor,
  toOrderId,
  type UserColumns,
  userColumns,
} from "./columns.ts";

/** The set's files. */
export interface Source {
  orders: Map<string, OrderColumns>;
  users: Map<string, UserColumns>;
  products: ProductColumns[];
}

type OrderInput = NonNullable<ShopImportInput["orders"]>[number];
type CustomerInput = NonNullable<ShopImportInput["customers"]>[number];
type ProductInput = NonNullable<ShopImportInput["products"]>[number];

/** The set tells no times: orders follow each other by the hour, in the order of their user's list. */
const FIRST_AT = Date.parse("2024-05-01T00:00:00Z");
const STATES = { pending: "paid", processed: "processing", delivered: "delivered", cancelled: "cancelled" } as const;

export const SETTINGS = {
  name: "Retail shop",
  timeZone: "America/New_York",
  currency: "USD",
  country: "US",
  defaultLanguage: "en",
  greeting: "Hello",
} satisfies ShopImportInput["settings"];

/** Reads the files of a folder. */
export function readSource(folder: string): Source {
  const file = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  return {
    orders: new Map(Object.entries(z.record(z.string(), orderColumns).parse(file("orders.json")))),
    users: new Map(Object.entries(z.record(z.string(), userColumns).parse(file("users.json")))),
    products: Object.values(z.record(z.string(), productColumns).parse(file("products.json"))),
  };
}

/** The assortment: one category, no counted stock, each variant on sale or not. */
export function assortment({ products }: Source): ShopImportInput {
  return { categories: [{ id: "all", name: "All" }], products: products.map(productInput) };
}

/** Users with all of their orders. */
export function people({ orders, users }: Source, userIds: string[]): ShopImportInput {
  const chosen = userIds.flatMap((id) => {
    const user = users.get(id);
    return user ? [{ id, user }] : [];
  });
  return {
    customers: chosen.map(({ id, user }) => customerInput(id, user)),
    orders: chosen.flatMap(({ id, user }) =>
      user.orders.flatMap((orderId, index) => {
        const order = orders.get(orderId);
        return order ? [orderInput(order, id, user, FIRST_AT + index * 3_600_000)] : [];
      }),
    ),
  };
}

/** An address with its two lines as one street. */
export function toAddress({ address1, address2, city, country, state, zip }: AddressColumns): Address {
  const street = address2 === "" ? address1 : `${address1}, ${address2}`;
  return { country, province: state, city, district: "", street, postcode: zip };
}

function productInput({ product_id, name, variants }: ProductColumns): ProductInput {
  const all = Object.values(variants);
  const options = [...new Set(all.flatMap((variant) => Object.keys(variant.options)))];
  return {
    id: product_id,
    category: "all",
    name,
    description: name,
    usage: name,
    optionNames: options
      .filter((option) => all.every((variant) => option in variant.options))
      .map((option) => ({ name: option, label: option })),
    variants: all.map(({ item_id, options: values, available, price }) => ({
      id: item_id,
      options: values,
      priceMinor: toMinor(price),
      isOnSale: available,
    })),
  };
}

function customerInput(id: string, { name, address, email, payment_methods }: UserColumns): CustomerInput {
  return {
    id,
    name: `${name.first_name} ${name.last_name}`,
    email,
    address: toAddress(address),
    methods: Object.values(payment_methods).map(methodInput),
    locale: "en",
  };
}

function methodInput({
  id,
  source,
  balance,
  brand,
  last_four,
}: MethodColumns): NonNullable<CustomerInput["methods"]>[number] {
  if (source === "gift_card") {
    return { id, kind: "stored_value", label: "gift card", balanceMinor: toMinor(balance ?? 0) };
  }
  return { id, kind: "external", label: source === "paypal" ? "PayPal" : `${brand} ${last_four}` };
}

function orderInput(order: OrderColumns, customer: string, user: UserColumns, placedAt: number): OrderInput {
  const at = new Date(placedAt).toISOString();
  const state = z.enum(["pending", "processed", "delivered", "cancelled"]).parse(order.status);
  const moved = (type: "payment" | "refund") =>
    order.payment_history.filter(({ transaction_type }) => transaction_type === type);
  return {
    id: toOrderId(order.order_id),
    customer,
    state: STATES[state],
    items: order.items.map(({ product_id, item_id, price }) => ({
      product: product_id,
      variant: item_id,
      quantity: 1,
      unitPriceMinor: toMinor(price),
    })),
    payments: moved("payment").map(({ payment_method_id, amount }) => ({
      method: payment_method_id,
      amountMinor: toMinor(amount),
    })),
    refunds: moved("refund").map(({ payment_method_id, amount }) => ({
      amountMinor: toMinor(amount),
      to: payment_method_id,
      state: "paid",
      reason: "imported",
      createdAt: at,
    })),
    recipient: {
      name: `${user.name.first_name} ${user.name.last_name}`,
      phone: "",
      address: toAddress(order.address),
    },
    placedAt: at,
    paidAt: at,
    shipments: order.fulfillments.map(({ tracking_id }) => ({
      courier: "Courier",
      trackingNo: tracking_id.join(" "),
      state: state === "delivered" ? "delivered" : "created",
    })),
  };
}
