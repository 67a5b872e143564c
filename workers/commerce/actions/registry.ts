import { DeskbellError } from "../../platform/errors.ts";
import type { ActionArguments, ActionRequest, BuiltAction, Order, OrderItem } from "../ports.ts";
import { cancelOrder } from "./cancel-order.ts";
import { changeAddress } from "./change-address.ts";
import type { ActionDefinition, Preview, PreviewContext, WriteContext, Writes } from "./definition.ts";
import { expediteOrder } from "./expedite-order.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { returnItems } from "./return-items.ts";

const DEFINITIONS: { [A in BuiltAction]: ActionDefinition<A> } = {
  cancel_order: cancelOrder,
  change_address: changeAddress,
  return_items: returnItems,
  expedite_order: expediteOrder,
  issue_invoice: issueInvoice,
};

/** An action with its arguments, checked and put in. */
export interface BoundAction {
  request: ActionRequest;
  isDone(order: Order): boolean;
  items(order: Order): OrderItem[];
  reason: string | null;
  preview(context: PreviewContext): Preview;
  write(context: WriteContext): Promise<Writes>;
}

/** Finds the definition of a request and checks its arguments; `invalid` names what is wrong. */
export function bindAction(request: ActionRequest): BoundAction {
  return { request, ...bind(request) };
}

function bind<A extends BuiltAction>(request: {
  name: A;
  arguments: ActionArguments[A];
}): Omit<BoundAction, "request"> {
  const definition: ActionDefinition<A> = DEFINITIONS[request.name];
  const parsed = definition.arguments.safeParse(request.arguments);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new DeskbellError("invalid", `${request.name}.${issue?.path.join(".")}: ${issue?.message}`);
  }
  const args = parsed.data;
  return {
    isDone: (order) => definition.isDone(order, args),
    items: (order) => definition.items(order, args),
    reason: definition.reason(args),
    preview: (context) => definition.preview(context, args),
    write: (context) => definition.write(context, args),
  };
}
