import { DeskbellError } from "../../platform/errors.ts";
import {
  type ActionArguments,
  type ActionRequest,
  type BuiltAction,
  type CustomerAction,
  ORDERLESS_ACTIONS,
  type OrderAction,
  type OrderItem,
} from "../ports.ts";
import { applyCoupon } from "./apply-coupon.ts";
import { bookService } from "./book-service.ts";
import { cancelOrder } from "./cancel-order.ts";
import { changeAddress } from "./change-address.ts";
import { changeItems } from "./change-items.ts";
import { changePayment } from "./change-payment.ts";
import { changeProfileAddress } from "./change-profile-address.ts";
import { compensate } from "./compensate.ts";
import type {
  ActionDefinition,
  CustomerActionDefinition,
  CustomerContext,
  OrderActionDefinition,
  OrderContext,
  Preview,
  PreviewContext,
  WriteContext,
  Writes,
} from "./definition.ts";
import { eraseMyData } from "./erase-my-data.ts";
import { exchangeItems } from "./exchange-items.ts";
import { expediteOrder } from "./expedite-order.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { placeOrder } from "./place-order.ts";
import { priceProtect } from "./price-protect.ts";
import { redeemPoints } from "./redeem-points.ts";
import { refundOnly } from "./refund-only.ts";
import { registerReviewCashback } from "./register-review-cashback.ts";
import { reship } from "./reship.ts";
import { returnItems } from "./return-items.ts";
import { withdrawRequest } from "./withdraw-request.ts";

const ORDER_ACTIONS: { [A in OrderAction]: OrderActionDefinition<A> } = {
  cancel_order: cancelOrder,
  change_address: changeAddress,
  change_items: changeItems,
  change_payment: changePayment,
  return_items: returnItems,
  exchange_items: exchangeItems,
  expedite_order: expediteOrder,
  issue_invoice: issueInvoice,
  apply_coupon: applyCoupon,
  refund_only: refundOnly,
  reship,
  price_protect: priceProtect,
  compensate,
  book_service: bookService,
  register_review_cashback: registerReviewCashback,
  withdraw_request: withdrawRequest,
};

const CUSTOMER_ACTIONS: { [A in CustomerAction]: CustomerActionDefinition<A> } = {
  change_profile_address: changeProfileAddress,
  place_order: placeOrder,
  redeem_points: redeemPoints,
  erase_my_data: eraseMyData,
};

/** An action with its arguments, checked and put in. */
interface Bound<C extends PreviewContext> {
  request: ActionRequest;
  variants: string[];
  reason: string | null;
  evidence: string[] | null;
  method: string | null;
  note: string;
  isDone(context: C): boolean;
  /** Null: all of the order. */
  items(context: C): OrderItem[] | null;
  preview(context: C): Preview;
  write(context: WriteContext): Promise<Writes>;
}
export type BoundAction =
  | ({ of: "order"; orderId: string } & Bound<OrderContext>)
  | ({ of: "customer" } & Bound<CustomerContext>);

/** Finds the definition of a request and checks its arguments; `invalid` names what is wrong. */
export function bindAction(request: ActionRequest): BoundAction {
  if (isOfCustomer(request)) return { of: "customer", ...bindCustomer(request, request) };
  return { of: "order", orderId: request.arguments.orderId, ...bindOrder(request, request) };
}

/** What a request of action `A` looks like. */
type RequestOf<A extends BuiltAction> = { name: A; arguments: ActionArguments[A] };
type CustomerRequest = Extract<ActionRequest, { name: CustomerAction }>;

function isOfCustomer(request: ActionRequest): request is CustomerRequest {
  return ORDERLESS_ACTIONS.some((name) => name === request.name);
}

function bindOrder<A extends OrderAction>(given: RequestOf<A>, request: ActionRequest): Bound<OrderContext> {
  const definition: OrderActionDefinition<A> = ORDER_ACTIONS[given.name];
  return bind(definition, given, request);
}

function bindCustomer<A extends CustomerAction>(given: RequestOf<A>, request: ActionRequest): Bound<CustomerContext> {
  const definition: CustomerActionDefinition<A> = CUSTOMER_ACTIONS[given.name];
  return bind(definition, given, request);
}

function bind<A extends BuiltAction, C extends PreviewContext>(
  definition: ActionDefinition<A, C>,
  given: RequestOf<A>,
  request: ActionRequest,
): Bound<C> {
  const parsed = definition.arguments.safeParse(given.arguments);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DeskbellError("invalid", `${given.name}.${issue?.path.join(".")}: ${issue?.message}`);
  }
  const args = parsed.data;
  const reason = definition.reason?.(args) ?? null;
  return {
    request,
    reason,
    variants: definition.variants?.(args) ?? [],
    evidence: definition.evidence?.(args) ?? null,
    method: definition.method?.(args) ?? null,
    note: definition.note?.(args) ?? (reason || given.name),
    isDone: (context) => definition.isDone?.(context, args) ?? false,
    items: (context) => definition.items?.(context, args) ?? null,
    preview: (context) => definition.preview(context, args),
    write: (context) => definition.write(context, args),
  };
}
