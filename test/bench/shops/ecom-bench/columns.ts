import { z } from "zod";

// The columns of the shop's files, as they are.

const yuan = z.number().nonnegative();
const parts = z.object({
  国家: z.string(),
  省份: z.string(),
  城市: z.string(),
  区县: z.string(),
  详细地址: z.string(),
});

export const productColumns = z.object({
  商品ID: z.string(),
  商品名称: z.string(),
  商品状态: z.string(),
  商品价格: yuan,
  商品描述: z.string(),
  可换货商品: z.array(z.object({ 商品ID: z.string(), 商品描述: z.string(), 商品状态: z.string() })),
  赠品信息: z.array(z.object({ 赠品名称: z.string(), 赠品描述: z.string() })),
  辅材材料: z.array(
    z.union([
      z.object({ 辅材名称: z.string(), 辅材描述: z.string() }),
      z
        .object({ name: z.string(), description: z.string() })
        .transform(({ name, description }) => ({ 辅材名称: name, 辅材描述: description })),
    ]),
  ),
  安装说明: z.string(),
  维修说明: z.string(),
  常见故障: z.array(z.object({ 故障代码: z.string(), 故障名称: z.string(), 故障解决方案: z.string() })),
});
export type ProductColumns = z.infer<typeof productColumns>;

export const orderColumns = z.object({
  用户ID: z.string(),
  订单ID: z.string(),
  订单状态: z.string(),
  订单总金额: yuan,
  是否加急: z.boolean(),
  订单商品列表: z.array(z.object({ 商品ID: z.string(), 单价: yuan, 数量: z.number().int() })),
  收货地址: parts.extend({ 收件人姓名: z.string(), 电话号码: z.string() }),
  支付方式: z.string(),
});
export type OrderColumns = z.infer<typeof orderColumns>;

export const userColumns = z.object({
  用户ID: z.string(),
  电话号码: z.string(),
  用户姓名: z.string(),
  电子卡余额: yuan,
  地址信息: parts,
});

export const parcelColumns = z.object({
  物流单号: z.string(),
  物流公司: z.string(),
  预计送达时间: z.string(),
  物流轨迹: z.array(
    z.object({
      时间: z.string(),
      状态: z.string().optional(),
      status: z.string().optional(),
      位置: z.string().nullish(),
      描述: z.string(),
    }),
  ),
});
export type ParcelColumns = z.infer<typeof parcelColumns>;

export const invoiceColumns = z.object({ 订单ID: z.string(), 发票类型: z.string(), 发票抬头: z.string() });

export const discountColumns = z.object({
  政策名称: z.string(),
  有效期: z.string(),
  详情: z.array(
    z.object({
      类型: z.string(),
      描述: z.string(),
      示例: z.string().optional(),
      备注: z.string().optional(),
    }),
  ),
});

/** Files are keyed by platform and shop, then by whose they are. */
export const byShop = <T extends z.ZodType>(inner: T) => z.record(z.string(), z.record(z.string(), inner));
