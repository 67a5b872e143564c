import type { SQL } from "drizzle-orm";
import type { z } from "zod";
import type { Statement } from "../../platform/db/rows.ts";
import type { orders } from "../../platform/db/schema/orders.ts";
import type { Policy, PolicyRule } from "../../platform/policy.ts";
import type { CommerceDeps } from "../deps.ts";
import type { ActionArguments, BuiltAction, Effect, Order, OrderItem, Proposal, Refusal } from "../ports.ts";

/** What a preview is computed from; nothing else may enter it, so that execution can compute it again. */
export interface PreviewContext {
  order: Order;
  rule: PolicyRule;
  policy: Policy;
  timeZone: string;
  /** From when due dates count: the moment the shopper was shown the preview. Epoch ms. */
  promisedFrom: number;
}

/** The effects of an action, or why it may not be done. */
export type Preview = { effects: Effect[] } | { refusal: Refusal };

/** What the statements of an execution are made from. */
export interface WriteContext {
  deps: CommerceDeps;
  order: Order;
  proposal: Proposal;
  effects: Effect[];
  /** Epoch ms. */
  at: number;
  /** Holds only where this very attempt has inserted its `executions` row: every statement must carry it. */
  isMine: SQL;
}

/** What an execution changes: the order's own columns (its version is raised in any case), and other tables. */
export interface Writes {
  order: Partial<typeof orders.$inferInsert>;
  statements: Statement[];
}

/** One action: its arguments, its effects, its writes. Who may do it and when is the policy's (policy-check.ts). */
export interface ActionDefinition<A extends BuiltAction> {
  name: A;
  arguments: z.ZodType<ActionArguments[A]>;
  /** The order's state says that it has been done already. */
  isDone(order: Order, args: ActionArguments[A]): boolean;
  /** Items whose categories the policy may exclude. */
  items(order: Order, args: ActionArguments[A]): OrderItem[];
  /** The reason the shopper gave, where the action takes one. */
  reason(args: ActionArguments[A]): string | null;
  preview(context: PreviewContext, args: ActionArguments[A]): Preview;
  write(context: WriteContext, args: ActionArguments[A]): Promise<Writes>;
}
