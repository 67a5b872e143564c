import { and, eq, ne, sql } from "drizzle-orm";
import { insertWhere } from "../../platform/db/rows.ts";
import { identityCodes } from "../../platform/db/schema/codes.ts";
import { customers, identityAttempts } from "../../platform/db/schema/customers.ts";
import { newId } from "../../platform/ids.ts";
import { log } from "../../platform/log.ts";
import { maskText } from "../../platform/privacy/mask.ts";
import { blindIndex, unseal } from "../../platform/privacy/seal.ts";
import type { CommerceDeps } from "../deps.ts";
import type { CodeSent, CodeWay, CodeWish, Identity } from "../ports.ts";
import type { Carrier, CodeSender } from "./sender.ts";

const HOUR_MS = 3_600_000;
const CODES = 1_000_000;

/**
 * Sends six digits to the phone or address that the shop has on file, never to one that was typed in. Asked for by
 * somebody who has proved an order at least: a stranger learns nothing of anybody. Codes are counted per customer,
 * contact and address like attempts; a new one takes the place of those before it in the conversation.
 */
export async function sendCode(
  deps: CommerceDeps,
  sender: CodeSender,
  identity: Identity,
  wish: CodeWish = {},
): Promise<CodeSent> {
  const { customerId } = identity;
  if (customerId === null || identity.level === "none") return { sent: false, why: "unknown" };
  const id = newId("cod", deps.now());
  const digits = sixDigits();
  const { isTaken, ways } = await store(deps, sender, { id, customerId, hash: await codeHash(deps, id, digits) });
  if (ways.length === 0) return { sent: false, why: "no_contact" };
  if (!isTaken) return { sent: false, why: "limited" };
  const { text, subject } = wordsOf(deps, digits, wish.language ?? deps.shop.defaultLanguage);
  for (const way of ways.sort((a, b) => Number(b.by === wish.by) - Number(a.by === wish.by))) {
    try {
      await way.carry(way.to, text, subject);
      return { sent: true, by: way.by, to: maskText(way.to) };
    } catch (error) {
      log("warn", "code.not_sent", { by: way.by, error });
    }
  }
  return { sent: false, why: "failed" };
}

/** The hash under which digits are kept: of no use for another code. */
export function codeHash({ keys }: CommerceDeps, id: string, digits: string): Promise<string> {
  return blindIndex(keys, "code", `${id}:${digits}`);
}

interface Way {
  by: CodeWay;
  to: string;
  carry: Carrier;
}

/** Counts, stores and reads the file in one round trip; nothing is stored where the count is full. */
async function store(
  deps: CommerceDeps,
  sender: CodeSender,
  code: { id: string; customerId: string; hash: string },
): Promise<{ isTaken: boolean; ways: Way[] }> {
  const { database, shop, conversation, now } = deps;
  const at = now();
  const { id, customerId, hash } = code;
  const list = JSON.stringify(await scopes(deps, customerId));
  const isFree = sql`not exists (select 1 from json_each(${list}) asked where (
    select count(*) from ${identityAttempts} earlier where earlier.shop_id = ${shop.shop}
      and earlier.scope = asked.value->>'scope' and earlier.at > ${at - HOUR_MS}
  ) >= ${shop.policy.identity.attemptsPerHour})`;
  const ofFile = and(eq(customers.shopId, shop.shop), eq(customers.id, customerId), sql`erased_at is null`);
  const [[file], taken] = await database.batch([
    database.select({ phone: customers.phoneSealed, email: customers.emailSealed }).from(customers).where(ofFile),
    insertWhere(
      database,
      identityCodes,
      { shopId: shop.shop, id, customerId, conversation, hash, attempts: 0, createdAt: at, usedAt: null },
      isFree,
    ).returning({ id: identityCodes.id }),
    database
      .insert(identityAttempts)
      .select(
        sql`select value->>'id', ${shop.shop}, value->>'scope', ${at} from json_each(${list}) where exists (select 1 from ${identityCodes} mine where mine.shop_id = ${shop.shop} and mine.id = ${id})`,
      ),
    database
      .delete(identityCodes)
      .where(
        and(
          eq(identityCodes.shopId, shop.shop),
          eq(identityCodes.conversation, conversation),
          ne(identityCodes.id, id),
          sql`exists (select 1 from ${identityCodes} mine where mine.shop_id = ${shop.shop} and mine.id = ${id})`,
        ),
      ),
  ]);
  const open = (sealed: string | null | undefined) => (sealed ? unseal(deps.keys, sealed) : null);
  const [phone, email] = await Promise.all([open(file?.phone), open(file?.email)]);
  const number = phone?.replace(/[^\d+]/g, "");
  const bySms: Way[] = sender.sms && number ? [{ by: "sms", to: number, carry: sender.sms }] : [];
  const byEmail: Way[] = sender.email && email ? [{ by: "email", to: email, carry: sender.email }] : [];
  return { isTaken: taken.length > 0, ways: [...bySms, ...byEmail] };
}

async function scopes({ keys, now, contact, address }: CommerceDeps, customerId: string) {
  const kinds = { customer: customerId, contact, ...(address === null ? {} : { address }) };
  return Promise.all(
    Object.entries(kinds).map(async ([kind, value]) => ({
      id: newId("att", now()),
      scope: `code_${kind}:${await blindIndex(keys, kind, value)}`,
    })),
  );
}

function wordsOf({ shop }: CommerceDeps, digits: string, language: "zh" | "en"): { text: string; subject: string } {
  // The subject is shown on locked screens: the digits are not in it.
  return language === "zh"
    ? {
        subject: `【${shop.name.zh}】您的验证码`,
        text: `【${shop.name.zh}】验证码 ${digits}，10 分钟内有效，请勿告诉他人。`,
      }
    : {
        subject: `${shop.name.en}: your code`,
        text: `${shop.name.en}: your code is ${digits}. It is good for 10 minutes; tell nobody.`,
      };
}

/** Even over all codes: draws that would favour the small ones are drawn again. */
function sixDigits(): string {
  const limit = Math.floor(2 ** 32 / CODES) * CODES;
  for (;;) {
    const [drawn = limit] = crypto.getRandomValues(new Uint32Array(1));
    if (drawn < limit) return String(drawn % CODES).padStart(6, "0");
  }
}
