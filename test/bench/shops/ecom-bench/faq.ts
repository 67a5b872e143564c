import type { z } from "zod";
import type { ShopImportInput } from "../../../../workers/merchants/import-schema.ts";
import type { discountColumns } from "./columns.ts";

/** The offers of the files, and how the platform's stored value works (its published terms; no file holds them). */
export function faqOf(discounts: z.infer<typeof discountColumns>[]): NonNullable<ShopImportInput["faq"]> {
  return [
    ...discounts.map((discount, index) => ({
      id: `offer-${index + 1}`,
      question: "最近有什么优惠活动？",
      alternates: ["现在有什么活动", "国补怎么享受", "以旧换新怎么参加", "有补贴吗", discount.政策名称],
      answer: [
        `${discount.政策名称}（${discount.有效期}）：`,
        ...discount.详情.map(
          ({ 类型, 描述, 示例, 备注 }) =>
            `${类型}：${[描述, 示例, 备注].filter((part) => part !== undefined).join("；")}。`,
        ),
      ].join("\n"),
      intents: ["promotion_query"],
    })),
    {
      id: "stored-value-use",
      question: "京东E卡怎么用？",
      alternates: ["E卡使用说明", "E卡有什么限制", "E卡能提现吗", "E卡有效期多久"],
      answer:
        "京东E卡在“我的—我的钱包—礼品卡”里绑定卡密后使用，结算时选择京东E卡支付。只能购买京东自营商品，不能用于第三方商家和虚拟商品。自购买或激活起36个月内有效，可以分多次使用。不记名、不挂失、不可提现，也不能兑换现金；用E卡支付的订单取消或退货后，款项退回原卡。",
      intents: ["coupon_help"],
    },
  ];
}
