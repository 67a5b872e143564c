import { type ConversationRpc, conversationOf, type Opening } from "../../durable-objects/conversation/contract.ts";
import { type AppContext, clientAddress } from "./context.ts";

/** The object of a conversation. */
export function conversationStub(c: AppContext, shop: string, conversation: string): ConversationRpc {
  return conversationOf(c.env, shop, conversation);
}

/** The facts that go with each call to it. */
export function openingOf(c: AppContext, shop: string, conversation: string): Opening {
  const cut = conversation.indexOf("~");
  return {
    shop,
    conversation,
    channel: conversation.slice(0, cut),
    thread: conversation.slice(cut + 1),
    trace: c.get("trace"),
    address: clientAddress(c),
  };
}
