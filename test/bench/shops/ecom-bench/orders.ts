import type { z } from "zod";
import type { ShopImportInput } from "../../../../workers/merchants/import-schema.ts";
import type { invoiceColumns, OrderColumns, ParcelColumns } from "./columns.ts";

type OrderDocument = NonNullable<ShopImportInput["orders"]>[number];
type OrderState = OrderDocument["state"];
type ShipmentDocument = NonNullable<OrderDocument["shipments"]>[number];

/** The shop's stored value. */
export const CARD = { id: "ecard", label: { zh: "京东E卡", en: "JD E-card" } };

/** The order's own column decides its state; the track only tells when it was delivered. */
export const STATES: Record<string, OrderState> = {
  待付款: "pending_payment",
  已付款: "paid",
  处理中: "processing",
  已发货: "shipped",
  运输中: "shipped",
  已签收: "delivered",
  已送达: "delivered",
  已取消: "cancelled",
  已退货: "returned",
};
const DELIVERED = new Set(["已签收", "已送达"]);
/** Orders without a track have no date at all; older than any other. */
const UNKNOWN_DATE = "2020-01-01T00:00:00+08:00";

/** One order with its parcel and its invoice. */
export function orderOf(
  order: OrderColumns,
  parcel: ParcelColumns | undefined,
  invoice: z.infer<typeof invoiceColumns> | undefined,
): OrderDocument {
  const state = STATES[order.订单状态];
  if (!state) throw new Error(`order ${order.订单ID}: unknown state ${order.订单状态}`);
  const placedAt = localTime(parcel?.物流轨迹[0]?.时间) ?? UNKNOWN_DATE;
  const items = order.订单商品列表;
  const sum = items.reduce((total, item) => total + fen(item.单价) * item.数量, 0);
  const isDelivered = state === "delivered" || state === "returned";
  return {
    id: order.订单ID,
    customer: order.用户ID,
    state,
    items: items.map((item) => ({
      product: item.商品ID,
      variant: item.商品ID,
      quantity: item.数量,
      unitPriceMinor: fen(item.单价),
      ...(state === "returned" ? { state: "returned" as const } : {}),
    })),
    discountMinor: sum - fen(order.订单总金额),
    payments: [{ method: order.支付方式 === CARD.label.zh ? CARD.id : order.支付方式 }],
    recipient: {
      name: order.收货地址.收件人姓名,
      phone: order.收货地址.电话号码,
      address: {
        country: "CN",
        province: order.收货地址.省份,
        city: order.收货地址.城市,
        district: order.收货地址.区县,
        street: order.收货地址.详细地址,
      },
    },
    placedAt,
    paidAt: state === "pending_payment" ? null : placedAt,
    deliveredAt: isDelivered ? (deliveredAt(parcel) ?? placedAt) : null,
    expeditedAt: order.是否加急 ? placedAt : null,
    shipments: parcel ? [shipmentOf(parcel)] : [],
    invoices: invoice
      ? [
          {
            type: invoice.发票类型.includes("企业") ? "company" : "personal",
            title: invoice.发票抬头,
            state: "issued",
            createdAt: placedAt,
          },
        ]
      : [],
  };
}

function shipmentOf(parcel: ParcelColumns): ShipmentDocument {
  const states = parcel.物流轨迹.map((event) => event.状态 ?? event.status ?? "");
  const state = states.some((one) => DELIVERED.has(one))
    ? "delivered"
    : states.includes("派送中")
      ? "out_for_delivery"
      : states.some((one) => ["已揽收", "已出库", "运输中"].includes(one))
        ? "in_transit"
        : "created";
  const shipped = parcel.物流轨迹.find((event) => ["已揽收", "已出库", "运输中", "派送中"].includes(event.状态 ?? ""));
  return {
    courier: parcel.物流公司,
    trackingNo: parcel.物流单号,
    state,
    shippedAt: localTime(shipped?.时间) ?? null,
    etaAt: localTime(parcel.预计送达时间) ?? null,
    deliveredAt: state === "delivered" ? (deliveredAt(parcel) ?? null) : null,
    events: parcel.物流轨迹.map((event) => ({
      at: localTime(event.时间) ?? UNKNOWN_DATE,
      text: event.描述,
      city: event.位置 ?? "",
    })),
  };
}

function deliveredAt(parcel: ParcelColumns | undefined): string | undefined {
  const last = parcel?.物流轨迹.findLast((event) => DELIVERED.has(event.状态 ?? event.status ?? ""));
  return localTime(last?.时间);
}

/** Local times (UTC+8) with a blank or a T between day and hour. */
function localTime(time: string | undefined): string | undefined {
  return time === undefined ? undefined : `${time.replace(" ", "T")}+08:00`;
}

export const fen = (yuan: number): number => Math.round(yuan * 100);
