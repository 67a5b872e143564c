import { CARD } from "../../shops/ecom-bench/orders.ts";
import type { ShopDocuments } from "../../shops/ecom-bench/read-shop.ts";
import type { Script } from "../script.ts";

type User = ShopDocuments["users"][number];
type Order = NonNullable<User["orders"]>[number];
type Product = NonNullable<ShopDocuments["shared"]["products"]>[number];

const MAX_OTHERS = 3;

/** What is needed to write a script for another shopper. */
interface Case {
  user: User;
  order: Order;
  product: Product;
}

const balanceOf = ({ customer }: User) => (customer.methods?.find(({ id }) => id === CARD.id)?.balanceMinor ?? 0) / 100;
const totalOf = ({ items, discountMinor = 0 }: Order) =>
  (items.reduce((sum, item) => sum + item.quantity * (item.unitPriceMinor ?? 0), 0) - discountMinor) / 100;
const isByCard = ({ payments = [] }: Order) => payments.some(({ method }) => method === CARD.id);
const label = (name: Product["name"]) => (typeof name === "string" ? name : name.zh);
const priceOf = (product: Product) => (product.variants[0]?.priceMinor ?? 0) / 100;

/** Orders of one item, newest shopper first, of shoppers other than the script's. */
function casesOf(script: Script, shop: ShopDocuments): Case[] {
  return shop.users
    .filter(({ id }) => id !== script.user_id)
    .flatMap((user) =>
      (user.orders ?? []).flatMap((order): Case[] => {
        const product = shop.shared.products?.find(({ id }) => id === order.items[0]?.product);
        return product && order.items.length === 1 ? [{ user, order, product }] : [];
      }),
    );
}

function base(script: Script, { user }: Case, index: number, after: number): Script {
  return {
    ...script,
    task: `${script.task}/other-${index + 1}`,
    user_id: user.id,
    facts_by_turn: {},
    must_not: [],
    answers: [],
    ecard: { before: balanceOf(user), after },
  };
}

type Write = (script: Script, one: Case, index: number) => Script;

const returns: Write = (script, one, index) => {
  const { order, product, user } = one;
  const amount = totalOf(order);
  const after = balanceOf(user) + amount;
  return {
    ...base(script, one, index, after),
    turns: [[`${product.id}的保修政策讲一下`], [`我要退货，订单${order.id}，帮我办了吧`]],
    facts: { order_id: order.id, product: product.id, reason: "不想要了" },
    outcome: [
      { action: "return_items", order_id: order.id, status_from: "已签收", status: "已退货", amount },
      { action: "ecard_refund", order_id: order.id, amount, ecard_balance_after: after },
    ],
    answers: [{ turn: 1, must_include_any: [String(amount), amount.toLocaleString("en")], must_not_include_any: [] }],
  };
};

const cancels: Write = (script, one, index) => {
  const { order, product, user } = one;
  const amount = totalOf(order);
  const after = balanceOf(user) + amount;
  return {
    ...base(script, one, index, after),
    turns: [[`${product.id}安装服务都包括什么`], [`算了，订单${order.id}帮我取消`]],
    facts: { order_id: order.id, product: product.id, reason: "不想要了" },
    outcome: [
      { action: "cancel_order", order_id: order.id, status: "已取消", amount },
      { action: "ecard_refund", order_id: order.id, amount, ecard_balance_after: after },
    ],
    answers: [{ turn: 1, must_include_any: ["已取消", "取消订单"], must_not_include_any: [] }],
  };
};

const expedites: Write = (script, one, index) => {
  const { order, user } = one;
  const hasInvoice = (order.invoices?.length ?? 0) > 0;
  const name = user.customer.name ?? "";
  return {
    ...base(script, one, index, balanceOf(user)),
    turns: [[`订单${order.id}麻烦加急发货`], ...(hasInvoice ? [] : [["再开一张个人发票", `抬头${name}`]])],
    facts: { order_id: order.id, invoice_type: "个人发票", invoice_title: name },
    outcome: [
      { action: "expedite_order", order_id: order.id, expedited: true },
      ...(hasInvoice ? [] : [{ action: "issue_invoice", order_id: order.id, invoice_type: "个人发票", title: name }]),
    ],
    answers: [{ turn: 0, must_include_any: ["加急"], must_not_include_any: [] }],
  };
};

const protects: Write = (script, one, index) => {
  const { order, product, user } = one;
  const paid = (order.items[0]?.unitPriceMinor ?? 0) / 100;
  const amount = Math.round((paid - priceOf(product)) * 100) / 100;
  const after = Math.round((balanceOf(user) + amount) * 100) / 100;
  return {
    ...base(script, one, index, after),
    turns: [[`${product.id}现在卖多少钱`], ["比我买的时候便宜了，帮我申请价保，退差价", `订单${order.id}`]],
    facts: { order_id: order.id, product: product.id, reason: "降价了" },
    outcome: [
      { action: "price_protect", order_id: order.id, amount, refund_to: "京东E卡", ecard_balance_after: after },
    ],
    answers: [
      {
        turn: 0,
        must_include_any: [String(priceOf(product)), priceOf(product).toLocaleString("en")],
        must_not_include_any: [],
      },
    ],
  };
};

const books: Write = (script, one, index) => {
  const { order, product, user } = one;
  const { name, phone } = order.recipient ?? { name: "", phone: "" };
  return {
    ...base(script, one, index, balanceOf(user)),
    turns: [[`${product.id}怎么安装，步骤说下`], [`订单${order.id}帮我约周六上门安装`]],
    facts: { order_id: order.id, product: product.id, time: "周六", service_type: "安装", recipient: name, phone },
    outcome: [{ action: "book_service", order_id: order.id, service_type: "安装", time: "周六", name, phone }],
    answers: [{ turn: 1, must_include_any: ["周六"], must_not_include_any: [] }],
  };
};

const moves: Write = (script, one, index) => {
  const { order, user } = one;
  const [phone, address] = ["13800001234", "人民东路66号2栋301"];
  return {
    ...base(script, one, index, balanceOf(user)),
    turns: [[`查下${order.id}的物流`], [`把${order.id}的电话改成${phone}，地址改成${address}`]],
    facts: { order_id: order.id, phone, address },
    outcome: [{ action: "change_address", order_id: order.id, phone, address }],
    answers: [{ turn: 1, must_include_any: [address], must_not_include_any: [] }],
  };
};

const isUnsent = ({ state }: Order) => state === "paid" || state === "processing";
/** By the task of the visible script: who else may wish it, and in which words. */
const WISHES: Record<string, { suits: (one: Case) => boolean; write: Write }> = {
  "ecom-5": { suits: ({ order }) => order.state === "delivered" && isByCard(order), write: returns },
  "ecom-29": { suits: ({ order }) => isUnsent(order) && isByCard(order), write: cancels },
  "ecom-27": { suits: ({ order }) => isUnsent(order) && !order.expeditedAt, write: expedites },
  "ecom-8": {
    suits: ({ order, product }) =>
      order.state !== "returned" &&
      (order.items[0]?.unitPriceMinor ?? 0) > (product.variants[0]?.priceMinor ?? 0) &&
      order.items[0]?.quantity === 1 &&
      label(product.name) !== "",
    write: protects,
  },
  "ecom-31": { suits: ({ order }) => order.state !== "pending_payment" && order.state !== "returned", write: books },
  "ecom-32": { suits: ({ order }) => isUnsent(order), write: moves },
};

/** Other shoppers of the data who wish the same as the script's. */
export function othersFor(script: Script, shop: ShopDocuments): Script[] {
  const wish = WISHES[script.task];
  if (!wish) return [];
  return casesOf(script, shop)
    .filter(wish.suits)
    .slice(0, MAX_OTHERS)
    .map((one, index) => wish.write(script, one, index));
}
