import type { SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Statement } from "../../platform/db/rows.ts";
import type { orders } from "../../platform/db/schema/orders.ts";
import type { Policy, PolicyRule } from "../../platform/policy.ts";
import type { CommerceDeps } from "../deps.ts";
import type { Purse } from "../money/purse.ts";
import type { ActionArguments, BuiltAction, Effect, Order, OrderItem, Proposal, Refusal } from "../ports.ts";
import type { ActionFacts, CustomerFacts } from "./facts.ts";

/** What a preview is computed from; nothing else may enter it, so that execution can compute it again. */
export interface PreviewContext {
  rule: PolicyRule;
  policy: Policy;
  /** Everything else that was read in the same transaction: variants named, executions, promotions … */
  facts: ActionFacts;
  /** The customer's payment methods; what is booked in this preview is seen by what is booked next. */
  purse: Purse;
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** From when due dates count: the moment the shopper was shown the preview. Epoch ms. */
  promisedFrom: number;
}

/** Of an action on one order. */
export interface OrderContext extends PreviewContext {
  order: Order;
}

/** Of an action that concerns the customer. */
export interface CustomerContext extends PreviewContext {
  customer: CustomerFacts;
  /** The number that a new order gets: the same in preview and execution. */
  newOrderId: string;
}

/** The effects of an action, or why it may not be done. */
export type Preview = { effects: Effect[] } | { refusal: Refusal };

/** What the statements of an execution are made from. */
export interface WriteContext {
  deps: CommerceDeps;
  /** Null: the action concerns the customer. */
  order: Order | null;
  facts: ActionFacts;
  /** Whose data it is. */
  customerId: string;
  proposal: Proposal;
  effects: Effect[];
  /** Epoch ms. */
  at: number;
  /** Holds only where this very attempt has inserted its `executions` row: every statement must carry it. */
  isMine: SQL;
}

/** What an execution changes beside the money, which follows from its effects (money-writes.ts). */
export interface Writes {
  /** The order's own columns; its version is raised in any case. */
  order?: Partial<typeof orders.$inferInsert>;
  statements?: Statement[];
  /**
   * Conditions that must still hold in the batch: points that suffice, stock that is still there. Where one does not,
   * nothing is written and everything is read anew.
   */
  holds?: SQL[];
}

/** One action: its arguments, its effects, its writes. Who may do it and when is the policy's (policy-check.ts). */
export interface ActionDefinition<A extends BuiltAction, C extends PreviewContext> {
  name: A;
  arguments: z.ZodType<ActionArguments[A]>;
  /** Variants named in the arguments: their price and stock are read with the order. */
  variants?(args: ActionArguments[A]): string[];
  /** The data say that it has been done already. */
  isDone?(context: C, args: ActionArguments[A]): boolean;
  /** Items whose categories the policy may exclude; default: all of the order. */
  items?(context: C, args: ActionArguments[A]): OrderItem[];
  /** The reason the shopper gave, where the action takes one. */
  reason?(args: ActionArguments[A]): string;
  /** What the shopper has shown. */
  evidence?(args: ActionArguments[A]): string[];
  /** The payment method the shopper named. */
  method?(args: ActionArguments[A]): string | undefined;
  preview(context: C, args: ActionArguments[A]): Preview;
  write(context: WriteContext, args: ActionArguments[A]): Promise<Writes>;
  /** What a refund of it is noted as; default: the reason, else the action's name. */
  note?(args: ActionArguments[A]): string;
}

export type OrderActionDefinition<A extends BuiltAction> = ActionDefinition<A, OrderContext>;
export type CustomerActionDefinition<A extends BuiltAction> = ActionDefinition<A, CustomerContext>;
