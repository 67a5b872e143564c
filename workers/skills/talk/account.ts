import { isAboutCashback, registerCashback } from "../after-sales/cashback.ts";
import { readContact, wholeAddress } from "../orders/said-contact.ts";
import type { Skill, SkillContext, Step } from "../skill.ts";

const ERASES =
  /(?:删除|删掉|删了|清除|清空|抹掉|抹去|销毁|注销).{0,12}(?:数据|信息|资料|账[号户]|记录|隐私|手机号)|(?:数据|信息|资料|记录|手机号码?|号码|邮箱).{0,8}(?:删除|删掉|删了|清除|抹掉|销毁)|(?:erase|delete|remove|wipe|destroy).{0,24}(?:data|account|information|details|records)|forget (?:all about )?me|right to be forgotten/i;
const ONLY_ASKS =
  /怎么(?:删|注销)|如何(?:删|注销)|(?:能|可以|可不可以|能不能).{0,10}(?:删|注销).{0,10}[吗么?？]|会(?:不会)?(?:删|保留)|how (?:do|can) i|\bcan i\b|do you (?:keep|delete|store)/i;
const DEFAULT_ADDRESS =
  /(?:默认|常用|账户|账号|个人中心|资料)(?:里|上)?的?(?:收货)?地址|地址簿|(?:default|profile|account|saved) (?:delivery |shipping )?address|address (?:on|in) (?:my )?(?:account|profile|file)/i;

async function changeAddress(context: SkillContext): Promise<Step> {
  const { shop, commerce, identity } = context;
  if (shop.policy.actions.change_profile_address?.allowed !== true) return { do: "pass" };
  const contact = readContact(context);
  const customer = await commerce.orders.customer(identity);
  if (!customer) return { do: "say", say: [{ template: "account.sign_in", facts: {} }] };
  const address = contact.address ? wholeAddress(contact.address, customer.address, shop.country) : null;
  if (!address) return { do: "ask", slot: "address", say: [{ template: "account.ask_address", facts: {} }] };
  const request = contact.phone ? { address, phone: contact.phone } : { address };
  return { do: "propose", request: { name: "change_profile_address", arguments: request } };
}

/** What an account holds and may forget: the default address, the cashback for a review, personal data. */
export const account: Skill = {
  name: "account",
  intents: ["account_help", "feedback_privacy", "change_address"],
  async step(context) {
    const { frame, shop, text: said } = context;
    if (isAboutCashback(context)) return registerCashback(context);
    if (DEFAULT_ADDRESS.test(said)) frame.slots["profile.wish"] = "1";
    if (frame.slots["profile.wish"]) return changeAddress(context);
    const isWish = ERASES.test(said) && !ONLY_ASKS.test(said);
    if (isWish && shop.policy.actions.erase_my_data?.allowed === true) {
      return { do: "propose", request: { name: "erase_my_data", arguments: {} } };
    }
    return { do: "pass" };
  },
};
