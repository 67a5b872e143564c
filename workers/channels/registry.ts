import type { ChannelKind } from "./channel.ts";
import { aftership } from "./kinds/aftership.ts";
import { alipay } from "./kinds/alipay.ts";
import { appleMessages } from "./kinds/apple-messages.ts";
import { dingtalk } from "./kinds/dingtalk.ts";
import { discord } from "./kinds/discord.ts";
import { doudian } from "./kinds/doudian.ts";
import { douyin } from "./kinds/douyin.ts";
import { ebay } from "./kinds/ebay.ts";
import { email } from "./kinds/email.ts";
import { feishu } from "./kinds/feishu.ts";
import { googleChat } from "./kinds/google-chat.ts";
import { instagram } from "./kinds/instagram.ts";
import { kakao } from "./kinds/kakao.ts";
import { kuaidi100 } from "./kinds/kuaidi100.ts";
import { lazada } from "./kinds/lazada.ts";
import { line } from "./kinds/line.ts";
import { messenger } from "./kinds/messenger.ts";
import { qq } from "./kinds/qq.ts";
import { rest } from "./kinds/rest.ts";
import { shopee } from "./kinds/shopee.ts";
import { shopify } from "./kinds/shopify.ts";
import { slack } from "./kinds/slack.ts";
import { taobao } from "./kinds/taobao.ts";
import { teams } from "./kinds/teams.ts";
import { telegram } from "./kinds/telegram.ts";
import { twilioSms } from "./kinds/twilio-sms.ts";
import { twilioVoice } from "./kinds/twilio-voice.ts";
import { viber } from "./kinds/viber.ts";
import { vonageSms } from "./kinds/vonage-sms.ts";
import { wechat } from "./kinds/wechat.ts";
import { wechatKf } from "./kinds/wechat-kf.ts";
import { wechatMini } from "./kinds/wechat-mini.ts";
import { wecom } from "./kinds/wecom.ts";
import { weibo } from "./kinds/weibo.ts";
import { whatsapp } from "./kinds/whatsapp.ts";
import { woocommerce } from "./kinds/woocommerce.ts";
import { x } from "./kinds/x.ts";
import { youzan } from "./kinds/youzan.ts";
import { zalo } from "./kinds/zalo.ts";

/** Every kind of channel; a new one is a file in `kinds/` and a line here. */
export const KINDS = [
  aftership,
  alipay,
  appleMessages,
  dingtalk,
  discord,
  doudian,
  douyin,
  ebay,
  email,
  feishu,
  googleChat,
  instagram,
  kakao,
  kuaidi100,
  lazada,
  line,
  messenger,
  qq,
  rest,
  shopee,
  shopify,
  slack,
  taobao,
  teams,
  telegram,
  twilioSms,
  twilioVoice,
  viber,
  vonageSms,
  wechat,
  wechatKf,
  wechatMini,
  wecom,
  weibo,
  whatsapp,
  woocommerce,
  x,
  youzan,
  zalo,
] as const satisfies readonly ChannelKind[];

const byName = new Map<string, ChannelKind>(KINDS.map((kind) => [kind.kind, kind]));

/** The kind of a stored channel; null where it is not known (any more). */
export function kindOf(name: string): ChannelKind | null {
  return byName.get(name) ?? null;
}
