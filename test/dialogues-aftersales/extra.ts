/** Orders and shoppers that the demo shop has not, in the words of the import; times are relative as in its seed files. */
const address = { province: "浙江省", city: "宁波市", district: "海曙区", street: "苇草巷7号2单元402" };

export const extraCustomers = [
  {
    id: "u2001",
    name: "贺小满",
    phone: "13900009901",
    email: "xiaoman@example.com",
    address,
    points: 220,
    balanceMinor: 0,
  },
  {
    id: "u2002",
    name: "Tom Reed",
    phone: "13900009902",
    email: "tom@example.com",
    address: { ...address, street: "苇草巷9号1单元101" },
    points: 5000,
    balanceMinor: 30000,
    locale: "en",
  },
];

const delivered = (trackingNo: string, at: string) => ({
  courier: "顺丰速运",
  trackingNo,
  state: "delivered",
  shippedAt: "-6d 10:00",
  etaAt: at,
  deliveredAt: at,
  events: [{ at, text: { zh: "已签收", en: "Delivered" }, city: "" }],
});

export const extraOrders = [
  // Bought dearer than it is today, delivered two days ago.
  {
    id: "880099000001",
    customer: "u1004",
    state: "delivered",
    items: [{ product: "feather-coat", variant: "feather-coat-beige-s", quantity: 1, unitPriceMinor: 45900 }],
    payments: [{ method: "alipay" }],
    placedAt: "-5d 12:00",
    paidAt: "-5d 12:01",
    deliveredAt: "-2d 10:00",
    shipments: [delivered("SF1680099000017", "-2d 10:00")],
  },
  {
    id: "880099000002",
    customer: "u2002",
    state: "delivered",
    items: [{ product: "feather-coat", variant: "feather-coat-beige-s", quantity: 1, unitPriceMinor: 44900 }],
    payments: [{ method: "card" }],
    placedAt: "-5d 15:00",
    paidAt: "-5d 15:01",
    deliveredAt: "-2d 16:00",
    shipments: [delivered("SF1680099000024", "-2d 16:00")],
  },
  // Small and paid just now: may be paid from the balance instead.
  {
    id: "880099000003",
    customer: "u1005",
    state: "paid",
    items: [{ product: "nut-giftbox", variant: "nut-giftbox-one", quantity: 1 }],
    payments: [{ method: "alipay" }],
    placedAt: "-30m",
    paidAt: "-29m",
  },
  {
    id: "880099000004",
    customer: "u2002",
    state: "pending_payment",
    items: [{ product: "airpurifier-45", variant: "airpurifier-45-one", quantity: 1 }],
    placedAt: "-20m",
  },
  // Dearer than the balance that it is to be paid from.
  {
    id: "880099000007",
    customer: "u2002",
    state: "paid",
    items: [{ product: "robovac-r2", variant: "robovac-r2-white", quantity: 1 }],
    payments: [{ method: "card" }],
    placedAt: "-50m",
    paidAt: "-49m",
  },
  // Something that wants installing, delivered yesterday.
  {
    id: "880099000005",
    customer: "u1003",
    state: "delivered",
    items: [{ product: "airpurifier-45", variant: "airpurifier-45-one", quantity: 1 }],
    payments: [{ method: "wechat" }],
    placedAt: "-4d 09:00",
    paidAt: "-4d 09:01",
    deliveredAt: "-1d 11:00",
    shipments: [delivered("SF1680099000055", "-1d 11:00")],
  },
  // Completed long ago, nothing open: its shopper may be forgotten.
  {
    id: "880099000006",
    customer: "u2001",
    state: "completed",
    items: [{ product: "oat-cleanser", variant: "oat-cleanser-one", quantity: 2 }],
    payments: [{ method: "wechat" }],
    placedAt: "-60d 09:00",
    paidAt: "-60d 09:01",
    deliveredAt: "-57d 11:00",
    shipments: [delivered("SF1680099000062", "-57d 11:00")],
  },
];
