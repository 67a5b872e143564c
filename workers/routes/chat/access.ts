import { type ChatAccess, openChatToken } from "../../platform/chat-token.ts";
import { systemClock } from "../../platform/clock.ts";
import { DeskbellError } from "../../platform/errors.ts";
import { countAgainst } from "../../platform/limits.ts";
import { type AppContext, bearerOf, clientAddress } from "../context.ts";

/** The bearer token's conversation; `unauthorized` without one, `forbidden` for another shop's. */
export async function requireChat(c: AppContext, shop: string): Promise<ChatAccess> {
  const token = bearerOf(c);
  if (!token) throw new DeskbellError("unauthorized", "send the session's token as Authorization: Bearer");
  return openChatToken(c.env.AUTH_SECRET, token, shop, systemClock());
}

/** Counts a shopper's request per shopper, shop and address. */
export async function countShopper(c: AppContext, access: ChatAccess): Promise<void> {
  await Promise.all([
    countAgainst(c.env, "shopper", `${access.shop}:${access.contact}`),
    countAgainst(c.env, "shop", access.shop),
    countAgainst(c.env, "address", clientAddress(c)),
  ]);
}
